package plinth.model.ddl;

import java.util.Locale;
import java.util.Optional;

/** The text of an array as PostgreSQL reads it: {@code {a,"b c",NULL}}, with braces within for more dimensions. */
final class ArrayLiteral {
    private final String text;
    private final String from;
    private final String to;
    private final StringBuilder out = new StringBuilder();
    private boolean found;

    private ArrayLiteral(String text, String from, String to) {
        this.text = text;
        this.from = from;
        this.to = to;
    }

    /** Returns {@code text} with {@code to} for each element that is {@code from}; nothing when it is no array or has no such element. */
    static Optional<String> replaced(String text, String from, String to) {
        ArrayLiteral a = new ArrayLiteral(text, from, to);
        return a.read() && a.found ? Optional.of(a.out.toString()) : Optional.empty();
    }

    private boolean read() {
        int at = text.indexOf('{');
        if (at < 0 || !bounds(text.substring(0, at).strip())) {
            return false;
        }
        out.append(text, 0, at);
        int depth = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '{' || c == '}') {
                depth += c == '{' ? 1 : -1;
                out.append(c);
                at++;
                if (depth == 0) {
                    out.append(text, at, text.length());
                    return text.substring(at).isBlank();
                }
            } else if (c == ',' || Character.isWhitespace(c)) {
                out.append(c);
                at++;
            } else {
                at = element(at);
            }
        }
        return false;
    }

    /** Whether what stands before the first brace is nothing, or bounds: {@code [1:2]=}. */
    private static boolean bounds(String head) {
        return head.isEmpty() || head.charAt(0) == '[' && head.endsWith("=");
    }

    private int element(int start) {
        StringBuilder value = new StringBuilder();
        boolean quoted = text.charAt(start) == '"';
        int at = quoted ? start + 1 : start;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                value.append(text.charAt(at + 1));
                at += 2;
                continue;
            }
            if (quoted ? c == '"' : c == ',' || c == '{' || c == '}') {
                break;
            }
            value.append(c);
            at++;
        }
        int end = quoted ? Math.min(at + 1, text.length()) : at;
        String said = quoted ? value.toString() : value.toString().stripTrailing();
        if (said.equals(from) && (quoted || !said.toUpperCase(Locale.ROOT).equals("NULL"))) {
            found = true;
            out.append(written(to));
        } else {
            out.append(text, start, end);
        }
        return end;
    }

    private static String written(String value) {
        boolean plain = !value.isEmpty()
                && !value.toUpperCase(Locale.ROOT).equals("NULL")
                && value.chars().noneMatch(c -> Character.isWhitespace(c) || "{}\",\\".indexOf(c) >= 0);
        return plain ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
