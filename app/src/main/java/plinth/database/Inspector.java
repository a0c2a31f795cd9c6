package plinth.database;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.ddl.Reading;
import plinth.model.text.Dialect;

/**
 * Reads a live PostgreSQL database from its catalog: its DDL applied to an empty one gives the same catalog ({@link Catalog}). Who owns what is
 * written when that is asked for; else it is left to whoever applies the DDL, since there the roles may not be. What may be secret of foreign servers, user mappings and subscriptions is not written and is named.
 */
public final class Inspector {
    private Inspector() {}

    /**
     * Returns what {@code connection}'s database holds; with {@code owners} also who owns what, else whose objects there are beside the connected
     * role's is said.
     *
     * @throws SQLException when the database is not PostgreSQL, or does not let its catalog be read; the message holds no password
     */
    public static Inspected of(Connection connection, boolean owners) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        if (!about.getDatabaseProductName().equals("PostgreSQL")) {
            throw new SQLException("this is no PostgreSQL but " + about.getDatabaseProductName());
        }
        String path = Catalog.setPath(connection, "");
        List<String> statements = new ArrayList<>();
        List<NotCarried> leftOut = new ArrayList<>();
        try {
            for (String q : Inspection.queries(about.getDatabaseMajorVersion())) {
                statements.addAll(rows(connection, q));
            }
            subscriptions(connection, statements, leftOut);
            statements.addAll(rows(connection, InspectionRights.COMMENTS));
            if (owners) {
                statements.addAll(rows(connection, InspectionRights.OWNERS));
            } else {
                leftOut(connection, InspectionRights.OTHER_OWNERS, leftOut);
            }
            statements.addAll(rows(connection, InspectionRights.RIGHTS));
            statements.addAll(rows(connection, InspectionRights.COLUMN_RIGHTS));
            // What is made before them is given no rights by them, which it would have to be taken again.
            statements.addAll(rows(connection, InspectionRights.DEFAULT_RIGHTS));
            leftOut(connection, InspectionRights.LEFT_OUT, leftOut);
        } finally {
            restore(connection, path);
        }
        StringBuilder raw = new StringBuilder();
        statements.forEach(s -> raw.append(InLists.written(s)).append(";\n"));
        Reading reading = Reading.of(Dialect.POSTGRESQL, "database", raw.toString());
        return new Inspected("PostgreSQL " + about.getDatabaseProductVersion(), reading.qualified(), leftOut);
    }

    /** Subscriptions are known to a superuser alone; their statements must not connect, nor hold a password. */
    private static void subscriptions(Connection connection, List<String> statements, List<NotCarried> leftOut)
            throws SQLException {
        List<String> superuser =
                rows(connection, "SELECT rolname FROM pg_roles WHERE rolname = current_user AND rolsuper");
        if (superuser.isEmpty()) {
            leftOut(connection, InspectionRights.SUBSCRIPTIONS_UNSEEN, leftOut);
        } else {
            statements.addAll(rows(connection, InspectionRights.SUBSCRIPTIONS));
            leftOut(connection, InspectionRights.SUBSCRIPTIONS_CHANGED, leftOut);
        }
    }

    private static void leftOut(Connection connection, String sql, List<NotCarried> out) throws SQLException {
        try (Statement s = connection.createStatement();
                ResultSet r = s.executeQuery(sql)) {
            while (r.next()) {
                out.add(new NotCarried(r.getString(1), r.getString(2), r.getString(3), ""));
            }
        }
    }

    private static void restore(Connection connection, String path) throws SQLException {
        try {
            Catalog.setPath(connection, path);
        } catch (SQLException e) {
            // Within a failed transaction nothing can be set, and its end sets the path back; outside of one this is
            // the error to tell.
            if (connection.getAutoCommit()) {
                throw e;
            }
        }
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        List<String> out = new ArrayList<>();
        try (Statement s = connection.createStatement()) {
            s.setEscapeProcessing(false);
            try (ResultSet r = s.executeQuery(sql)) {
                while (r.next()) {
                    Optional.ofNullable(r.getString(1)).ifPresent(out::add);
                }
            }
        }
        return out;
    }
}
