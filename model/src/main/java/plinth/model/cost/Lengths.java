package plinth.model.cost;

import java.util.List;
import java.util.Map;

/**
 * How long the rows of a table are: shares by bytes, header and alignment included, line pointer left out; and what of them goes to TOAST.
 * Made column by column over the distribution of (any NULL so far, offset so far), as {@code heap_compute_data_size} and
 * {@code heap_form_tuple} of PostgreSQL's {@code heaptuple.c} lay values out. Distributions of kinds are made apart and mixed afterwards, because
 * within a kind the NULLs of other kinds' columns come together.
 *
 * @param lengths the lengths, multiples of 8
 * @param shares the share of each
 * @param toast what a row has out of line, on average
 * @param inline bytes that a present value of each column takes in its row, header included, on average; none where rows are short enough to be
 *     stored as they are
 */
@SuppressWarnings("ArrayRecordComponent") // made once and only read; lists would box what is gone through most
record Lengths(int[] lengths, double[] shares, Toasting.Outside toast, List<Double> inline) {
    /** A row longer than this has its longest values compressed or stored out of line: TOAST_TUPLE_THRESHOLD. */
    static final int TOAST_THRESHOLD = 2032;

    /** What stays in the row of a value that is stored out of line. */
    static final int TOAST_POINTER = 18;

    static final int LONGEST = 8192;

    /** A column: how it is stored, its share of NULLs, the lengths of its values, and what becomes of them in a row that is too long. */
    record Part(Storage storage, double nulls, Widths widths, Toasting.Keep keep) {
        Part(Storage storage, double nulls, Widths widths) {
            this(storage, nulls, widths, Toasting.Keep.PLAIN);
        }
    }

    /** Returns the lengths of rows with such columns; a row longer than {@code target} is made shorter. */
    static Lengths ofRows(List<Part> columns, int target) {
        Walk walk = new Walk();
        columns.forEach(walk::add);
        double[] byLength = new double[LONGEST + 64];
        for (int h = 0; h < 2; h++) {
            int header = Storage.aligned(23 + (h == 1 ? (columns.size() + 7) / 8 : 0), 8);
            for (int at = 0; at < walk.size; at++) {
                if (walk.now[h][at] > 0) {
                    byLength[Math.min(LONGEST, Storage.aligned(header + at, 8))] += walk.now[h][at];
                }
            }
        }
        for (int l = target + 1; l < byLength.length; l++) {
            if (byLength[l] > 0) {
                return Toasting.of(columns, target)
                        .orElseGet(() -> collected(byLength, Toasting.Outside.NONE, List.of()));
            }
        }
        return collected(byLength, Toasting.Outside.NONE, List.of());
    }

    /** Returns the lengths of keys with such columns, without the header of an index entry. */
    static Lengths ofKeys(List<Part> columns) {
        Walk walk = new Walk();
        columns.forEach(walk::add);
        double[] byLength = new double[LONGEST + 64];
        for (int h = 0; h < 2; h++) {
            for (int at = 0; at < walk.size; at++) {
                if (walk.now[h][at] > 0) {
                    // A key with a NULL has a bitmap of 4 bytes behind the entry's 8.
                    byLength[Math.min(LONGEST, Storage.aligned((h == 1 ? 16 : 8) + at, 8))] += walk.now[h][at];
                }
            }
        }
        return collected(byLength, Toasting.Outside.NONE, List.of());
    }

    /** The distribution of (any NULL so far, offset so far), column by column. */
    static final class Walk {
        double[][] now = {new double[LONGEST], new double[LONGEST]};
        int size = 1;

        Walk() {
            now[0][0] = 1;
        }

        void add(Part c) {
            double[][] next = {new double[LONGEST], new double[LONGEST]};
            int reached = 0;
            double present = 1 - c.nulls();
            for (int h = 0; h < 2; h++) {
                for (int at = 0; at < size; at++) {
                    double share = now[h][at];
                    if (share == 0) {
                        continue;
                    }
                    if (c.nulls() > 0) {
                        next[1][at] += share * c.nulls();
                        reached = Math.max(reached, at);
                    }
                    if (present <= 0) {
                        continue;
                    }
                    if (!c.storage().variable()) {
                        int to = Math.min(
                                LONGEST - 1,
                                Storage.aligned(at, c.storage().align())
                                        + c.storage().length());
                        next[h][to] += share * present;
                        reached = Math.max(reached, to);
                        continue;
                    }
                    for (Map.Entry<Integer, Double> w : c.widths().shares().entrySet()) {
                        int length = w.getKey();
                        int to = length <= 126
                                ? at + 1 + length
                                : Storage.aligned(at, c.storage().align()) + 4 + length;
                        to = Math.min(LONGEST - 1, to);
                        next[h][to] += share * present * w.getValue();
                        reached = Math.max(reached, to);
                    }
                }
            }
            now = next;
            size = reached + 1;
        }
    }

    static Lengths collected(double[] byLength, Toasting.Outside toast, List<Double> inline) {
        int n = 0;
        for (double d : byLength) {
            n += d > 0 ? 1 : 0;
        }
        int[] lengths = new int[n];
        double[] shares = new double[n];
        int i = 0;
        for (int l = 0; l < byLength.length; l++) {
            if (byLength[l] > 0) {
                lengths[i] = l;
                shares[i++] = byLength[l];
            }
        }
        return new Lengths(lengths, shares, toast, inline);
    }

    /** Returns the mean length. */
    double mean() {
        double sum = 0;
        for (int i = 0; i < lengths.length; i++) {
            sum += lengths[i] * shares[i];
        }
        return sum;
    }

    /** Returns the mean of the square of length and line pointer. */
    double square() {
        double sum = 0;
        for (int i = 0; i < lengths.length; i++) {
            sum += (lengths[i] + 4.0) * (lengths[i] + 4.0) * shares[i];
        }
        return sum;
    }
}
