package plinth.model.schema;

import java.util.List;
import java.util.Optional;

/** An enumeration: its labels in their order. */
public record EnumType(ObjectName name, List<String> labels, Optional<String> comment) implements SchemaObject {
    public EnumType {
        labels = List.copyOf(labels);
    }

    public EnumType withName(ObjectName name) {
        return new EnumType(name, labels, comment);
    }

    public EnumType withLabels(List<String> labels) {
        return new EnumType(name, labels, comment);
    }

    public EnumType withComment(Optional<String> comment) {
        return new EnumType(name, labels, comment);
    }
}
