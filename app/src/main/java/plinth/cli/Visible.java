package plinth.cli;

/**
 * Makes visible what would otherwise act on a terminal or mislead its reader: control characters, line breaks within a name, marks that turn the
 * direction of writing. They are shown as Java and JSON write them.
 */
final class Visible {
    private Visible() {}

    /** Returns {@code s} on one line: line breaks and tabs are shown, too. */
    static String line(String s) {
        return shown(s, false);
    }

    /** Returns {@code s} with its line breaks and tabs as they are. */
    static String lines(String s) {
        return shown(s, true);
    }

    private static String shown(String s, boolean layout) {
        int at = 0;
        while (at < s.length() && !hidden(s.charAt(at), layout)) {
            at++;
        }
        if (at == s.length()) {
            return s;
        }
        StringBuilder out = new StringBuilder(s.length() + 16).append(s, 0, at);
        for (; at < s.length(); at++) {
            char c = s.charAt(at);
            if (!hidden(c, layout)) {
                out.append(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c == '\t') {
                out.append("\\t");
            } else if (c == '\r') {
                out.append("\\r");
            } else {
                out.append("\\u")
                        .append(Character.forDigit(c >> 12, 16))
                        .append(Character.forDigit(c >> 8 & 15, 16))
                        .append(Character.forDigit(c >> 4 & 15, 16))
                        .append(Character.forDigit(c & 15, 16));
            }
        }
        return out.toString();
    }

    private static boolean hidden(char c, boolean layout) {
        if (c < ' ') {
            return !(layout && (c == '\n' || c == '\t'));
        }
        return switch (c) {
            // Arabic letter mark, left-to-right and right-to-left marks, embeddings, overrides, isolates; line and
            // paragraph separators.
            case '\u061c', '\u200e', '\u200f', '\u2028', '\u2029' -> true;
            default -> c >= 0x7f && c <= 0x9f || c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069';
        };
    }
}
