package plinth.model.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.model.ddl.RowIdentity;
import plinth.model.layout.Layout.KindLayout;
import plinth.model.logic.TableRules;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Expression;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.IndexKey;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Option;
import plinth.model.schema.OwnSequence;
import plinth.model.schema.Policy;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Sequence;
import plinth.model.schema.Strings;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;
import plinth.model.schema.Type;
import plinth.model.schema.View;

/** A table for each concrete subtype, with the common columns in each. */
final class ConcreteTablesLayout {
    private final Schema schema;
    private final Family family;
    private final Strategy.ConcreteTables strategy;
    private final Relayout relayout;
    private final Set<Name> taken;

    ConcreteTablesLayout(Schema schema, Family family, Strategy.ConcreteTables strategy) {
        this.schema = schema;
        this.family = family;
        this.strategy = strategy;
        this.relayout = new Relayout(schema, family);
        this.taken = taken(schema);
    }

    Layout lay() {
        return family.today() instanceof Strategy.ConcreteTables ? again() : laid();
    }

    /** A table for each kind already: the view goes. */
    private Layout again() {
        List<Table> tables =
                family.kinds().stream().map(k -> schema.requireTable(k.table())).toList();
        List<KindLayout> kinds = family.kinds().stream().map(Layouts::apart).toList();
        Optional<Expression> all =
                schema.view(family.base()).filter(v -> v.columns().isEmpty()).map(View::query);
        Schema laid = relayout.replace(tables, kinds, all);
        return relayout.laid(strategy, laid, tables.stream().map(Table::name).toList(), kinds);
    }

    private Layout laid() {
        List<SchemaObject> made = new ArrayList<>();
        List<ObjectName> tables = new ArrayList<>();
        List<KindLayout> kinds = new ArrayList<>();
        Optional<Sequence> numbers = numbers();
        numbers.ifPresent(made::add);
        relayout.retarget(family.base(), Optional.empty());
        relayout.retargetColumns(k -> true);
        InheritingTables heirs = new InheritingTables(family);
        if (strategy.inherits()) {
            Table base = relayout.fitting(relayout.references(heirs.base(numbers)));
            made.add(base);
            tables.add(base.name());
        }
        for (Family.Kind k : family.kinds()) {
            relayout.retarget(k.table(), Optional.of(new Relayout.Target(k.table(), keys(k))));
        }
        for (Family.Kind k : family.kinds()) {
            Table own = table(k, numbers);
            Table t = relayout.references(strategy.inherits() ? heirs.heir(own, k) : own);
            made.add(t);
            tables.add(t.name());
            kinds.add(new KindLayout(
                    k,
                    t.name(),
                    k.of(),
                    t.name(),
                    k.of(),
                    k.columns().stream().map(c -> own(c.name())).toList()));
        }
        View view = family.overlapping() ? new JoinedView(schema, family, kinds).view(options()) : view();
        if (strategy.view()) {
            made.add(view);
            if (secured()) {
                relayout.notEnforced.add("Who reads the view " + family.base() + " needs rights on "
                        + String.join(
                                ", ", tables.stream().map(ObjectName::toString).toList())
                        + " as well: it reads with the rights of who asks, so that policies hold.");
            }
        }
        Optional<Expression> all = strategy.inherits() ? Optional.empty() : Optional.of(view.query());
        Schema laid = relayout.replace(made, kinds, all);
        if (family.overlapping() && !ofSomeKind()) {
            relayout.losses.add(
                    Item.of("rows", family.base()),
                    "Rows that are of none of its kinds have no table, though " + family.base()
                            + " may hold such rows today.");
        }
        if (family.kindless() && !strategy.inherits()) {
            relayout.losses.add(
                    new Item("rows", family.base(), family.discriminator().value()),
                    "Rows without " + Strings.article(family.discriminator().value()) + " have no table, though "
                            + family.base() + " may hold such rows today.");
        }
        for (Name n : family.key()) {
            Column key = family.shared().column(n).orElseThrow();
            if (key.value() instanceof Column.Identity i && i.always() && numbers.isPresent()) {
                relayout.losses.add(
                        Parts.value(family.base(), key),
                        "A row may be given " + Strings.article(n.value())
                                + " of its own, which GENERATED ALWAYS refuses today.");
            }
        }
        for (Constraint.Unique u : family.shared().uniques()) {
            if (family.overlapping() || !u.columns().contains(family.discriminator())) {
                relayout.losses.add(
                        new Parts(schema).constraint(schema.requireTable(family.base()), u),
                        "("
                                + String.join(
                                        ", ",
                                        u.columns().stream().map(Name::value).toList())
                                + ") is unique within each table only.");
            }
        }
        return relayout.laid(strategy, laid, tables, kinds);
    }

    /** Whether the base demands that each row has the flag of some kind. */
    private boolean ofSomeKind() {
        List<Expression.Piece> some = new ArrayList<>();
        for (Family.Kind k : family.kinds()) {
            some.add(new Expression.Verbatim(some.isEmpty() ? "(" : " OR "));
            some.addAll(KindConditions.is(family, k).pieces());
        }
        some.add(new Expression.Verbatim(") IS TRUE"));
        return TableRules.of(schema, schema.requireTable(family.base()))
                .implies(Expression.verbatim("TRUE"), new Expression(some));
    }

    private Map<Name, Name> keys(Family.Kind k) {
        Map<Name, Name> map = new HashMap<>();
        for (int i = 0; i < k.key().size(); i++) {
            map.put(k.key().get(i), k.of().get(i));
        }
        k.columns().forEach(c -> map.put(c.name(), own(c.name())));
        return map;
    }

    /** A column of a kind keeps its name, unless a common one has it. */
    private Name own(Name name) {
        boolean taken = family.shared().column(name).isPresent();
        return taken
                ? new Name(Naming.apart(
                        "own_" + name, n -> family.shared().column(new Name(n)).isEmpty()))
                : name;
    }

    /** The keys of all tables come from one sequence, so that they stay apart as long as nobody writes one by hand. */
    private Optional<Sequence> numbers() {
        if (family.key().size() != 1) {
            return Optional.empty();
        }
        Column key = family.shared().column(family.key().getFirst()).orElseThrow();
        if (!(key.value() instanceof Column.Identity || key.value() instanceof Column.Serial)) {
            return Optional.empty();
        }
        Table base = schema.requireTable(family.base());
        Name name = ImpliedNames.of(schema)
                .sequence(
                        base, base.columns().stream().map(Column::name).toList().indexOf(key.name()));
        return Optional.of(new Sequence(
                family.base().sibling(name), OwnSequence.options(key), Optional.empty(), Optional.empty()));
    }

    private Table table(Family.Kind k, Optional<Sequence> numbers) {
        List<Column> columns = new ArrayList<>();
        for (Column c : family.common()) {
            boolean key = family.key().contains(c.name()) && numbers.isPresent();
            columns.add(
                    key
                            ? c.withValue(new Column.Default(
                                    OwnSequence.nextByPath(numbers.get().name())))
                            : Clauses.withValue(withoutOthers(c, k), family.mark(k), family.constant(k)));
        }
        Map<Name, Name> map = keys(k);
        for (Column c : k.columns()) {
            boolean key = k.ownKey().filter(p -> p.columns().contains(c.name())).isPresent();
            columns.add(Clauses.withValue(key ? c.notNullable() : c, family.mark(k), family.constant(k))
                    .withName(own(c.name())));
        }
        List<Constraint> constraints = new ArrayList<>();
        InheritingTables heirs = new InheritingTables(family);
        for (Constraint c : family.shared().constraints()) {
            if (strategy.inherits() && heirs.inherited(c)) {
                continue;
            }
            withoutKind(c, k)
                    .filter(x -> !twice(x, constraints))
                    .ifPresent(x -> constraints.add(
                            Mapped.constraint(x, common()).withName(x.name().flatMap(n -> renamed(x, n, k)))));
        }
        k.beside(k.of(), map).forEach(c -> constraints.add(Mapped.constraint(c, map)));
        List<Index> indexes = new ArrayList<>();
        for (Index i : family.shared().indexes()) {
            withoutKind(i, k).ifPresent(x -> {
                Index copy = Mapped.index(x, common()).withName(x.name().flatMap(n -> renamed(n, k)));
                if (indexes.stream()
                        .noneMatch(
                                o -> o.keys().equals(copy.keys()) && o.where().equals(copy.where()))) {
                    indexes.add(copy);
                }
            });
        }
        k.indexes().forEach(i -> indexes.add(Mapped.index(i, map)));
        Table own = Relayout.keyed(schema, family, schema.table(k.table()).orElse(Table.of(k.table(), List.of())), k);
        List<Trigger> triggers = new ArrayList<>();
        family.shared().triggers().forEach(g -> Mapped.trigger(g, family, k).ifPresent(triggers::add));
        for (Trigger g : own.triggers()) {
            boolean twice = triggers.stream().anyMatch(x -> x.name().equals(g.name()));
            triggers.add(twice ? g.withName(new Name(Naming.cut(k.table().name() + "_" + g.name(), ""))) : g);
        }
        return relayout.fitting(said(own, map, k)
                .withColumns(columns)
                .withConstraints(constraints)
                .withIndexes(indexes)
                .withTriggers(triggers));
    }

    /** What is computed from columns of other kinds as well: in rows of this kind those are NULL. */
    private Column withoutOthers(Column c, Family.Kind k) {
        return c.value() instanceof Column.Generated g
                ? c.withValue(new Column.Generated(KindConditions.withoutOthers(family, k, g.expression()), g.stored()))
                : c;
    }

    /** Two keys that differed in the kind alone are one where all rows are of one kind. */
    private static boolean twice(Constraint c, List<Constraint> constraints) {
        return c instanceof Constraint.Unique u
                && constraints.stream()
                        .anyMatch(x -> x instanceof Constraint.Unique o
                                && o.columns().equals(u.columns())
                                && o.nullsNotDistinct() == u.nullsNotDistinct()
                                && o.deferral() == u.deferral());
    }

    /** The common columns without the base's name before them. */
    private Map<Name, Name> common() {
        Map<Name, Name> map = new HashMap<>();
        family.common().forEach(c -> map.put(c.name(), c.name()));
        return map;
    }

    /**
     * What is said of the base holds for each of the tables: storage, row level security, who may see which rows. Where the base has policies, those of a
     * subtype can only take rows away.
     */
    private Table said(Table t, Map<Name, Name> own, Family.Kind k) {
        Table base = schema.requireTable(family.base());
        List<Option> options = new ArrayList<>(t.with());
        base.with().stream()
                .filter(o -> t.with().stream().noneMatch(x -> x.name().equals(o.name())))
                .forEach(options::add);
        List<String> traits = new ArrayList<>(t.traits());
        // An index of the base is none of this table.
        base.traits().stream()
                .filter(x -> !traits.contains(x) && !RowIdentity.index(x))
                .forEach(traits::add);
        List<Policy> policies = new ArrayList<>();
        base.policies().forEach(p -> policies.add(Mapped.policy(p, e -> Clauses.reduced(e, family, k))));
        policies.addAll(base.policies().isEmpty() ? mapped(t, own) : narrowing(t, own, base));
        return t.withOptions(options).withTraits(traits).withPolicies(policies);
    }

    private static List<Policy> mapped(Table t, Map<Name, Name> own) {
        return t.policies().stream().map(p -> Mapped.policy(p, own)).toList();
    }

    /**
     * The policies of a kind's own table where the base has some as well: a row is seen that one of the base's and one of the table's own let through. So the
     * table's own for one command and the same roles are one restrictive policy, which asks for any of them.
     */
    private List<Policy> narrowing(Table t, Map<Name, Name> own, Table base) {
        Map<List<Object>, List<Policy>> groups = new LinkedHashMap<>();
        for (Policy p : mapped(t, own)) {
            Object apart = p.permissive() ? "" : p.name();
            groups.computeIfAbsent(List.of(p.command(), p.roles(), apart), x -> new ArrayList<>())
                    .add(p);
        }
        List<Policy> out = new ArrayList<>();
        for (List<Policy> group : groups.values()) {
            Policy first = group.getFirst();
            boolean taken = base.policies().stream().anyMatch(x -> x.name().equals(first.name()));
            out.add(new Policy(
                    taken ? new Name(Naming.cut(t.name().name() + "_" + first.name(), "")) : first.name(),
                    false,
                    first.command(),
                    first.roles(),
                    any(group.stream().map(Policy::using).toList()),
                    any(group.stream().map(Policy::check).toList()),
                    group.stream()
                            .map(Policy::comment)
                            .flatMap(Optional::stream)
                            .findFirst()));
        }
        if (out.size() > 1) {
            relayout.losses.add(
                    Item.of("policies", t.name()),
                    "The policies of " + t.name()
                            + " are for several commands or roles: as restrictive ones, each of them has to let a row"
                            + " through, where today one is enough.");
        }
        return out;
    }

    private static Optional<Expression> any(List<Optional<Expression>> all) {
        if (all.stream().anyMatch(Optional::isEmpty)) {
            return all.size() == 1
                    ? Optional.empty()
                    : all.stream().flatMap(Optional::stream).findFirst();
        }
        if (all.size() == 1) {
            return all.getFirst();
        }
        List<Expression.Piece> pieces = new ArrayList<>();
        for (Optional<Expression> e : all) {
            pieces.add(new Expression.Verbatim(pieces.isEmpty() ? "(" : " OR ("));
            pieces.addAll(e.orElseThrow().pieces());
            pieces.add(new Expression.Verbatim(")"));
        }
        return Optional.of(new Expression(pieces));
    }

    /** Names of checks and references are apart within a table only: they stay, unless the kind has a constraint that is called so. */
    private Optional<Name> renamed(Constraint c, Name given, Family.Kind k) {
        boolean within = c instanceof Constraint.Check || c instanceof Constraint.ForeignKey;
        boolean begins = given.value().startsWith(family.base().name().value() + "_");
        boolean own = k.constraints().stream().anyMatch(x -> x.name().equals(Optional.of(given)));
        return within && !begins ? Optional.of(given).filter(n -> !own) : renamed(given, k);
    }

    /** A given name that begins with the base's begins with the table's instead, if nothing is called so; any other is left to the database. */
    private Optional<Name> renamed(Name given, Family.Kind k) {
        String base = family.base().name().value();
        if (!given.value().startsWith(base + "_")) {
            return Optional.empty();
        }
        String name = k.table().name() + given.value().substring(base.length());
        Name own = new Name(Naming.cut(name, ""));
        return own.value().equals(name) && taken.add(own) ? Optional.of(own) : Optional.empty();
    }

    /** The names of all tables, views, sequences, constraints and indexes that the text gives, whatever schema they are in. */
    private static Set<Name> taken(Schema schema) {
        Set<Name> all = new HashSet<>();
        for (SchemaObject o : schema.objects()) {
            all.add(o.name().name());
            if (o instanceof Table t) {
                t.constraints().forEach(c -> c.name().ifPresent(all::add));
                t.indexes().forEach(i -> i.name().ifPresent(all::add));
            } else if (o instanceof View v) {
                v.indexes().forEach(i -> i.name().ifPresent(all::add));
            }
        }
        return all;
    }

    /** What a rule comes to where all rows are of one kind: nothing when it always holds, and nothing but a sentence when it cannot be kept. */
    private Optional<Constraint> withoutKind(Constraint c, Family.Kind k) {
        Name kind = family.mark(k);
        String value = family.marked(k);
        return switch (c) {
            case Constraint.Check x
            when x.columns().contains(kind) -> {
                Clauses.Outcome o = Clauses.where(x.expression(), kind, value);
                boolean known = o.constant().isPresent()
                        || x.columns().equals(List.of(kind)) && o.rest().equals(x.expression());
                yield known
                        ? Optional.empty()
                        : Optional.of(x.withExpression(Clauses.withValue(o.rest(), kind, family.constant(k))));
            }
            case Constraint.Unique u -> {
                // All rows of a table agree in the kind.
                Constraint.Unique rest = Clauses.of(u, kind);
                boolean key =
                        u.columns().contains(kind) && Set.copyOf(rest.columns()).equals(Set.copyOf(family.key()));
                yield rest.columns().isEmpty() || key ? Optional.empty() : Optional.of(rest);
            }
            case Constraint.PrimaryKey p ->
                Optional.of(new Constraint.PrimaryKey(
                        p.name(),
                        new Constraint.Key(
                                p.columns(),
                                p.key().include().stream()
                                        .filter(n -> !n.equals(kind))
                                        .toList(),
                                p.key().withoutOverlaps(),
                                p.key().storage()),
                        p.deferral(),
                        p.comment()));
            case Constraint.Exclusion x -> {
                boolean none = x.where()
                        .flatMap(w -> Clauses.where(w, kind, value).constant())
                        .filter(holds -> !holds)
                        .isPresent();
                Constraint.Exclusion rest = Clauses.of(x, kind, value);
                yield none || rest.columns().contains(kind)
                        ? Optional.empty()
                        : Optional.of(Mapped.exclusion(
                                rest, Map.of(), rest.where().map(w -> Clauses.withValue(w, kind, family.constant(k)))));
            }
            case Constraint.ForeignKey f ->
                f.columns().contains(kind) && !strategy.inherits() ? Optional.empty() : Optional.of(f);
            case Constraint.Check x -> Optional.of(x);
        };
    }

    /** An index over the discriminator goes on without it, and not at all when nothing else is left or it has no row of the kind. */
    private Optional<Index> withoutKind(Index i, Family.Kind k) {
        Name kind = family.mark(k);
        Optional<Clauses.Outcome> where = i.where().map(w -> Clauses.where(w, kind, family.marked(k)));
        if (where.flatMap(Clauses.Outcome::constant).filter(x -> !x).isPresent()) {
            return Optional.empty();
        }
        Optional<Expression> rest = where.filter(o -> o.constant().isEmpty()).map(Clauses.Outcome::rest);
        List<IndexKey> keys =
                i.keys().stream().filter(x -> !x.expression().isColumn(kind)).toList();
        Index without = i.withKeys(keys)
                .withInclude(i.include().stream().filter(n -> !n.equals(kind)).toList())
                .withWhere(rest);
        if (!keys.isEmpty() && Fitting.names(without).contains(kind)) {
            return Optional.empty();
        }
        return keys.isEmpty() ? Optional.empty() : Optional.of(without);
    }

    /** All rows under the base's name: the common columns, the kind, and every kind's own, NULL where a row has none. */
    private View view() {
        List<Expression.Piece> pieces = new ArrayList<>();
        Set<Name> written = new HashSet<>();
        List<Name> owned = new ArrayList<>();
        Map<Name, Type> types = new HashMap<>();
        for (Family.Kind k : family.kinds()) {
            for (Column c : k.columns()) {
                Name n = own(c.name());
                if (written.add(n)) {
                    owned.add(n);
                    types.put(n, FamilyReader.optional(schema, c.type()));
                }
            }
        }
        Type kindType =
                family.shared().column(family.discriminator()).orElseThrow().type();
        boolean first = true;
        for (Family.Kind k : family.kinds()) {
            if (!first) {
                pieces.add(new Expression.Verbatim(" UNION ALL "));
            }
            first = false;
            pieces.add(new Expression.Verbatim("SELECT "));
            for (Column c : family.shared().columns()) {
                if (c.name().equals(family.discriminator())) {
                    pieces.add(new Expression.Verbatim(
                            family.literal(k.value()) + "::" + kindType.written() + " AS " + label(c.name())));
                } else {
                    pieces.add(new Expression.Reference(List.of(c.name())));
                }
                pieces.add(new Expression.Verbatim(", "));
            }
            for (Name n : owned) {
                Optional<Column> mine = k.columns().stream()
                        .filter(c -> own(c.name()).equals(n))
                        .findFirst();
                boolean has = mine.filter(
                                c -> FamilyReader.optional(schema, c.type()).equals(types.get(n)))
                        .isPresent();
                pieces.add(
                        has
                                ? new Expression.Reference(List.of(n))
                                : new Expression.Verbatim("NULL::"
                                        + types.getOrDefault(n, Type.known("text"))
                                                .written() + " AS " + label(n)));
                pieces.add(new Expression.Verbatim(", "));
            }
            pieces.removeLast();
            pieces.add(new Expression.Verbatim(" FROM "));
            pieces.add(new Expression.Reference(Relayout.path(k.table())));
        }
        return new View(
                family.base(),
                false,
                List.of(),
                new Expression(pieces),
                options(),
                List.of(),
                List.of(),
                List.of(),
                schema.requireTable(family.base()).comment());
    }

    private List<Option> options() {
        return secured() ? List.of(new Option("security_invoker", Optional.of("true"))) : List.of();
    }

    /** Whether one of the family's tables has row level security: a view reads with the rights of its owner, whom policies do not bind, unless it is told not to. */
    private boolean secured() {
        List<ObjectName> tables = new ArrayList<>(List.of(family.base()));
        family.kinds().forEach(k -> tables.add(k.table()));
        return tables.stream().flatMap(n -> schema.table(n).stream()).anyMatch(Table::secured);
    }

    /** A name behind AS: there any word may stand, so only other signs than those of words need quotes. */
    static String label(Name n) {
        return n.value().matches("[a-z_][a-z0-9_]*") ? n.value() : n.quoted();
    }
}
