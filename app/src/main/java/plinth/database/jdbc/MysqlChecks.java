package plinth.database.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plinth.database.NotCarried;

/**
 * The checks of a MySQL or MariaDB database by their tables. In MariaDB a check's name is its table's own, SchemaCrawler takes it for the schema's and
 * throws checks of one name together.
 */
final class MysqlChecks {
    private static final String MARIADB = """
        SELECT TABLE_NAME, CONSTRAINT_NAME, CHECK_CLAUSE FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS
        WHERE CONSTRAINT_SCHEMA = DATABASE() ORDER BY TABLE_NAME, CONSTRAINT_NAME\
        """;

    private static final String MYSQL = """
        SELECT t.TABLE_NAME, c.CONSTRAINT_NAME, c.CHECK_CLAUSE FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS c
          JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS t ON t.CONSTRAINT_SCHEMA = c.CONSTRAINT_SCHEMA
          AND t.CONSTRAINT_NAME = c.CONSTRAINT_NAME AND t.CONSTRAINT_TYPE = 'CHECK'
        WHERE c.CONSTRAINT_SCHEMA = DATABASE() ORDER BY t.TABLE_NAME, c.CONSTRAINT_NAME\
        """;

    private MysqlChecks() {}

    record Check(String name, String sql) {}

    /** Returns the checks by the name of their table; where they cannot be read, {@code notCarried} is told. */
    static Map<String, List<Check>> read(Connection connection, List<NotCarried> notCarried) throws SQLException {
        Map<String, List<Check>> all = new HashMap<>();
        String sql = connection.getMetaData().getDatabaseProductName().equals("MariaDB") ? MARIADB : MYSQL;
        try (Statement s = connection.createStatement();
                ResultSet r = s.executeQuery(sql)) {
            while (r.next()) {
                all.computeIfAbsent(r.getString(1), t -> new ArrayList<>())
                        .add(new Check(r.getString(2), r.getString(3)));
            }
        } catch (SQLException e) {
            // Before MySQL 8.0.16 and MariaDB 10.2 there are none.
            notCarried.add(
                    new NotCarried("part of the catalog", "with the checks", String.valueOf(e.getMessage()), ""));
        }
        return all;
    }
}
