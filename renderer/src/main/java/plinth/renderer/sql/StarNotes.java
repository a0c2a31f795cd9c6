package plinth.renderer.sql;

import java.util.ArrayList;
import java.util.List;
import plinth.model.ddl.Stars;
import plinth.model.ddl.StatementNode;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;

/**
 * Notes what becomes of views that select a star. A text that is loaded anew has them with the table's columns as they are then; a database that has
 * such a view already keeps the columns that the table had when the view was made.
 */
final class StarNotes {
    private final Patching p;
    private final List<String> notes;

    StarNotes(Patching p, List<String> notes) {
        this.p = p;
        this.notes = notes;
    }

    void added(ObjectName table, Name column) {
        views(table, "shows " + column + " too where this text is loaded anew; where it exists already, it does not.");
    }

    void moved(ObjectName table, Name column) {
        views(
                table,
                "shows " + column
                        + " at another place where this text is loaded anew; where it exists already, it does not.");
    }

    /** Views on such views show their columns by stars in turn; a view stands behind what it is made of. */
    private void views(ObjectName table, String what) {
        List<ObjectName> shown = new ArrayList<>(List.of(table));
        p.everyEntry(e -> {
            if (e.node() instanceof StatementNode.CreateView v
                    && List.copyOf(shown).stream().anyMatch(r -> Stars.over(p.schema(), e, r))) {
                ObjectName view = p.resolve(e, v.name());
                shown.add(view);
                notes.add("The view " + view + " at " + p.at(e) + " selects all columns by a star: it " + what);
            }
        });
    }
}
