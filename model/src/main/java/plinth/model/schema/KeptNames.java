package plinth.model.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/**
 * The names of constraints, NOT NULL among them, indexes and sequences behind columns that nobody gave. PostgreSQL chooses them when it makes the thing and keeps them from then on, also when the table or
 * a column is renamed by ALTER.
 */
public final class KeptNames {
    private KeptNames() {}

    /**
     * Returns {@code now}, what a statement has made of {@code was}, with the names given that {@code was} implied and {@code now} would not imply any
     * more. Both have the same constraints and indexes in the same order, or {@code now} lacks some and has the others as they were.
     */
    public static SchemaObject kept(SchemaObject was, SchemaObject now) {
        return was == now ? now : kept(was, now, () -> ImpliedNames.of(new Schema(List.of(was))));
    }

    /** As {@link #kept(SchemaObject, SchemaObject)}, where {@code names} are those of the whole schema that {@code was} stands in. */
    public static SchemaObject kept(SchemaObject was, SchemaObject now, Supplier<ImpliedNames> names) {
        if (was == now) {
            return now;
        }
        return switch (now) {
            case Table t when was instanceof Table w -> table(w, t, names.get());
            case View v
            when was instanceof View w && !v.indexes().isEmpty() ->
                v.withIndexes(indexes(w.name(), w.indexes(), v.name().name(), v.indexes(), names.get()));
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
        Name notNull = ImpliedNames.notNull(was);
        Optional<Column.NotNull> named = was.notNull().isPresent() && !notNull.equals(ImpliedNames.notNull(now))
                ? now.notNull().map(n -> n.withName(notNull))
                : now.notNull();
        Domain kept = checks.equals(now.checks()) ? now : now.withChecks(checks);
        return named.equals(now.notNull()) ? kept : kept.withNotNull(named);
    }

    private static Table table(Table was, Table now, ImpliedNames names) {
        List<Constraint> constraints = new ArrayList<>(now.constraints());
        boolean changed = false;
        for (int i = 0; i < constraints.size(); i++) {
            int old = counterpart(now.constraints(), i, was.constraints());
            if (old >= 0 && constraints.get(i).name().isEmpty()) {
                Name name = names.constraint(was, old);
                if (!name.equals(ImpliedNames.of(now, i))) {
                    constraints.set(i, constraints.get(i).withName(Optional.of(name)));
                    changed = true;
                }
            }
        }
        List<Index> indexes = indexes(was.name(), was.indexes(), now.name().name(), now.indexes(), names);
        Table named = columns(was, changed ? now.withConstraints(constraints) : now, names);
        return indexes.equals(now.indexes()) ? named : named.withIndexes(indexes);
    }

    /**
     * What is named after a column: the sequence behind it, and, since PostgreSQL 18, its NOT NULL, also the one that a key, an identity or a serial
     * column brings.
     */
    private static Table columns(Table was, Table now, ImpliedNames names) {
        if (was.columns().size() != now.columns().size()) {
            return now;
        }
        List<Column> columns = new ArrayList<>(now.columns());
        for (int i = 0; i < columns.size(); i++) {
            Column c = columns.get(i);
            if (!was.nullable(was.columns().get(i)) && !now.nullable(c)) {
                Name name = names.notNull(was, i);
                if (!name.equals(ImpliedNames.notNull(now, c))) {
                    columns.set(i, named(c, name));
                }
            }
            if (OwnSequence.of(was.columns().get(i)) && OwnSequence.of(c)) {
                columns.set(i, columns.get(i).withValue(sequence(now, c, names.sequence(was, i))));
            }
        }
        return columns.equals(now.columns()) ? now : now.withColumns(columns);
    }

    private static Column.Value sequence(Table now, Column c, Name name) {
        return ImpliedNames.sequence(now, c).name().equals(name)
                ? OwnSequence.in(c.value(), now.name())
                : OwnSequence.called(c.value(), now.name().sibling(name));
    }

    private static Column named(Column c, Name name) {
        return c.withNotNull(
                Optional.of(c.notNull().orElse(Column.NotNull.PLAIN).withName(name)));
    }

    private static List<Index> indexes(
            ObjectName on, List<Index> was, Name onNow, List<Index> now, ImpliedNames names) {
        List<Index> all = new ArrayList<>(now);
        for (int i = 0; i < all.size(); i++) {
            int old = counterpart(now, i, was);
            if (old >= 0 && all.get(i).name().isEmpty()) {
                Name name = names.index(on, old);
                if (!name.equals(ImpliedNames.index(onNow, now, i))) {
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

    /** Returns {@code schema} with the name of every constraint, NOT NULL included, index and sequence behind a column given. */
    public static Schema given(Schema schema) {
        return named(schema, (own, implied) -> true);
    }

    /** Returns all names that {@code table} gives to what is its own: constraints, NOT NULL, indexes, sequences behind columns. */
    public static List<ObjectName> givenOn(Table table) {
        List<ObjectName> all = new ArrayList<>();
        table.constraints()
                .forEach(c -> c.name().ifPresent(n -> all.add(table.name().sibling(n))));
        table.indexes()
                .forEach(i -> i.name().ifPresent(n -> all.add(table.name().sibling(n))));
        for (Column c : table.columns()) {
            c.notNull()
                    .flatMap(Column.NotNull::name)
                    .ifPresent(n -> all.add(table.name().sibling(n)));
            OwnSequence.name(c.value()).ifPresent(n -> all.add(table.name().sibling(n)));
        }
        return all;
    }

    /** Returns {@code table}, the last of {@code schema}, with the names given that it cannot have as it alone would imply them. */
    public static Table numbered(Schema schema, Table table) {
        return numbered(schema).table(table.name()).orElse(table);
    }

    /** Returns {@code schema} with the names given that are not those which each table or view alone would imply: another one's is in the way. */
    public static Schema numbered(Schema schema) {
        return named(schema, (own, implied) -> !own.equals(implied));
    }

    private static Schema named(Schema schema, BiPredicate<Name, Name> given) {
        ImpliedNames names = ImpliedNames.of(schema);
        return schema.map(o -> switch (o) {
            case Table t -> {
                List<Constraint> constraints = new ArrayList<>();
                for (int i = 0; i < t.constraints().size(); i++) {
                    Constraint c = t.constraints().get(i);
                    Name name = names.constraint(t, i);
                    constraints.add(given.test(ImpliedNames.of(t, i), name) ? c.withName(Optional.of(name)) : c);
                }
                List<Column> columns = new ArrayList<>();
                for (int i = 0; i < t.columns().size(); i++) {
                    Column c = t.columns().get(i);
                    Name name = names.notNull(t, i);
                    boolean told = !t.nullable(c) && given.test(ImpliedNames.notNull(t, c), name);
                    Column next = told ? named(c, name) : c;
                    boolean called = OwnSequence.of(c)
                            && given.test(ImpliedNames.sequence(t, c).name(), names.sequence(t, i));
                    columns.add(
                            called
                                    ? next.withValue(OwnSequence.called(
                                            c.value(), t.name().sibling(names.sequence(t, i))))
                                    : next);
                }
                yield t.withConstraints(constraints)
                        .withColumns(columns)
                        .withIndexes(named(names, t.name(), t.indexes(), given));
            }
            case View v -> v.indexes().isEmpty() ? v : v.withIndexes(named(names, v.name(), v.indexes(), given));
            default -> o;
        });
    }

    private static List<Index> named(
            ImpliedNames names, ObjectName on, List<Index> indexes, BiPredicate<Name, Name> given) {
        List<Index> all = new ArrayList<>();
        for (int i = 0; i < indexes.size(); i++) {
            Name name = names.index(on, i);
            Index x = indexes.get(i);
            all.add(given.test(ImpliedNames.index(on.name(), indexes, i), name) ? x.withName(Optional.of(name)) : x);
        }
        return all;
    }
}
