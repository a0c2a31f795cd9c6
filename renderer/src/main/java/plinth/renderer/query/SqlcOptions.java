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
    /** What the package is called as a rule. */
    static final String PACKAGE = "db";

    /** Returns the usual options: {@code schema.sql}, {@code queries/}, the package {@code db} in {@code internal/db}. */
    public static SqlcOptions of(String source) {
        return of(source, PACKAGE);
    }

    /** Returns the usual options for the package {@code name}, which is in {@code internal}. */
    static SqlcOptions of(String source, String name) {
        return new SqlcOptions(source, "schema.sql", "queries", name, "internal/" + name);
    }

    /** Returns where SQL is written. */
    public Set<FilePlace> places() {
        return Set.of(
                new FilePlace(schema.substring(0, Math.max(0, schema.lastIndexOf('/'))), ".sql"),
                new FilePlace(queries, ".sql"));
    }
}
