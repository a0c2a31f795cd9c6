package plinth.tests.reading;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plinth.model.ddl.Problem;
import plinth.model.ddl.Reading;
import plinth.model.text.Dialect;
import plinth.renderer.sql.DdlWriter;

/**
 * What PostgreSQL and the program make of a history.
 *
 * @param statements the history
 * @param refused the numbers of the statements that PostgreSQL refuses, from 0
 * @param falseErrors what the reader calls an error in statements that PostgreSQL accepts
 * @param canonicalRefused what PostgreSQL refuses of the canonical DDL
 * @param differences lines of the catalogs: with a minus what only the history makes, with a plus what only the canonical DDL makes
 * @param crash what the program threw, or nothing
 */
record HistoryOutcome(
        List<String> statements,
        TreeSet<Integer> refused,
        List<String> falseErrors,
        List<String> canonicalRefused,
        List<String> differences,
        String crash) {
    private static final Pattern WORD = Pattern.compile("'[^']*'|\"[^\"]*\"|\\b[A-Z]{2,}\\b");

    /** Runs {@code statements} and what the program makes of them, each in an empty database. */
    static HistoryOutcome of(EmptyDatabases databases, List<String> statements) throws SQLException, IOException {
        TreeSet<Integer> refused = new TreeSet<>();
        CatalogLines original;
        JudgedDatabase db = databases.take();
        try {
            try (Connection c = DriverManager.getConnection(db.url() + "&preferQueryMode=simple");
                    Statement s = c.createStatement()) {
                s.setEscapeProcessing(false);
                for (int i = 0; i < statements.size(); i++) {
                    try {
                        s.execute(statements.get(i));
                    } catch (SQLException e) {
                        refused.add(i);
                    }
                }
            }
            original = db.catalog();
        } finally {
            databases.give(db);
        }
        List<String> errors = new ArrayList<>();
        String canonical;
        try {
            // Each statement has a line of its own.
            Reading reading = Reading.of(Dialect.POSTGRESQL, "history.sql", String.join(";\n", statements) + ";\n");
            for (Problem p : reading.problems()) {
                if (p.severity() == Problem.Severity.ERROR
                        && !refused.contains(p.position().line() - 1)) {
                    errors.add(p.position().line() + ": " + p.message());
                }
            }
            canonical = DdlWriter.write(reading.qualified());
        } catch (RuntimeException | StackOverflowError e) {
            StackTraceElement[] frames = e.getStackTrace();
            return new HistoryOutcome(
                    statements,
                    refused,
                    errors,
                    List.of(),
                    List.of(),
                    e + (frames.length == 0 ? "" : " at " + frames[0]));
        }
        JudgedDatabase other = databases.take();
        try {
            List<String> bad = other.load(canonical);
            return new HistoryOutcome(statements, refused, errors, bad, original.differences(other.catalog()), "");
        } finally {
            databases.give(other);
        }
    }

    /** A statement of the canonical DDL may be refused where one of the history is, as long as both databases end the same. */
    boolean right() {
        return crash.isEmpty()
                && falseErrors.isEmpty()
                && differences.isEmpty()
                && (canonicalRefused.isEmpty() || !refused.isEmpty());
    }

    /** Which of the ways to be wrong this is. */
    String fault() {
        if (!crash.isEmpty()) {
            return "throws";
        }
        return !falseErrors.isEmpty() ? "false error" : !canonicalRefused.isEmpty() ? "canonical refused" : "differs";
    }

    /** What is wrong without names, for counting: the last statement's words, and how it goes wrong. */
    String kind() {
        StringBuilder words = new StringBuilder();
        Matcher m = WORD.matcher(statements.getLast());
        while (m.find()) {
            String word = m.group();
            words.append(word.matches("[A-Z]+") ? " " + word : "");
        }
        String how = switch (fault()) {
            case "throws" -> crash;
            case "false error" -> bare(falseErrors.getFirst().replaceFirst("^\\d+: ", ""));
            case "canonical refused" -> bare(canonicalRefused.getFirst().replaceFirst("^ERROR: ", ""));
            default -> {
                TreeSet<String> kinds = new TreeSet<>();
                differences.forEach(
                        d -> kinds.add(d.substring(0, 2) + d.substring(2).replaceFirst(" \\|(?s:.*)", "")));
                yield String.join(", ", kinds);
            }
        };
        // What stands behind the verb says little: a table's columns, a query.
        String verb = words.toString()
                .strip()
                .replaceAll("^(CREATE( OR REPLACE| UNIQUE| TEMP)? \\S+|ALTER \\S+ \\S+ \\S+|\\S+ \\S+)\\b.*", "$1");
        return verb + " => " + fault() + ": " + how;
    }

    private static String bare(String message) {
        return message.replaceAll("\"[^\"]*\"", "X")
                .replaceAll(
                        "\\b(?:There is no|Did you mean|The)"
                            + " ?(table|type|column|index|view|function|sequence|schema|constraint)? \\S+( \\S+)?.*",
                        "$0")
                .replaceAll("\\b(public|s1|S two|item|kind|val|order|Mixed|code|pos|a b|[a-z])\\b\\.?", "")
                .replaceAll("\\s+", " ")
                .replaceAll("(.{60}).*", "$1");
    }

    String report(int limit) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < statements.size(); i++) {
            out.append(statements.get(i)).append(refused.contains(i) ? "; -- PostgreSQL refuses this\n" : ";\n");
        }
        if (!crash.isEmpty()) {
            out.append("-- Plinth throws: ").append(crash).append('\n');
        }
        falseErrors.stream().limit(limit).forEach(l -> line(out, "Plinth calls an error, line ", l));
        canonicalRefused.stream().limit(limit).forEach(l -> line(out, "PostgreSQL refuses of the canonical DDL: ", l));
        differences.stream().limit(limit).forEach(l -> line(out, "catalog ", l));
        return out.toString();
    }

    private static void line(StringBuilder out, String before, String what) {
        out.append("-- ").append(before).append(what.replaceAll("\\s+", " ")).append('\n');
    }
}
