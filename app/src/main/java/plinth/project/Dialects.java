package plinth.project;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plinth.model.text.Dialect;

/** Tells the dialect of files that nobody has named one for: by words that only one of them has, and by where they lie. */
final class Dialects {
    private static final int ENOUGH = 400_000;
    /** A folder's name outweighs a few words, and is outweighed by many. */
    private static final int PLACE = 8;

    private static final Pattern POSTGRESQL = any(
            "\\$\\$",
            "serial\\b",
            "jsonb\\b",
            "timestamptz\\b",
            "pg_catalog\\b",
            "plpgsql\\b",
            "::",
            "\\bas identity\\b",
            "create extension\\b",
            "with time zone\\b",
            "\\bbytea\\b",
            "\\buuid\\b",
            "\\bowner to\\b",
            "\\busing (?:btree|gin|gist)\\b");
    private static final Pattern MYSQL = any(
            "\\bengine ?=",
            "\\bauto_increment\\b",
            "/\\*!\\d",
            "`\\w+`",
            "\\bunsigned\\b",
            "^delimiter\\b",
            "\\btinyint\\b",
            "\\b(?:medium|long|tiny)(?:text|blob)\\b",
            "\\bdatetime\\b(?!\\()",
            "\\bvarbinary\\b",
            "\\bon update current_timestamp",
            "\\bblob\\b",
            "\\bcharset\\b");
    private static final Pattern SQLITE = any(
            "\\bautoincrement\\b",
            "\\browid\\b",
            "^pragma\\b",
            "(?:table|references) \\[\\w+\\]",
            "\\bstrftime\\(",
            "\\bdatetime\\('now'",
            "\\bjulianday\\(",
            "\\bsqlite_\\w+",
            "\\bcollate nocase\\b",
            "\\)\\s*strict\\s*;",
            "\\bblob\\b");
    private static final List<Dialect> ORDER = List.of(Dialect.POSTGRESQL, Dialect.MYSQL, Dialect.SQLITE);

    private Dialects() {}

    private static Pattern any(String... words) {
        return Pattern.compile(String.join("|", words), Pattern.MULTILINE);
    }

    /** Returns the dialect that {@code text}, at {@code place}, is most likely in; PostgreSQL when nothing speaks for another. */
    static Dialect guess(String place, String text) {
        String head = text.substring(0, Math.min(text.length(), ENOUGH)).toLowerCase(Locale.ROOT);
        String path = place.toLowerCase(Locale.ROOT);
        Dialect best = Dialect.POSTGRESQL;
        int most = -1;
        for (Dialect d : ORDER) {
            int score = count(words(d).matcher(head));
            boolean named = switch (d) {
                case POSTGRESQL -> path.contains("postgres");
                case MYSQL -> path.contains("mysql") || path.contains("mariadb");
                case SQLITE -> path.contains("sqlite");
            };
            score += named ? PLACE : 0;
            // One word may be a column's name or stand in a comment.
            if (score > most + (most < 0 ? 0 : 1)) {
                most = score;
                best = d;
            }
        }
        return best;
    }

    private static Pattern words(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> POSTGRESQL;
            case MYSQL -> MYSQL;
            case SQLITE -> SQLITE;
        };
    }

    private static int count(Matcher m) {
        int n = 0;
        while (m.find()) {
            n++;
        }
        return n;
    }
}
