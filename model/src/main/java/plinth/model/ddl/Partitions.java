package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import plinth.model.schema.Constraint;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
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
        child(p.partition())
                .ifPresent(child -> new Inheritance(fold, entry)
                        .regroup(child, t -> t.withPartitionOf(Optional.of(new Table.PartitionOf(parent, p.bound())))));
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

    /** Puts all indexes that PostgreSQL made on the partition {@code name} for its parents' among its own, with the names that they have. */
    void keepNames(ObjectName name) {
        Built b = fold.relation(name);
        if (b != null && b.object() instanceof Table t && t.partitionOf().isPresent()) {
            List<Index> above = above(t);
            for (int i = 0; i < above.size(); i++) {
                own(
                        t,
                        above.get(i)
                                .withName(
                                        Optional.of(ImpliedNames.index(t.name().name(), above, i))));
            }
        }
    }

    /** The indexes that a partition has for those of the tables above it, and does not name itself. */
    private List<Index> above(Table t) {
        List<Index> all = new ArrayList<>();
        Optional<ObjectName> next = t.partitionOf().map(Table.PartitionOf::parent);
        for (int depth = 0; next.isPresent() && depth < 64; depth++) {
            Built b = fold.relation(next.get());
            if (b == null || !(b.object() instanceof Table parent)) {
                break;
            }
            for (Index i : parent.indexes()) {
                boolean own = t.indexes().stream().anyMatch(x -> bare(x).equals(bare(i)));
                if (!i.only() && !own && all.stream().noneMatch(x -> x.equals(bare(i)))) {
                    all.add(bare(i));
                }
            }
            next = parent.partitionOf().map(Table.PartitionOf::parent);
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

    private static boolean same(Constraint a, Constraint b) {
        return a.withName(Optional.empty())
                .withComment(Optional.empty())
                .equals(b.withName(Optional.empty()).withComment(Optional.empty()));
    }
}
