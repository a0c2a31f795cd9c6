package plinth.model.schema;

import java.util.List;
import java.util.Optional;

/**
 * A sequence with a statement of its own.
 *
 * @param options as written, in order: {@code START WITH 1}, {@code CACHE 1}
 * @param ownedBy the table's column that it goes away with
 */
public record Sequence(ObjectName name, List<String> options, Optional<Owner> ownedBy, Optional<String> comment)
        implements SchemaObject {
    public Sequence {
        options = List.copyOf(options);
    }

    public record Owner(ObjectName table, Name column) {}

    public Sequence withName(ObjectName name) {
        return new Sequence(name, options, ownedBy, comment);
    }

    public Sequence withOptions(List<String> options) {
        return new Sequence(name, options, ownedBy, comment);
    }

    public Sequence withOwnedBy(Optional<Owner> ownedBy) {
        return new Sequence(name, options, ownedBy, comment);
    }

    public Sequence withComment(Optional<String> comment) {
        return new Sequence(name, options, ownedBy, comment);
    }
}
