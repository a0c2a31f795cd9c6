package plinth.model.schema;

import java.util.Optional;

/** What DDL makes and names: all that a {@link Schema} consists of. */
public sealed interface SchemaObject
        permits Table, View, EnumType, Domain, CompositeType, Sequence, Routine, Kept, Ownership {
    ObjectName name();

    Optional<String> comment();
}
