package plinth.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.ddl.Reading;
import plinth.model.text.Dialect;
import plinth.renderer.sql.DdlWriter;

/**
 * Writes the DDL of a live database: applied to an empty one it gives the same catalog ({@link Catalog}), but for who owns what, which is left to
 * whoever applies it. Passwords are neither read nor written: foreign servers and user mappings are left out and named.
 */
public final class Inspector {
    private Inspector() {}

    /**
     * Returns the DDL of {@code connection}'s database in Plinth's canonical form; what could not be written is named in comments at the top.
     *
     * @throws SQLException when the database is not PostgreSQL, or does not let its catalog be read; the message holds no password
     */
    public static String ddl(Connection connection) throws SQLException {
        if (!connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
            throw new SQLException("only PostgreSQL can be inspected, this is "
                    + connection.getMetaData().getDatabaseProductName());
        }
        String path = Catalog.setPath(connection, "");
        List<String> statements = new ArrayList<>();
        List<String> leftOut;
        try {
            statements.addAll(rows(connection, InspectionRights.DEFAULT_RIGHTS));
            for (String q : Inspection.queries()) {
                statements.addAll(rows(connection, q));
            }
            statements.addAll(rows(connection, InspectionRights.COMMENTS));
            statements.addAll(rows(connection, InspectionRights.RIGHTS));
            statements.addAll(rows(connection, InspectionRights.COLUMN_RIGHTS));
            leftOut = rows(connection, InspectionRights.LEFT_OUT);
        } finally {
            restore(connection, path);
        }
        StringBuilder raw = new StringBuilder();
        statements.forEach(s -> raw.append(s).append(";\n"));
        Reading reading = Reading.of(Dialect.POSTGRESQL, "database", raw.toString());
        StringBuilder out = new StringBuilder();
        leftOut.forEach(l -> out.append("-- not written: ").append(l).append('\n'));
        return out.append(out.isEmpty() ? "" : "\n")
                .append(DdlWriter.write(reading.schema()))
                .toString();
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
