package plinth.model.schema;

import java.util.List;
import java.util.Map;

/**
 * The rows that a script itself puts into tables, as far as they are written as constants: what a lookup table holds.
 *
 * @param rows for each table its rows in order, each with the constants in it, strings without quotes; what is NULL or no constant is left out
 */
public record SeedRows(Map<ObjectName, List<Map<Name, String>>> rows) {
    public static final SeedRows NONE = new SeedRows(Map.of());

    public SeedRows {
        rows = Map.copyOf(rows);
    }

    /** Returns the rows of {@code table}, none where the script puts none into it. */
    public List<Map<Name, String>> of(ObjectName table) {
        return rows.getOrDefault(table, List.of());
    }
}
