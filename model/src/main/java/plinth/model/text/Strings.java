package plinth.model.text;

/** How a string literal in a text becomes its value. */
final class Strings {
    /** The word behind which the sign stands that takes the place of the backslash. */
    static final String UESCAPE = "UESCAPE";

    private Strings() {}

    /** Returns the value of {@code literal}, a string token of any kind as it is written. */
    static String value(Dialect dialect, String literal) {
        if (literal.isEmpty()) {
            return "";
        }
        char first = literal.charAt(0);
        return switch (first) {
            case '$' -> {
                int tag = literal.indexOf('$', 1) + 1;
                yield literal.substring(tag, Math.max(tag, literal.length() - tag));
            }
            case '\'' ->
                dialect == Dialect.MYSQL
                        ? backslashes(inner(literal, 1, '\''))
                        : doubled(inner(literal, 1, '\''), '\'');
            case '"' -> backslashes(inner(literal, 1, '"'));
            case 'E', 'e' -> backslashes(doubled(inner(literal, 2, '\''), '\''));
            case 'U', 'u' -> escaped(literal, '\'');
            case 'N', 'n', 'B', 'b', 'X', 'x' -> doubled(inner(literal, 2, '\''), '\'');
            default -> literal;
        };
    }

    /** Returns the value of {@code U&'...'} or {@code U&"..."}, with the sign that UESCAPE names behind it in the place of the backslash. */
    static String escaped(String written, char quote) {
        int end = 3;
        while (end < written.length()
                && (written.charAt(end) != quote || (end + 1 < written.length() && written.charAt(end + 1) == quote))) {
            end += written.charAt(end) == quote ? 2 : 1;
        }
        String inner = written.substring(3, Math.min(end, written.length()));
        boolean sign = end + 1 < written.length();
        return unicode(doubled(inner, quote), sign ? written.charAt(written.length() - 2) : '\\');
    }

    private static String inner(String literal, int from, char quote) {
        int end = literal.length();
        return literal.substring(Math.min(from, end), end > from && literal.charAt(end - 1) == quote ? end - 1 : end);
    }

    private static String doubled(String s, char quote) {
        return s.indexOf(quote) < 0 ? s : s.replace("" + quote + quote, "" + quote);
    }

    private static String backslashes(String s) {
        if (s.indexOf('\\') < 0) {
            return s;
        }
        StringBuilder out = new StringBuilder(s.length());
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c != '\\' || i + 1 == s.length()) {
                out.append(c);
                continue;
            }
            char e = s.charAt(++i);
            switch (e) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case 'r' -> out.append('\r');
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'u' -> i = hex(s, i + 1, 4, out);
                case 'U' -> i = hex(s, i + 1, 8, out);
                case 'x' -> i = hex(s, i + 1, 2, out);
                default -> out.append(e);
            }
        }
        return out.toString();
    }

    private static int hex(String s, int from, int most, StringBuilder out) {
        int value = 0;
        int i = from;
        while (i < s.length() && i < from + most && Character.digit(s.charAt(i), 16) >= 0) {
            value = value * 16 + Character.digit(s.charAt(i), 16);
            i++;
        }
        if (i == from || !Character.isValidCodePoint(value)) {
            return from - 1;
        }
        out.appendCodePoint(value);
        return i - 1;
    }

    /** Returns {@code s} with {@code \0041} and {@code \+000041} resolved, as in {@code U&'...'}. */
    private static String unicode(String s, char escape) {
        if (s.indexOf(escape) < 0) {
            return s;
        }
        StringBuilder out = new StringBuilder(s.length());
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c != escape || i + 1 == s.length()) {
                out.append(c);
            } else if (s.charAt(i + 1) == escape) {
                out.append(escape);
                i++;
            } else if (s.charAt(i + 1) == '+') {
                i = hex(s, i + 2, 6, out);
            } else {
                i = hex(s, i + 1, 4, out);
            }
        }
        return out.toString();
    }
}
