package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import plinth.model.schema.Constraint;
import plinth.model.schema.Index;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Option;
import plinth.model.schema.Table;

/** ALTER INDEX, and ALTER TABLE where it names an index. */
final class IndexAlteration {
    private final Fold fold;
    private final Entry entry;

    IndexAlteration(Fold fold, Entry entry) {
        this.fold = fold;
        this.entry = entry;
    }

    void apply(StatementNode.AlterTable a, ObjectName name) {
        Optional<Fold.IndexPlace> known = fold.findIndex(name);
        Optional<Fold.IndexPlace> constraint = known.isPresent()
                ? Optional.empty()
                : fold.findConstraint(name).or(() -> new Partitions(fold, entry).impliedKey(name));
        Optional<Fold.IndexPlace> index =
                constraint.isPresent() ? known : known.or(() -> new Partitions(fold, entry).implied(name));
        if (index.isEmpty() && constraint.isEmpty()) {
            if (!a.ifExists()) {
                fold.missing(entry, a.name(), a.kind().toLowerCase(Locale.ROOT));
            }
            return;
        }
        for (AlterAction action : a.actions()) {
            switch (action) {
                case AlterAction.Rename r -> {
                    index.ifPresent(p -> on(p, i -> i.withName(Optional.of(r.to().name()))));
                    constraint.ifPresent(p -> fold.put(
                            p.key(),
                            TableFold.withConstraintAt(p.on(), p.at(), k -> k.withName(Optional.of(r.to().name())))));
                    index.or(() -> constraint).map(Fold.IndexPlace::key).ifPresent(k -> {
                        Built b = fold.relation(k.name());
                        if (b != null && b.object() instanceof Table t) {
                            fold.put(k, new Built(RowIdentity.renamed(t, name.name(), r.to().name()), b.parts()));
                        }
                    });
                }
                case AlterAction.SetOptions s ->
                    stored(index, constraint, options -> TableFold.merged(options, s.options()));
                case AlterAction.ResetOptions r ->
                    stored(
                            index,
                            constraint,
                            options -> options.stream()
                                    .filter(o -> !r.options().contains(o.name()))
                                    .toList());
                case AlterAction.SetTrait t -> fold.keepAction(entry, a.kind(), name, t.span());
                case AlterAction.SetColumnOption o -> fold.keepWhole(entry, a.kind(), a.name());
                case AlterAction.AttachPartition p -> fold.keepWhole(entry, a.kind(), a.name());
                default -> {}
            }
        }
    }

    /** Changes the options of the index, or of that behind the constraint. */
    private void stored(
            Optional<Fold.IndexPlace> index, Optional<Fold.IndexPlace> constraint, UnaryOperator<List<Option>> change) {
        index.ifPresent(p -> on(p, i -> with(i, change.apply(i.with()))));
        constraint.ifPresent(p -> fold.put(
                p.key(),
                TableFold.withConstraintAt(
                        p.on(), p.at(), c -> c.withStorage(s -> s.withOptions(change.apply(s.with()))))));
    }

    private static Index with(Index i, List<Option> options) {
        return new Index(
                i.name(),
                i.unique(),
                i.only(),
                i.method(),
                i.keys(),
                i.include(),
                i.nullsNotDistinct(),
                options,
                i.tablespace(),
                i.where(),
                i.comment());
    }

    private void on(Fold.IndexPlace place, UnaryOperator<Index> change) {
        List<Index> all = new ArrayList<>(Fold.indexes(place.on()));
        all.set(place.at(), change.apply(all.get(place.at())));
        fold.put(
                place.key(),
                Fold.withIndexes(place.on(), all, place.on().parts().indexes()));
    }

    /** Whether an index of its own stands behind the constraint. */
    static boolean indexed(Constraint c) {
        return c instanceof Constraint.PrimaryKey
                || c instanceof Constraint.Unique
                || c instanceof Constraint.Exclusion;
    }
}
