package plinth.project;

import java.util.Locale;
import plinth.model.text.Dialect;

/** Tells the dialect of a file that nobody has named one for. */
final class Dialects {
    private static final int ENOUGH = 200_000;

    private Dialects() {}

    /** Returns the dialect that {@code text} is most likely in; PostgreSQL when nothing speaks for another. */
    static Dialect guess(String text) {
        String head = text.substring(0, Math.min(text.length(), ENOUGH)).toLowerCase(Locale.ROOT);
        int mysql = count(head, "engine=") * 3
                + count(head, "auto_increment") * 3
                + count(head, "/*!4") * 3
                + count(head, "`") / 4
                + count(head, "unsigned")
                + count(head, "delimiter ;;") * 3;
        int sqlite = count(head, "autoincrement") * 3 + count(head, "without rowid") * 3 + count(head, "pragma ") * 3;
        int postgres = count(head, "$$")
                + count(head, "serial")
                + count(head, "jsonb")
                + count(head, "timestamptz")
                + count(head, "generated always as identity") * 3
                + count(head, "pg_catalog") * 3
                + count(head, "::")
                + count(head, "plpgsql") * 3;
        if (mysql > postgres && mysql >= sqlite) {
            return Dialect.MYSQL;
        }
        return sqlite > postgres ? Dialect.SQLITE : Dialect.POSTGRESQL;
    }

    private static int count(String text, String word) {
        int n = 0;
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
            n++;
        }
        return n;
    }
}
