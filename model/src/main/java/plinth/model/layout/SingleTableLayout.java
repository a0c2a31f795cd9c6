package plinth.model.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.layout.Layout.KindLayout;
import plinth.model.logic.TableRules;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Domain;
import plinth.model.schema.Expression;
import plinth.model.schema.Index;
import plinth.model.schema.IndexKey;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;

/** One table for base and subtypes. */
final class SingleTableLayout {
    /** What a domain's checks call the value. */
    private static final Name VALUE = new Name("value");

    private final Schema schema;
    private final Family family;
    private final Strategy.SingleTable strategy;
    private final Relayout relayout;

    SingleTableLayout(Schema schema, Family family, Strategy.SingleTable strategy) {
        this.schema = schema;
        this.family = family;
        this.strategy = strategy;
        this.relayout = new Relayout(schema, family);
    }

    Layout lay() {
        return family.today() instanceof Strategy.SingleTable today ? again(today) : joined();
    }

    /** One table that is one already: what is written in it stays as it is written, and only what the options are about is added or goes. */
    private Layout again(Strategy.SingleTable today) {
        Table t = schema.requireTable(family.base());
        List<Constraint> constraints = new ArrayList<>();
        for (Constraint c : t.constraints()) {
            boolean guard = c instanceof Constraint.Check k
                    && k.expression().names().size() > 1
                    && Clauses.guards(k.expression(), family.marks());
            if (strategy.guarded() || !guard) {
                constraints.add(c);
            }
        }
        if (strategy.guarded()) {
            TableRules rules = TableRules.of(schema, t);
            List<Constraint> wanted = new ArrayList<>(guards(Map.of()));
            if (!relayout.limited() && !strategy.partitioned()) {
                wanted.addFirst(Relayout.oneOf(family, Optional.empty()));
            }
            for (Constraint c : wanted) {
                if (!(c instanceof Constraint.Check k && rules.implies(Expression.verbatim("TRUE"), k.expression()))) {
                    constraints.add(c);
                }
            }
        }
        List<Index> indexes = t.indexes().stream()
                .map(i -> strategy.partialIndexes() && !today.partialIndexes() ? again(i) : i)
                .toList();
        List<KindLayout> kinds =
                family.kinds().stream().map(k -> kind(k, Map.of())).toList();
        Table single = t.withConstraints(apart(constraints)).withIndexes(indexes);
        return strategy.partitioned() ? partitioned(single, kinds) : laid(List.of(single), kinds);
    }

    private Layout partitioned(Table single, List<KindLayout> kinds) {
        PartitionedTable parts = new PartitionedTable(schema, family, relayout, single, kinds);
        relayout.retargetColumns(parts::confined);
        return laid(parts.tables(), kinds);
    }

    private Layout laid(List<Table> tables, List<KindLayout> kinds) {
        Schema laid = relayout.replace(tables, kinds, Optional.empty());
        return relayout.laid(strategy, laid, tables.stream().map(Table::name).toList(), kinds);
    }

    /** An index over columns of one kind, over the rows of that. */
    private Index again(Index i) {
        List<Family.Kind> owners = family.kinds().stream()
                .filter(k -> Fitting.names(i).stream().anyMatch(k.names()::contains))
                .toList();
        if (owners.size() != 1 || i.where().isPresent()) {
            return i;
        }
        return index(owners.getFirst(), i, Map.of());
    }

    private KindLayout kind(Family.Kind k, Map<Name, Name> names) {
        return new KindLayout(
                k,
                family.base(),
                k.of(),
                family.base(),
                k.of(),
                k.columns().stream()
                        .map(c -> names.getOrDefault(c.name(), c.name()))
                        .toList());
    }

    private Layout joined() {
        Map<Family.Kind, Map<Name, Name>> names = names();
        Table t = family.shared();
        List<Column> columns = new ArrayList<>(t.columns());
        List<Constraint> constraints = new ArrayList<>(t.constraints());
        List<Index> indexes = new ArrayList<>(t.indexes());
        List<Trigger> triggers = new ArrayList<>(t.triggers());
        List<KindLayout> kinds = new ArrayList<>();
        if (strategy.guarded() && !strategy.partitioned() && !relayout.limited()) {
            constraints.add(Relayout.oneOf(family, Optional.empty()));
        }
        for (Family.Kind k : family.kinds()) {
            Map<Name, Name> map = names.getOrDefault(k, Map.of());
            for (Column c : k.columns()) {
                Name name = map.getOrDefault(c.name(), c.name());
                if (columns.stream().noneMatch(x -> x.name().equals(name))) {
                    columns.add(column(k, c, name, map));
                }
            }
            kinds.add(kind(k, map));
        }
        for (Family.Kind k : family.kinds()) {
            Map<Name, Name> map = withKey(k, names.getOrDefault(k, Map.of()));
            for (Column c : k.columns()) {
                constraints.addAll(ofDomains(k, c, map));
            }
            for (Constraint c : k.beside(k.of(), map)) {
                if (c instanceof Constraint.Unique u && u.nullsNotDistinct() && !strategy.partitioned()) {
                    indexes.add(unique(family, k, u, map));
                } else {
                    constraints.add(moved(k, c, map));
                }
            }
            k.indexes().forEach(i -> indexes.add(index(k, i, map)));
            if (!strategy.partitioned()) {
                triggers(k, map, triggers);
            }
        }
        if (strategy.guarded()) {
            constraints.addAll(guards(names));
        }
        for (ObjectName old : relayout.oldTables()) {
            Map<Name, Name> key = new HashMap<>();
            family.kinds().stream()
                    .filter(k -> k.table().equals(old))
                    .forEach(k -> key.putAll(withKey(k, names.getOrDefault(k, Map.of()))));
            ObjectName target = strategy.partitioned() ? old : family.base();
            relayout.retarget(old, Optional.of(new Relayout.Target(target, key)));
        }
        Table single = t.withColumns(columns)
                .withConstraints(apart(constraints))
                .withIndexes(indexes)
                .withTriggers(triggers);
        return strategy.partitioned()
                ? partitioned(single, kinds)
                : laid(List.of(relayout.fitting(relayout.references(single))), kinds);
    }

    /** Puts the triggers of the table of {@code k} to {@code all}, for rows of that kind. */
    private void triggers(Family.Kind k, Map<Name, Name> map, List<Trigger> all) {
        Optional<Table> old = schema.table(k.table());
        for (Trigger g : k.triggers()) {
            Optional<String> refusal = KindTriggers.refusal(g);
            if (refusal.isPresent() || old.isEmpty()) {
                relayout.losses.add(
                        Parts.trigger(k.table(), g),
                        "The trigger " + g.name() + " on " + k.table() + " is left out: "
                                + refusal.orElse("there is no table " + k.table()) + ".");
                continue;
            }
            Set<Name> taken = all.stream().map(Trigger::name).collect(Collectors.toSet());
            Name name = new Name(Naming.apart(Naming.cut(g.name().value(), ""), n -> !taken.contains(new Name(n))));
            all.addAll(new KindTriggers(family, k, old.get(), map).among(g.withName(name), taken));
        }
    }

    /** Constraints of several tables may have had one name; in one table the later ones leave theirs to the database. */
    private static List<Constraint> apart(List<Constraint> constraints) {
        Set<Name> taken = new HashSet<>();
        return constraints.stream()
                .map(c -> c.name().isEmpty() || taken.add(c.name().get()) ? c : c.withName(Optional.empty()))
                .toList();
    }

    /**
     * What the columns of each kind are called in the one table: as before, unless another column has the name; kinds share a column when it is the same to
     * them: name, type and rules. Where it is not, the name of each says whose it is.
     */
    private Map<Family.Kind, Map<Name, Name>> names() {
        Set<Name> taken = new HashSet<>();
        family.shared().columns().forEach(c -> taken.add(c.name()));
        Map<Name, List<Family.Kind>> owners = new LinkedHashMap<>();
        family.kinds()
                .forEach(k -> k.names()
                        .forEach(n -> owners.computeIfAbsent(n, x -> new ArrayList<>())
                                .add(k)));
        Set<Name> plain = new HashSet<>();
        owners.forEach((n, kinds) -> {
            if (!taken.contains(n) && shared(n, kinds)) {
                plain.add(n);
            }
        });
        taken.addAll(plain);
        Map<Family.Kind, Map<Name, Name>> all = new LinkedHashMap<>();
        for (Family.Kind k : family.kinds()) {
            Map<Name, Name> map = new HashMap<>();
            for (Column c : k.columns()) {
                Name name = plain.contains(c.name())
                        ? c.name()
                        : new Name(Naming.apart(
                                Naming.word(family, k) + "_" + c.name(), n -> !taken.contains(new Name(n))));
                map.put(c.name(), name);
                taken.add(name);
            }
            all.put(k, map);
        }
        return all;
    }

    /** Whether the column {@code n} of each of {@code kinds} can be one. A row of several kinds has a value of each. */
    private boolean shared(Name n, List<Family.Kind> kinds) {
        if (kinds.size() == 1) {
            return true;
        }
        if (family.overlapping()) {
            return false;
        }
        Column first = column(kinds.getFirst(), n);
        Set<Set<Expression>> checks = new HashSet<>();
        for (Family.Kind k : kinds) {
            Column c = column(k, n);
            if (c.generated()
                    || !c.type().equals(first.type())
                    || !c.collation().equals(first.collation())
                    || bound(k, n)) {
                return false;
            }
            Set<Expression> mine = new HashSet<>();
            for (Constraint x : k.constraints()) {
                if (x instanceof Constraint.Check y && y.columns().contains(n)) {
                    mine.add(y.expression());
                }
            }
            if (!mine.isEmpty()) {
                checks.add(mine);
            }
        }
        return checks.size() <= 1;
    }

    private static Column column(Family.Kind k, Name n) {
        return k.columns().stream().filter(c -> c.name().equals(n)).findFirst().orElseThrow();
    }

    /** Whether something is said of the column that would hold for rows of other kinds, or be there twice; a check is confined to its kind. */
    private static boolean bound(Family.Kind k, Name column) {
        return k.constraints().stream()
                        .anyMatch(c ->
                                !(c instanceof Constraint.Check) && c.columns().contains(column))
                || k.indexes().stream().anyMatch(i -> Fitting.names(i).contains(column));
    }

    private Map<Name, Name> withKey(Family.Kind k, Map<Name, Name> columns) {
        Map<Name, Name> map = new HashMap<>(columns);
        for (int i = 0; i < k.key().size(); i++) {
            map.put(k.key().get(i), k.of().get(i));
        }
        return map;
    }

    /** A column of some kinds may be NULL, and has no default: that would fill it in for rows of all others. */
    private Column column(Family.Kind k, Column c, Name name, Map<Name, Name> map) {
        Column nullable = c.withName(name)
                .withType(FamilyReader.optional(schema, c.type()))
                .nullable();
        return switch (c.value()) {
            case Column.Default d -> {
                relayout.losses.add(
                        Parts.value(k.table(), c),
                        "The default of " + k.table() + "." + c.name()
                                + " is left out: it would fill in the column for rows of every kind.");
                yield nullable.withValue(Column.ABSENT);
            }
            case Column.Identity i -> {
                relayout.losses.add(
                        Parts.value(k.table(), c),
                        "The identity of " + k.table() + "." + c.name()
                                + " is left out: it would number rows of every kind.");
                yield nullable.withValue(Column.ABSENT);
            }
            case Column.Serial s -> nullable.withValue(Column.ABSENT);
            case Column.Generated g ->
                nullable.withValue(new Column.Generated(Mapped.expression(g.expression(), map), g.stored()));
            case Column.Absent a -> filled(k, c, nullable);
        };
    }

    /** A domain's default would fill the column in for rows of every kind, too. */
    private Column filled(Family.Kind k, Column c, Column nullable) {
        if (!FamilyReader.filledIn(schema, c.type())) {
            return nullable;
        }
        relayout.losses.add(
                new Item("default", k.table(), c.name().value()),
                "The default of " + k.table() + "." + c.name() + ", that of " + c.type()
                        + ", is left out: it would fill in the column for rows of every kind.");
        return FamilyReader.filledIn(schema, nullable.type())
                ? nullable.withValue(new Column.Default(Expression.verbatim("NULL")))
                : nullable;
    }

    /** A domain that forbids NULL cannot be the type of a column that rows of other kinds have not: what it checks is a check of the kind. */
    private List<Constraint> ofDomains(Family.Kind k, Column c, Map<Name, Name> map) {
        Name name = map.getOrDefault(c.name(), c.name());
        List<Constraint> out = new ArrayList<>();
        for (Domain d : FamilyReader.required(schema, c.type())) {
            for (Constraint.Check x : d.checks()) {
                Expression rule = Mapped.expression(x.expression(), Map.of(VALUE, name));
                out.add(Constraint.Check.of(Optional.empty(), KindConditions.onlyFor(family, k, rule)));
            }
        }
        return out;
    }

    private Constraint moved(Family.Kind k, Constraint c, Map<Name, Name> map) {
        return switch (c) {
            case Constraint.Check x ->
                x.withExpression(KindConditions.onlyFor(family, k, Mapped.expression(x.expression(), map)));
            case Constraint.Exclusion x ->
                Mapped.exclusion(
                        x,
                        map,
                        Optional.of(x.where()
                                .map(w -> KindConditions.both(KindConditions.is(family, k), Mapped.expression(w, map)))
                                .orElseGet(() -> KindConditions.is(family, k))));
            default -> Mapped.constraint(c, map);
        };
    }

    /** A key to which NULL is a value like others would allow one row of all other kinds; an index can leave them out. */
    static Index unique(Family family, Family.Kind k, Constraint.Unique u, Map<Name, Name> map) {
        return new Index(
                u.name(),
                true,
                false,
                Index.BTREE,
                Mapped.names(u.columns(), map).stream().map(n -> IndexKey.of(n)).toList(),
                Mapped.names(u.key().include(), map),
                u.nullsNotDistinct(),
                u.key().storage().with(),
                u.key().storage().tablespace(),
                Optional.of(KindConditions.is(family, k)),
                u.comment());
    }

    private Index index(Family.Kind k, Index i, Map<Name, Name> map) {
        Index moved = Mapped.index(i, map);
        boolean plain = moved.keys().stream()
                .allMatch(x -> x.expression().names().size() == 1
                        && x.expression()
                                .isColumn(x.expression().names().iterator().next()));
        if (moved.unique() && (moved.nullsNotDistinct() || !plain)) {
            // Rows of other kinds have NULL in all columns of it, which may be one value to this index.
            return moved.withWhere(Optional.of(moved.where()
                    .map(w -> KindConditions.both(KindConditions.is(family, k), w))
                    .orElseGet(() -> KindConditions.is(family, k))));
        }
        Set<Name> shared = family.shared().columns().stream().map(Column::name).collect(Collectors.toSet());
        Optional<Name> own = moved.keys().stream()
                .flatMap(x -> x.expression().names().stream())
                .filter(n -> !shared.contains(n))
                .findFirst();
        if (!strategy.partialIndexes() || own.isEmpty() || moved.where().isPresent()) {
            return moved;
        }
        return moved.withWhere(Optional.of(new Expression(
                List.of(new Expression.Reference(List.of(own.get())), new Expression.Verbatim(" IS NOT NULL")))));
    }

    /** For each kind: its columns are empty in rows of all others, and what it must have is there in its own. */
    private List<Constraint> guards(Map<Family.Kind, Map<Name, Name>> names) {
        List<Constraint> out = new ArrayList<>();
        Map<Name, List<Family.Kind>> owners = new LinkedHashMap<>();
        for (Family.Kind k : family.kinds()) {
            for (Column c : k.columns()) {
                if (!c.generated()) {
                    owners.computeIfAbsent(
                                    names.getOrDefault(k, Map.of()).getOrDefault(c.name(), c.name()),
                                    n -> new ArrayList<>())
                            .add(k);
                }
            }
        }
        Map<List<Family.Kind>, List<Name>> groups = new LinkedHashMap<>();
        owners.forEach((n, kinds) ->
                groups.computeIfAbsent(kinds, x -> new ArrayList<>()).add(n));
        groups.forEach((kinds, columns) -> {
            if (kinds.size() < family.kinds().size()) {
                out.add(check(
                        String.join(
                                        "_",
                                        kinds.stream()
                                                .map(k -> Naming.word(family, k))
                                                .toList())
                                + "_only",
                        KindConditions.empty(family, kinds, columns)));
            }
        });
        for (Family.Kind k : family.kinds()) {
            List<Name> required = k.columns().stream()
                    .filter(c -> (k.required(c)
                                    || !FamilyReader.required(schema, c.type()).isEmpty())
                            && !c.generated())
                    .map(c -> names.getOrDefault(k, Map.of()).getOrDefault(c.name(), c.name()))
                    .toList();
            if (!required.isEmpty()) {
                out.add(check(Naming.word(family, k) + "_required", KindConditions.required(family, k, required)));
            }
        }
        return out;
    }

    private Constraint check(String suffix, Expression e) {
        return Constraint.Check.of(Optional.of(new Name(Naming.cut(family.base().name() + "_" + suffix, ""))), e);
    }
}
