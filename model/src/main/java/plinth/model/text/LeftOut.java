package plinth.model.text;

import java.util.List;

/**
 * The part of a migration step that undoes it and is not run when the step is applied: from a tool's mark at the beginning of a line to the tool's mark of
 * the part that does, or to the end.
 */
final class LeftOut {
    /** The words of the marks that begin the part that undoes a step and the part that does; the latter may be absent. */
    private record Marks(List<String> down, List<String> up) {}

    private static final List<Marks> MARKS = List.of(
            // goose, sql-migrate, micrate, dbmate, rambler
            new Marks(List.of("+goose", "down"), List.of("+goose", "up")),
            new Marks(List.of("+migrate", "down"), List.of("+migrate", "up")),
            new Marks(List.of("+micrate", "down"), List.of("+micrate", "up")),
            new Marks(List.of("migrate:down"), List.of("migrate:up")),
            new Marks(List.of("rambler", "down"), List.of("rambler", "up")),
            // node-pg-migrate, Play's evolutions, MyBatis Migrations and dbdeploy
            new Marks(List.of("down", "migration"), List.of("up", "migration")),
            new Marks(List.of("!downs"), List.of("!ups")),
            new Marks(List.of("//@undo"), List.of()),
            // tern
            new Marks(List.of("create", "above", "/", "drop", "below"), List.of()));

    private LeftOut() {}

    /** Returns whether the line at {@code at} is a mark of Play's evolutions that begins with a number sign, which is no comment in PostgreSQL. */
    static boolean numberSign(String text, int at, int limit) {
        return text.charAt(at) == '#' && text.startsWith("# --- !", at) && at + 7 < limit;
    }

    /**
     * Returns where the part that begins with the line at {@code at} ends, the beginning of a line or {@code limit}; or -1 when that line, a comment, is no
     * such mark.
     */
    static int end(String text, int at, int limit) {
        int s = start(text, at, limit);
        for (Marks m : MARKS) {
            if (words(text, s, limit, m.down())) {
                return m.up().isEmpty() ? limit : end(text, at, limit, m.up());
            }
        }
        return -1;
    }

    private static int end(String text, int at, int limit, List<String> up) {
        int line = Lexical.lineEnd(text, at, limit);
        while (line < limit) {
            int next = line + 1;
            if (words(text, start(text, next, limit), limit, up)) {
                return next;
            }
            line = Lexical.lineEnd(text, next, limit);
        }
        return limit;
    }

    /** Returns where the words of the comment at {@code at} begin, behind dashes and blanks; {@code limit} when no comment stands there. */
    private static int start(String text, int at, int limit) {
        boolean sign = text.startsWith("# ---", at);
        int i = sign ? at + 2 : at;
        if (!text.startsWith("--", i)) {
            return limit;
        }
        while (i < limit && (text.charAt(i) == '-' || text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    /** Returns whether {@code words} stand at {@code at} in whatever case, with blanks between them and one or the line's end behind. */
    private static boolean words(String text, int at, int limit, List<String> words) {
        int i = at;
        for (String w : words) {
            int s = blanks(text, i, limit);
            int stop = s + w.length();
            boolean there = stop <= limit
                    && text.regionMatches(true, s, w, 0, w.length())
                    && (stop == limit || Lexical.isSpace(text.charAt(stop)));
            if (!there) {
                return false;
            }
            i = stop;
        }
        return i > at;
    }

    private static int blanks(String text, int at, int limit) {
        int i = at;
        while (i < limit && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }
}
