package plinth.model.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The difference of two texts line by line, the shortest there is (E. Myers, "An O(ND) difference algorithm", 1986). */
public final class LineDiff {
    /** Beyond so many changed lines the middle is given as all removed and all added: finding the shortest would take too long. */
    private static final int MOST = 2000;

    private LineDiff() {}

    /** What became of a line. */
    public enum Change {
        SAME,
        REMOVED,
        ADDED
    }

    /**
     * A line of either text.
     *
     * @param before its number in the first text from 1, 0 when it is added
     * @param after its number in the second text from 1, 0 when it is removed
     */
    public record Line(Change change, String text, int before, int after) {}

    /** Returns the lines of both texts in order; where lines were replaced, the removed ones come first. */
    public static List<Line> of(String before, String after) {
        List<String> a = before.isEmpty() ? List.of() : before.lines().toList();
        List<String> b = after.isEmpty() ? List.of() : after.lines().toList();
        int head = 0;
        while (head < a.size() && head < b.size() && a.get(head).equals(b.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < a.size() - head
                && tail < b.size() - head
                && a.get(a.size() - 1 - tail).equals(b.get(b.size() - 1 - tail))) {
            tail++;
        }
        List<Change> changes = new ArrayList<>(Collections.nCopies(head, Change.SAME));
        changes.addAll(middle(a.subList(head, a.size() - tail), b.subList(head, b.size() - tail)));
        changes.addAll(Collections.nCopies(tail, Change.SAME));
        List<Line> out = new ArrayList<>(changes.size());
        int i = 0;
        int j = 0;
        for (Change c : changes) {
            switch (c) {
                case SAME -> out.add(new Line(c, b.get(j), ++i, ++j));
                case REMOVED -> out.add(new Line(c, a.get(i), ++i, 0));
                case ADDED -> out.add(new Line(c, b.get(j), 0, ++j));
            }
        }
        return out;
    }

    private static List<Change> middle(List<String> a, List<String> b) {
        int n = a.size();
        int m = b.size();
        int most = Math.min(n + m, MOST);
        List<int[]> trace = new ArrayList<>();
        int zero = most + 1;
        int[] reach = new int[2 * most + 3];
        for (int d = 0; d <= most; d++) {
            for (int k = -d; k <= d; k += 2) {
                boolean down = k == -d || (k != d && reach[zero + k - 1] < reach[zero + k + 1]);
                int x = down ? reach[zero + k + 1] : reach[zero + k - 1] + 1;
                while (x < n && x - k < m && a.get(x).equals(b.get(x - k))) {
                    x++;
                }
                reach[zero + k] = x;
                if (x >= n && x - k >= m) {
                    trace.add(Arrays.copyOfRange(reach, zero - d - 1, zero + d + 2));
                    return back(trace, n, m);
                }
            }
            trace.add(Arrays.copyOfRange(reach, zero - d - 1, zero + d + 2));
        }
        List<Change> all = new ArrayList<>(Collections.nCopies(n, Change.REMOVED));
        all.addAll(Collections.nCopies(m, Change.ADDED));
        return all;
    }

    private static List<Change> back(List<int[]> trace, int n, int m) {
        List<Change> changes = new ArrayList<>();
        int x = n;
        int y = m;
        for (int d = trace.size() - 1; d > 0; d--) {
            int[] before = trace.get(d - 1);
            int k = x - y;
            int middle = d;
            boolean down = k == -d || (k != d && before[middle + k - 1] < before[middle + k + 1]);
            int from = down ? before[middle + k + 1] : before[middle + k - 1] + 1;
            while (x > from) {
                changes.add(Change.SAME);
                x--;
                y--;
            }
            changes.add(down ? Change.ADDED : Change.REMOVED);
            if (down) {
                y--;
            } else {
                x--;
            }
        }
        while (x > 0) {
            changes.add(Change.SAME);
            x--;
        }
        Collections.reverse(changes);
        return changes;
    }
}
