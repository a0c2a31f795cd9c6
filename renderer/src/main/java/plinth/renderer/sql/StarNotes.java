package plinth.renderer.sql;

import java.util.List;
import plinth.model.ddl.Entry;
import plinth.model.ddl.Stars;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.View;

/**
 * Notes what becomes of views that show a table by a star, be it in a query within or by another view. A text that is loaded anew has them with the
 * table's columns as they are then; a database that has such a view already keeps the columns that the table had when the view was made.
 */
final class StarNotes {
    private final Patching p;
    private final Schema wanted;
    private final List<String> notes;

    StarNotes(Patching p, Schema wanted, List<String> notes) {
        this.p = p;
        this.wanted = wanted;
        this.notes = notes;
    }

    void added(ObjectName table, Name column) {
        views(table, "shows " + column + " too. Where it exists already it has to be made again, as a migration does.");
    }

    void moved(ObjectName table, Name column) {
        views(
                table,
                "shows " + column
                        + " at another place where this text is loaded anew; where it exists already, it does not.");
    }

    private void views(ObjectName table, String what) {
        for (View v : Stars.changed(p.schema(), wanted, table)) {
            Entry e = p.reading()
                    .built(p.schema().view(v.name()).orElseThrow())
                    .orElseThrow()
                    .origins()
                    .definition()
                    .entry();
            notes.add("The view " + v.name() + " at " + p.at(e) + " shows columns by a star: it " + what);
        }
    }
}
