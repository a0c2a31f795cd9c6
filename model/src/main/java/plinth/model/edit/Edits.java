package plinth.model.edit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Renaming;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;

/** Says what an edit makes of a schema. */
public final class Edits {
    private Edits() {}

    /** Returns {@code before} with {@code edit} done, or why it cannot be. */
    public static Outcome apply(Schema before, Edit edit) {
        try {
            return new Outcome.Done(done(before, edit));
        } catch (Refusal r) {
            return new Outcome.Refused(r.reason());
        }
    }

    private static Schema done(Schema s, Edit edit) {
        return switch (edit) {
            case Edit.Together t -> {
                Schema next = s;
                for (Edit e : t.edits()) {
                    next = done(next, e);
                }
                yield next;
            }
            case Edit.AddTable a -> {
                free(s, a.table().name());
                yield s.with(a.table());
            }
            case Edit.RenameTable r -> renameTable(s, r.table(), r.table().sibling(r.to()));
            case Edit.MoveTable m ->
                renameTable(s, m.table(), new ObjectName(m.schema(), m.table().name()));
            case Edit.CommentTable c -> on(s, c.table(), t -> t.withComment(c.comment()));
            case Edit.AddColumn a -> on(s, a.table(), t -> addColumn(t, a));
            case Edit.RenameColumn r -> renameColumn(s, r);
            case Edit.RetypeColumn r -> onColumn(s, r.table(), r.column(), c -> c.withType(r.type()));
            case Edit.SetNotNull n ->
                onColumn(
                        s,
                        n.table(),
                        n.column(),
                        c -> n.notNull() == c.notNull().isPresent() ? c : n.notNull() ? c.notNullable() : c.nullable());
            case Edit.SetValue v -> onColumn(s, v.table(), v.column(), c -> c.withValue(v.value()));
            case Edit.CommentColumn c -> onColumn(s, c.table(), c.column(), k -> k.withComment(c.comment()));
            case Edit.AddConstraint a -> on(s, a.table(), t -> addConstraint(t, a.constraint()));
            case Edit.DropConstraint d -> on(s, d.table(), t -> dropConstraint(t, d.constraint()));
            case Edit.AddIndex a -> on(s, a.on(), t -> addIndex(s, t, a.index()));
            default -> throw new Refusal("This edit is not known yet.");
        };
    }

    private static void free(Schema s, ObjectName name) {
        if (name.name().isEmpty()) {
            throw new Refusal("A name is needed.");
        }
        if (s.hasRelation(name)) {
            throw new Refusal("There is a " + name + " already.");
        }
    }

    private static Schema on(Schema s, ObjectName name, UnaryOperator<Table> change) {
        if (s.table(name).isEmpty()) {
            throw new Refusal("There is no table " + name + ".");
        }
        return s.withTable(name, change);
    }

    private static Schema onColumn(Schema s, ObjectName table, Name column, UnaryOperator<Column> change) {
        return on(s, table, t -> {
            column(t, column);
            return t.withColumn(column, change);
        });
    }

    private static Column column(Table t, Name column) {
        return t.column(column)
                .orElseThrow(() -> new Refusal("There is no column " + column + " in " + t.name() + "."));
    }

    private static Schema renameTable(Schema s, ObjectName from, ObjectName to) {
        if (s.table(from).isEmpty()) {
            throw new Refusal("There is no table " + from + ".");
        }
        if (from.equals(to)) {
            return s;
        }
        free(s, to);
        return s.map(o -> Renaming.table(o, from, to));
    }

    private static Schema renameColumn(Schema s, Edit.RenameColumn r) {
        Table t = s.table(r.table()).orElseThrow(() -> new Refusal("There is no table " + r.table() + "."));
        column(t, r.from());
        if (r.from().equals(r.to())) {
            return s;
        }
        if (r.to().isEmpty()) {
            throw new Refusal("A name is needed.");
        }
        if (t.column(r.to()).isPresent()) {
            throw new Refusal("There is a column " + r.to() + " in " + r.table() + " already.");
        }
        List<SchemaObject> next = new ArrayList<>(s.objects().size());
        for (SchemaObject o : s.objects()) {
            next.add(Renaming.column(o, r.table(), r.from(), r.to()));
        }
        return new Schema(next);
    }

    private static Table addColumn(Table t, Edit.AddColumn a) {
        if (a.column().name().isEmpty()) {
            throw new Refusal("A name is needed.");
        }
        if (t.column(a.column().name()).isPresent()) {
            throw new Refusal("There is a column " + a.column().name() + " in " + t.name() + " already.");
        }
        List<Column> columns = new ArrayList<>(t.columns());
        columns.add(a.at() < 0 || a.at() > columns.size() ? columns.size() : a.at(), a.column());
        return t.withColumns(columns);
    }

    private static Table addConstraint(Table t, Constraint c) {
        Set<Name> known = new HashSet<>();
        t.columns().forEach(k -> known.add(k.name()));
        if (!(c instanceof Constraint.Check) && !(c instanceof Constraint.Exclusion)) {
            for (Name n : c.columns()) {
                if (!known.contains(n)) {
                    throw new Refusal("There is no column " + n + " in " + t.name() + ".");
                }
            }
        }
        if (c instanceof Constraint.PrimaryKey && t.primaryKey().isPresent()) {
            throw new Refusal(t.name() + " has a primary key already.");
        }
        if (c.name().isPresent() && ImpliedNames.find(t, c.name().get()).isPresent()) {
            throw new Refusal("There is a constraint " + c.name().get() + " on " + t.name() + " already.");
        }
        List<Constraint> all = new ArrayList<>(t.constraints());
        all.add(c);
        return t.withConstraints(all);
    }

    private static Table dropConstraint(Table t, Name name) {
        int at = ImpliedNames.find(t, name)
                .orElseThrow(() -> new Refusal("There is no constraint " + name + " on " + t.name() + "."));
        List<Constraint> all = new ArrayList<>(t.constraints());
        all.remove(at);
        return t.withConstraints(all);
    }

    private static Table addIndex(Schema s, Table t, Index index) {
        Optional<Name> name = index.name();
        boolean taken = name.isPresent()
                && (s.hasRelation(t.name().sibling(name.get()))
                        || s.tables().stream()
                                .filter(o -> o.name().schema().equals(t.name().schema()))
                                .flatMap(o -> o.indexes().stream())
                                .anyMatch(i -> i.name().equals(name)));
        if (taken) {
            throw new Refusal("There is an index " + name.get() + " already.");
        }
        List<Index> all = new ArrayList<>(t.indexes());
        all.add(index);
        return t.withIndexes(all);
    }

    /** Thrown and caught within: the edit cannot be done. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String reason;

        Refusal(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }
}
