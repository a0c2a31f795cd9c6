package plinth.model.schema;

import java.util.Optional;

/** What DDL makes and names: all that a {@link Schema} consists of. */
public sealed interface SchemaObject
        permits Table, View, EnumType, Domain, CompositeType, Sequence, Routine, Kept, Ownership {
    ObjectName name();

    Optional<String> comment();

    /** Returns what a sentence calls it: {@code the table users}. */
    default String called() {
        return switch (this) {
            case Table t -> "the table " + t.name();
            case View v -> "the view " + v.name();
            case EnumType e -> "the type " + e.name();
            case Domain d -> "the domain " + d.name();
            case CompositeType c -> "the type " + c.name();
            case Sequence q -> "the sequence " + q.name();
            case Routine r -> "the " + r.kind() + " " + r.name();
            case Kept k -> "the statement " + k.label();
            case Ownership w -> "the owner of " + w.name();
        };
    }
}
