package plinth.model.text;

import java.util.ArrayList;
import java.util.List;

/** The difference of two texts as {@code diff -u} writes it and {@code git apply} and {@code patch} take it. */
public final class UnifiedDiff {
    /** So many lines around a change are shown. */
    private static final int CONTEXT = 3;

    private UnifiedDiff() {}

    /** Returns the difference of the file {@code name} from {@code before} to {@code after}, each line ended; empty when there is none. */
    public static String of(String name, String before, String after) {
        if (before.equals(after)) {
            return "";
        }
        List<LineDiff.Line> lines = LineDiff.of(before, after);
        StringBuilder out = new StringBuilder();
        out.append("--- a/").append(name).append('\n');
        out.append("+++ b/").append(name).append('\n');
        int at = 0;
        while (at < lines.size()) {
            int first = at;
            while (first < lines.size() && same(lines.get(first))) {
                first++;
            }
            if (first == lines.size()) {
                break;
            }
            int from = Math.max(at, first - CONTEXT);
            int end = first;
            int quiet = 0;
            for (int i = first; i < lines.size() && quiet <= 2 * CONTEXT; i++) {
                quiet = same(lines.get(i)) ? quiet + 1 : 0;
                if (quiet == 0) {
                    end = i + 1;
                }
            }
            int to = Math.min(lines.size(), end + CONTEXT);
            hunk(out, lines, from, to, new Ends(before, after));
            at = to;
        }
        return out.toString();
    }

    private static boolean same(LineDiff.Line l) {
        return l.change() == LineDiff.Change.SAME;
    }

    /** Which of the two texts lack a line end at their end. */
    private record Ends(String before, String after) {
        boolean open(LineDiff.Line l) {
            boolean last = l.before() > 0 && l.before() == before.lines().count() && !before.endsWith("\n");
            boolean next = l.after() > 0 && l.after() == after.lines().count() && !after.endsWith("\n");
            return switch (l.change()) {
                case SAME -> last && next;
                case REMOVED -> last;
                case ADDED -> next;
            };
        }
    }

    private static void hunk(StringBuilder out, List<LineDiff.Line> lines, int from, int to, Ends ends) {
        List<LineDiff.Line> part = new ArrayList<>(lines.subList(from, to));
        long removed = part.stream().filter(l -> l.before() > 0).count();
        long added = part.stream().filter(l -> l.after() > 0).count();
        int was = last(lines, from, true);
        int is = last(lines, from, false);
        out.append("@@ -")
                .append(range(was, removed))
                .append(" +")
                .append(range(is, added))
                .append(" @@\n");
        for (LineDiff.Line l : part) {
            out.append(
                            switch (l.change()) {
                                case SAME -> ' ';
                                case REMOVED -> '-';
                                case ADDED -> '+';
                            })
                    .append(l.text())
                    .append('\n');
            if (ends.open(l)) {
                out.append("\\ No newline at end of file\n");
            }
        }
    }

    /** The number of the last line of one text before place {@code at}. */
    private static int last(List<LineDiff.Line> lines, int at, boolean before) {
        for (int i = at - 1; i >= 0; i--) {
            int n = before ? lines.get(i).before() : lines.get(i).after();
            if (n > 0) {
                return n;
            }
        }
        return 0;
    }

    private static String range(int before, long count) {
        long first = count == 0 ? before : before + 1;
        return count == 1 ? Long.toString(first) : first + "," + count;
    }
}
