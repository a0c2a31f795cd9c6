package plinth.model.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.ddl.RowIdentity;
import plinth.model.layout.Layout.KindLayout;
import plinth.model.logic.Cell;
import plinth.model.logic.Presence;
import plinth.model.logic.TableRules;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Index;
import plinth.model.schema.IndexKey;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;

/**
 * Splits one table for all kinds into a partition for each: keys over rows of all kinds have the discriminator in them, since PostgreSQL has no others on a
 * partitioned table, and what is about one kind alone is on its partition.
 */
final class PartitionedTable {
    private final Schema schema;
    private final Family family;
    private final Relayout relayout;
    private final Table single;
    private final Map<ObjectName, Part> parts = new LinkedHashMap<>();
    private final Set<Name> shared;
    private final TableRules rules;
    private final Parts names;

    /** A partition as it comes to be. */
    private record Part(Family.Kind kind, Map<Name, Name> columns, List<Constraint> constraints, List<Index> indexes) {}

    /** @param single the table for all kinds, with references as they were */
    PartitionedTable(Schema schema, Family family, Relayout relayout, Table single, List<KindLayout> kinds) {
        this.schema = schema;
        this.family = family;
        this.relayout = relayout;
        this.single = single;
        this.names = new Parts(schema);
        this.rules = TableRules.of(schema, single);
        for (KindLayout k : kinds) {
            Map<Name, Name> columns = new HashMap<>();
            for (int i = 0; i < k.kind().key().size(); i++) {
                columns.put(k.kind().key().get(i), k.kind().of().get(i));
            }
            k.kind()
                    .columns()
                    .forEach(c -> columns.put(c.name(), k.column(c.name()).orElse(c.name())));
            if (!(family.today() instanceof Strategy.SingleTable)) {
                schema.table(k.kind().table())
                        .ifPresent(t -> t.columns().stream()
                                .filter(c -> Destination.plumbing(family, t, c))
                                .forEach(c -> columns.put(c.name(), family.discriminator())));
            }
            parts.put(k.kind().table(), new Part(k.kind(), columns, new ArrayList<>(), new ArrayList<>()));
        }
        this.shared = family.shared().columns().stream().map(Column::name).collect(Collectors.toSet());
    }

    /** Returns why {@code family} cannot be partitioned by its kinds; nothing where it can. */
    static Optional<String> refusal(Schema schema, Family family) {
        if (family.overlapping()) {
            return Optional.of("its kinds overlap: a row of two kinds would have to be in two partitions");
        }
        Optional<Table> base = schema.table(family.base());
        if (base.filter(t -> !t.inherits().isEmpty()).isPresent()) {
            return Optional.of(family.base() + " inherits from "
                    + base.get().inherits().getFirst() + ", which a partitioned table cannot");
        }
        if (base.filter(t -> t.kind() == Table.Kind.FOREIGN).isPresent()) {
            return Optional.of(family.base() + " is a foreign table, which cannot be partitioned");
        }
        return family.shared()
                .column(family.discriminator())
                .filter(Column::generated)
                .map(c -> c.name() + " is computed, and a computed column cannot be what a table is partitioned by");
    }

    /** Returns the partitioned table and its partitions. */
    List<Table> tables() {
        List<Constraint> constraints = new ArrayList<>();
        for (Constraint c : single.constraints()) {
            place(c).ifPresent(constraints::add);
        }
        List<Index> indexes = new ArrayList<>();
        for (Index i : single.indexes()) {
            place(i).ifPresent(indexes::add);
        }
        Table parent = single.withConstraints(constraints)
                .withIndexes(indexes)
                .withOptions(List.of())
                .withKind(single.kind() == Table.Kind.UNLOGGED ? Table.Kind.ORDINARY : single.kind())
                .withTraits(single.traits().stream()
                        .filter(t -> !RowIdentity.index(t))
                        .toList())
                .withTriggers(single.triggers().stream()
                        .filter(g -> g.referencing().isEmpty() || !g.eachRow())
                        .toList())
                .withPartitioning(
                        Optional.of(new Table.Partitioning("list", List.of(IndexKey.of(family.discriminator())))));
        Set<Set<Name>> keys = keys(constraints);
        relayout.cut(
                family.base(),
                keys::contains,
                "a key of a partitioned table has the column in it by which it is partitioned, "
                        + family.discriminator() + ". A value that no row of " + family.base()
                        + " has is accepted from now on");
        Table referring = relayout.fitting(relayout.references(parent));
        List<Constraint> rest = new ArrayList<>(referring.constraints());
        rest.removeAll(toParts(rest));
        List<Table> out = new ArrayList<>(List.of(referring.withConstraints(rest)));
        parts.forEach((n, p) -> out.add(partition(n, p, parent)));
        if (family.kindless()) {
            relayout.losses.add(
                    new Item("rows", family.base(), family.discriminator().value()),
                    "Rows without " + family.discriminator() + " have no partition, though " + family.base()
                            + " may hold such rows today.");
        }
        return out;
    }

    /** References to the table of a kind are on the partitions: none from the partitioned table to a partition of its own can be made. */
    private List<Constraint> toParts(List<Constraint> constraints) {
        List<Constraint> all = constraints.stream()
                .filter(c -> c instanceof Constraint.ForeignKey f && parts.containsKey(f.target()))
                .toList();
        for (Constraint c : all) {
            owner(c.columns())
                    .map(List::of)
                    .orElseGet(() -> List.copyOf(parts.values()))
                    .forEach(p -> p.constraints().add(c));
        }
        return all;
    }

    private static Set<Set<Name>> keys(List<Constraint> constraints) {
        Set<Set<Name>> keys = new HashSet<>();
        for (Constraint c : constraints) {
            if (c instanceof Constraint.PrimaryKey || c instanceof Constraint.Unique) {
                keys.add(Set.copyOf(c.columns()));
            }
        }
        return keys;
    }

    private Table partition(ObjectName name, Part p, Table parent) {
        Optional<Table> old = family.today() instanceof Strategy.SingleTable ? Optional.empty() : schema.table(name);
        List<Constraint> constraints = new ArrayList<>(p.constraints());
        // Its own key is what a reference to the kind's table is to.
        Set<Set<Name>> own = keys(constraints);
        for (Set<Name> referenced : relayout.referenced(name, p.columns())) {
            if (own.add(referenced)) {
                constraints.add(new Constraint.Unique(
                        Optional.empty(),
                        new Constraint.Key(List.copyOf(ordered(referenced)), List.of(), false, Constraint.Storage.NONE),
                        false,
                        Constraint.Deferral.NOT_DEFERRABLE,
                        Optional.empty()));
            }
        }
        List<Trigger> triggers = new ArrayList<>();
        old.ifPresent(t -> {
            KindTriggers on = new KindTriggers(family, p.kind(), t, p.columns());
            for (Trigger g : t.triggers()) {
                KindTriggers.refusal(g)
                        .ifPresentOrElse(
                                why -> relayout.losses.add(
                                        Parts.trigger(name, g),
                                        "The trigger " + g.name() + " on " + name + " is left out: " + why + "."),
                                () -> triggers.add(on.apart(g)
                                        .withName(new Name(Naming.apart(
                                                g.name().value(),
                                                n -> parent.triggers().stream()
                                                        .noneMatch(x -> x.name().equals(new Name(n))))))));
            }
        });
        Set<String> traits = new LinkedHashSet<>();
        old.ifPresent(t -> t.traits().stream()
                .filter(x -> x.startsWith("REPLICA IDENTITY") && !RowIdentity.index(x))
                .forEach(traits::add));
        boolean identified = !traits.isEmpty();
        parent.traits().stream()
                .filter(x -> security(x) || !identified && x.startsWith("REPLICA IDENTITY"))
                .forEach(traits::add);
        boolean secured = parent.secured();
        Optional<Table> policies = old.filter(t -> t.secured() && !secured);
        policies.ifPresent(
                t -> t.traits().stream().filter(PartitionedTable::security).forEach(traits::add));
        policies.ifPresent(t -> relayout.losses.add(
                Parts.trait(name, Table.ROW_SECURITY),
                "Row level security of " + name + " covers its rows for those who ask " + name
                        + ", and no longer for those who ask " + family.base() + "."));
        return Table.of(name, List.of())
                .withKind(single.kind())
                .withOptions(old.map(Table::with).filter(w -> !w.isEmpty()).orElse(single.with()))
                .withConstraints(constraints)
                .withIndexes(p.indexes())
                .withTriggers(triggers)
                .withTraits(List.copyOf(traits))
                .withPolicies(policies.map(t -> t.policies().stream()
                                .map(x -> Mapped.policy(x, p.columns()))
                                .toList())
                        .orElse(List.of()))
                .withComment(old.flatMap(Table::comment))
                .withPartitionOf(Optional.of(
                        new Table.PartitionOf(family.base(), "FOR VALUES IN (" + family.literal(p.kind()) + ")")));
    }

    private List<Name> ordered(Set<Name> columns) {
        return single.columns().stream()
                .map(Column::name)
                .filter(columns::contains)
                .toList();
    }

    private static boolean security(String trait) {
        return trait.equals(Table.ROW_SECURITY) || trait.equals("FORCE ROW LEVEL SECURITY");
    }

    // Where keys and indexes are

    /** Puts {@code c} on the partition that it is about, or returns it as the partitioned table can have it. */
    private Optional<Constraint> place(Constraint c) {
        return switch (c) {
            case Constraint.PrimaryKey p -> {
                sayApart(c, p.columns());
                yield Optional.of(new Constraint.PrimaryKey(p.name(), widened(p.key()), p.deferral(), p.comment()));
            }
            case Constraint.Unique u -> unique(u);
            case Constraint.Exclusion x -> {
                exclusion(x);
                yield Optional.empty();
            }
            case Constraint.ForeignKey f -> Optional.of(f);
            case Constraint.Check k -> Optional.of(k);
        };
    }

    private Optional<Constraint> unique(Constraint.Unique u) {
        Optional<Part> owner = owner(u.columns());
        if (owner.isPresent()) {
            owner.get().constraints().add(u);
            return Optional.empty();
        }
        boolean guard = u.columns().contains(family.discriminator())
                && Set.copyOf(u.columns()).equals(Set.copyOf(widened(key()).columns()))
                && u.comment().isEmpty();
        if (guard) {
            return Optional.empty();
        }
        sayApart(u, u.columns());
        return Optional.of(
                new Constraint.Unique(u.name(), widened(u.key()), u.nullsNotDistinct(), u.deferral(), u.comment()));
    }

    private Constraint.Key key() {
        return single.primaryKey().orElseThrow().key();
    }

    /** A key with the discriminator in it; its period stays last. */
    private Constraint.Key widened(Constraint.Key k) {
        if (k.columns().contains(family.discriminator())) {
            return k;
        }
        List<Name> columns = new ArrayList<>(k.columns());
        columns.add(k.withoutOverlaps() ? columns.size() - 1 : columns.size(), family.discriminator());
        return new Constraint.Key(
                columns,
                k.include().stream()
                        .filter(n -> !n.equals(family.discriminator()))
                        .toList(),
                k.withoutOverlaps(),
                k.storage());
    }

    /** Each partition has it for its own rows. */
    private void exclusion(Constraint.Exclusion x) {
        List<Part> at = owner(x.columns())
                .map(List::of)
                .orElseGet(() -> parts.values().stream()
                        .filter(p -> x.where()
                                .flatMap(w -> Clauses.where(
                                                w,
                                                family.discriminator(),
                                                p.kind().value())
                                        .constant())
                                .filter(holds -> !holds)
                                .isEmpty())
                        .toList());
        if (at.size() > 1
                && x.elements().stream()
                        .noneMatch(e -> e.key().expression().isColumn(family.discriminator())
                                && e.operator().equals("="))) {
            sayApart(x, x.columns());
        }
        for (Part p : at) {
            Constraint.Exclusion own =
                    Clauses.of(x, family.discriminator(), p.kind().value());
            p.constraints().add(at.size() > 1 ? own.withName(Optional.empty()) : own);
        }
    }

    private Optional<Index> place(Index i) {
        Optional<Part> owner = owner(Fitting.names(i)).or(() -> only(i));
        if (owner.isPresent()) {
            owner.get()
                    .indexes()
                    .add(i.withWhere(i.where()
                            .flatMap(w -> Clauses.withoutKind(
                                    w,
                                    family.discriminator(),
                                    owner.get().kind().value()))));
            return Optional.empty();
        }
        boolean has = i.keys().stream().anyMatch(k -> k.expression().isColumn(family.discriminator()));
        if (!i.unique() || has) {
            return Optional.of(i);
        }
        List<IndexKey> keys = new ArrayList<>(i.keys());
        keys.add(IndexKey.of(family.discriminator()));
        schema.table(family.base())
                .filter(t -> t.indexes().contains(i))
                .ifPresent(t -> relayout.losses.add(
                        names.index(t, t.indexes().indexOf(i)),
                        apart("The index "
                                + names.index(t, t.indexes().indexOf(i)).part())));
        return Optional.of(i.withKeys(keys)
                .withInclude(i.include().stream()
                        .filter(n -> !n.equals(family.discriminator()))
                        .toList()));
    }

    /** The partition of the one kind whose rows the predicate of {@code i} lets in. */
    private Optional<Part> only(Index i) {
        List<Part> in = parts.values().stream()
                .filter(p -> i.where()
                        .flatMap(w -> Clauses.where(
                                        w, family.discriminator(), p.kind().value())
                                .constant())
                        .filter(holds -> !holds)
                        .isEmpty())
                .toList();
        return in.size() == 1
                        && i.where()
                                .filter(w -> w.names().contains(family.discriminator()))
                                .isPresent()
                ? Optional.of(in.getFirst())
                : Optional.empty();
    }

    /** The partition of the one kind that a rule over {@code columns} is about: rows of all others have NULL in one of them. */
    private Optional<Part> owner(Iterable<Name> columns) {
        for (Name n : columns) {
            List<Part> owners = parts.values().stream()
                    .filter(p -> p.kind().columns().stream()
                            .anyMatch(c -> n.equals(p.columns().get(c.name()))))
                    .toList();
            if (!shared.contains(n) && owners.size() == 1 && empty(n, owners.getFirst())) {
                return Optional.of(owners.getFirst());
            }
        }
        return Optional.empty();
    }

    /** Whether rows of other kinds than that of {@code owner} have no value in {@code n}, or had no such column at all. */
    private boolean empty(Name n, Part owner) {
        return !(family.today() instanceof Strategy.SingleTable)
                || parts.values().stream()
                        .filter(p -> p != owner)
                        .allMatch(p -> rules.presence(
                                        Map.of(
                                                family.discriminator(),
                                                new Cell.Is(p.kind().value())),
                                        n)
                                == Presence.MUST_NOT);
    }

    /** Returns whether rows of other kinds have none of the columns that {@code k} has alone. */
    boolean confined(Family.Kind k) {
        Part p = parts.get(k.table());
        return p != null && k.columns().stream().allMatch(c -> empty(p.columns().getOrDefault(c.name(), c.name()), p));
    }

    private void sayApart(Constraint c, List<Name> columns) {
        if (columns.contains(family.discriminator())) {
            return;
        }
        schema.table(family.base())
                .filter(t -> t.constraints().contains(c))
                .ifPresent(t -> relayout.losses.add(
                        names.constraint(t, c),
                        apart("("
                                + String.join(
                                        ", ", columns.stream().map(Name::value).toList()) + ")")));
    }

    private String apart(String what) {
        return what + " holds within each kind only: a row of one " + family.discriminator()
                + " may agree in it with one of another from now on.";
    }
}
