package plinth.project;

/** How the lines of a file end. In memory every line ends in {@code \n}; what a file had is put back when it is written. */
public enum LineEnds {
    LF("\n"),
    CRLF("\r\n"),
    CR("\r"),
    /** Several kinds in one file: each line keeps its own, new lines take the one that most of them have. */
    MIXED("\n");

    private final String text;

    LineEnds(String text) {
        this.text = text;
    }

    /** Returns the characters of a line's end. */
    public String text() {
        return text;
    }

    /** Returns what {@code raw} has; {@link #LF} when it has no line end at all. */
    static LineEnds of(String raw) {
        int lf = 0;
        int crlf = 0;
        int cr = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\r') {
                if (i + 1 < raw.length() && raw.charAt(i + 1) == '\n') {
                    crlf++;
                    i++;
                } else {
                    cr++;
                }
            } else if (c == '\n') {
                lf++;
            }
        }
        if (crlf == 0 && cr == 0) {
            return LF;
        }
        if (lf == 0 && cr == 0) {
            return CRLF;
        }
        return lf == 0 && crlf == 0 ? CR : MIXED;
    }

    /** Returns {@code raw} with every line ending in {@code \n}. */
    static String unified(String raw) {
        return raw.indexOf('\r') < 0 ? raw : raw.replace("\r\n", "\n").replace('\r', '\n');
    }
}
