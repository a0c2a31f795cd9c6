package plinth.renderer.sql;

import java.util.Locale;

/** Tells calls from other expressions. */
final class Calls {
    private Calls() {}

    /** Whether {@code e} is one function call and nothing else, so that an index takes it without parentheses around. */
    static boolean isCall(String e) {
        int open = e.indexOf('(');
        if (open <= 0 || !e.endsWith(")")) {
            return false;
        }
        for (int i = 0; i < open; i++) {
            char c = e.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '_' && c != '.' && c != '"') {
                return false;
            }
        }
        String head = e.substring(0, open).toUpperCase(Locale.ROOT);
        if (head.equals("CAST") || head.equals("CASE") || head.equals("EXTRACT") || head.equals("ROW")) {
            return false;
        }
        int depth = 0;
        char quote = 0;
        for (int i = open; i < e.length(); i++) {
            char c = e.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i == e.length() - 1;
            }
        }
        return false;
    }
}
