package plinth.tests.corpus;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plinth.model.ddl.Entry;
import plinth.model.ddl.Reading;
import plinth.model.ddl.StatementNode;
import plinth.model.text.Keyword;
import plinth.model.text.Position;
import plinth.model.text.Script;
import plinth.model.text.SourceText;
import plinth.model.text.TokenKind;
import plinth.model.text.Tokens;

/**
 * Loads a schema statement by statement into one open transaction, each behind a savepoint, so that what PostgreSQL refuses is known and the rest
 * goes on. Data is left out. A role or schema that is named and not there is made: the environment that the schema was written for has it.
 */
final class Loader {
    private static final Pattern NOT_THERE = Pattern.compile("ERROR: (role|schema) \"([^\"]+)\" does not exist");

    /** A statement that PostgreSQL refuses, and why. */
    record Refused(String file, Position position, String head, String reason) {
        @Override
        public String toString() {
            return file + ":" + position + ": " + head + ": " + reason;
        }
    }

    /**
     * What came of it.
     *
     * @param accepted the sources without what was refused
     * @param executed the number of statements that PostgreSQL accepted
     * @param dynamic how many of those carry out SQL that is made at run time (DO, functions called): what they make stands in no text
     */
    record Loaded(List<SourceText> accepted, List<Refused> refused, int executed, int dynamic) {}

    private final Connection connection;

    /** Makes a loader for a connection in simple query mode with auto-commit off. */
    Loader(Connection connection) {
        this.connection = connection;
    }

    Loaded load(Reading reading) throws SQLException {
        List<SourceText> accepted = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        int executed = 0;
        int dynamic = 0;
        for (Reading.File f : reading.files()) {
            Script script = f.script();
            StringBuilder kept = new StringBuilder();
            for (int i = 0; i < f.entries().size(); i++) {
                Entry e = f.entries().get(i);
                if (passesBy(e)) {
                    kept.append(e.statement().text());
                    continue;
                }
                Optional<String> reason = run(text(e));
                if (reason.isEmpty()) {
                    executed++;
                    dynamic += dynamic(e) ? 1 : 0;
                    kept.append(e.statement().text());
                } else {
                    refused.add(new Refused(
                            f.name(),
                            script.position(i, e.statement().core().start()),
                            head(e.statement().tokens()),
                            reason.get()));
                }
            }
            accepted.add(new SourceText(f.name(), kept.toString()));
        }
        return new Loaded(accepted, refused, executed, dynamic);
    }

    /** Data, lines for psql, and transactions: there is one around everything. */
    private static boolean passesBy(Entry e) {
        return switch (e.node()) {
            case StatementNode.Blank b -> true;
            case StatementNode.Include i -> true;
            case StatementNode.Transaction t -> true;
            case StatementNode.PassingNode p ->
                switch (p.kind()) {
                    case "SELECT", "SET", "DO", "CALL", "RESET" -> false;
                    default -> !p.kind().startsWith("ALTER ") && !p.kind().startsWith("DROP ");
                };
            default -> false;
        };
    }

    private static boolean dynamic(Entry e) {
        return e.node() instanceof StatementNode.PassingNode p
                && (p.kind().equals("DO") || p.kind().equals("CALL"));
    }

    /** The statement without CONCURRENTLY, which no transaction takes. */
    private static String text(Entry e) {
        Tokens t = e.statement().tokens();
        String text = e.statement().text();
        for (int i = 0; i < Math.min(5, t.size()); i++) {
            if (t.is(i, Keyword.CONCURRENTLY)) {
                return text.substring(0, t.start(i)) + text.substring(t.end(i));
            }
        }
        int last = t.size() - 1;
        return t.kind(last) == TokenKind.DATA ? text.substring(0, t.start(last)) : text;
    }

    private static String head(Tokens t) {
        String all = t.toString().replaceAll("\\s+", " ");
        return all.length() <= 70 ? all : all.substring(0, 67) + "...";
    }

    /** Runs {@code sql}; returns why PostgreSQL refuses it, if so. */
    Optional<String> run(String sql) throws SQLException {
        Savepoint before = connection.setSavepoint();
        for (int attempt = 0; ; attempt++) {
            Optional<String> reason = attempt(sql);
            Matcher missing = NOT_THERE.matcher(reason.orElse(""));
            if (attempt == 5 || !missing.find()) {
                if (reason.isPresent() && attempt > 0) {
                    connection.rollback(before);
                }
                return reason;
            }
            attempt("CREATE " + missing.group(1) + " \"" + missing.group(2) + "\"");
        }
    }

    private Optional<String> attempt(String sql) throws SQLException {
        try (Statement s = connection.createStatement()) {
            s.setEscapeProcessing(false);
            s.execute("SAVEPOINT one");
            try {
                s.execute(sql);
                s.execute("RELEASE SAVEPOINT one");
                return Optional.empty();
            } catch (SQLException e) {
                s.execute("ROLLBACK TO SAVEPOINT one; RELEASE SAVEPOINT one");
                return Optional.of(
                        String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            }
        }
    }
}
