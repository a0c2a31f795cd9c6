package plinth.model.layout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.model.layout.Layout.KindLayout;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;

/**
 * A table of a layout that holds something of one of the family's old tables.
 *
 * @param columns what the old table's columns are called in it
 * @param kind the kind that all of its rows are of, if there is but one
 */
record Destination(Table table, Map<Name, Name> columns, Optional<Family.Kind> kind) {

    boolean has(Collection<Name> names) {
        return columns.keySet().containsAll(names);
    }

    /** Returns where what {@code old} held is in {@code after}. */
    static List<Destination> of(Family family, Table old, Schema after, List<KindLayout> kinds) {
        List<Destination> out = new ArrayList<>();
        Set<ObjectName> tables = new HashSet<>();
        for (KindLayout k : kinds) {
            for (ObjectName n : List.of(k.common(), k.own())) {
                if (tables.add(n)) {
                    after.table(n)
                            .map(t -> one(family, old, whole(t, after.tables()), kinds))
                            .ifPresent(out::add);
                }
            }
        }
        // The base that tables inherit from has no rows of its own.
        after.table(family.base())
                .filter(t -> old.name().equals(family.base()) && tables.add(t.name()))
                .map(t -> new Destination(t, identity(old, t), Optional.empty()))
                .ifPresent(out::add);
        for (KindLayout k : kinds) {
            boolean mine = old.name().equals(family.base()) || k.kind().table().equals(old.name());
            after.table(k.kind().table())
                    .filter(t -> mine && t.partitionOf().isPresent() && tables.add(t.name()))
                    .map(t -> whole(t, after.tables()))
                    .map(t -> new Destination(t, out.getFirst().columns(), Optional.of(k.kind())))
                    .ifPresent(out::add);
        }
        return out.stream().filter(d -> !d.columns().isEmpty()).toList();
    }

    private static Map<Name, Name> identity(Table old, Table t) {
        Map<Name, Name> map = new HashMap<>();
        old.columns().forEach(c -> put(map, c.name(), t, c.name()));
        return map;
    }

    /** Returns {@code t} with the columns that it has from the table that it is a partition of, one of {@code among}. */
    static Table whole(Table t, Collection<? extends SchemaObject> among) {
        Optional<ObjectName> parent = t.partitionOf()
                .map(Table.PartitionOf::parent)
                .or(() -> t.inherits().stream().findFirst());
        return parent.flatMap(p -> among.stream()
                        .filter(o -> o instanceof Table && o.name().equals(p))
                        .findFirst())
                .map(o -> inheriting(t, (Table) o))
                .orElse(t);
    }

    private static Table inheriting(Table t, Table parent) {
        Table all = t.withColumns(merged(parent.columns(), t.columns()));
        if (t.inherits().isEmpty()) {
            return all;
        }
        List<Constraint> constraints = new ArrayList<>(t.constraints());
        for (int i = 0; i < parent.constraints().size(); i++) {
            if (parent.constraints().get(i) instanceof Constraint.Check k && !k.noInherit()) {
                constraints.add(k.withName(Optional.of(ImpliedNames.of(parent, i))));
            }
        }
        return all.withConstraints(constraints);
    }

    private static List<Column> merged(List<Column> inherited, List<Column> own) {
        List<Column> all = new ArrayList<>();
        for (Column c : inherited) {
            all.add(own.stream()
                    .filter(x -> x.name().equals(c.name()))
                    .findFirst()
                    .orElse(c));
        }
        own.stream()
                .filter(x -> all.stream().noneMatch(c -> c.name().equals(x.name())))
                .forEach(all::add);
        return all;
    }

    private static Destination one(Family family, Table old, Table t, List<KindLayout> kinds) {
        Map<Name, Name> map = new HashMap<>();
        boolean base = old.name().equals(family.base());
        List<Family.Kind> owners = new ArrayList<>();
        boolean common = false;
        for (KindLayout k : kinds) {
            boolean own = k.own().equals(t.name());
            common |= k.common().equals(t.name());
            if (own) {
                owners.add(k.kind());
            }
            if (base && k.common().equals(t.name())) {
                family.shared().columns().forEach(c -> put(map, c.name(), t, c.name()));
            }
            if (k.common().equals(t.name())
                    && family.today() instanceof Strategy.ConcreteTables
                    && k.kind().table().equals(old.name())) {
                family.shared().columns().stream()
                        .filter(c -> old.column(c.name()).isPresent())
                        .forEach(c -> put(map, c.name(), t, c.name()));
            }
            if (own && base) {
                pairs(k.commonKey(), k.ownKey(), map, t);
            }
            if (own && !base && k.kind().table().equals(old.name())) {
                pairs(k.kind().key(), k.ownKey(), map, t);
            }
            boolean held = base
                    ? family.today() instanceof Strategy.SingleTable
                    : k.kind().table().equals(old.name());
            if (own && held) {
                for (Column c : k.kind().columns()) {
                    k.column(c.name()).ifPresent(n -> put(map, c.name(), t, n));
                }
            }
        }
        if (!base) {
            // What only ties a subtype to its kind is the base's discriminator, or the table itself.
            old.columns().stream()
                    .filter(c -> plumbing(family, old, c))
                    .forEach(c -> put(
                            map,
                            c.name(),
                            t,
                            t.column(c.name()).isPresent() && owners.size() == 1 ? c.name() : mark(family, old)));
        }
        boolean single = owners.size() == 1
                && !(common
                        && kinds.stream()
                                .anyMatch(k ->
                                        k.common().equals(t.name()) && !k.own().equals(t.name())));
        return new Destination(t, map, single ? Optional.of(owners.getFirst()) : Optional.empty());
    }

    private static Name mark(Family family, Table old) {
        return family.kinds().stream()
                .filter(k -> k.table().equals(old.name()))
                .findFirst()
                .map(family::mark)
                .orElse(family.discriminator());
    }

    /** Whether {@code c} of a subtype's table is neither of its key nor a column of its own: it holds the kind. */
    static boolean plumbing(Family family, Table old, Column c) {
        return family.kinds().stream()
                .filter(k -> k.table().equals(old.name()))
                .noneMatch(k -> k.key().contains(c.name())
                        || k.names().contains(c.name())
                        || family.today() instanceof Strategy.ConcreteTables
                                && family.shared().column(c.name()).isPresent());
    }

    private static void pairs(List<Name> from, List<Name> to, Map<Name, Name> map, Table t) {
        for (int i = 0; i < Math.min(from.size(), to.size()); i++) {
            put(map, from.get(i), t, to.get(i));
        }
    }

    private static void put(Map<Name, Name> map, Name from, Table t, Name to) {
        if (t.column(to).isPresent()) {
            map.put(from, to);
        }
    }
}
