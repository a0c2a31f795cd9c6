package plinth.model.ddl;

import plinth.model.text.Tokens;

/** Writes tokens one after the other without their layout: one blank where there was any space or comment, none where there was none. */
final class Spacing {
    private Spacing() {}

    /**
     * Returns whether a blank stands before token {@code i}: where space or a comment stands, but not behind an opening or before a closing
     * parenthesis over a line's end, for that differs between one text on many lines and the same on one.
     */
    static boolean before(Tokens tokens, int i) {
        if (i == 0) {
            return false;
        }
        int from = tokens.end(i - 1);
        int to = tokens.start(i);
        if (from == to) {
            return false;
        }
        String text = tokens.text();
        for (int at = from; at < to; at++) {
            if (text.charAt(at) == '\n') {
                return !tokens.is(i - 1, '(') && !tokens.is(i, ')');
            }
        }
        return true;
    }

    static String text(Tokens tokens, int from, int to) {
        if (from >= to) {
            return "";
        }
        int start = tokens.start(from);
        int end = tokens.end(to - 1);
        // The frequent case: everything stands on one line with single blanks.
        boolean plain = true;
        for (int i = from + 1; i < to && plain; i++) {
            int gap = tokens.start(i) - tokens.end(i - 1);
            plain = gap == 0 || (gap == 1 && tokens.text().charAt(tokens.end(i - 1)) == ' ');
        }
        if (plain) {
            return tokens.text().substring(start, end);
        }
        StringBuilder out = new StringBuilder(end - start);
        append(out, tokens, from, to, false);
        return out.toString();
    }

    /** Appends the tokens {@code [from, to)}, with the blank before the first when {@code leading}. */
    static void append(StringBuilder out, Tokens tokens, int from, int to, boolean leading) {
        for (int i = from; i < to; i++) {
            if ((i > from || leading) && before(tokens, i)) {
                out.append(' ');
            }
            out.append(tokens.text(), tokens.start(i), tokens.end(i));
        }
    }
}
