package plinth.renderer.sql;

/** What stands before a statement: blank lines, comments about it, and comments about something else. */
final class Leads {
    private Leads() {}

    /** Returns whether a blank line stands before the statement. */
    static boolean apart(String text) {
        int i = 0;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t' || text.charAt(i) == '\r')) {
            i++;
        }
        return i < text.length() && text.charAt(i) == '\n';
    }

    /** Returns where the comment directly above the statement begins that starts at {@code core}, or {@code core}'s line when there is none. */
    static int attached(String text, int core) {
        int at = text.lastIndexOf('\n', Math.max(0, core - 1)) + 1;
        if (core == 0 || !text.substring(at, core).isBlank()) {
            return core;
        }
        int from = at;
        while (from > 0) {
            int line = text.lastIndexOf('\n', from - 2) + 1;
            String l = text.substring(line, from).strip();
            if (!l.startsWith("--")) {
                break;
            }
            from = line;
        }
        return from == at ? dumpHeader(text, at) : from;
    }

    /** The header that pg_dump puts above each statement, with a blank line between. */
    private static int dumpHeader(String text, int at) {
        int from = at;
        while (from > 0 && blank(text, from)) {
            from = text.lastIndexOf('\n', from - 2) + 1;
        }
        int end = from;
        boolean named = false;
        while (from > 0) {
            int line = text.lastIndexOf('\n', from - 2) + 1;
            String l = text.substring(line, from).strip();
            if (!l.startsWith("--")) {
                break;
            }
            named |= l.startsWith("-- Name: ") || l.startsWith("-- TOC entry ");
            from = line;
        }
        return named && from < end ? from : at;
    }

    private static boolean blank(String text, int end) {
        int line = text.lastIndexOf('\n', end - 2) + 1;
        return text.substring(line, end).isBlank();
    }

    /** Returns from where on to delete so that the statement goes with the comment about it and the blank lines between that and what is before. */
    static int cut(String text, int core) {
        int at = attached(text, core);
        if (at == core) {
            // On one line with the statement before, or the first of all.
            String lead = text.substring(0, core);
            return lead.isBlank() ? 0 : core;
        }
        while (at > 0 && blank(text, at)) {
            at = text.lastIndexOf('\n', at - 2) + 1;
        }
        return at;
    }
}
