package plinth.renderer.query;

import java.util.Locale;
import plinth.model.schema.Name;
import plinth.renderer.sql.Sql;

/** Parameters in sqlc's notation. */
final class Params {
    private Params() {}

    /** Returns a parameter called like {@code column}. */
    static String arg(Name column) {
        return arg(column.value());
    }

    /** Returns the parameter {@code name}: {@code @name}, or the macro where PostgreSQL's grammar has another use for the word. */
    static String arg(String name) {
        String n = clean(name);
        return Sql.name(n).equals(n) ? "@" + n : "sqlc.arg('" + n + "')";
    }

    /** Returns the parameter {@code name}, which may be NULL whatever it is compared with. */
    static String narg(String name) {
        return "sqlc.narg('" + clean(name) + "')";
    }

    /** Returns {@code name} in lower case with underscores, letters and digits alone, so that Go can have a field of that name. */
    static String clean(String name) {
        String s = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
        return s.isEmpty() || Character.isDigit(s.charAt(0)) ? "p_" + s : s;
    }
}
