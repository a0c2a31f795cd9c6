package plinth.tests.reading;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Databases that are empty again after each use, which is quicker than to make new ones: what is in one is dropped, and where its catalog is then
 * not that of a new database, it gives way to a new one.
 */
final class EmptyDatabases implements AutoCloseable {
    /** After so many uses the catalog is full of dead rows. */
    private static final int USES = 200;

    private static final String EVERYTHING = """
        SELECT format('DROP EVENT TRIGGER %I', evtname) FROM pg_event_trigger
        UNION ALL SELECT format('DROP PUBLICATION %I', pubname) FROM pg_publication
        UNION ALL SELECT format('DROP EXTENSION %I CASCADE', extname) FROM pg_extension WHERE extname <> 'plpgsql'
        UNION ALL SELECT format('DROP FOREIGN DATA WRAPPER %I CASCADE', fdwname) FROM pg_foreign_data_wrapper
        UNION ALL SELECT format('DROP SCHEMA %I CASCADE', nspname) FROM pg_namespace
          WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
        UNION ALL SELECT 'CREATE SCHEMA public AUTHORIZATION pg_database_owner'
        UNION ALL SELECT 'GRANT USAGE ON SCHEMA public TO PUBLIC'
        UNION ALL SELECT 'COMMENT ON SCHEMA public IS ''standard public schema'''
        """;

    private final Deque<JudgedDatabase> free = new ArrayDeque<>();
    private final List<String> empty;
    private final int every;

    /** Looks at each {@code every}-th emptied database whether it is empty; one that refuses to be emptied gives way in any case. */
    EmptyDatabases(int every) throws SQLException, IOException {
        this.every = every;
        JudgedDatabase first = made();
        empty = first.catalog().lines();
        free.add(first);
    }

    /** Returns an empty database that nobody else has. */
    JudgedDatabase take() throws SQLException {
        JudgedDatabase one;
        synchronized (free) {
            one = free.poll();
        }
        return one == null ? made() : one;
    }

    /** Returns a new database that was emptied once, for its schema public is then of the same making as in all others, its comment included. */
    private static JudgedDatabase made() throws SQLException {
        JudgedDatabase one = new JudgedDatabase();
        empty(one);
        return one;
    }

    /** Takes {@code database} back and empties it. What was made beside it in the cluster stays. */
    void give(JudgedDatabase database) throws SQLException, IOException {
        int uses = database.used();
        if (uses < USES && emptied(database, uses)) {
            synchronized (free) {
                free.add(database);
            }
        } else {
            database.close();
        }
    }

    private boolean emptied(JudgedDatabase database, int uses) throws IOException {
        try {
            empty(database);
            return uses % every != 0 || database.catalog().lines().equals(empty);
        } catch (SQLException e) {
            return false;
        }
    }

    private static void empty(JudgedDatabase database) throws SQLException {
        try (Connection c = DriverManager.getConnection(database.url() + "&preferQueryMode=simple");
                Statement s = c.createStatement()) {
            CatalogLines.alone(s);
            List<String> drops = new ArrayList<>();
            try (ResultSet r = s.executeQuery(EVERYTHING)) {
                while (r.next()) {
                    drops.add(r.getString(1));
                }
            }
            s.execute(String.join("; ", drops));
        }
    }

    @Override
    public void close() throws SQLException {
        for (JudgedDatabase d : free) {
            d.close();
        }
    }
}
