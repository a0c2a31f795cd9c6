package plinth.app.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.app.edits.Attempt;
import plinth.app.edits.ReferenceNames;
import plinth.app.store.Command;
import plinth.app.store.Store;
import plinth.app.store.View;
import plinth.model.edit.Edit;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Constraint.ForeignKey;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;

/** What is made on the canvas by pointing: references. */
final class Making {
    private final Store store;

    Making(Store store) {
        this.store = store;
    }

    Schema schema() {
        return store.document().getValue().schema();
    }

    private static Name free(Table t, String stem) {
        Name name = new Name(stem);
        for (int n = 2; t.column(name).isPresent(); n++) {
            name = new Name(stem + "_" + n);
        }
        return name;
    }

    /**
     * Makes {@code child} reference {@code parent} by {@code column}, or by a new column, one for each of the parent's key, when that is absent.
     * Returns why not, when it cannot.
     */
    Optional<String> reference(ObjectName child, Optional<Name> column, ObjectName parent) {
        Schema schema = schema();
        Table to = schema.requireTable(parent);
        Table from = schema.requireTable(child);
        List<Name> key = to.keyColumns();
        if (key.isEmpty()) {
            return Optional.of(parent + " has no primary key to reference. Give it one first.");
        }
        if (column.isPresent() && key.size() > 1) {
            return Optional.of("The key of " + parent + " has " + key.size() + " columns: draw from the head of "
                    + child + " to make a column for each.");
        }
        List<Edit> edits = new ArrayList<>();
        List<Name> columns = new ArrayList<>();
        if (column.isPresent()) {
            columns.add(column.get());
        } else {
            Table growing = from;
            for (Name k : key) {
                Column target = to.column(k).orElseThrow();
                Name name = free(growing, ReferenceNames.of(parent, k).value());
                Column made = Column.of(name.value(), target.type()).notNullable();
                edits.add(new Edit.AddColumn(child, made, -1));
                List<Column> more = new ArrayList<>(growing.columns());
                more.add(made);
                growing = growing.withColumns(more);
                columns.add(name);
            }
        }
        edits.add(new Edit.AddConstraint(
                child, ForeignKey.of(Optional.empty(), columns, parent, key, Constraint.Action.NO_ACTION)));
        return Attempt.pointed(
                store,
                edits.size() == 1
                        ? edits.getFirst()
                        : new Edit.Together("Reference " + parent + " from " + child, edits));
    }

    /** Opens the comparison of the layouts of the family with the base {@code base}. */
    void compare(ObjectName base) {
        store.dispatch(new Command.ViewChanged(
                v -> v.withTab(View.Tab.COMPARE).withComparing(c -> c.withFamily(Optional.of(base)))));
    }
}
