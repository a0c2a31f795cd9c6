package plinth.model.text;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** How an identifier in a text becomes the name that the database keeps, by each dialect's rule. */
public final class Identifiers {
    /** PostgreSQL keeps 63 bytes of a name ({@code NAMEDATALEN - 1}). */
    public static final int LONGEST_BYTES = 63;

    private static final Pattern COMMENT_LINE = Pattern.compile("[\n\r]\\s*--");

    private Identifiers() {}

    /** Returns the value of the identifier written at {@code [start, end)} of {@code text}. */
    static String value(Dialect dialect, String text, int start, int end) {
        if (start >= end) {
            return "";
        }
        char first = text.charAt(start);
        String value = switch (first) {
            case '"' -> unquote(text, start, end, '"');
            case '`' -> unquote(text, start, end, '`');
            case '[' -> text.substring(start + 1, Math.max(start + 1, end - 1));
            case '\'' -> unquote(text, start, end, '\'');
            default ->
                (first == 'U' || first == 'u') && end - start > 3 && text.charAt(start + 1) == '&'
                        ? Strings.escaped(text.substring(start, end), '"')
                        : folded(dialect, text, start, end);
        };
        return dialect == Dialect.POSTGRESQL ? truncated(value) : value;
    }

    /**
     * Returns {@code name} as an identifier in PostgreSQL's text, in quotes where its quote_ident would put them. No line of it begins like a comment:
     * tools that read line by line (goose, dbmate, sqlc) would take it for one of their marks.
     */
    public static String written(String name) {
        return plain(name)
                ? name
                : linesLikeComments(name)
                        ? "U&"
                                + quoted(name.replace("\\", "\\\\")
                                        .replace("\n", "\\000a")
                                        .replace("\r", "\\000d"))
                        : quoted(name);
    }

    /** Returns whether a line of {@code text} behind its first one begins like a comment. */
    public static boolean linesLikeComments(String text) {
        return text.indexOf("--") >= 0 && COMMENT_LINE.matcher(text).find();
    }

    /** Returns {@code name} as an identifier in quotes. */
    public static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private static boolean plain(String name) {
        if (name.isEmpty()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || c == '_';
            boolean digit = (c >= '0' && c <= '9') || c == '$';
            if (!letter && (i == 0 || !digit)) {
                return false;
            }
        }
        Keyword k = Keyword.of(name);
        return k == null || k.category() == Keyword.Category.UNRESERVED || k.category() == Keyword.Category.NONE;
    }

    /** Returns {@code name} cut to the bytes that PostgreSQL keeps of it, never within a character. */
    public static String truncated(String name) {
        return name.length() * 3 <= LONGEST_BYTES ? name : truncated(name, LONGEST_BYTES);
    }

    /** Returns the longest beginning of {@code name} that takes no more than {@code bytes} bytes in UTF-8. */
    public static String truncated(String name, int bytes) {
        if (name.getBytes(StandardCharsets.UTF_8).length <= bytes) {
            return name;
        }
        int used = 0;
        int i = 0;
        while (i < name.length()) {
            int c = name.codePointAt(i);
            int width = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (used + width > bytes) {
                break;
            }
            used += width;
            i += Character.charCount(c);
        }
        return name.substring(0, i);
    }

    private static String unquote(String text, int start, int end, char quote) {
        int last = end > start + 1 && text.charAt(end - 1) == quote ? end - 1 : end;
        String inner = text.substring(Math.min(start + 1, last), last);
        return inner.indexOf(quote) < 0 ? inner : inner.replace("" + quote + quote, "" + quote);
    }

    private static String folded(Dialect dialect, String text, int start, int end) {
        if (dialect != Dialect.POSTGRESQL) {
            return text.substring(start, end);
        }
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                char[] folded = new char[end - start];
                text.getChars(start, end, folded, 0);
                int k = 0;
                while (k < folded.length) {
                    int behind = Lexical.placeholderEnd(text, start + k, end);
                    if (folded[k] >= 'A' && folded[k] <= 'Z') {
                        folded[k] = (char) (folded[k] + ('a' - 'A'));
                    }
                    // A placeholder keeps its case: what stands for it is not known here.
                    k = behind < 0 ? k + 1 : behind - start;
                }
                return new String(folded);
            }
        }
        return text.substring(start, end);
    }
}
