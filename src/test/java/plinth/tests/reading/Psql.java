package plinth.tests.reading;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;

/** Runs a script as {@code psql -f} does, statement by statement, whatever is refused; without psql. */
final class Psql {
    private static final Pattern COPY = Pattern.compile("(?is)\\s*copy\\b.*\\bfrom\\s+stdin\\b.*");

    private final Connection connection;
    private final Map<String, String> variables = new HashMap<>();
    private final List<String> refused = new ArrayList<>();

    private Psql(Connection connection) throws SQLException {
        this.connection = connection;
        variables.put("USER", "postgres");
        variables.put("DBNAME", connection.getCatalog());
    }

    /**
     * Runs {@code script} on a connection in auto-commit and simple query mode; returns what PostgreSQL says of each statement that it refuses.
     *
     * @throws IllegalStateException for a command of psql that is not known here
     */
    static List<String> run(Connection connection, String script) throws SQLException {
        Psql psql = new Psql(connection);
        psql.run(script);
        return psql.refused;
    }

    private void run(String script) throws SQLException {
        PsqlScanner scanner = new PsqlScanner(script, variables);
        for (PsqlScanner.Item item = scanner.next(); item != null; item = scanner.next()) {
            switch (item) {
                case PsqlScanner.Query q -> send(q.sql(), scanner);
                case PsqlScanner.Meta m -> meta(m, scanner);
            }
            if (!refused.isEmpty()
                    && variables.getOrDefault("ON_ERROR_STOP", "off").matches("(?i)on|1|true|yes")) {
                return;
            }
        }
    }

    private void send(String sql, PsqlScanner scanner) throws SQLException {
        if (!COPY.matcher(sql).matches()) {
            attempt(sql, false);
            return;
        }
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new StringReader(scanner.data()));
        } catch (SQLException e) {
            refuse(e);
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    private void meta(PsqlScanner.Meta m, PsqlScanner scanner) throws SQLException {
        switch (m.name()) {
            case "set" -> {
                String[] words = m.arguments().split("\\s+", 2);
                variables.put(words[0], words.length < 2 ? "" : words[1].replaceAll("^'(.*)'$", "$1"));
            }
            case "unset" -> variables.remove(m.arguments());
            case "g" -> attempt(scanner.take(), false);
            case "gexec" -> attempt(scanner.take(), true);
            // A change of the database: the judge has one for the whole script.
            case "c", "connect", "restrict", "unrestrict", "echo", "pset", "timing", "encoding", "x", "t", "a" -> {}
            default -> throw new IllegalStateException("psql's \\" + m.name() + " is not known here");
        }
    }

    private void attempt(String sql, boolean executeRows) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement s = connection.createStatement()) {
            s.setEscapeProcessing(false);
            if (s.execute(sql) && executeRows) {
                ResultSet r = s.getResultSet();
                while (r.next()) {
                    rows.add(r.getString(1));
                }
            }
        } catch (SQLException e) {
            refuse(e);
        }
        for (String row : rows) {
            attempt(row, false);
        }
    }

    private void refuse(SQLException e) {
        refused.add(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
}
