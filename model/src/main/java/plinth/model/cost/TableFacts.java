package plinth.model.cost;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import plinth.model.query.Condition;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;

/**
 * What the planner knows of a table at one scale: its size ({@code pg_class}), its columns ({@code pg_statistic}), its indexes.
 *
 * @param visible share of its pages that VACUUM marked as visible to all
 * @param keys its foreign keys
 */
record TableFacts(
        ObjectName name,
        double rows,
        long pages,
        double visible,
        Map<Name, ColumnFacts> columns,
        List<IndexFacts> indexes,
        List<Foreign> keys) {

    /**
     * A column.
     *
     * @param width bytes, on average
     * @param distinct different values, not 0
     * @param known whether there are statistics; without, 200 values are assumed
     */
    record ColumnFacts(
            int width,
            double nulls,
            double distinct,
            double correlation,
            List<ColumnStatistics.Common> common,
            Optional<ColumnStatistics.Range> range,
            boolean known) {}

    /**
     * A b-tree.
     *
     * @param where which rows it has, none when all
     */
    record IndexFacts(
            Name name,
            List<Key> keys,
            List<Name> included,
            boolean unique,
            List<Condition> where,
            long pages,
            double tuples,
            int height,
            double correlation) {
        /** Returns whether all of {@code columns} are in it. */
        boolean holds(Iterable<Name> columns) {
            for (Name n : columns) {
                if (!included.contains(n)
                        && keys.stream().noneMatch(k -> k.column().equals(n))) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A key of an index; an expression has an empty name. */
    record Key(Name column, boolean descending, boolean nullsFirst) {}

    record Foreign(List<Name> columns, ObjectName target, List<Name> references) {}

    ColumnFacts column(Name name) {
        ColumnFacts found = columns.get(name);
        if (found == null) {
            throw new NotPlanned("There is no column " + name + " in " + this.name + ".");
        }
        return found;
    }

    /** Returns whether no two rows agree in all of {@code given}. */
    boolean unique(java.util.Set<Name> given) {
        return indexes.stream()
                .anyMatch(i -> i.unique()
                        && i.where().isEmpty()
                        && i.keys().stream().allMatch(k -> given.contains(k.column())));
    }
}
