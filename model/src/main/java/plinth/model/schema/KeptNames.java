package plinth.model.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The names of constraints and indexes that nobody gave. PostgreSQL chooses them when it makes the thing and keeps them from then on, also when the table or
 * a column is renamed by ALTER.
 */
public final class KeptNames {
    private KeptNames() {}

    /**
     * Returns {@code now}, what a statement has made of {@code was}, with the names given that {@code was} implied and {@code now} would not imply any
     * more. Both have the same constraints and indexes in the same order, or {@code now} lacks some and has the others as they were.
     */
    public static SchemaObject kept(SchemaObject was, SchemaObject now) {
        if (was == now) {
            return now;
        }
        return switch (now) {
            case Table t when was instanceof Table w -> table(w, t);
            case View v
            when was instanceof View w ->
                v.withIndexes(indexes(w.name().name(), w.indexes(), v.name().name(), v.indexes()));
            case Domain d when was instanceof Domain w -> domain(w, d);
            default -> now;
        };
    }

    private static Domain domain(Domain was, Domain now) {
        List<Name> before = ImpliedNames.of(was);
        List<Name> after = ImpliedNames.of(now);
        List<Constraint.Check> checks = new ArrayList<>(now.checks());
        for (int i = 0; i < checks.size(); i++) {
            int old = counterpart(now.checks(), i, was.checks());
            if (old >= 0 && checks.get(i).name().isEmpty() && !before.get(old).equals(after.get(i))) {
                checks.set(i, checks.get(i).withName(Optional.of(before.get(old))));
            }
        }
        return checks.equals(now.checks()) ? now : now.withChecks(checks);
    }

    private static Table table(Table was, Table now) {
        List<Constraint> constraints = new ArrayList<>(now.constraints());
        boolean changed = false;
        for (int i = 0; i < constraints.size(); i++) {
            int old = counterpart(now.constraints(), i, was.constraints());
            if (old >= 0 && constraints.get(i).name().isEmpty()) {
                Name name = ImpliedNames.of(was, old);
                if (!name.equals(ImpliedNames.of(now, i))) {
                    constraints.set(i, constraints.get(i).withName(Optional.of(name)));
                    changed = true;
                }
            }
        }
        List<Index> indexes =
                indexes(was.name().name(), was.indexes(), now.name().name(), now.indexes());
        Table named = changed ? now.withConstraints(constraints) : now;
        return indexes.equals(now.indexes()) ? named : named.withIndexes(indexes);
    }

    private static List<Index> indexes(Name on, List<Index> was, Name onNow, List<Index> now) {
        List<Index> all = new ArrayList<>(now);
        for (int i = 0; i < all.size(); i++) {
            int old = counterpart(now, i, was);
            if (old >= 0 && all.get(i).name().isEmpty()) {
                Name name = ImpliedNames.base(on, was.get(old));
                if (!name.equals(ImpliedNames.base(onNow, all.get(i)))) {
                    all.set(i, all.get(i).withName(Optional.of(name)));
                }
            }
        }
        return all;
    }

    /**
     * Returns where in {@code there} the element {@code at} of {@code here} is, one list being made of the other: at the same place when none has come
     * or gone, else where it is itself; or -1.
     */
    public static int counterpart(List<?> here, int at, List<?> there) {
        if (here.size() == there.size()) {
            return at;
        }
        for (int i = 0; i < there.size(); i++) {
            if (there.get(i) == here.get(at)) {
                return i;
            }
        }
        return -1;
    }

    /** Returns {@code schema} with the name of every constraint and index given. */
    public static Schema given(Schema schema) {
        ImpliedNames names = ImpliedNames.of(schema);
        return schema.map(o -> switch (o) {
            case Table t -> {
                List<Constraint> constraints = new ArrayList<>();
                for (int i = 0; i < t.constraints().size(); i++) {
                    constraints.add(t.constraints().get(i).withName(Optional.of(names.constraint(t, i))));
                }
                yield t.withConstraints(constraints).withIndexes(given(names, t.name(), t.indexes()));
            }
            case View v -> v.indexes().isEmpty() ? v : v.withIndexes(given(names, v.name(), v.indexes()));
            default -> o;
        });
    }

    private static List<Index> given(ImpliedNames names, ObjectName on, List<Index> indexes) {
        List<Index> all = new ArrayList<>();
        for (int i = 0; i < indexes.size(); i++) {
            all.add(indexes.get(i).withName(Optional.of(names.index(on, i))));
        }
        return all;
    }
}
