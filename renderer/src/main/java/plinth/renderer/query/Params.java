package plinth.renderer.query;

import java.util.Locale;
import plinth.renderer.sql.Sql;

/** Parameters in sqlc's notation. */
final class Params {
    private Params() {}

    /** Returns the parameter {@code name}: {@code @name}, or the macro where PostgreSQL's grammar has another use for the word. */
    static String arg(String name) {
        String n = clean(name);
        return Sql.name(n).equals(n) ? "@" + n : "sqlc.arg('" + n + "')";
    }

    /** Returns the parameter {@code name}, which may be NULL whatever it is compared with. */
    static String narg(String name) {
        return "sqlc.narg('" + clean(name) + "')";
    }

    /** Returns {@code name} in lower case with underscores between its words, of letters of any script and digits; it may be empty. */
    static String words(String name) {
        return name.replaceAll("(\\p{Ll}|\\d)(\\p{Lu})", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{Nd}]+", "_")
                .replaceAll("^_+|_+$", "");
    }

    /** Returns {@code name} in lower case with underscores, letters and digits alone, so that Go can have a field of that name. */
    static String clean(String name) {
        String s = words(name);
        // Go exports what begins with a capital letter: a digit and many scripts have none.
        return SqlcNames.exported(SqlcNames.struct(s)) ? s : s.isEmpty() ? "p" : "p_" + s;
    }
}
