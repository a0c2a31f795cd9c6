package plinth.tests.reading;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a script as psql does (psqlscan.l): statements end at a semicolon outside of quotes, comments, parentheses and SQL-standard bodies; a
 * backslash outside of quotes begins a command that takes the rest of its line; {@code :name} is a variable where it is set.
 */
final class PsqlScanner {
    /** What comes next of a script. */
    sealed interface Item {}

    /** A statement without its semicolon. */
    record Query(String sql) implements Item {}

    /** A command of psql: its name, and the rest of its line. */
    record Meta(String name, String arguments) implements Item {}

    private static final int HEAD_WORDS = 4;

    private final Map<String, String> variables;
    private final StringBuilder query = new StringBuilder();
    private String text;
    private int at;
    private int parentheses;
    private int bodies;
    private final StringBuilder head = new StringBuilder();

    /** Reads {@code text}; {@code variables} may change between items. */
    PsqlScanner(String text, Map<String, String> variables) {
        this.text = text;
        this.variables = variables;
    }

    /** Returns the next item, or null at the end. What is left without a semicolon is a statement. */
    @Nullable
    Item next() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ';' && parentheses == 0 && bodies == 0) {
                at++;
                String sql = take();
                if (!sql.isBlank()) {
                    return new Query(sql);
                }
            } else if (c == '\\') {
                return meta();
            } else {
                step(c);
            }
        }
        String rest = take();
        return rest.isBlank() ? null : new Query(rest);
    }

    /** Returns what was read of a statement that is not finished, and forgets it: what {@code \g} sends. */
    String take() {
        String sql = query.toString();
        query.setLength(0);
        head.setLength(0);
        parentheses = 0;
        bodies = 0;
        return sql;
    }

    /** Takes the lines behind the current one up to {@code \.}: the rows of a COPY. */
    String data() {
        int line = lineEnd(at);
        int begin = Math.min(line + 1, text.length());
        int end = begin;
        while (end < text.length()) {
            int stop = lineEnd(end);
            if (text.substring(end, stop).stripTrailing().equals("\\.")) {
                String rows = text.substring(begin, end);
                text = text.substring(0, begin) + text.substring(Math.min(stop + 1, text.length()));
                return rows;
            }
            end = Math.min(stop + 1, text.length());
        }
        String rows = text.substring(begin);
        text = text.substring(0, begin);
        return rows;
    }

    private int lineEnd(int from) {
        int nl = text.indexOf('\n', from);
        return nl < 0 ? text.length() : nl;
    }

    private Meta meta() {
        int end = lineEnd(at);
        int name = at + 1;
        while (name < end && !Character.isWhitespace(text.charAt(name))) {
            name++;
        }
        Meta m =
                new Meta(text.substring(at + 1, name), text.substring(name, end).strip());
        at = end;
        return m;
    }

    private void step(char c) {
        if (c == '\'') {
            quoted('\'', escapes());
        } else if (c == '"') {
            quoted('"', false);
        } else if (c == '-' && text.startsWith("--", at)) {
            at = lineEnd(at);
            query.append(' ');
        } else if (c == '/' && text.startsWith("/*", at)) {
            comment();
        } else if (c == '$') {
            dollar();
        } else if (c == ':') {
            variable();
        } else if (Character.isLetter(c) || c == '_' || c >= 128) {
            word();
        } else {
            parentheses = Math.max(0, parentheses + (c == '(' ? 1 : c == ')' ? -1 : 0));
            query.append(c);
            at++;
        }
    }

    private boolean escapes() {
        int n = query.length();
        boolean e = n > 0 && (query.charAt(n - 1) == 'E' || query.charAt(n - 1) == 'e');
        return e && (n == 1 || !identifier(query.charAt(n - 2)));
    }

    private static boolean identifier(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c >= 128;
    }

    private void quoted(char quote, boolean escapes) {
        int i = at + 1;
        while (i < text.length() && text.charAt(i) != quote) {
            i += escapes && text.charAt(i) == '\\' ? 2 : 1;
        }
        take(i + 1);
    }

    private void take(int end) {
        int stop = Math.min(end, text.length());
        query.append(text, at, stop);
        at = stop;
    }

    private void comment() {
        int depth = 0;
        do {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < text.length());
        query.append(' ');
    }

    private void dollar() {
        int i = at + 1;
        while (i < text.length() && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_')) {
            i++;
        }
        boolean tag = i < text.length() && text.charAt(i) == '$' && !Character.isDigit(text.charAt(at + 1));
        if (!tag) {
            take(at + 1);
            return;
        }
        String mark = text.substring(at, i + 1);
        int close = text.indexOf(mark, i + 1);
        take(close < 0 ? text.length() : close + mark.length());
    }

    private void variable() {
        if (text.startsWith("::", at)) {
            take(at + 2);
            return;
        }
        char quote = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        boolean quoted = quote == '\'' || quote == '"';
        int begin = at + (quoted ? 2 : 1);
        int end = begin;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        String value = variables.get(text.substring(begin, end));
        boolean closed = !quoted || (end < text.length() && text.charAt(end) == quote);
        if (end == begin || value == null || !closed) {
            take(at + 1);
            return;
        }
        String q = String.valueOf(quote);
        query.append(quoted ? q + value.replace(q, q + q) + q : value);
        at = quoted ? end + 1 : end;
    }

    /** A word; those at the statement's beginning tell whether BEGIN and CASE open a body (of a function or procedure). */
    private void word() {
        int end = at;
        while (end < text.length() && identifier(text.charAt(end))) {
            end++;
        }
        String word = text.substring(at, end).toLowerCase(Locale.ROOT);
        if (head.length() < HEAD_WORDS) {
            head.append(
                    switch (word) {
                        case "create", "function", "procedure", "or", "replace" -> word.charAt(0);
                        default -> ' ';
                    });
        }
        if (parentheses == 0 && head.toString().matches("c(or)?[fp].*")) {
            switch (word) {
                case "begin" -> bodies++;
                case "case" -> bodies += bodies > 0 ? 1 : 0;
                case "end" -> bodies -= bodies > 0 ? 1 : 0;
                default -> {}
            }
        }
        take(end);
    }
}
