package plinth.model.edit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import plinth.model.schema.Constraint;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;

/** Edits of constraints. */
final class ConstraintEdits {
    private ConstraintEdits() {}

    static Schema add(Schema s, ObjectName table, Constraint c) {
        Table t = Edits.table(s, table);
        check(s, t, c, true);
        List<Constraint> all = new ArrayList<>(t.constraints());
        all.add(c);
        return s.withTable(table, x -> x.withConstraints(all));
    }

    /** Whether both point from the same columns at the same: what is there is not looked for again, since a text need not hold all that it points at. */
    private static boolean sameKey(Constraint was, Constraint.ForeignKey is) {
        return was instanceof Constraint.ForeignKey f
                && f.target().equals(is.target())
                && f.references().equals(is.references())
                && f.columns().equals(is.columns());
    }

    private static void check(Schema s, Table t, Constraint c, boolean target) {
        Set<Name> known = new HashSet<>();
        t.columns().forEach(k -> known.add(k.name()));
        boolean whole = t.inherits().isEmpty() && t.partitionOf().isEmpty();
        if (whole && !(c instanceof Constraint.Check) && !(c instanceof Constraint.Exclusion)) {
            for (Name n : c.columns()) {
                if (!known.contains(n)) {
                    throw new Refusal("There is no column " + n + " in " + t.name() + ".");
                }
            }
        }
        if (c.columns().isEmpty() && !(c instanceof Constraint.Check) && !usingIndex(c)) {
            throw new Refusal("A key needs a column.");
        }
        if (c instanceof Constraint.PrimaryKey && t.primaryKey().isPresent()) {
            throw new Refusal(t.name() + " has a primary key already.");
        }
        if (target && c instanceof Constraint.ForeignKey f) {
            target(s, f);
        }
        c.name().ifPresent(n -> free(s, t, c, n));
    }

    private static boolean usingIndex(Constraint c) {
        return switch (c) {
            case Constraint.PrimaryKey p -> p.key().storage().usingIndex().isPresent();
            case Constraint.Unique u -> u.key().storage().usingIndex().isPresent();
            default -> false;
        };
    }

    private static void free(Schema s, Table t, Constraint c, Name n) {
        Edits.needed(n);
        if (ImpliedNames.find(t, n).isPresent()) {
            throw new Refusal("There is a constraint " + n + " on " + t.name() + " already.");
        }
        boolean indexed = !(c instanceof Constraint.ForeignKey) && !(c instanceof Constraint.Check);
        if (indexed && IndexEdits.taken(s, t.name().sibling(n))) {
            throw new Refusal("There is a table or an index " + n + " already.");
        }
    }

    private static void target(Schema s, Constraint.ForeignKey f) {
        Optional<Table> found = s.table(f.target());
        if (found.isEmpty()) {
            throw new Refusal("There is no table " + f.target() + ".");
        }
        Table target = found.get();
        List<Name> referenced = s.referenced(f);
        if (referenced.isEmpty()) {
            throw new Refusal(target.name() + " has no primary key; say which columns are referenced.");
        }
        for (Name n : referenced) {
            if (target.inherits().isEmpty()
                    && target.partitionOf().isEmpty()
                    && target.column(n).isEmpty()) {
                throw new Refusal("There is no column " + n + " in " + target.name() + ".");
            }
        }
        if (referenced.size() != f.columns().size()) {
            throw new Refusal(
                    "The key has " + f.columns().size() + " columns and references " + referenced.size() + ".");
        }
        boolean whole = target.inherits().isEmpty() && target.partitionOf().isEmpty() && !f.period();
        if (whole && !Dependents.keyed(target, Set.copyOf(referenced))) {
            throw new Refusal("Nothing makes ("
                    + String.join(", ", referenced.stream().map(Name::value).toList()) + ") unique in " + target.name()
                    + "; a foreign key needs a key or a unique index there.");
        }
    }

    static int at(Table t, Name name) {
        return ImpliedNames.find(t, name)
                .orElseThrow(() -> new Refusal("There is no constraint " + name + " on " + t.name() + "."));
    }

    static Schema drop(Schema s, ObjectName table, Name name) {
        Table t = Edits.table(s, table);
        int at = at(t, name);
        Table without = without(t, at);
        released(s, t, at, without, name);
        return s.withTable(table, x -> without);
    }

    private static Table without(Table t, int at) {
        List<Constraint> all = new ArrayList<>(t.constraints());
        all.remove(at);
        return t.withConstraints(all);
    }

    /** A key cannot go while a foreign key relies on it, nor while the table is identified by its index. */
    private static void released(Schema s, Table t, int at, Table without, Name name) {
        Constraint c = t.constraints().get(at);
        if (c instanceof Constraint.PrimaryKey || c instanceof Constraint.Unique) {
            Dependents.refuse(
                    "The constraint " + name + " of " + t.name(),
                    Dependents.onKey(s, t, Set.copyOf(c.columns()), without));
            IndexEdits.identity(t, name);
        }
    }

    static Schema rename(Schema s, Edit.RenameConstraint r) {
        Table t = Edits.table(s, r.table());
        int at = at(t, r.from());
        if (r.from().equals(r.to())) {
            return s;
        }
        free(s, t, t.constraints().get(at), r.to());
        return on(s, r.table(), at, c -> c.withName(Optional.of(r.to())));
    }

    static Schema replace(Schema s, Edit.ReplaceConstraint r) {
        Table t = Edits.table(s, r.table());
        int at = at(t, r.constraint());
        Table without = without(t, at);
        Schema bare = s.withTable(r.table(), x -> without);
        check(
                bare,
                without,
                r.with(),
                !(r.with() instanceof Constraint.ForeignKey f
                        && sameKey(t.constraints().get(at), f)));
        List<Constraint> all = new ArrayList<>(t.constraints());
        all.set(at, r.with());
        Table with = t.withConstraints(all);
        Constraint old = t.constraints().get(at);
        if (old instanceof Constraint.PrimaryKey || old instanceof Constraint.Unique) {
            Dependents.refuse(
                    "The constraint " + r.constraint() + " of " + t.name(),
                    Dependents.onKey(s, t, Set.copyOf(old.columns()), with));
        }
        return s.withTable(r.table(), x -> with);
    }

    static Schema comment(Schema s, Edit.CommentConstraint c) {
        return on(s, c.table(), at(Edits.table(s, c.table()), c.constraint()), k -> k.withComment(c.comment()));
    }

    private static Schema on(Schema s, ObjectName table, int at, UnaryOperator<Constraint> change) {
        return s.withTable(table, t -> {
            List<Constraint> all = new ArrayList<>(t.constraints());
            all.set(at, change.apply(all.get(at)));
            return t.withConstraints(all);
        });
    }
}
