package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import plinth.model.schema.Constraint;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.Inherited;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;

/** ATTACH and DETACH PARTITION. */
final class Partitions {
    private final Fold fold;
    private final Entry entry;

    Partitions(Fold fold, Entry entry) {
        this.fold = fold;
        this.entry = entry;
    }

    void attach(ObjectName parent, AlterAction.AttachPartition p) {
        Inheritance inheritance = new Inheritance(fold, entry);
        child(p.partition())
                .filter(child -> !inheritance.circular(p.partition().span(), child, parent))
                .ifPresent(child -> inheritance.regroup(
                        child, t -> t.withPartitionOf(Optional.of(new Table.PartitionOf(parent, p.bound())))));
    }

    private Optional<ObjectName> child(NameNode node) {
        ObjectName name = fold.resolve(node, entry, "relation");
        Built b = fold.relation(name);
        if (b == null || !(b.object() instanceof Table)) {
            fold.missing(entry, node, "table");
            return Optional.empty();
        }
        return Optional.of(name);
    }

    /** What was a partition keeps the keys and indexes that PostgreSQL made for it, and foreign keys by their names. */
    void detach(ObjectName parent, AlterAction.DetachPartition p) {
        Optional<ObjectName> child = child(p.partition());
        if (child.isEmpty()) {
            return;
        }
        new Inheritance(fold, entry).regroup(child.get(), t -> t.withPartitionOf(Optional.empty()));
        Built above = fold.relation(parent);
        Built b = fold.relation(child.get());
        if (above == null || b == null || !(above.object() instanceof Table from)) {
            return;
        }
        List<Constraint> constraints = new ArrayList<>(b.table().constraints());
        List<Origin> origins = new ArrayList<>(b.parts().constraints());
        List<Name> names = ImpliedNames.within(from);
        for (int i = 0; i < from.constraints().size(); i++) {
            Constraint c = from.constraints().get(i);
            boolean foreign = c instanceof Constraint.ForeignKey;
            boolean there = constraints.stream().anyMatch(x -> same(x, c));
            if (!there && !(c instanceof Constraint.Check)) {
                constraints.add(c.withComment(Optional.empty())
                        .withName(foreign ? Optional.of(names.get(i)) : Optional.empty()));
                origins.add(Origin.of(entry));
            }
        }
        List<Index> indexes = new ArrayList<>(b.table().indexes());
        List<Origin> places = new ArrayList<>(b.parts().indexes());
        for (Index i : from.indexes()) {
            boolean there = indexes.stream().anyMatch(x -> bare(x).equals(bare(i)));
            if (!i.only() && !there) {
                indexes.add(i.withName(Optional.empty()).withComment(Optional.empty()));
                places.add(Origin.of(entry));
            }
        }
        fold.put(
                Fold.Key.relation(child.get()),
                new Built(
                        b.table().withConstraints(constraints).withIndexes(indexes),
                        b.parts().withConstraints(origins).withIndexes(places)));
    }

    /** Returns the index called {@code name} that PostgreSQL made on a partition for one of its parent's, put among the partition's own. */
    Optional<Fold.IndexPlace> implied(ObjectName name) {
        for (Table t : fold.tables()) {
            if (t.partitionOf().isPresent() && t.name().schema().equals(name.schema())) {
                List<Index> above = above(t);
                for (int i = 0; i < above.size(); i++) {
                    if (ImpliedNames.index(t.name().name(), above, i).equals(name.name())) {
                        return Optional.of(own(t, above.get(i).withName(Optional.of(name.name()))));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Puts all keys and indexes that PostgreSQL made on the partition {@code name} for its parents' among its own, with the names that they have. */
    void keepNames(ObjectName name) {
        Built b = fold.relation(name);
        if (b != null && b.object() instanceof Table t && t.partitionOf().isPresent()) {
            keepNames(t, c -> true, i -> true);
        }
    }

    /** Does the same for the partitions of {@code parent}, of those keys and indexes that are named after {@code column}. */
    void keepNames(ObjectName parent, Name column) {
        for (ObjectName heir : fold.heirs(parent)) {
            Built b = fold.relation(heir);
            if (b != null && b.object() instanceof Table t && t.partitionOf().isPresent()) {
                keepNames(
                        t,
                        c -> !(c instanceof Constraint.PrimaryKey)
                                && c.columns().contains(column),
                        i -> i.include().contains(column)
                                || i.keys().stream()
                                        .anyMatch(k -> k.column()
                                                .filter(column::equals)
                                                .isPresent()));
                keepNames(heir, column);
            }
        }
    }

    private void keepNames(Table t, Predicate<Constraint> keys, Predicate<Index> indexes) {
        List<Constraint> all = keysAbove(t);
        for (int i = t.constraints().size(); i < all.size(); i++) {
            if (keys.test(all.get(i))) {
                ownKey(t.name(), all.get(i), ImpliedNames.of(t.withConstraints(all), i));
            }
        }
        List<Index> above = above(t);
        for (int i = 0; i < above.size(); i++) {
            if (indexes.test(above.get(i))) {
                Name name = ImpliedNames.index(t.name().name(), above, i);
                own(t, above.get(i).withName(Optional.of(name)));
            }
        }
    }

    /** Returns the key called {@code name} that PostgreSQL made on a partition for one of its parent's, put among the partition's own. */
    Optional<Fold.IndexPlace> impliedKey(ObjectName name) {
        return fold.tables().stream()
                .filter(t -> t.name().schema().equals(name.schema()))
                .flatMap(t -> impliedKey(t, name.name()).stream())
                .findFirst();
    }

    /** Returns whether {@code name} is a key that ATTACH has made for one of the parent's: among the partition's own it would be one made before. */
    boolean madeByAttach(ObjectName name) {
        return fold.tables().stream()
                .filter(t -> t.name().schema().equals(name.schema()) && Inherited.attached(t))
                .anyMatch(t -> {
                    List<Constraint> all = keysAbove(t);
                    for (int i = t.constraints().size(); i < all.size(); i++) {
                        if (ImpliedNames.of(t.withConstraints(all), i).equals(name.name())) {
                            return true;
                        }
                    }
                    return false;
                });
    }

    /** Returns the key called {@code name} that PostgreSQL made on the partition {@code t} for one of its parent's, put among its own. */
    Optional<Fold.IndexPlace> impliedKey(Table t, Name name) {
        if (t.partitionOf().isEmpty() || Inherited.attached(t)) {
            return Optional.empty();
        }
        List<Constraint> all = keysAbove(t);
        for (int i = t.constraints().size(); i < all.size(); i++) {
            if (ImpliedNames.of(t.withConstraints(all), i).equals(name)) {
                return Optional.of(ownKey(t.name(), all.get(i), name));
            }
        }
        return Optional.empty();
    }

    /** The constraints of {@code t}, and behind them the keys that it has for those of the tables above it. */
    private List<Constraint> keysAbove(Table t) {
        List<Constraint> all = new ArrayList<>(t.constraints());
        for (Table parent : ancestors(t)) {
            for (Constraint c : parent.constraints()) {
                if (IndexAlteration.indexed(c) && all.stream().noneMatch(x -> same(x, c))) {
                    all.add(bare(c));
                }
            }
        }
        return all;
    }

    private List<Table> ancestors(Table t) {
        List<Table> all = new ArrayList<>();
        Optional<ObjectName> next = t.partitionOf().map(Table.PartitionOf::parent);
        while (next.isPresent() && all.size() < 64) {
            Built b = fold.relation(next.get());
            if (b == null || !(b.object() instanceof Table parent)) {
                break;
            }
            all.add(parent);
            next = parent.partitionOf().map(Table.PartitionOf::parent);
        }
        return all;
    }

    private Fold.IndexPlace ownKey(ObjectName table, Constraint c, Name name) {
        Fold.Key key = Fold.Key.relation(table);
        Built b = Objects.requireNonNull(fold.relation(table));
        fold.entangle(List.of(table, b.table().partitionOf().orElseThrow().parent()));
        Built next = TableFold.append(b, c.withName(Optional.of(name)), Origin.of(entry));
        fold.put(key, next);
        return new Fold.IndexPlace(key, next, next.table().constraints().size() - 1);
    }

    /** With a key of a partitioned table go those that its partitions have for it. */
    void dropped(ObjectName parent, Constraint gone) {
        for (ObjectName heir : fold.heirs(parent)) {
            Built b = fold.relation(heir);
            if (b != null && b.table().partitionOf().isPresent()) {
                fold.put(Fold.Key.relation(heir), TableFold.withoutConstraints(b, c -> same(c, gone)));
                dropped(heir, gone);
            }
        }
    }

    /** The indexes that a partition has for those of the tables above it, and does not name itself. */
    private List<Index> above(Table t) {
        List<Index> all = new ArrayList<>();
        for (Table parent : ancestors(t)) {
            for (Index i : parent.indexes()) {
                boolean own = t.indexes().stream().anyMatch(x -> bare(x).equals(bare(i)));
                if (!i.only() && !own && all.stream().noneMatch(x -> x.equals(bare(i)))) {
                    all.add(bare(i));
                }
            }
        }
        return all;
    }

    private Fold.IndexPlace own(Table t, Index i) {
        fold.entangle(List.of(t.name(), t.partitionOf().orElseThrow().parent()));
        Fold.Key key = Fold.Key.relation(t.name());
        Built b = Objects.requireNonNull(fold.relation(t.name()));
        List<Index> all = new ArrayList<>(b.table().indexes());
        List<Origin> origins = new ArrayList<>(b.parts().indexes());
        all.add(i);
        origins.add(Origin.of(entry));
        Built next = new Built(b.table().withIndexes(all), b.parts().withIndexes(origins));
        fold.put(key, next);
        fold.noteIndex(t.name().sibling(i.name().orElseThrow()), key);
        return new Fold.IndexPlace(key, next, all.size() - 1);
    }

    /** With an index of a partitioned table go those that its partitions have for it. */
    void dropped(ObjectName parent, Index gone) {
        for (ObjectName heir : fold.heirs(parent)) {
            Built b = fold.relation(heir);
            if (b == null || b.table().partitionOf().isEmpty()) {
                continue;
            }
            for (int i = 0; i < b.table().indexes().size(); i++) {
                if (bare(b.table().indexes().get(i)).equals(bare(gone))) {
                    fold.put(Fold.Key.relation(heir), TableFold.dropIndex(b, i));
                    break;
                }
            }
            dropped(heir, gone);
        }
    }

    private static Index bare(Index i) {
        return i.withName(Optional.empty()).withComment(Optional.empty());
    }

    private static Constraint bare(Constraint c) {
        return c.withName(Optional.empty()).withComment(Optional.empty()).withIndexComment(Optional.empty());
    }

    private static boolean same(Constraint a, Constraint b) {
        return bare(a).equals(bare(b));
    }
}
