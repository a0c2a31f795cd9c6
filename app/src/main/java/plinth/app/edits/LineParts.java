package plinth.app.edits;

import java.util.List;
import java.util.Locale;

/**
 * The parts of a column's line as far as it is typed: they only tell where each is shown, what the line means is read from the whole of it.
 *
 * @param type what belongs to the type so far, an arrow and what it references among it
 * @param modifiers all behind the type
 * @param settled how many of the parts are finished: a blank behind them has ended them
 */
public record LineParts(String name, String type, String modifiers, int settled) {
    /** The words that a type goes on with, by the words before them. */
    private static final List<String> LONG = List.of(
            "double precision",
            "character varying",
            "bit varying",
            "national character varying",
            "timestamp with time zone",
            "timestamp without time zone",
            "time with time zone",
            "time without time zone",
            "interval year to month",
            "interval day to second");

    /** Cuts {@code line}. */
    public static LineParts of(String line) {
        String text = line.stripLeading();
        if (ColumnLine.isRule(text)) {
            return new LineParts(text, "", "", 0);
        }
        int name = ColumnLine.nameEnd(text);
        if (name == text.length()) {
            return new LineParts(text, "", "", 0);
        }
        LineParts rest = ofType(text.substring(name));
        return new LineParts(text.substring(0, name), rest.type(), rest.modifiers(), 1 + rest.settled());
    }

    /** Cuts what stands behind a name; the name stays empty. */
    public static LineParts ofType(String behindName) {
        String text = behindName.stripLeading();
        int end = typeEnd(text);
        boolean settled = end < text.length() && Character.isWhitespace(text.charAt(end)) && !goesOn(text);
        String type = settled ? text.substring(0, end) : text;
        return new LineParts("", type, settled ? text.substring(end).stripLeading() : "", settled ? 1 : 0);
    }

    /** Returns the whole line. */
    public static String join(String name, String type, String modifiers) {
        return (name.strip() + " " + type.strip() + " " + modifiers.strip()).strip();
    }

    /** Whether all of {@code text} may be the beginning of a longer type: {@code timestamp with}. */
    private static boolean goesOn(String text) {
        String plain =
                text.toLowerCase(Locale.ROOT).replaceAll("\\([^)]*\\)", "").replaceAll("\\s+", " ");
        return LONG.stream().anyMatch(l -> l.length() > plain.length() && l.startsWith(plain));
    }

    /** Returns where the type at the beginning of {@code text} ends. */
    private static int typeEnd(String text) {
        int i = 0;
        if (text.startsWith("->")) {
            i = blanks(text, 2);
            if (i == text.length()) {
                return i;
            }
            return group(text, word(text, i));
        }
        i = word(text, 0);
        int words = i;
        String first = text.substring(0, i).toLowerCase(Locale.ROOT);
        for (String l : LONG) {
            int end = l.startsWith(first + " ") ? matched(text, l) : -1;
            words = Math.max(words, end);
        }
        i = group(text, words);
        while (i < text.length() && text.charAt(i) == '[') {
            int close = text.indexOf(']', i);
            i = close < 0 ? text.length() : close + 1;
        }
        return i < text.length() && text.charAt(i) == '?' ? i + 1 : i;
    }

    /** Returns where {@code words} end in {@code text}, or -1 when they are not there; parentheses behind the first of them do not count. */
    private static int matched(String text, String words) {
        int i = 0;
        for (String w : words.split(" ", -1)) {
            i = blanks(text, i);
            if (!text.regionMatches(true, i, w, 0, w.length()) || word(text, i) != i + w.length()) {
                return -1;
            }
            i = group(text, i + w.length());
        }
        return i;
    }

    private static int blanks(String text, int at) {
        int i = at;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Returns where the word at {@code at} ends, with dots and quotes in it. */
    private static int word(String text, int at) {
        boolean quoted = false;
        int i = at;
        while (i < text.length()) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (!quoted && (Character.isWhitespace(c) || "([?,;".indexOf(c) >= 0)) {
                break;
            }
            i++;
        }
        return i;
    }

    /** Returns where the parentheses at {@code at}, if there are any, close. */
    private static int group(String text, int at) {
        int open = blanks(text, at);
        if (open >= text.length() || text.charAt(open) != '(') {
            return at;
        }
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return text.length();
    }
}
