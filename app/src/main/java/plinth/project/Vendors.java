package plinth.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which database a folder or a file is for, where its name says so: a schema kept once for each of several databases is one schema. */
final class Vendors {
    private static final Set<String> POSTGRESQL = Set.of("postgres", "postgresql", "pg", "pgsql", "psql");
    private static final Set<String> OTHERS = Set.of(
            "mysql",
            "mariadb",
            "sqlite",
            "sqlite3",
            "mssql",
            "sqlserver",
            "oracle",
            "h2",
            "hsqldb",
            "hsql",
            "derby",
            "db2",
            "cockroach",
            "cockroachdb",
            "crdb",
            "clickhouse",
            "spanner",
            "ydb",
            "tidb",
            "snowflake",
            "bigquery",
            "redshift",
            "duckdb",
            "cassandra",
            "firebird");

    private Vendors() {}

    private static boolean vendor(String word) {
        String w = word.toLowerCase(Locale.ROOT);
        return POSTGRESQL.contains(w) || OTHERS.contains(w);
    }

    /** Returns the database that a part of {@code path}, relative to the root, or a word of its last part names. */
    private static Optional<String> of(Path path) {
        for (Path part : path) {
            if (vendor(part.toString())) {
                return Optional.of(part.toString().toLowerCase(Locale.ROOT));
            }
        }
        return FileNames.words(path).stream().filter(Vendors::vendor).findFirst();
    }

    /** Returns whether {@code path} is for PostgreSQL by its name. */
    static boolean postgres(Path root, Path path) {
        return of(root.relativize(path)).filter(POSTGRESQL::contains).isPresent();
    }

    /** Returns whether {@code path} is for another database by its name. */
    static boolean other(Path root, Path path) {
        return of(root.relativize(path)).filter(OTHERS::contains).isPresent();
    }

    /** Returns {@code path} without the name of the database, which is the same for all that it is kept for; nothing when it names none. */
    static Optional<String> without(Path root, Path path) {
        Path p = root.relativize(path);
        if (of(p).isEmpty()) {
            return Optional.empty();
        }
        StringBuilder out = new StringBuilder();
        for (Path part : p) {
            List<String> words = FileNames.words(part).stream()
                    .filter(w -> !vendor(w) && !w.equals("schema"))
                    .toList();
            out.append('/').append(vendor(part.toString()) ? "" : String.join("_", words));
        }
        return Optional.of(out.toString());
    }
}
