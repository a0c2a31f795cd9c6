package plinth.app.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plinth.app.store.Command;
import plinth.app.store.Gesture;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.app.store.View;
import plinth.model.ddl.Reading;
import plinth.model.edit.Edit;
import plinth.model.layout.Plural;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Constraint.ForeignKey;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.renderer.diagram.Point;

/** What can be done to a schema on the canvas, as commands for the store. */
final class Deeds {
    private static final Type KEY_TYPE = Type.known("bigint");

    private final Store store;

    Deeds(Store store) {
        this.store = store;
    }

    Schema schema() {
        return store.document().getValue().schema();
    }

    void edit(Edit edit) {
        store.dispatch(Command.Edited.once(edit));
    }

    void select(Selection.Item item) {
        store.dispatch(Command.select(item));
    }

    /** Adds a table with a key at {@code at} and returns its name. */
    ObjectName addTable(Point at) {
        Schema schema = schema();
        ObjectName name = home(schema);
        ObjectName free = name;
        for (int n = 2; schema.hasRelation(free); n++) {
            free = name.sibling(new Name(name.name() + "_" + n));
        }
        Column id = Column.of("id", KEY_TYPE).withValue(new Column.Identity(true, List.of()));
        Constraint key = new Constraint.PrimaryKey(
                Optional.empty(),
                Constraint.Key.of(List.of(id.name())),
                Constraint.Deferral.NOT_DEFERRABLE,
                Optional.empty());
        Table table = Table.of(free, List.of(id)).withConstraints(List.of(key));
        store.dispatch(
                new Command.Placed(new Edit.AddTable(table), Map.of(free, at), Gesture.of("Add table " + free.name())));
        return free;
    }

    /** The schema that most tables are in. */
    private ObjectName home(Schema schema) {
        return schema.tables().stream()
                .map(t -> t.name().schema())
                .reduce((a, b) -> count(schema, b) > count(schema, a) ? b : a)
                .map(s -> new ObjectName(s, new Name("new_table")))
                .orElseGet(() -> new ObjectName(
                        Reading.defaultSchema(
                                store.document().getValue().reading().dialect()),
                        new Name("new_table")));
    }

    private static long count(Schema schema, Name name) {
        return schema.tables().stream()
                .filter(t -> t.name().schema().equals(name))
                .count();
    }

    /** Adds a column of text to {@code table} and returns its name. */
    Optional<Name> addColumn(ObjectName table) {
        return schema().table(table).map(t -> {
            Name name = free(t, "column");
            edit(new Edit.AddColumn(table, Column.of(name.value(), Type.known("text")), -1));
            return name;
        });
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
                String stem = Plural.singular(parent.name().value());
                Name name = free(growing, k.value().startsWith(stem) ? k.value() : stem + "_" + k.value());
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
        edit(edits.size() == 1 ? edits.getFirst() : new Edit.Together("Reference " + parent + " from " + child, edits));
        return Optional.empty();
    }

    void addIndex(ObjectName table, List<Name> columns) {
        Index plain = Index.of(Optional.empty(), columns);
        edit(new Edit.AddIndex(table, plain.withName(Optional.of(ImpliedNames.base(table.name(), plain)))));
    }

    void makeUnique(ObjectName table, Name column) {
        edit(new Edit.AddConstraint(
                table,
                new Constraint.Unique(
                        Optional.empty(),
                        Constraint.Key.of(List.of(column)),
                        false,
                        Constraint.Deferral.NOT_DEFERRABLE,
                        Optional.empty())));
    }

    void rename(Selection.Item item, String to) {
        Name name = new Name(to);
        switch (item) {
            case Selection.OfTable t -> edit(new Edit.RenameTable(t.table(), name));
            case Selection.OfColumn c -> edit(new Edit.RenameColumn(c.table(), c.column(), name));
            case Selection.OfConstraint c -> edit(new Edit.RenameConstraint(c.table(), c.constraint(), name));
            case Selection.OfIndex i -> edit(new Edit.RenameIndex(i.table(), i.index(), name));
            case Selection.OfFamily f -> edit(new Edit.RenameTable(f.table(), name));
            case Selection.OfObject o -> {}
        }
    }

    /** Drops what is selected as one step. */
    void drop(Selection selection) {
        List<Edit> edits = new ArrayList<>();
        for (Selection.Item item : selection.items()) {
            switch (item) {
                case Selection.OfTable t -> edits.add(new Edit.DropTable(t.table()));
                case Selection.OfColumn c -> edits.add(new Edit.DropColumn(c.table(), c.column()));
                case Selection.OfConstraint c -> edits.add(new Edit.DropConstraint(c.table(), c.constraint()));
                case Selection.OfIndex i -> edits.add(new Edit.DropIndex(i.table(), i.index()));
                case Selection.OfFamily f -> {}
                case Selection.OfObject o -> {}
            }
        }
        if (!edits.isEmpty()) {
            edit(edits.size() == 1 ? edits.getFirst() : new Edit.Together("Drop " + edits.size() + " things", edits));
        }
    }

    /** Opens the comparison of the layouts of the family with the base {@code base}. */
    void compare(ObjectName base) {
        store.dispatch(new Command.ViewChanged(
                v -> v.withTab(View.Tab.COMPARE).withComparing(c -> c.withFamily(Optional.of(base)))));
    }

    /** Returns the type that {@code text} names, as a column's definition would have it; nothing when it names none. */
    Optional<Type> type(String text) {
        Reading reading =
                Reading.of(store.document().getValue().reading().dialect(), "type", "CREATE TABLE t (c " + text + ");");
        return reading.schema().tables().stream()
                .filter(t -> t.columns().size() == 1 && t.constraints().isEmpty())
                .map(t -> t.columns().getFirst())
                .filter(c -> c.equals(Column.of("c", c.type())))
                .map(Column::type)
                .filter(t -> reading.problems().isEmpty() || !(t instanceof Type.Other))
                .findFirst();
    }
}
