package plinth.model.text;

/**
 * The part of a migration step that undoes it and is not run when the step is applied: from a tool's mark at the beginning of a line to the tool's mark of
 * the part that does, or to the end. The marks are those of goose, dbmate, sql-migrate and tern.
 */
final class LeftOut {
    private LeftOut() {}

    /**
     * Returns where the part that begins with the line at {@code at} ends, the beginning of a line or {@code limit}; or -1 when that line, a comment, is no
     * such mark.
     */
    static int end(String text, int at, int limit) {
        if (text.startsWith("---- create above / drop below ----", at)) {
            return limit;
        }
        int s = blanks(text, at + 2, limit);
        String up;
        if (s == at + 2) {
            return -1;
        } else if (words(text, s, limit, "+goose", "down")) {
            up = "+goose";
        } else if (words(text, s, limit, "+migrate", "down")) {
            up = "+migrate";
        } else if (word(text, s, limit, "migrate:down") >= 0) {
            up = "migrate:up";
        } else {
            return -1;
        }
        int line = Lexical.lineEnd(text, at, limit);
        while (line < limit) {
            int next = line + 1;
            if (text.startsWith("--", next)) {
                int m = blanks(text, next + 2, limit);
                if (up.equals("migrate:up") ? word(text, m, limit, up) >= 0 : words(text, m, limit, up, "up")) {
                    return next;
                }
            }
            line = Lexical.lineEnd(text, next, limit);
        }
        return limit;
    }

    private static boolean words(String text, int at, int limit, String first, String second) {
        int behind = word(text, at, limit, first);
        return behind >= 0 && word(text, blanks(text, behind, limit), limit, second) >= 0;
    }

    /** Returns the offset behind {@code word} when it stands at {@code at} in whatever case, else -1. */
    private static int word(String text, int at, int limit, String word) {
        int stop = at + word.length();
        boolean there = stop <= limit
                && text.regionMatches(true, at, word, 0, word.length())
                && (stop == limit || Lexical.isSpace(text.charAt(stop)) || text.charAt(stop) == '\n');
        return there ? stop : -1;
    }

    private static int blanks(String text, int at, int limit) {
        int i = at;
        while (i < limit && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }
}
