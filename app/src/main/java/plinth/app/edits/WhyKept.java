package plinth.app.edits;

import plinth.app.store.Selection;
import plinth.model.schema.Schema;
import plinth.model.schema.Strings;

/** Why something that is selected cannot be changed by an edit. */
final class WhyKept {
    private WhyKept() {}

    static String of(Schema schema, Selection selection) {
        return selection.primary().map(i -> of(schema, i)).orElse("Nothing is selected.");
    }

    static String of(Schema schema, Selection.Item item) {
        return switch (item) {
            case Selection.OfFamily f -> "A family is dropped table by table.";
            case Selection.OfObject o
            when o.at() < schema.objects().size() ->
                Strings.capital(Words.kind(schema.objects().get(o.at()))) + " is changed in the SQL pane";
            default -> "It is changed in the SQL pane";
        };
    }
}
