package plinth.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.text.LineDiff;
import plinth.renderer.sql.DdlWriter;

/**
 * An edit that mends something, in words and as what it changes in the DDL.
 *
 * @param title the edit as a button would have it
 * @param changes the tables that it changes
 */
record Remedy(String title, List<Change> changes) {

    /** What changes in one table's canonical DDL: lines that go, and lines that come. */
    record Change(String table, List<String> removed, List<String> added) {}

    /** Returns what differs in the DDL of the tables of {@code after}. */
    static List<Change> changes(Schema before, Schema after) {
        List<Change> all = new ArrayList<>();
        for (Table now : after.tables()) {
            Optional<Table> old = before.table(now.name());
            if (old.isPresent() && old.get().equals(now)) {
                continue;
            }
            List<String> removed = new ArrayList<>();
            List<String> added = new ArrayList<>();
            String was = old.map(t -> DdlWriter.table(before, t)).orElse("");
            for (LineDiff.Line l : LineDiff.of(was, DdlWriter.table(after, now))) {
                String text = plain(l.text());
                switch (l.change()) {
                    case SAME -> {}
                    case REMOVED -> removed.add(text);
                    case ADDED -> added.add(text);
                }
            }
            // A comma that moved and a column that is lined up anew are no change.
            List<String> same = new ArrayList<>(removed);
            same.retainAll(added);
            removed.removeAll(same);
            added.removeAll(same);
            all.add(new Change(now.name().toString(), removed, added));
        }
        return all;
    }

    private static String plain(String line) {
        String s = line.strip().replaceAll(" {2,}", " ");
        return s.endsWith(",") ? s.substring(0, s.length() - 1) : s;
    }

    /** Returns the changes as lines for a person, each beginning with {@code indent}. */
    List<String> lines(String indent) {
        List<String> out = new ArrayList<>();
        for (Change c : changes) {
            out.add(indent + c.table());
            c.removed().forEach(l -> out.add(indent + "  - " + l));
            c.added().forEach(l -> out.add(indent + "  + " + l));
        }
        return out;
    }
}
