package plinth.tests.reading;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A history of statements drawn at random from a seed. Each is tried on PostgreSQL as it is drawn; of those that are refused a few stay, as people's
 * histories hold some.
 */
final class RandomHistory {
    private static final int REFUSED_STAY_PERCENT = 12;

    private final SplittableRandom random;
    private final Connection connection;
    private final List<String> statements = new ArrayList<>();
    private List<String> path = List.of("public");
    private boolean open;
    private boolean savepoint;

    private RandomHistory(long seed, Connection connection) {
        this.random = new SplittableRandom(seed);
        this.connection = connection;
    }

    /** Draws the history of {@code seed}, which does not depend on the program; {@code database} must be empty and is so no longer. */
    static List<String> of(long seed, JudgedDatabase database) throws SQLException {
        try (Connection c = DriverManager.getConnection(database.url() + "&preferQueryMode=simple")) {
            return new RandomHistory(seed, c).draw();
        }
    }

    private List<String> draw() throws SQLException {
        int length = 3 + random.nextInt(28);
        RandomWords words = new RandomWords(random, Live.of(connection));
        RandomCreates creates = new RandomCreates(words);
        RandomChanges changes = new RandomChanges(words, creates);
        int tries = 0;
        while (statements.size() < length && tries++ < length * 8) {
            Live live = Live.of(connection);
            words.now(live, path);
            boolean make = random.nextInt(100) < (statements.size() < 6 ? 90 : 48);
            String sql = random.nextInt(100) < 7 ? session(live) : make ? creates.statement() : changes.statement();
            if (sql != null) {
                attempt(sql);
            }
        }
        if (open) {
            statements.add(random.nextInt(3) == 0 ? "ROLLBACK" : "COMMIT");
        }
        return List.copyOf(statements);
    }

    /** A search path, or a step of a transaction. */
    private @Nullable String session(Live live) {
        if (open) {
            return savepoint && random.nextBoolean()
                    ? "ROLLBACK TO SAVEPOINT sp"
                    : List.of("ROLLBACK", "COMMIT", "SAVEPOINT sp").get(random.nextInt(3));
        }
        List<String> schemas = live.all(t -> t.kind().equals("schema")).stream()
                .map(Live.Thing::name)
                .toList();
        String schema = schemas.isEmpty() ? "public" : schemas.get(random.nextInt(schemas.size()));
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> "BEGIN";
            case 3, 4 -> "SET search_path TO " + schema + ", public";
            case 5 -> "SET search_path = " + schema;
            // A schema that may not be there is passed by.
            case 6 -> "SET search_path = \"S two\", s1, public";
            case 7, 8 -> "RESET search_path";
            default -> random.nextBoolean() ? "CREATE SCHEMA s1" : "CREATE SCHEMA \"S two\"";
        };
    }

    private void attempt(String sql) throws SQLException {
        boolean control = sql.matches("BEGIN|COMMIT|(ROLLBACK|SAVEPOINT).*");
        boolean guarded = open && !control;
        try (Statement s = connection.createStatement()) {
            s.setEscapeProcessing(false);
            if (guarded) {
                s.execute("SAVEPOINT guard");
            }
            try {
                s.execute(sql);
            } catch (SQLException e) {
                if (guarded) {
                    s.execute("ROLLBACK TO SAVEPOINT guard");
                    s.execute("RELEASE SAVEPOINT guard");
                } else if (random.nextInt(100) < REFUSED_STAY_PERCENT) {
                    statements.add(sql);
                }
                return;
            }
            if (guarded) {
                s.execute("RELEASE SAVEPOINT guard");
            }
        }
        statements.add(sql);
        follow(sql);
    }

    private void follow(String sql) throws SQLException {
        switch (sql) {
            case "BEGIN" -> open = true;
            case "COMMIT", "ROLLBACK" -> {
                open = false;
                savepoint = false;
            }
            case "SAVEPOINT sp" -> savepoint = true;
            default -> {}
        }
        try (Statement s = connection.createStatement();
                java.sql.ResultSet r = s.executeQuery("SELECT quote_ident(x) FROM unnest(current_schemas(false)) x")) {
            List<String> now = new ArrayList<>();
            while (r.next()) {
                now.add(r.getString(1));
            }
            path = now;
        }
    }
}
