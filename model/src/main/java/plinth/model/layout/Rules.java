package plinth.model.layout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.ddl.Reread;
import plinth.model.logic.Presence;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Expression;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;

/** Whether what a table of a layout says is what one of the family's old tables said. */
final class Rules {
    private final Family family;
    private final Strategy strategy;
    private final CheckRules checks;

    Rules(Family family, Strategy strategy, Schema after) {
        this.family = family;
        this.strategy = strategy;
        this.checks = new CheckRules(family, strategy, after);
    }

    /** Returns what tells whether a check follows from what a layout says. */
    CheckRules checks() {
        return checks;
    }

    /** Whether a table without a discriminator says it by being of one kind. */
    private boolean byTable(Destination d, Name n) {
        return d.kind().filter(k -> n.equals(family.mark(k))).isPresent();
    }

    private boolean concerns(Iterable<Name> names, Destination d, Set<Name> all) {
        for (Name n : names) {
            if (all.contains(n) && !d.columns().containsKey(n) && !byTable(d, n)) {
                return false;
            }
        }
        return true;
    }

    /** The columns of the family's tables: other names in an expression are of functions and types. */
    private Set<Name> columns() {
        Set<Name> all = new HashSet<>();
        family.shared().columns().forEach(c -> all.add(c.name()));
        family.kinds().forEach(k -> {
            all.addAll(k.names());
            all.addAll(k.key());
        });
        return all;
    }

    boolean concerns(Constraint c, Destination d) {
        return concerns(c.columns(), d, columns());
    }

    boolean concerns(Index i, Destination d) {
        return concerns(Fitting.names(i), d, columns());
    }

    // Columns

    /** Whether every row of the old table has a value in {@code c}. */
    boolean required(Table old, Column was, Destination d, Column c) {
        if (!d.table().nullable(c)) {
            return true;
        }
        boolean base = old.name().equals(family.base());
        List<Family.Kind> owners = family.kinds().stream()
                .filter(k -> (k.names().contains(was.name()) || family.today() instanceof Strategy.ConcreteTables)
                        && (base || k.table().equals(old.name())))
                .toList();
        return !owners.isEmpty()
                && owners.stream()
                        .allMatch(k -> checks.of(d.table()).presence(family.mark(k), family.marked(k), c.name())
                                == Presence.MUST);
    }

    /** Whether {@code now} is filled in as {@code was} is; the keys of concrete tables come from one sequence. */
    boolean value(Column was, Destination d, Column now) {
        return switch (was.value()) {
            case Column.Generated g -> now.value() instanceof Column.Generated x && computed(g, x, d);
            case Column.Identity i -> now.value().equals(i) || numbered(now);
            case Column.Serial s -> now.value().equals(s) || numbered(now);
            default -> now.value().equals(was.value());
        };
    }

    /** As before, or with the kind of all rows of the table in the place of the column that told it. */
    private boolean computed(Column.Generated was, Column.Generated now, Destination d) {
        Expression same = Mapped.expression(was.expression(), d.columns());
        return was.stored() == now.stored()
                && (now.expression().equals(same)
                        || d.kind()
                                .filter(k -> now.expression()
                                        .equals(Reread.expression(KindConditions.withoutOthers(
                                                family,
                                                k,
                                                Clauses.withValue(same, family.mark(k), family.constant(k))))))
                                .isPresent());
    }

    private boolean numbered(Column now) {
        return strategy instanceof Strategy.ConcreteTables
                && family.key().contains(now.name())
                && now.value() instanceof Column.Default;
    }

    // Constraints

    /** Whether {@code c} of the table {@code t} holds in {@code d} because of how the tables are. */
    boolean always(Table t, Constraint c, Destination d) {
        boolean base = t.name().equals(family.base());
        switch (c) {
            case Constraint.Check k -> {
                Set<Name> names = k.expression().names();
                boolean guard = !base
                        && !names.isEmpty()
                        && t.columns().stream()
                                .filter(x -> names.contains(x.name()))
                                .allMatch(x -> Destination.plumbing(family, t, x));
                boolean ties = base
                        && !family.overlapping()
                        && !(strategy instanceof Strategy.SingleTable)
                        && Clauses.guards(k.expression(), family.marks());
                boolean kindOnly = base
                        && strategy instanceof Strategy.ConcreteTables
                        && names.equals(Set.of(family.discriminator()));
                return guard
                        || kindOnly
                        || ties
                        || d.kind().flatMap(x -> constant(k.expression(), x)).orElse(false);
            }
            case Constraint.ForeignKey f -> {
                return reference(t, f) && !(strategy instanceof Strategy.ClassTable);
            }
            case Constraint.Exclusion x -> {
                // It is about rows of another kind.
                return d.kind()
                        .flatMap(k -> x.where().flatMap(w -> constant(w, k)))
                        .filter(holds -> !holds)
                        .isPresent();
            }
            // All rows agree in the kind, or a key is within it.
            case Constraint.Unique u -> {
                Set<Name> mapped = mapped(u.columns(), d);
                return d.table()
                        .primaryKey()
                        .filter(p -> mapped.containsAll(p.columns()))
                        .isPresent();
            }
            default -> {
                return false;
            }
        }
    }

    private Optional<Boolean> constant(Expression e, Family.Kind k) {
        return Clauses.where(e, family.mark(k), family.marked(k)).constant();
    }

    /** Whether {@code e} comes to {@code holds} for rows that are of none of {@code kinds}, where these overlap with others. */
    boolean otherwise(Expression e, List<Family.Kind> kinds, boolean holds) {
        Expression at = e;
        for (Family.Kind k : kinds) {
            Clauses.Outcome o = Clauses.where(at, family.mark(k), "false");
            if (o.constant().isPresent()) {
                return o.constant().get() == holds;
            }
            at = o.rest();
        }
        return Collections.disjoint(e.names(), family.marks());
    }

    /** Whether {@code f} is what ties the subtype's table {@code t} to the base. */
    boolean reference(Table t, Constraint.ForeignKey f) {
        return f.target().equals(family.base())
                && family.kinds().stream()
                        .anyMatch(k -> k.table().equals(t.name())
                                && !t.name().equals(family.base())
                                && f.columns().containsAll(k.key()));
    }

    /** What a rule comes to when two tables become one, if it is not the same. */
    Optional<String> changed(Table t, Constraint c) {
        if (!(c instanceof Constraint.ForeignKey f)
                || !reference(t, f)
                || strategy instanceof Strategy.ClassTable
                || f.onDelete() == Constraint.Action.CASCADE) {
            return Optional.empty();
        }
        return Optional.of("Deleting a row of " + family.base() + " that has one in " + t.name() + ", which ON DELETE "
                + f.onDelete().name().replace('_', ' ') + " answers today, deletes both: they are one row.");
    }

    private Set<Name> mapped(List<Name> names, Destination d) {
        Set<Name> out = new HashSet<>();
        for (Name n : names) {
            Name to = d.columns().get(n);
            if (to != null) {
                out.add(to);
            }
        }
        return out;
    }

    private static List<Name> list(List<Name> names, Map<Name, Name> map) {
        return names.stream().map(n -> map.getOrDefault(n, n)).toList();
    }

    /** Returns the constraint of {@code d} that says what {@code c} said. */
    Optional<Constraint> image(Constraint c, Destination d) {
        return d.table().constraints().stream()
                .filter(x -> switch (c) {
                    case Constraint.PrimaryKey p -> key(p.columns(), false, x, d);
                    case Constraint.Unique u -> key(u.columns(), u.nullsNotDistinct(), x, d);
                    case Constraint.ForeignKey f -> x instanceof Constraint.ForeignKey y && same(f, y, d);
                    case Constraint.Check k ->
                        x instanceof Constraint.Check y
                                && forms(k.expression(), d).contains(y.expression());
                    case Constraint.Exclusion e ->
                        x instanceof Constraint.Exclusion y
                                && elements(e, d).equals(elements(y, d))
                                && (e.where().isEmpty()
                                        || y.where().isPresent()
                                        || d.kind()
                                                .flatMap(k -> constant(e.where().get(), k))
                                                .orElse(false));
                })
                .findFirst();
    }

    /** What an exclusion compares, under the names in {@code d}; the kind left out where all rows are of one. */
    private List<Constraint.Excluded> elements(Constraint.Exclusion x, Destination d) {
        return Mapped.exclusion(x, d.columns(), Optional.empty()).elements().stream()
                .filter(e -> !byTable(d, e.key().expression()))
                .toList();
    }

    private boolean byTable(Destination d, Expression e) {
        return d.kind().filter(k -> e.isColumn(family.mark(k))).isPresent();
    }

    /** Whether {@code c} of the base binds rows of one kind alone, or no two rows of different kinds. */
    boolean ofOneKind(Constraint c) {
        Name kind = family.discriminator();
        if (family.overlapping()) {
            return false;
        }
        return c.columns().contains(kind)
                || c instanceof Constraint.Exclusion x
                        && x.where()
                                .filter(w -> family.kinds().stream()
                                                .filter(k -> !Clauses.where(w, kind, k.value())
                                                        .constant()
                                                        .equals(Optional.of(false)))
                                                .count()
                                        <= 1)
                                .isPresent();
    }

    /** Returns the unique index over the rows of one kind that {@code c} has become. */
    Optional<Integer> index(Constraint c, Destination d) {
        if (!(c instanceof Constraint.Unique u)) {
            return Optional.empty();
        }
        for (int at = 0; at < d.table().indexes().size(); at++) {
            Index x = d.table().indexes().get(at);
            boolean kind = x.where()
                    .map(Expression::names)
                    .filter(n -> n.size() == 1 && family.marks().containsAll(n))
                    .isPresent();
            if (kind
                    && x.unique()
                    && x.nullsNotDistinct() == u.nullsNotDistinct()
                    && x.leadingColumns().equals(list(u.columns(), d.columns()))
                    && x.keys().size() == u.columns().size()) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private boolean key(List<Name> columns, boolean nulls, Constraint x, Destination d) {
        return switch (x) {
            case Constraint.PrimaryKey p -> apart(mapped(columns, d), d).equals(apart(Set.copyOf(p.columns()), d));
            case Constraint.Unique u ->
                apart(mapped(columns, d), d).equals(apart(Set.copyOf(u.columns()), d)) && u.nullsNotDistinct() == nulls;
            default -> false;
        };
    }

    /** The columns of a key without the kind, in which all rows of a table of one kind agree. */
    private Set<Name> apart(Set<Name> columns, Destination d) {
        Set<Name> out = new HashSet<>(columns);
        if (out.size() > 1) {
            d.kind().map(family::mark).ifPresent(out::remove);
        }
        // What holds within a table of one kind, or a partition, holds within the kind.
        if (family.today() instanceof Strategy.ConcreteTables
                || out.size() > 1 && d.table().partitioning().isPresent()) {
            out.remove(family.discriminator());
        }
        return out;
    }

    private boolean same(Constraint.ForeignKey f, Constraint.ForeignKey y, Destination d) {
        List<Name> columns = list(f.columns(), d.columns());
        // The guard goes along with the key in a reference to the base, or does not.
        boolean own = f.target().equals(family.base())
                && y.target().equals(family.base())
                && (columns.containsAll(y.columns()) || y.columns().containsAll(columns));
        boolean led = family.base().equals(f.target())
                || family.kinds().stream().anyMatch(k -> k.table().equals(f.target()));
        return own || y.columns().equals(columns) && (y.target().equals(f.target()) || led);
    }

    /** The ways to say a check in {@code d}: as it is, for the rows of a kind alone, and what is left of it where all rows are of one kind. */
    private Set<Expression> forms(Expression e, Destination d) {
        Set<Expression> all = new HashSet<>();
        Expression same = Mapped.expression(e, d.columns());
        all.add(e);
        all.add(same);
        for (Family.Kind k : family.kinds()) {
            if (d.kind().isEmpty() || d.kind().get().equals(k)) {
                all.add(KindConditions.onlyFor(family, k, same));
                Expression rest =
                        Clauses.where(e, family.mark(k), family.marked(k)).rest();
                if (d.kind().isPresent()) {
                    Expression value = Expression.verbatim(family.literal(k));
                    all.add(Mapped.expression(Clauses.withValue(rest, family.mark(k), value), d.columns()));
                    all.add(Mapped.expression(
                            Clauses.withValue(rest, family.mark(k), family.constant(k)), d.columns()));
                }
                if (d.kind().isPresent() || strategy instanceof Strategy.SingleTable) {
                    all.add(Mapped.expression(rest, d.columns()));
                    all.add(KindConditions.onlyFor(family, k, Mapped.expression(rest, d.columns())));
                }
            }
        }
        return all.stream().map(Reread::expression).collect(Collectors.toSet());
    }

    /** What {@code x} does not do of what {@code c}, which it stands for, did. */
    Optional<String> weaker(Constraint c, Constraint x) {
        List<String> out = new ArrayList<>();
        if (c instanceof Constraint.ForeignKey f && x instanceof Constraint.ForeignKey y) {
            differ(out, "ON DELETE", f.onDelete(), y.onDelete());
            differ(out, "ON UPDATE", f.onUpdate(), y.onUpdate());
            differ(out, "MATCH", f.match(), y.match());
            differ(out, "is", f.deferral(), y.deferral());
            differ(out, "valid:", f.valid(), y.valid());
            differ(out, "enforced:", f.enforced(), y.enforced());
        } else if (c instanceof Constraint.Check f && x instanceof Constraint.Check y) {
            differ(out, "valid:", f.valid(), y.valid());
            differ(out, "enforced:", f.enforced(), y.enforced());
            differ(out, "NO INHERIT:", f.noInherit(), y.noInherit());
        } else if (keyOf(c).isPresent() && keyOf(x).isPresent()) {
            Constraint.Key f = keyOf(c).get();
            Constraint.Key y = keyOf(x).get();
            differ(out, "includes", f.include().size(), y.include().size());
            differ(out, "WITHOUT OVERLAPS:", f.withoutOverlaps(), y.withoutOverlaps());
            differ(out, "with", f.storage().with(), y.storage().with());
            differ(out, "tablespace", f.storage().tablespace(), y.storage().tablespace());
            differ(out, "is", deferral(c), deferral(x));
        } else if (c instanceof Constraint.Exclusion f && x instanceof Constraint.Exclusion y) {
            differ(out, "with", f.storage(), y.storage());
            differ(out, "is", f.deferral(), y.deferral());
        }
        return out.isEmpty()
                ? Optional.empty()
                : Optional.of(" is kept in another form: " + String.join(", ", out) + ".");
    }

    private static Optional<Constraint.Key> keyOf(Constraint c) {
        return switch (c) {
            case Constraint.PrimaryKey p -> Optional.of(p.key());
            case Constraint.Unique u -> Optional.of(u.key());
            default -> Optional.empty();
        };
    }

    private static Object deferral(Constraint c) {
        return switch (c) {
            case Constraint.PrimaryKey p -> p.deferral();
            case Constraint.Unique u -> u.deferral();
            default -> "";
        };
    }

    private static void differ(List<String> out, String what, Object was, Object is) {
        if (!was.equals(is)) {
            out.add(what + " " + words(was) + " becomes " + words(is));
        }
    }

    private static String words(Object o) {
        return o instanceof Enum<?> e ? e.name().replace('_', ' ') : o.toString();
    }

    // Indexes and policies

    /** Returns which index of {@code d} serves what {@code i} served. */
    Optional<Integer> image(Index i, Destination d) {
        Index wanted = Mapped.index(i, d.columns());
        for (int at = 0; at < d.table().indexes().size(); at++) {
            Index x = d.table().indexes().get(at);
            boolean whole = x.keys().equals(wanted.keys())
                    || d.kind().isPresent()
                            && x.keys()
                                    .equals(wanted.keys().stream()
                                            .filter(k -> !byTable(d, k.expression()))
                                            .toList())
                    || d.table().partitioning().isPresent()
                            && x.keys().stream()
                                    .filter(k -> !k.expression().isColumn(family.discriminator()))
                                    .toList()
                                    .equals(wanted.keys());
            boolean same = x.unique() == i.unique()
                    && x.method().equals(i.method())
                    && x.with().equals(i.with())
                    && x.tablespace().equals(i.tablespace())
                    && x.nullsNotDistinct() == i.nullsNotDistinct()
                    && mapped(i.include(), d).equals(new HashSet<>(x.include()));
            if (whole && same && where(i, x, d)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    /** The predicate is the same, or what it comes to where rows are of one kind; one that was not there may leave out rows of other kinds. */
    private boolean where(Index i, Index x, Destination d) {
        if (i.where().isEmpty()) {
            Set<Name> own = new HashSet<>();
            family.kinds()
                    .forEach(k -> k.columns().forEach(c -> {
                        Name n = d.columns().get(c.name());
                        if (n != null) {
                            own.add(n);
                        }
                    }));
            own.addAll(family.marks());
            return x.where().isEmpty() || own.containsAll(x.where().get().names());
        }
        Expression e = i.where().get();
        if (x.where().isPresent()) {
            return forms(e, d).contains(x.where().get())
                    || ofKind(e, d).contains(x.where().get());
        }
        // An index over all rows does for some of them what one over these did; a key would bind the others, too.
        return !i.unique() || d.kind().flatMap(k -> constant(e, k)).orElse(false);
    }

    /** The ways to say a predicate of one kind's index where rows of others are in the table. */
    private Set<Expression> ofKind(Expression e, Destination d) {
        return family.kinds().stream()
                .map(k -> Reread.expression(
                        KindConditions.both(KindConditions.is(family, k), Mapped.expression(e, d.columns()))))
                .collect(Collectors.toSet());
    }

    /** Whether no row of {@code d} could be in the index, or it would tell rows apart that are all of one kind. */
    boolean pointless(Index i, Destination d) {
        boolean none = i.where().isPresent()
                && d.kind()
                        .flatMap(k -> constant(i.where().get(), k))
                        .filter(x -> !x)
                        .isPresent();
        return none || d.kind().isPresent() && onlyKind(i);
    }

    boolean onlyKind(Index i) {
        return i.keys().stream()
                .allMatch(k ->
                        family.marks().stream().anyMatch(m -> k.expression().isColumn(m)));
    }
}
