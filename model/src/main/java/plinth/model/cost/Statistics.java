package plinth.model.cost;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;

/**
 * Statistics that somebody gave. A family's common columns stand under its base, those of a kind under the kind's table as the family names it, in
 * whatever layout they are; so one set of statistics serves all layouts. What is not given is assumed, and said.
 */
public final class Statistics {
    public static final Statistics NONE = new Statistics(Map.of());

    private record At(ObjectName table, Name column) {}

    private final Map<At, ColumnStatistics> columns;

    private Statistics(Map<At, ColumnStatistics> columns) {
        this.columns = columns;
    }

    /** Returns these with those of one column more. */
    public Statistics with(ObjectName table, Name column, ColumnStatistics given) {
        Map<At, ColumnStatistics> more = new LinkedHashMap<>(columns);
        more.put(new At(table, column), given);
        return new Statistics(Map.copyOf(more));
    }

    public Optional<ColumnStatistics> of(ObjectName table, Name column) {
        return Optional.ofNullable(columns.get(new At(table, column)));
    }
}
