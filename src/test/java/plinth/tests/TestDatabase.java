package plinth.tests;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A database of its own on the tests' PostgreSQL; dropped when closed. */
public final class TestDatabase implements AutoCloseable {
    private final Postgres server;
    private final String name;
    private final Connection connection;

    TestDatabase(Postgres server, String name) throws SQLException {
        this.server = server;
        this.name = name;
        this.connection = DriverManager.getConnection(server.url(name));
    }

    /** Returns the one connection to it, in auto-commit mode at first. */
    public Connection connection() {
        return connection;
    }

    /** Returns its JDBC address, for a second connection. */
    public String url() {
        return server.url(name);
    }

    /** Runs {@code sql}, any number of statements, as one. */
    public void load(String sql) throws SQLException {
        try (Statement s = connection.createStatement()) {
            s.setEscapeProcessing(false);
            s.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        server.drop(name);
    }
}
