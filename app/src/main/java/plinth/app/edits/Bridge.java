package plinth.app.edits;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.app.store.Document;
import plinth.model.edit.Edit;
import plinth.model.layout.Plural;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;

/** Makes the table between two others: a row for each pair, its key the references to both. */
public final class Bridge {
    private Bridge() {}

    /** Returns what makes the bridge between {@code left} and {@code right}, or why there can be none. */
    public static Read<Edit.AddTable> between(Document document, ObjectName left, ObjectName right) {
        Schema schema = document.schema();
        Table a = schema.requireTable(left);
        Table b = schema.requireTable(right);
        for (Table t : List.of(a, b)) {
            if (t.keyColumns().isEmpty()) {
                return new Read.Bad<>(t.name() + " has no primary key to reference. Give it one first.");
            }
        }
        List<Column> columns = new ArrayList<>();
        List<Constraint> constraints = new ArrayList<>();
        List<Name> from = side(a, columns, constraints);
        List<Name> to = side(b, columns, constraints);
        List<Name> key = new ArrayList<>(from);
        key.addAll(to);
        constraints.addFirst(new Constraint.PrimaryKey(
                Optional.empty(), Constraint.Key.of(key), Constraint.Deferral.NOT_DEFERRABLE, Optional.empty()));
        ObjectName name =
                free(schema, left.sibling(new Name(Plural.singular(left.name().value()) + "_" + right.name())));
        // The key finds the rows of the left side; those of the right need an index of their own.
        Index plain = Index.of(Optional.empty(), to);
        Index index = plain.withName(Optional.of(IndexForm.free(new Scope(document), name, plain)));
        return new Read.Good<>(new Edit.AddTable(
                Table.of(name, columns).withConstraints(constraints).withIndexes(List.of(index))));
    }

    private static List<Name> side(Table to, List<Column> columns, List<Constraint> constraints) {
        List<Name> names = new ArrayList<>();
        for (Name k : to.keyColumns()) {
            Name name = ReferenceNames.of(to.name(), k);
            String stem = name.value();
            for (int n = 2; taken(columns, name); n++) {
                name = new Name(stem + "_" + n);
            }
            names.add(name);
            columns.add(Column.of(name.value(), to.column(k).orElseThrow().type()));
        }
        constraints.add(Constraint.ForeignKey.of(
                Optional.empty(), names, to.name(), to.keyColumns(), Constraint.Action.CASCADE));
        return names;
    }

    private static boolean taken(List<Column> columns, Name name) {
        return columns.stream().anyMatch(c -> c.name().equals(name));
    }

    private static ObjectName free(Schema schema, ObjectName wanted) {
        ObjectName name = wanted;
        for (int n = 2; schema.hasRelation(name); n++) {
            name = wanted.sibling(new Name(wanted.name() + "_" + n));
        }
        return name;
    }
}
