package plinth.project;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds which lines of a changed text are lines of the text before: what both begin and end with, then lines that stand once in both, as anchors. */
final class LineMatch {
    private final List<String> before;
    private final List<String> after;
    private final int[] origins;

    private LineMatch(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
        this.origins = new int[after.size()];
        Arrays.fill(origins, -1);
    }

    /** Returns for each line of {@code after} the number of the line in {@code before} that it was, or -1 for a new one; rising. */
    static int[] origins(List<String> before, List<String> after) {
        LineMatch m = new LineMatch(before, after);
        m.match(0, before.size(), 0, after.size());
        return m.origins;
    }

    private void match(int fromBefore, int toBefore, int fromAfter, int toAfter) {
        int b0 = fromBefore;
        int b1 = toBefore;
        int a0 = fromAfter;
        int a1 = toAfter;
        while (true) {
            while (b0 < b1 && a0 < a1 && before.get(b0).equals(after.get(a0))) {
                origins[a0++] = b0++;
            }
            while (b0 < b1 && a0 < a1 && before.get(b1 - 1).equals(after.get(a1 - 1))) {
                origins[--a1] = --b1;
            }
            if (b0 == b1 || a0 == a1) {
                return;
            }
            int[] anchor = anchor(b0, b1, a0, a1);
            boolean none = anchor.length == 0;
            int b = none ? b1 : anchor[0];
            int a = none ? a1 : anchor[1];
            // Lines that are rewritten keep the ends of those whose places they take, as far as both sides go.
            for (int i = 0; i < Math.min(b - b0, a - a0); i++) {
                origins[a0 + i] = b0 + i;
            }
            if (none) {
                return;
            }
            b0 = b;
            a0 = a;
        }
    }

    /** Returns the places of the first line of {@code after} that stands just once on both sides, or nothing. */
    private int[] anchor(int b0, int b1, int a0, int a1) {
        Map<String, int[]> seen = new HashMap<>();
        for (int i = b0; i < b1; i++) {
            int[] s = seen.computeIfAbsent(before.get(i), k -> new int[] {0, 0, 0});
            s[0]++;
            s[2] = i;
        }
        for (int i = a0; i < a1; i++) {
            int[] s = seen.get(after.get(i));
            if (s != null) {
                s[1]++;
            }
        }
        for (int i = a0; i < a1; i++) {
            int[] s = seen.get(after.get(i));
            if (s != null && s[0] == 1 && s[1] == 1) {
                return new int[] {s[2], i};
            }
        }
        return new int[0];
    }
}
