package plinth.model.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a table has because its parents have it: as CREATE TABLE would make it of the table's own columns and checks and those of its parents, by the rules of
 * {@code MergeAttributes} in PostgreSQL's {@code tablecmds.c}. A column without a type among a table's own says more of an inherited one.
 */
public final class Inherited {
    /** What of a column's options a child takes from its parent. */
    private static final Set<String> OPTIONS = Set.of("storage", "compression");

    /** In a child's column: no default, whatever the parent's is. PostgreSQL makes none of it. */
    public static final Column.Value NO_DEFAULT = new Column.Default(Expression.verbatim("NULL"));

    /** Of a child's column: it stands where the child has it, and not before all of the child's own, since its parent got it later than the child. */
    public static final Option LATE = new Option("late", Optional.empty());

    private final Function<ObjectName, Optional<Table>> tables;
    private final Function<Table, List<Column>> fields;

    /** Looks tables up by {@code tables}. */
    public Inherited(Function<ObjectName, Optional<Table>> tables) {
        this(tables, t -> List.of());
    }

    /** Looks tables up by {@code tables}, and by {@code fields} the attributes of the type that a table is of. */
    public Inherited(Function<ObjectName, Optional<Table>> tables, Function<Table, List<Column>> fields) {
        this.tables = tables;
        this.fields = fields;
    }

    /**
     * A column of a table, its own or inherited.
     *
     * @param column the column with all that holds for it, from wherever
     * @param local whether the table defines it itself
     * @param inherited whether a parent has it
     * @param declared whether the table itself says NOT NULL
     */
    public record Part(Column column, boolean local, boolean inherited, boolean declared) {
        Part withColumn(Column column) {
            return new Part(column, local, inherited, declared);
        }

        public Name name() {
            return column.name();
        }
    }

    /** A check of a table, its own or inherited; it has a name always. */
    public record Rule(Constraint.Check check, boolean local, boolean inherited) {
        public Name name() {
            return check.name().orElseThrow();
        }
    }

    /** Returns whether {@code c} says more of an inherited column only. */
    public static boolean typeless(Column c) {
        return c.type() instanceof Type.Other(String text) && text.isEmpty();
    }

    /** Returns whether {@code c} stands where its table has it although a parent has it too. */
    public static boolean late(Column c) {
        return c.options().contains(LATE);
    }

    /** Returns {@code c} without what {@link #LATE} says. */
    public static Column unplaced(Column c) {
        return late(c)
                ? c.withOptions(
                        c.options().stream().filter(o -> !o.equals(LATE)).toList())
                : c;
    }

    /** Returns whether {@code c}, which has no type of its own, says nothing of its column but where it stands. */
    public static boolean bare(Column c) {
        return typeless(c)
                && c.notNull().isEmpty()
                && c.value() instanceof Column.Absent
                && unplaced(c).options().isEmpty()
                && c.comment().isEmpty();
    }

    /** Returns whether {@code t} is of a composite type. */
    public static boolean typed(Table t) {
        return t.traits().stream().anyMatch(x -> x.startsWith("OF "));
    }

    /** Returns whether {@code t} was a table of its own before it became a partition: it writes its columns out. */
    public static boolean attached(Table t) {
        return t.partitionOf().isPresent() && !t.columns().stream().allMatch(Inherited::typeless);
    }

    /** Returns the names of the parents of {@code t}, in order. */
    public static List<ObjectName> parents(Table t) {
        return t.partitionOf().map(p -> List.of(p.parent())).orElse(t.inherits());
    }

    /** Returns the columns of {@code t} in order. */
    public List<Part> columns(Table t) {
        return columns(t, new LinkedHashSet<>());
    }

    private List<Part> columns(Table t, Set<ObjectName> seen) {
        Map<Name, Part> all = new LinkedHashMap<>();
        if (!seen.add(t.name())) {
            return List.of();
        }
        base(t, seen).forEach(p -> all.put(p.name(), p));
        boolean attached = attached(t);
        Map<Name, Part> own = new LinkedHashMap<>();
        for (Column c : t.columns()) {
            Part base = all.get(c.name());
            own.put(c.name(), base == null ? own(t, c) : merged(t, c, base, attached));
            if (attached || late(c)) {
                all.remove(c.name());
            }
        }
        all.putAll(own);
        Set<Name> keys = Set.copyOf(t.keyColumns());
        all.replaceAll((n, p) -> keys.contains(n) && p.column().notNull().isEmpty()
                ? p.withColumn(p.column().notNullable())
                : p);
        seen.remove(t.name());
        return List.copyOf(all.values());
    }

    private static Part own(Table t, Column c) {
        Column full = c.notNull().isEmpty() && !t.nullable(c) ? c.notNullable() : c;
        return new Part(unplaced(full), true, false, c.notNull().isPresent());
    }

    private static Part merged(Table t, Column c, Part base, boolean attached) {
        boolean typed = !typeless(c);
        Column b = base.column();
        Column.Value value = attached
                ? c.value()
                : c.value().equals(NO_DEFAULT)
                        ? Column.ABSENT
                        : c.value() instanceof Column.Absent ? b.value() : c.value();
        Column full = new Column(
                c.name(),
                typed ? c.type() : b.type(),
                c.notNull().or(b::notNull),
                value,
                typed ? c.collation() : b.collation(),
                options(b.options(), unplaced(c).options()),
                c.comment());
        return new Part(
                full, typed && t.partitionOf().isEmpty(), true, c.notNull().isPresent());
    }

    /** Returns {@code base} with what {@code own} says put over it. */
    private static List<Option> options(List<Option> base, List<Option> own) {
        List<Option> all = new ArrayList<>(base);
        for (Option o : own) {
            all.removeIf(x -> x.name().equals(o.name()));
            all.add(o);
        }
        return all;
    }

    /** Returns the columns that {@code t} has from its parents, each as it is without anything that {@code t} itself says of it. */
    public List<Part> base(Table t) {
        Set<ObjectName> seen = new LinkedHashSet<>();
        seen.add(t.name());
        return base(t, seen);
    }

    private List<Part> base(Table t, Set<ObjectName> seen) {
        Map<Name, Part> all = new LinkedHashMap<>();
        for (Column f : fields.apply(t)) {
            all.put(f.name(), new Part(f.withComment(Optional.empty()), false, true, false));
        }
        for (ObjectName name : parents(t)) {
            Optional<Table> parent = tables.apply(name);
            if (parent.isEmpty()) {
                continue;
            }
            for (Part p : columns(parent.get(), seen)) {
                Part taken = taken(parent.get(), p, t.partitionOf().isPresent());
                all.merge(p.name(), taken, Inherited::twice);
            }
        }
        return List.copyOf(all.values());
    }

    private static Part twice(Part a, Part b) {
        Column c = a.column();
        if (c.notNull().isEmpty()) {
            c = c.withNotNull(b.column().notNull());
        }
        return a.withColumn(
                c.value() instanceof Column.Absent ? c.withValue(b.column().value()) : c);
    }

    private static Part taken(Table parent, Part p, boolean partition) {
        Column c = p.column();
        Optional<Column.NotNull> rule = c.notNull()
                .filter(n -> !n.noInherit())
                .map(n -> new Column.NotNull(
                        Optional.of(ImpliedNames.notNull(parent, c)), false, n.valid(), Optional.empty()));
        Column.Value value = switch (c.value()) {
            case Column.Identity i -> partition ? i : Column.ABSENT;
            case Column.Serial s -> new Column.Default(OwnSequence.next(ImpliedNames.sequence(parent, c)));
            default -> c.value();
        };
        List<Option> options =
                c.options().stream().filter(o -> OPTIONS.contains(o.name())).toList();
        Column taken = new Column(c.name(), c.type(), rule, value, c.collation(), options, Optional.empty());
        return new Part(taken, false, true, false);
    }

    /** Returns the checks of {@code t}, inherited ones first. */
    public List<Rule> checks(Table t) {
        Map<Name, Rule> all = new LinkedHashMap<>();
        baseChecks(t).forEach(r -> all.put(r.name(), r));
        List<Name> names = ImpliedNames.within(t);
        for (int i = 0; i < t.constraints().size(); i++) {
            if (t.constraints().get(i) instanceof Constraint.Check k) {
                Name name = names.get(i);
                boolean inherited = all.containsKey(name);
                boolean local = !inherited || t.partitionOf().isEmpty();
                all.put(name, new Rule(k.withName(Optional.of(name)), local, inherited));
            }
        }
        return List.copyOf(all.values());
    }

    /** Returns the checks that {@code t} has from its parents. */
    public List<Rule> baseChecks(Table t) {
        Map<Name, Rule> all = new LinkedHashMap<>();
        for (ObjectName name : parents(t)) {
            tables.apply(name)
                    .filter(p -> !p.equals(t))
                    .ifPresent(p -> checks(p).stream()
                            .filter(r -> !r.check().noInherit())
                            .forEach(r -> all.putIfAbsent(
                                    r.name(), new Rule(r.check().withComment(Optional.empty()), false, true))));
        }
        return List.copyOf(all.values());
    }
}
