package plinth.model.edit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import plinth.model.ddl.Dependence;
import plinth.model.ddl.Stars;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Expression;
import plinth.model.schema.Index;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Ownership;
import plinth.model.schema.Policy;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Sequence;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;
import plinth.model.schema.Type;
import plinth.model.schema.View;

/** Edits of single columns. What is done to a parent's column is done to its heirs' too, as PostgreSQL does. */
final class ColumnEdits {
    private ColumnEdits() {}

    static Schema add(Schema s, Edit.AddColumn a) {
        Column c = a.column();
        Edits.needed(c.name());
        List<ObjectName> tables = new ArrayList<>();
        tables.add(a.table());
        tables.addAll(Heirs.attached(s, a.table()));
        for (ObjectName h : Heirs.withHeirs(s, a.table())) {
            if (Edits.table(s, h).column(c.name()).isPresent()) {
                throw new Refusal("There is a column " + c.name() + " in " + h + " already.");
            }
        }
        value(Edits.table(s, a.table()), c, c.value());
        Schema next = s;
        for (ObjectName t : tables) {
            int at = t.equals(a.table()) ? a.at() : -1;
            next = next.withTable(t, x -> {
                List<Column> columns = new ArrayList<>(x.columns());
                columns.add(at < 0 || at > columns.size() ? columns.size() : at, c);
                return x.withColumns(columns);
            });
        }
        for (ObjectName t : tables) {
            shown(s, next, t);
        }
        return next;
    }

    /** A view that shows a table by a star shows the new column too, and must be able to. */
    private static void shown(Schema before, Schema after, ObjectName table) {
        for (View v : Stars.changed(before, after, table)) {
            Optional<String> fault = Stars.fault(before, v).isPresent() ? Optional.empty() : Stars.fault(after, v);
            if (fault.isPresent()) {
                throw new Refusal("The view " + v.name() + " shows " + table + " by a star and " + fault.get() + ".");
            }
        }
    }

    static Schema change(Schema s, ObjectName table, Name column, UnaryOperator<Column> change) {
        own(s, table, column);
        Schema next = s.withTable(table, t -> t.withColumn(column, change));
        for (ObjectName h : Heirs.spelling(s, table, column)) {
            next = next.withTable(h, t -> t.withColumn(column, change));
        }
        return next;
    }

    /** Returns the column, which must be the table's own and not one that it has from a parent. */
    static Column own(Schema s, ObjectName table, Name column) {
        Table t = Edits.table(s, table);
        Column c = Edits.column(t, column);
        List<ObjectName> from = Heirs.ancestors(s, table, column);
        if (!from.isEmpty()) {
            throw new Refusal(table + " has its column " + column + " from " + from.getFirst() + ". Change it there.");
        }
        return c;
    }

    static Schema retype(Schema s, Edit.RetypeColumn r) {
        Column c = own(s, r.table(), r.column());
        if (c.value() instanceof Column.Serial || c.value() instanceof Column.Identity) {
            integer(r.column(), r.type());
        }
        return change(s, r.table(), r.column(), k -> k.withType(r.type()));
    }

    private static void integer(Name column, Type type) {
        if (!type.is("smallint") && !type.is("integer") && !type.is("bigint")) {
            throw new Refusal(
                    column + " takes its values from a sequence, so its type must be smallint, integer or bigint.");
        }
    }

    static Schema notNull(Schema s, Edit.SetNotNull n) {
        Table t = Edits.table(s, n.table());
        own(s, n.table(), n.column());
        if (!n.notNull() && t.keyColumns().contains(n.column())) {
            throw new Refusal(n.column() + " is in the primary key of " + n.table() + " and cannot hold NULL.");
        }
        if (!n.notNull() && Edits.column(t, n.column()).value() instanceof Column.Identity) {
            throw new Refusal(n.column() + " is an identity and cannot hold NULL.");
        }
        return change(
                s,
                n.table(),
                n.column(),
                c -> n.notNull() == c.notNull().isPresent() ? c : n.notNull() ? c.notNullable() : c.nullable());
    }

    static Schema setValue(Schema s, Edit.SetValue v) {
        Column c = own(s, v.table(), v.column());
        value(Edits.table(s, v.table()), c, v.value());
        return change(s, v.table(), v.column(), k -> k.withValue(v.value()));
    }

    /** A value that the database would not take is refused. */
    private static void value(Table t, Column c, Column.Value value) {
        switch (value) {
            case Column.Serial x -> integer(c.name(), c.type());
            case Column.Identity x -> integer(c.name(), c.type());
            case Column.Generated(Expression e, boolean stored) -> {
                for (Name n : e.names()) {
                    boolean itself = n.equals(c.name());
                    boolean generated = t.column(n).filter(Column::generated).isPresent();
                    if (itself || generated) {
                        throw new Refusal("A generated column cannot use "
                                + (itself ? "itself." : n + ", which is generated too."));
                    }
                }
            }
            case Column.Default d -> {
                for (Name n : d.expression().names()) {
                    if (t.column(n).isPresent()) {
                        throw new Refusal("A default cannot use another column, such as " + n + ".");
                    }
                }
            }
            case Column.Absent a -> {}
        }
    }

    static Schema move(Schema s, Edit.MoveColumn m) {
        Table t = Edits.table(s, m.table());
        Column c = Edits.column(t, m.column());
        List<Column> columns = new ArrayList<>(t.columns());
        columns.remove(c);
        if (m.to() < 0 || m.to() > columns.size()) {
            throw new Refusal("There is no place " + m.to() + " among the columns of " + m.table() + ".");
        }
        columns.add(m.to(), c);
        return s.withTable(m.table(), x -> x.withColumns(columns));
    }

    // Dropping

    static Schema drop(Schema s, Edit.DropColumn d) {
        own(s, d.table(), d.column());
        Name column = d.column();
        List<ObjectName> tables = Heirs.withHeirs(s, d.table());
        List<String> blocking = new ArrayList<>();
        List<SchemaObject> kept = new ArrayList<>();
        for (SchemaObject o : s.objects()) {
            switch (o) {
                case Table t
                when tables.contains(t.name()) -> {
                    blocking(t, column, blocking);
                    Table without = without(t, column);
                    keys(s, t, without, column, blocking);
                    kept.add(without);
                }
                case Sequence q
                when q.ownedBy()
                        .filter(w -> tables.contains(w.table()) && w.column().equals(column))
                        .isPresent() -> {}
                case Kept k when k.kind().equals("STATISTICS") && Dependence.onColumn(s, k, tables, column) -> {}
                case Ownership w
                when w.space() == Ownership.Space.RELATION
                        && s.sequence(w.name())
                                .flatMap(Sequence::ownedBy)
                                .filter(x ->
                                        tables.contains(x.table()) && x.column().equals(column))
                                .isPresent() -> {}
                default -> {
                    if (Dependence.onColumn(s, o, tables, column) && !(o instanceof Table)) {
                        boolean star = o instanceof View v
                                && tables.stream()
                                        .anyMatch(t -> Stars.over(
                                                s, v.query(), v.name().schema(), t));
                        blocking.add(o.called() + (star ? " (by a star)" : ""));
                    } else if (o instanceof Table t
                            && t.policies().stream()
                                    .anyMatch(p ->
                                            Dependence.onColumn(s, t.withConstraints(List.of()), tables, column))) {
                        blocking.add("a policy of " + t.name());
                    }
                    kept.add(o);
                }
            }
        }
        Dependents.refuse("The column " + column + " of " + d.table(), blocking);
        return new Schema(kept);
    }

    /** Keys of {@code t} that go with the column, and that foreign keys elsewhere rely on. */
    private static void keys(Schema s, Table t, Table without, Name column, List<String> blocking) {
        Set<Set<Name>> gone = new HashSet<>();
        for (Constraint c : t.constraints()) {
            if ((c instanceof Constraint.PrimaryKey || c instanceof Constraint.Unique)
                    && c.columns().contains(column)) {
                gone.add(Set.copyOf(c.columns()));
            }
        }
        for (Index i : t.indexes()) {
            if (i.unique() && i.leadingColumns().contains(column)) {
                gone.add(Set.copyOf(i.leadingColumns()));
            }
        }
        for (Set<Name> key : gone) {
            for (String f : Dependents.onKey(s, t, key, without)) {
                if (!f.endsWith(" of " + t.name())) {
                    blocking.add(f);
                }
            }
        }
    }

    private static void blocking(Table t, Name column, List<String> blocking) {
        for (Column c : t.columns()) {
            if (c.value() instanceof Column.Generated g
                    && !c.name().equals(column)
                    && g.expression().names().contains(column)) {
                blocking.add("the generated column " + c.name());
            }
        }
        for (Trigger g : t.triggers()) {
            if (!g.renamed(column, new Name("\u0001")).equals(g)) {
                blocking.add("the trigger " + g.name());
            }
        }
        for (Policy p : t.policies()) {
            if (p.using().filter(e -> e.names().contains(column)).isPresent()
                    || p.check().filter(e -> e.names().contains(column)).isPresent()) {
                blocking.add("the policy " + p.name());
            }
        }
        if (t.partitioning()
                .filter(p ->
                        p.keys().stream().anyMatch(k -> k.expression().names().contains(column)))
                .isPresent()) {
            blocking.add("the partitioning of " + t.name());
        }
    }

    /** The table without the column and the constraints and indexes that need it. */
    static Table without(Table t, Name column) {
        return t.withColumns(t.columns().stream()
                        .filter(c -> !c.name().equals(column))
                        .toList())
                .withConstraints(t.constraints().stream()
                        .filter(c -> !needs(t, c, column))
                        .toList())
                .withIndexes(t.indexes().stream().filter(i -> !needs(i, column)).toList());
    }

    static boolean needs(Table t, Constraint c, Name column) {
        return c.columns().contains(column)
                || switch (c) {
                    case Constraint.PrimaryKey p -> p.key().include().contains(column);
                    case Constraint.Unique u -> u.key().include().contains(column);
                    case Constraint.Exclusion x ->
                        x.include().contains(column)
                                || x.where()
                                        .filter(w -> w.names().contains(column))
                                        .isPresent();
                    case Constraint.ForeignKey f ->
                        f.target().equals(t.name())
                                && (f.references().isEmpty()
                                        ? t.keyColumns().contains(column)
                                        : f.references().contains(column));
                    case Constraint.Check k -> false;
                };
    }

    static boolean needs(Index i, Name column) {
        return i.keys().stream().anyMatch(k -> k.expression().names().contains(column))
                || i.include().contains(column)
                || i.where().filter(w -> w.names().contains(column)).isPresent();
    }
}
