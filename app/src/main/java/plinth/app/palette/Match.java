package plinth.app.palette;

import java.util.Locale;

/** How well what was typed fits a text. */
final class Match {
    private Match() {}

    /**
     * Returns a score, higher for better, or -1 when the letters of {@code typed} do not occur in {@code text} in this order: the same, its beginning,
     * the beginning of a word in it, anywhere in it, scattered.
     */
    static int score(String typed, String text) {
        String q = typed.toLowerCase(Locale.ROOT);
        String t = text.toLowerCase(Locale.ROOT);
        if (q.isEmpty()) {
            return 0;
        }
        if (t.equals(q)) {
            return 1000;
        }
        if (t.startsWith(q)) {
            return 800 - t.length();
        }
        int at = t.indexOf(q);
        while (at >= 0) {
            if (!Character.isLetterOrDigit(t.charAt(at - 1))) {
                return 600 - t.length();
            }
            int next = t.indexOf(q, at + 1);
            if (next < 0) {
                return 400 - t.length();
            }
            at = next;
        }
        int i = 0;
        int gaps = 0;
        int last = -1;
        for (int j = 0; j < t.length() && i < q.length(); j++) {
            if (t.charAt(j) == q.charAt(i)) {
                gaps += last >= 0 && j > last + 1 ? 1 : 0;
                last = j;
                i++;
            }
        }
        return i == q.length() ? Math.max(0, 200 - 10 * gaps - t.length()) : -1;
    }
}
