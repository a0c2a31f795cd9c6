package plinth.model.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.model.layout.Layout.KindLayout;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Expression;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Policy;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;

/** A table for the base, and for each subtype one whose key references it. */
final class ClassTableLayout {
    private final Schema schema;
    private final Family family;
    private final Strategy.ClassTable strategy;
    private final Relayout relayout;

    ClassTableLayout(Schema schema, Family family, Strategy.ClassTable strategy) {
        this.schema = schema;
        this.family = family;
        this.strategy = strategy;
        this.relayout = new Relayout(schema, family);
    }

    Layout lay() {
        List<Table> tables = new ArrayList<>();
        List<KindLayout> kinds = new ArrayList<>();
        relayout.retargetColumns(this::apart);
        tables.add(base());
        for (Family.Kind k : family.kinds()) {
            boolean needed = apart(k);
            if (needed) {
                tables.add(subtype(k));
            }
            kinds.add(new KindLayout(
                    k,
                    family.base(),
                    k.of(),
                    needed ? k.table() : family.base(),
                    needed ? k.key() : k.of(),
                    k.columns().stream().map(Column::name).toList()));
        }
        sayFixed(tables);
        List<ObjectName> widened = tables.stream()
                .filter(t -> schema.table(t.name())
                        .filter(was -> !was.name().equals(family.base())
                                && t.columns().size() > was.columns().size())
                        .isPresent())
                .map(Table::name)
                .toList();
        Schema laid =
                new KeptStars(schema, widened, relayout.losses).in(relayout.replace(tables, kinds, Optional.empty()));
        List<ObjectName> names = tables.stream().map(Table::name).toList();
        return relayout.laid(strategy, laid, names, kinds);
    }

    private Table base() {
        Table base = relayout.fitting(relayout.references(family.shared()));
        if (!strategy.guarded()) {
            return base;
        }
        List<Constraint> constraints = new ArrayList<>(base.constraints());
        if (!relayout.limited()) {
            constraints.add(Relayout.oneOf(family, Optional.empty()));
        }
        Set<Set<Name>> there = new HashSet<>();
        base.uniques().forEach(u -> there.add(Set.copyOf(u.columns())));
        for (Family.Kind k : family.kinds()) {
            List<Name> key = guardKey(k);
            if (apart(k) && there.add(Set.copyOf(key))) {
                constraints.add(written(key)
                        .orElseGet(() -> named(
                                base,
                                new Constraint.Unique(
                                        Optional.empty(),
                                        new Constraint.Key(key, List.of(), period(), Constraint.Storage.NONE),
                                        false,
                                        Constraint.Deferral.NOT_DEFERRABLE,
                                        Optional.empty()))));
            }
        }
        return base.withConstraints(constraints);
    }

    /** The key over {@code columns} that the base has today, as it is written. */
    private Optional<Constraint> written(List<Name> columns) {
        return schema.table(family.base()).stream()
                .flatMap(t -> t.uniques().stream())
                .filter(u -> Set.copyOf(u.columns()).equals(Set.copyOf(columns)) && !u.nullsNotDistinct())
                .map(u -> (Constraint) u)
                .findFirst();
    }

    private static Constraint named(Table t, Constraint c) {
        return c.withName(Optional.of(ImpliedNames.base(t, c)));
    }

    /** Whether rows of {@code k} have a table of their own: they have columns of their own, or one today. */
    private boolean apart(Family.Kind k) {
        return !k.columns().isEmpty() || schema.table(k.table()).isPresent();
    }

    private List<Name> guardKey(Family.Kind k) {
        return guarded(k.of(), family.mark(k));
    }

    /** Puts {@code guard} to the columns of a key; its period stays last. */
    private List<Name> guarded(List<Name> columns, Name guard) {
        List<Name> key = new ArrayList<>(columns);
        key.add(period() ? key.size() - 1 : key.size(), guard);
        return key;
    }

    /** Whether the key holds within a period: no two rows of one key overlap in its last column. */
    private boolean period() {
        return family.shared()
                .primaryKey()
                .filter(p -> p.key().withoutOverlaps())
                .isPresent();
    }

    private Table subtype(Family.Kind k) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < k.key().size(); i++) {
            Column model = family.shared().column(k.of().get(i)).orElseThrow();
            Name key = k.key().get(i);
            // A key that refers to the base's is given, and does not count by itself.
            Optional<Column> written = schema.table(k.table())
                    .flatMap(t -> t.column(key))
                    .map(c -> family.today() instanceof Strategy.ConcreteTables ? c.withValue(Column.ABSENT) : c);
            columns.add(written.orElse(Column.of(key.value(), model.type())));
        }
        Name guard = guardColumn(k);
        if (strategy.guarded()) {
            Column kind = family.shared().column(family.mark(k)).orElseThrow();
            Column.Value value = updates(k)
                    ? new Column.Default(family.constant(k))
                    : new Column.Generated(family.constant(k), true);
            columns.add(Column.of(guard.value(), kind.type()).notNullable().withValue(value));
        }
        // Nothing can be computed from the guard, which is computed itself.
        boolean own = k.names().contains(family.mark(k));
        k.columns().forEach(c -> columns.add(own ? c : Clauses.withValue(c, family.mark(k), family.constant(k))));
        List<Constraint> constraints = new ArrayList<>();
        key(k).ifPresent(constraints::add);
        List<Name> referring = strategy.guarded() ? guarded(k.key(), guard) : k.key();
        // What the reference does today when a base row goes it does here, too.
        constraints.add(reference(k)
                .map(f -> f.withColumns(referring).withTarget(family.base(), strategy.guarded() ? guardKey(k) : k.of()))
                .orElse(Constraint.ForeignKey.of(
                                Optional.empty(),
                                referring,
                                family.base(),
                                strategy.guarded() ? guardKey(k) : k.of(),
                                period() ? Constraint.Action.NO_ACTION : Constraint.Action.CASCADE)
                        .withPeriod(period())
                        .withOnUpdate(updates(k) ? Constraint.Action.CASCADE : Constraint.Action.NO_ACTION)));
        if (strategy.guarded() && updates(k)) {
            constraints.add(Constraint.Check.of(
                    Optional.empty(),
                    new Expression(List.of(
                            new Expression.Reference(List.of(guard)),
                            new Expression.Verbatim(" = " + family.constant(k))))));
        }
        Map<Name, Name> map = names(k);
        k.constraints().forEach(c -> constraints.add(kinded(Mapped.constraint(c, map), k)));
        Table model = schema.table(k.table()).orElse(Table.of(k.table(), List.of()));
        Table made = model.withColumns(ordered(columns, model))
                .withConstraints(constraints)
                .withIndexes(k.indexes().stream().map(i -> Mapped.index(i, map)).toList())
                .withTriggers(k.triggers());
        return covered(relayout.fitting(relayout.references(made)), k);
    }

    /** The primary key over what the kind's table shares with the base: as it is written today, and none where the table has another or a unique key does. */
    private Optional<Constraint> key(Family.Kind k) {
        Set<Name> key = Set.copyOf(k.key());
        Optional<Table> today = schema.table(k.table());
        Optional<Constraint.PrimaryKey> written = today.flatMap(Table::primaryKey);
        if (k.ownKey().isPresent()
                || written.isEmpty()
                        && today.stream()
                                .flatMap(t -> t.uniques().stream())
                                .anyMatch(u -> Set.copyOf(u.columns()).equals(key))) {
            return Optional.empty();
        }
        return Optional.of(written.filter(p -> Set.copyOf(p.columns()).equals(key))
                .orElse(new Constraint.PrimaryKey(
                        Optional.empty(),
                        new Constraint.Key(k.key(), List.of(), period(), Constraint.Storage.NONE),
                        Constraint.Deferral.NOT_DEFERRABLE,
                        Optional.empty())));
    }

    /** What the kind's columns are called in its table: as they are, and the base's key as it is called there. */
    private Map<Name, Name> names(Family.Kind k) {
        Map<Name, Name> map = new HashMap<>();
        if (family.today() instanceof Strategy.SingleTable) {
            for (int i = 0; i < k.key().size(); i++) {
                map.put(k.of().get(i), k.key().get(i));
            }
        }
        if (strategy.guarded()) {
            map.put(family.mark(k), guardColumn(k));
        }
        k.columns().forEach(c -> map.put(c.name(), c.name()));
        return map;
    }

    /** The columns of a table that is there stay in their order; what is new comes last, so that a list of values means the same columns. */
    private static List<Column> ordered(List<Column> columns, Table model) {
        List<Name> before = model.columns().stream().map(Column::name).toList();
        List<Column> out = new ArrayList<>(columns.stream()
                .filter(c -> before.contains(c.name()))
                .sorted(Comparator.comparingInt(c -> before.indexOf(c.name())))
                .toList());
        columns.stream().filter(c -> !before.contains(c.name())).forEach(out::add);
        return out;
    }

    /** A rule over the kind as well, where no column holds it: the kind of all rows of the table stands in its place. */
    private Constraint kinded(Constraint c, Family.Kind k) {
        boolean named = !strategy.guarded() && !k.names().contains(family.mark(k));
        return named && c instanceof Constraint.Check x
                ? x.withExpression(Clauses.withValue(x.expression(), family.mark(k), family.constant(k)))
                : c;
    }

    /**
     * Row level security of the base covers the columns that go to a table of their own as well: there a row is seen by whoever sees the row of the base that
     * it belongs to.
     */
    private Table covered(Table made, Family.Kind k) {
        List<String> security = schema.table(family.base()).stream()
                .flatMap(t -> t.traits().stream())
                .filter(ClassTableLayout::security)
                .toList();
        if (security.isEmpty() || schema.table(made.name()).isPresent()) {
            return made;
        }
        List<String> traits = new ArrayList<>(made.traits());
        traits.addAll(security);
        List<Expression.Piece> pieces = new ArrayList<>();
        pieces.add(new Expression.Verbatim("EXISTS (SELECT 1 FROM "));
        pieces.add(new Expression.Reference(Relayout.path(family.base())));
        pieces.add(new Expression.Verbatim(" WHERE "));
        for (int i = 0; i < k.key().size(); i++) {
            pieces.add(new Expression.Verbatim(i == 0 ? "" : " AND "));
            pieces.add(new Expression.Reference(List.of(family.base().name(), k.of().get(i))));
            pieces.add(new Expression.Verbatim(" = "));
            pieces.add(
                    new Expression.Reference(List.of(made.name().name(), k.key().get(i))));
        }
        pieces.add(new Expression.Verbatim(")"));
        Name name = new Name("as_" + family.base().name());
        relayout.notEnforced.add("Whoever may read a row of " + family.base() + " may change what is of it in "
                + made.name() + ": its policies by command are not repeated there.");
        return made.withTraits(traits)
                .withPolicies(List.of(new Policy(
                        name,
                        true,
                        "all",
                        List.of(),
                        Optional.of(new Expression(pieces)),
                        Optional.empty(),
                        Optional.empty())));
    }

    private static boolean security(String trait) {
        return trait.equals(Table.ROW_SECURITY) || trait.equals("FORCE ROW LEVEL SECURITY");
    }

    /** The reference to the base that the kind's table has today. */
    private Optional<Constraint.ForeignKey> reference(Family.Kind k) {
        return schema.table(k.table()).stream()
                .flatMap(t -> t.foreignKeys().stream())
                .filter(f -> f.target().equals(family.base()) && f.columns().containsAll(k.key()))
                .findFirst();
    }

    /** Whether the reference follows changes of the base's key: then the guard must be a column that can be written. */
    private boolean updates(Family.Kind k) {
        return reference(k)
                .map(f -> f.onUpdate() != Constraint.Action.NO_ACTION && f.onUpdate() != Constraint.Action.RESTRICT)
                .orElse(family.today() instanceof Strategy.SingleTable && written() && !period());
    }

    /** Whether the base's key is given by who writes a row, who may then change it. */
    private boolean written() {
        return family.key().stream()
                .flatMap(n -> family.shared().column(n).stream())
                .anyMatch(c -> c.value() instanceof Column.Absent);
    }

    /** A key that can be changed in one table, and not where other tables of the family refer to it without following. */
    private void sayFixed(List<Table> tables) {
        boolean changeable = family.key().stream()
                .flatMap(n -> family.shared().column(n).stream())
                .anyMatch(c -> switch (c.value()) {
                    case Column.Identity i -> !i.always();
                    case Column.Generated g -> false;
                    default -> true;
                });
        if (family.today() instanceof Strategy.SingleTable && tables.size() > 1 && changeable && !written()) {
            String key =
                    String.join(", ", family.key().stream().map(Name::value).toList());
            relayout.losses.add(
                    new Item("rows", family.base(), key),
                    "The " + key + " of a row of " + family.base() + " that has one in "
                            + String.join(
                                    " or ",
                                    tables.stream()
                                            .skip(1)
                                            .map(t -> t.name().toString())
                                            .toList())
                            + " can no longer be changed.");
        }
    }

    /** The guard has the discriminator's name, unless a column of the subtype has it. */
    private Name guardColumn(Family.Kind k) {
        return k.names().contains(family.mark(k)) || k.key().contains(family.mark(k))
                ? new Name(Plural.singular(family.base().name().value()) + "_" + family.mark(k))
                : family.mark(k);
    }
}
