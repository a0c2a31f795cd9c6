package plinth.renderer.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.renderer.sql.Sql;

/** Pieces of statements, laid out as in all stubs. */
final class Text {
    private Text() {}

    /** Returns the non-empty of {@code parts} below one another. */
    static String clauses(String... parts) {
        return String.join("\n", Arrays.stream(parts).filter(p -> !p.isEmpty()).toList());
    }

    /** Returns {@code WHERE a AND b}, a line each; nothing when there are no conditions. */
    static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : "WHERE " + String.join("\n  AND ", conditions);
    }

    /** Returns {@code INSERT INTO table (a, b)}, wrapped where it is long. */
    static String insertInto(String table, List<Name> columns) {
        return wrapped(
                "INSERT INTO " + table + " (", columns.stream().map(Sql::name).toList(), ")");
    }

    /** Returns {@code VALUES (...)}, wrapped where it is long. */
    static String values(List<String> values) {
        return wrapped("VALUES (", values, ")");
    }

    /** Returns a list that stands on one line when it fits, else filled up below its beginning. */
    static String wrapped(String first, List<String> items, String last) {
        String one = first + String.join(", ", items) + last;
        if (one.length() <= QueryWriter.WIDTH) {
            return one;
        }
        return String.join("\n", QueryWriter.filled(first, items)) + last;
    }

    /** Returns {@code SET a = x,} with the equals signs below one another. */
    static String set(List<String[]> assignments) {
        int width = assignments.stream().mapToInt(a -> a[0].length()).max().orElse(0);
        List<String> out = new ArrayList<>();
        for (String[] a : assignments) {
            out.add((out.isEmpty() ? "SET " : "    ") + a[0] + " ".repeat(width - a[0].length()) + " = " + a[1]);
        }
        return String.join(",\n", out);
    }

    static List<Name> names(List<Column> columns) {
        return columns.stream().map(Column::name).toList();
    }

    static String indented(String text) {
        return text.lines().map(l -> "  " + l).reduce((a, b) -> a + "\n" + b).orElse("");
    }
}
