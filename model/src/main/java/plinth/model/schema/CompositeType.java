package plinth.model.schema;

import java.util.List;
import java.util.Optional;

/** A composite type: named fields with types, no constraints. */
public record CompositeType(ObjectName name, List<Column> fields, Optional<String> comment) implements SchemaObject {
    public CompositeType {
        fields = List.copyOf(fields);
    }

    public CompositeType withName(ObjectName name) {
        return new CompositeType(name, fields, comment);
    }

    public CompositeType withFields(List<Column> fields) {
        return new CompositeType(name, fields, comment);
    }

    public CompositeType withComment(Optional<String> comment) {
        return new CompositeType(name, fields, comment);
    }
}
