package plinth.tests.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plinth.tests.Shared;

/**
 * All that a database holds by {@code catalog.sql}, a line an object: an independent look at PostgreSQL's catalog that shares nothing with the
 * program's own.
 */
final class CatalogLines {
    private final Map<String, Integer> counts = new HashMap<>();

    private CatalogLines() {}

    /** Reads the catalog over a new connection to {@code url}, once no other session is left there, so that its temporary tables are gone. */
    static CatalogLines of(String url) throws SQLException, IOException {
        try (Connection c = DriverManager.getConnection(url);
                Statement s = c.createStatement()) {
            s.setEscapeProcessing(false);
            alone(s);
            CatalogLines all = new CatalogLines();
            for (String query : queries()) {
                if (s.execute(query)) {
                    all.add(s.getResultSet());
                }
            }
            return all;
        }
    }

    /** Returns the queries of {@code catalog.sql}, its lines for psql aside. */
    private static List<String> queries() throws IOException {
        Path file = Shared.root().resolve("src/test/cases/catalog.sql");
        List<String> out = new ArrayList<>();
        StringBuilder one = new StringBuilder();
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("\\")) {
                one.append(line).append('\n');
                if (line.endsWith(";")) {
                    out.add(one.toString());
                    one.setLength(0);
                }
            }
        }
        return out;
    }

    /** Waits until no other session is connected to the database. */
    static void alone(Statement s) throws SQLException {
        String others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND pid <> pg_backend_pid() AND backend_type = 'client backend'";
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (true) {
            try (ResultSet r = s.executeQuery(others)) {
                r.next();
                if (r.getInt(1) == 0) {
                    return;
                }
            }
            if (System.nanoTime() > deadline) {
                throw new SQLException("another session stays connected");
            }
            s.execute("SELECT pg_sleep(0.002)");
        }
    }

    private void add(ResultSet r) throws SQLException {
        int n = r.getMetaData().getColumnCount();
        while (r.next()) {
            StringBuilder line = new StringBuilder();
            for (int i = 1; i <= n; i++) {
                String value = r.getString(i);
                line.append(i == 1 ? "" : " | ").append(value == null ? "" : value);
            }
            counts.merge(line.toString(), 1, Integer::sum);
        }
    }

    /** Returns all lines, sorted. */
    List<String> lines() {
        return less(this, new CatalogLines()).stream().sorted().toList();
    }

    /** Returns the lines of this that {@code other} lacks with a minus before them, and those that it has in addition with a plus; sorted by object. */
    List<String> differences(CatalogLines other) {
        List<String> out = new ArrayList<>();
        less(this, other).forEach(l -> out.add("- " + l));
        less(other, this).forEach(l -> out.add("+ " + l));
        out.sort((a, b) -> {
            int byLine = a.substring(2).compareTo(b.substring(2));
            return byLine != 0 ? byLine : a.compareTo(b);
        });
        return out;
    }

    private static List<String> less(CatalogLines one, CatalogLines other) {
        List<String> out = new ArrayList<>();
        one.counts.forEach((line, n) -> {
            for (int i = other.counts.getOrDefault(line, 0); i < n; i++) {
                out.add(line);
            }
        });
        return out;
    }
}
