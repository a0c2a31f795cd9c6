package plinth.renderer.query;

import java.util.Set;

/**
 * How a schema is exported for sqlc.
 *
 * @param source what the files say they were generated from, the name of a schema file as a rule
 * @param schema the path of the schema file that is written
 * @param queries the folder of the query files
 * @param goPackage the name of the Go package that sqlc makes
 * @param goOut the folder of that package
 */
public record SqlcOptions(String source, String schema, String queries, String goPackage, String goOut) {
    /** Returns the usual options: {@code schema.sql}, {@code queries/}, the package {@code db} in {@code internal/db}. */
    public static SqlcOptions of(String source) {
        return new SqlcOptions(source, "schema.sql", "queries", "db", "internal/db");
    }

    /** Returns where SQL is written. */
    public Set<FilePlace> places() {
        return Set.of(
                new FilePlace(schema.substring(0, Math.max(0, schema.lastIndexOf('/'))), ".sql"),
                new FilePlace(queries, ".sql"));
    }
}
