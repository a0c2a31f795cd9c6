package plinth.model.query;

import java.util.Set;

/** PostgreSQL's aggregate functions. */
public final class Aggregates {
    /** Those of which a query needs no more than what they are of. */
    private static final Set<String> OF_ONE = Set.of(
            "count",
            "sum",
            "avg",
            "min",
            "max",
            "bool_and",
            "bool_or",
            "every",
            "array_agg",
            "string_agg",
            "json_agg",
            "jsonb_agg",
            "stddev",
            "variance");

    private static final Set<String> OTHERS =
            Set.of("any_value", "bit_and", "bit_or", "json_object_agg", "jsonb_object_agg", "range_agg", "xmlagg");

    private Aggregates() {}

    /** Returns whether {@code name}, in lower case, is an aggregate that a {@link Term.Aggregate} can stand for. */
    static boolean ofOne(String name) {
        return OF_ONE.contains(name);
    }

    /** Returns whether {@code name}, in lower case, is an aggregate function. */
    public static boolean named(String name) {
        return OF_ONE.contains(name) || OTHERS.contains(name);
    }
}
