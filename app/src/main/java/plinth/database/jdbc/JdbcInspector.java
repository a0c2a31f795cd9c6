package plinth.database.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import plinth.database.Inspected;

/** Reads a live database of any make as a schema for PostgreSQL. What does not translate with certainty is left out and named. */
public final class JdbcInspector {
    private JdbcInspector() {}

    /**
     * Returns what {@code connection}'s database holds.
     *
     * @throws SQLException when it does not let its catalog be read
     */
    public static Inspected of(Connection connection) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        Product product = Product.named(about.getDatabaseProductName());
        Translation.Result result = Translation.of(
                product == Product.SQLITE ? SqliteSource.read(connection) : CrawledSource.read(connection, product));
        return new Inspected(
                about.getDatabaseProductName() + " " + about.getDatabaseProductVersion(),
                result.schema(),
                result.notCarried());
    }
}
