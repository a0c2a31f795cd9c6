package plinth.renderer.query;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plinth.model.schema.Name;
import plinth.renderer.sql.Sql;

/** Parameters in sqlc's notation. */
final class Params {
    /** A parameter, or something that may hold what looks like one: a string, a quoted name. */
    private static final Pattern PARAMETER = Pattern.compile(
            "sqlc\\.(n?arg)\\('([^']+)'\\)|(?<![\\w@<>=!~#%^&|*/+-])@(\\w+)|'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"",
            Pattern.UNICODE_CHARACTER_CLASS);

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
        String s = name.replaceAll("(\\p{Ll}|\\d)(\\p{Lu})", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{Nd}]+", "_")
                .replaceAll("^_+|_+$", "");
        // Go exports what begins with a capital letter: a digit and many scripts have none.
        return SqlcNames.exported(SqlcNames.struct(s)) ? s : s.isEmpty() ? "p" : "p_" + s;
    }

    /** Returns the names of the parameters in {@code sql}. */
    static Set<String> names(String sql) {
        Set<String> names = new LinkedHashSet<>();
        Matcher m = PARAMETER.matcher(sql);
        while (m.find()) {
            String n = m.group(2) != null ? m.group(2) : m.group(3);
            if (n != null) {
                names.add(n);
            }
        }
        return names;
    }

    /** Returns {@code sql} with a number for each parameter, in the order in which they first stand there: what is the same but for their names. */
    static String numbered(String sql) {
        List<String> names = List.copyOf(names(sql));
        return PARAMETER.matcher(sql).replaceAll(m -> {
            String n = m.group(2) != null ? m.group(2) : m.group(3);
            return Matcher.quoteReplacement(n == null ? m.group() : "$" + (names.indexOf(n) + 1));
        });
    }

    /**
     * Returns {@code sql} with its only parameter renamed where sqlc makes it a parameter of a Go function that cannot have one of that name. Where
     * there are several they are fields of a struct, which may be called anything.
     */
    static String safe(String sql) {
        Set<String> names = names(sql);
        if (names.size() != 1 || SqlcNames.parameter(names.iterator().next())) {
            return sql;
        }
        String safe = names.iterator().next() + "_value";
        return PARAMETER.matcher(sql).replaceAll(m -> {
            String macro = m.group(1);
            String text =
                    macro != null ? "sqlc." + macro + "('" + safe + "')" : m.group(3) != null ? arg(safe) : m.group();
            return Matcher.quoteReplacement(text);
        });
    }
}
