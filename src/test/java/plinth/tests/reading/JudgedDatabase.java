package plinth.tests.reading;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import plinth.tests.Postgres;
import plinth.tests.TestDatabase;

/** A database that scripts are loaded into, each over a session of its own, as psql has it. */
final class JudgedDatabase implements AutoCloseable {
    private static final String ROLES = "SELECT rolname FROM pg_roles WHERE oid >= 16384";
    private static final String DATABASES = "SELECT datname FROM pg_database WHERE oid >= 16384";

    private final TestDatabase database;
    private final List<String> roles;
    private final List<String> databases;
    private int uses;

    JudgedDatabase() throws SQLException {
        database = Postgres.database();
        roles = column(database.connection(), ROLES);
        databases = column(database.connection(), DATABASES);
        database.connection().close();
    }

    String url() {
        return database.url();
    }

    /** Runs {@code script}; returns what PostgreSQL says of each statement that it refuses. */
    List<String> load(String script) throws SQLException {
        try (Connection c = DriverManager.getConnection(url() + "&preferQueryMode=simple")) {
            return Psql.run(c, script);
        }
    }

    /** Counts a use; returns which it is. */
    int used() {
        return ++uses;
    }

    CatalogLines catalog() throws SQLException, IOException {
        return CatalogLines.of(url());
    }

    /** Returns the roles that there are now and were not when this was made. */
    List<String> newRoles() throws SQLException {
        try (Connection c = DriverManager.getConnection(url())) {
            List<String> now = column(c, ROLES);
            now.removeAll(roles);
            return now;
        }
    }

    private static List<String> column(Connection c, String sql) throws SQLException {
        List<String> out = new ArrayList<>();
        try (Statement s = c.createStatement();
                ResultSet r = s.executeQuery(sql)) {
            while (r.next()) {
                out.add(r.getString(1));
            }
        }
        return out;
    }

    /** Drops the database without what was made beside it in the cluster: for a script that makes nothing there. */
    @Override
    public void close() throws SQLException {
        database.close();
    }

    /** Drops the database, and the roles and databases that have been made in the cluster since. No other may be loaded meanwhile. */
    void closeWithCluster() throws SQLException {
        try (Connection c = DriverManager.getConnection(url());
                Statement s = c.createStatement()) {
            for (String name : column(
                    c,
                    "SELECT quote_ident(subname) FROM pg_subscription WHERE subdbid ="
                            + " (SELECT oid FROM pg_database WHERE datname = current_database())")) {
                s.execute("ALTER SUBSCRIPTION " + name + " DISABLE");
                s.execute("ALTER SUBSCRIPTION " + name + " SET (slot_name = NONE)");
                s.execute("DROP SUBSCRIPTION " + name);
            }
        }
        List<String> made = newRoles();
        database.close();
        try (TestDatabase other = Postgres.database();
                Statement s = other.connection().createStatement()) {
            List<String> now = column(other.connection(), DATABASES + " AND datname <> current_database()");
            now.removeAll(databases);
            for (String name : now) {
                s.execute("DROP DATABASE " + quoted(name) + " WITH (FORCE)");
            }
            for (String name : made) {
                s.execute("DROP ROLE " + quoted(name));
            }
        }
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
