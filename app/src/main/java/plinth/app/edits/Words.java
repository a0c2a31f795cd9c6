package plinth.app.edits;

import java.util.List;
import java.util.stream.Collectors;
import plinth.model.schema.CompositeType;
import plinth.model.schema.Constraint;
import plinth.model.schema.Domain;
import plinth.model.schema.EnumType;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.Ownership;
import plinth.model.schema.Routine;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Sequence;
import plinth.model.schema.Table;
import plinth.model.schema.View;

/** What a person calls the parts of a schema. */
final class Words {
    private Words() {}

    static String kind(SchemaObject o) {
        return switch (o) {
            case Table t -> "a table";
            case View v -> v.materialized() ? "a materialized view" : "a view";
            case EnumType e -> "an enum";
            case Domain d -> "a domain";
            case CompositeType t -> "a composite type";
            case Sequence s -> "a sequence";
            case Routine r -> (r.kind().startsWith("a") ? "an " : "a ") + r.kind();
            case Kept k -> "a statement kept as written";
            case Ownership w -> "an owner";
        };
    }

    static String action(Constraint.Action action) {
        return switch (action) {
            case NO_ACTION -> "Refuse (NO ACTION)";
            case RESTRICT -> "Refuse at once (RESTRICT)";
            case CASCADE -> "Follow (CASCADE)";
            case SET_NULL -> "Set to NULL (SET NULL)";
            case SET_DEFAULT -> "Set to the default (SET DEFAULT)";
        };
    }

    static String names(List<Name> names) {
        return names.stream().map(Name::value).collect(Collectors.joining(", "));
    }
}
