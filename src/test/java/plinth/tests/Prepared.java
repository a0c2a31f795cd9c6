package plinth.tests;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Query stubs as PostgreSQL takes them. */
final class Prepared {
    private static final Pattern MACRO =
            Pattern.compile("sqlc\\.n?arg\\('([^']+)'\\)|(?<=[\\s(\\[,])@([a-z_][a-z0-9_]*)");
    private static final Pattern EMBED = Pattern.compile("sqlc\\.embed\\(([^)]+)\\)");

    private Prepared() {}

    /** Returns a stub's statement with {@code $1}, {@code $2} ... for sqlc's macros; the same name is the same parameter. */
    static String plain(String sql) {
        List<String> names = parameters(sql);
        return MACRO.matcher(EMBED.matcher(sql).replaceAll("$1.*"))
                .replaceAll(m -> Matcher.quoteReplacement("$" + (names.indexOf(name(m.group(1), m.group(2))) + 1)));
    }

    /** Returns the names of the parameters in the order of their numbers. */
    static List<String> parameters(String sql) {
        List<String> names = new ArrayList<>();
        Matcher m = MACRO.matcher(sql);
        while (m.find()) {
            String n = name(m.group(1), m.group(2));
            if (!names.contains(n)) {
                names.add(n);
            }
        }
        return names;
    }

    private static String name(String macro, String at) {
        return macro != null ? macro : at;
    }

    /** Prepares the statement and lets it go again. */
    static void prepare(Connection c, String sql) throws SQLException {
        try (Statement s = c.createStatement()) {
            s.setEscapeProcessing(false);
            s.execute("PREPARE stub AS " + plain(sql));
            s.execute("DEALLOCATE stub");
        }
    }
}
