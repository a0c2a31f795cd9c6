package plinth.database.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A token of some database's SQL.
 *
 * @param text a word, number or symbol as written, the value of a quoted name or of a string
 */
record Word(Kind kind, String text) {
    enum Kind {
        WORD,
        QUOTED,
        STRING,
        NUMBER,
        SYMBOL
    }

    /** Whether this is the unquoted word or symbol {@code word}, in either case. */
    boolean is(String word) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(word);
    }

    boolean names() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    String upper() {
        return text.toUpperCase(Locale.ROOT);
    }

    /** Returns the tokens of {@code sql}; comments are left out. {@code "x"} is a string where {@code p} says so; {@code [x]} and {@code `x`} are names. */
    static List<Word> of(String sql, Product p) {
        List<Word> out = new ArrayList<>();
        int i = 0;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            int end;
            if (Character.isWhitespace(c)) {
                end = i + 1;
            } else if (sql.startsWith("--", i)) {
                int eol = sql.indexOf('\n', i);
                end = eol < 0 ? sql.length() : eol;
            } else if (sql.startsWith("/*", i)) {
                int close = sql.indexOf("*/", i + 2);
                end = close < 0 ? sql.length() : close + 2;
            } else if (c == '\'' || c == '"' || c == '`' || (c == '[' && named(sql, i))) {
                char close = c == '[' ? ']' : c;
                end = close(sql, i + 1, close);
                String text = sql.substring(i + 1, Math.max(i + 1, end - 1)).replace("" + close + close, "" + close);
                boolean string = c == '\'' || (c == '"' && p.stringsInDoubleQuotes());
                out.add(new Word(string ? Kind.STRING : Kind.QUOTED, text));
            } else if (Character.isDigit(c)
                    || (c == '.' && i + 1 < sql.length() && Character.isDigit(sql.charAt(i + 1)))) {
                end = number(sql, i);
                out.add(new Word(Kind.NUMBER, sql.substring(i, end)));
            } else if (Character.isLetter(c) || c == '_') {
                end = i + 1;
                while (end < sql.length() && part(sql.charAt(end))) {
                    end++;
                }
                out.add(new Word(Kind.WORD, sql.substring(i, end)));
            } else {
                end = i + 1;
                for (String two : List.of("<>", "!=", "<=", ">=", "||", "==", "<<", ">>", "->", "::", "&&")) {
                    if (sql.startsWith(two, i)) {
                        end = i + 2;
                    }
                }
                out.add(new Word(Kind.SYMBOL, sql.substring(i, end)));
            }
            i = end;
        }
        return out;
    }

    /** Whether a bracket opens a name: a letter follows it, and it does not stand behind a value, where it would be a subscript. */
    private static boolean named(String sql, int at) {
        char before = at == 0 ? ' ' : sql.charAt(at - 1);
        return at + 1 < sql.length() && !Character.isDigit(sql.charAt(at + 1)) && !part(before) && before != ']';
    }

    private static boolean part(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '#';
    }

    private static int close(String sql, int from, char quote) {
        int i = from;
        while (i < sql.length()) {
            if (sql.charAt(i) == quote) {
                if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
                    i++;
                } else {
                    return i + 1;
                }
            }
            i++;
        }
        return sql.length() + 1;
    }

    private static int number(String sql, int from) {
        int i = from;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            boolean sign = (c == '+' || c == '-') && Character.toLowerCase(sql.charAt(i - 1)) == 'e' && i > from;
            if (!Character.isLetterOrDigit(c) && c != '.' && !sign) {
                break;
            }
            i++;
        }
        return i;
    }
}
