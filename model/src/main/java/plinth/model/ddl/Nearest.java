package plinth.model.ddl;

import java.util.Optional;

/** Finds the known word that a misspelled one was probably meant to be. */
public final class Nearest {
    private Nearest() {}

    /**
     * Returns the word of {@code known} that is at most two slips of the pen away from {@code word}, at most one from a word of three letters or fewer. Of
     * several as near it is the longest, since letters are left out more often than put in, then the first by the alphabet.
     */
    public static Optional<String> of(String word, Iterable<String> known) {
        int best = word.length() <= 3 ? 1 : 2;
        Optional<String> found = Optional.empty();
        for (String k : known) {
            int d = distance(word, k, best);
            if (d < best || (d == best && (found.isEmpty() || before(k, found.get())))) {
                best = d;
                found = Optional.of(k);
            }
        }
        return found;
    }

    private static boolean before(String a, String b) {
        return a.length() != b.length() ? a.length() > b.length() : a.compareTo(b) < 0;
    }

    /** Edit distance with swapped neighbours counting once; anything above {@code most} is as good as infinite. */
    private static int distance(String a, String b, int most) {
        if (Math.abs(a.length() - b.length()) > most) {
            return most + 1;
        }
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + same);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
