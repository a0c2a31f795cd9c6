package plinth.model.ddl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plinth.model.schema.Constraint;
import plinth.model.schema.Index;
import plinth.model.schema.IndexKey;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.model.text.Span;

/**
 * What of a partitioned table is unique must have all columns by which it is partitioned, and these must be columns (PostgreSQL's {@code DefineIndex}); so
 * must what it is to have from the tables that it is a partition of.
 */
final class PartitionKeys {
    private final Fold fold;
    private final Entry entry;

    PartitionKeys(Fold fold, Entry entry) {
        this.fold = fold;
        this.entry = entry;
    }

    /** Says why PostgreSQL refuses to make {@code t} by {@code node}, and returns whether it does. */
    boolean refused(StatementNode.CreateTable node, Table t) {
        Span span = node.name().last().span();
        Optional<ObjectName> parent = t.partitionOf().map(Table.PartitionOf::parent);
        if (parent.filter(fold::refused).isPresent()) {
            fold.refuse(t.name());
            fold.remark(
                    entry, Remark.error(span, "there is no table " + parent.get() + ": what would make it is refused"));
            return true;
        }
        boolean refused = refused(span, t);
        if (refused) {
            fold.refuse(t.name());
        }
        return refused;
    }

    /** Says why PostgreSQL refuses to make the last key of {@code t}, and returns whether it does. */
    boolean refused(Span span, Table t) {
        Optional<String> fault = t.partitioning().flatMap(p -> fault(t, p));
        fault.ifPresent(f -> fold.remark(entry, Remark.error(span, f)));
        return fault.isPresent();
    }

    private Optional<String> fault(Table t, Table.Partitioning by) {
        Set<Name> columns = new HashSet<>();
        boolean plain = true;
        for (IndexKey k : by.keys()) {
            plain &= k.column().isPresent();
            k.column().ifPresent(columns::add);
        }
        for (Unique u : uniques(t)) {
            if (!plain) {
                return Optional.of("a table that is partitioned by an expression cannot have " + u.called);
            }
            if (!u.columns.containsAll(columns)) {
                columns.removeAll(u.columns);
                return Optional.of(u.called + " must have all columns that the table is partitioned by: it lacks "
                        + columns.iterator().next());
            }
        }
        return Optional.empty();
    }

    private record Unique(String called, List<Name> columns) {}

    /** Of {@code t} and the tables that it is a partition of. */
    private List<Unique> uniques(Table t) {
        List<Unique> all = new ArrayList<>();
        Optional<Table> next = Optional.of(t);
        for (int depth = 0; next.isPresent() && depth < 64; depth++) {
            Table at = next.get();
            for (Constraint c : at.constraints()) {
                switch (c) {
                    case Constraint.PrimaryKey p -> all.add(new Unique("the primary key", p.columns()));
                    case Constraint.Unique u -> all.add(new Unique("a unique key", u.columns()));
                    case Constraint.ForeignKey f -> {}
                    case Constraint.Check k -> {}
                    case Constraint.Exclusion x -> {}
                }
            }
            for (Index i : at.indexes()) {
                if (i.unique() && !i.only()) {
                    all.add(new Unique("a unique index", i.leadingColumns()));
                }
            }
            next = at.partitionOf()
                    .map(p -> fold.relation(p.parent()))
                    .filter(b -> b.object() instanceof Table)
                    .map(Built::table);
        }
        return all;
    }
}
