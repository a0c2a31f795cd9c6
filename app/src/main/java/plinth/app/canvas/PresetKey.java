package plinth.app.canvas;

import java.util.ArrayList;
import java.util.List;
import plinth.app.edits.ColumnLine;
import plinth.app.store.Document;
import plinth.model.edit.Edit;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.Table;

/**
 * The key that a new table is made with, and which gives way to the one that is typed.
 *
 * @param table the table as it is
 * @param base what the line is read for: the table without that key when the line takes its place
 */
record PresetKey(Table table, Table base) {
    private static final Name ID = new Name("id");

    /**
     * Returns what {@code line} is read for.
     *
     * @param table a table that was just made
     * @param typed the columns that were typed since
     */
    static PresetKey of(Document document, Table table, List<Name> typed, String line) {
        boolean there = !table.columns().isEmpty()
                && table.columns().getFirst().name().equals(ID)
                && table.columns().getFirst().value() instanceof Column.Identity
                && table.keyColumns().equals(List.of(ID))
                && !typed.contains(ID)
                && document.schema().referencesTo(table.name()).isEmpty();
        if (!there) {
            return new PresetKey(table, table);
        }
        Table without = table.withColumns(
                        table.columns().subList(1, table.columns().size()))
                .withConstraints(table.constraints().stream()
                        .filter(c -> !(c instanceof Constraint.PrimaryKey))
                        .toList());
        boolean instead = new ColumnLine(document, without).read(line) instanceof ColumnLine.Good g
                && (g.column().filter(c -> c.name().equals(ID)).isPresent()
                        || g.edits().stream()
                                .anyMatch(e -> e instanceof Edit.AddConstraint a
                                        && a.constraint() instanceof Constraint.PrimaryKey p
                                        && !p.columns().contains(ID)));
        return new PresetKey(table, instead ? without : table);
    }

    private boolean instead() {
        return base != table;
    }

    /** Returns whether nothing else is in the table yet, so that it is as if it had been made with the line. */
    boolean whole() {
        return instead() && table.columns().size() == 1;
    }

    /** Returns what carries {@code line} out on the table. */
    Edit edit(ColumnLine.Good line, String label) {
        List<Edit> edits = new ArrayList<>();
        if (instead()) {
            edits.add(new Edit.DropColumn(table.name(), ID));
        }
        edits.addAll(line.edits());
        return edits.size() == 1 ? edits.getFirst() : new Edit.Together(label, edits);
    }

    /** Returns what makes the table with {@code line} alone. */
    Edit table(ColumnLine.Good line) {
        List<Constraint> constraints = new ArrayList<>();
        List<Edit> all = new ArrayList<>();
        for (Edit e : line.edits()) {
            if (e instanceof Edit.AddConstraint a) {
                constraints.add(a.constraint());
            } else if (e instanceof Edit.AddIndex) {
                all.add(e);
            }
        }
        all.addFirst(new Edit.AddTable(
                Table.of(table.name(), line.column().stream().toList()).withConstraints(constraints)));
        return all.size() == 1 ? all.getFirst() : new Edit.Together("Add table " + table.name(), all);
    }
}
