package plinth.model.cost;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plinth.model.cost.Lengths.Part;

/**
 * Makes rows shorter that are too long for a page of four, as {@code heap_toast_insert_or_update} of {@code heaptoast.c} does: the longest values are
 * compressed one after the other, then stored out of line, until the row is short enough.
 */
final class Toasting {
    /** TOAST_MAX_CHUNK_SIZE: what a piece of a value holds. */
    static final int CHUNK = 1996;

    /** A compressed value begins with its own header and the length that it had. */
    private static final int COMPRESSED_HEADER = 4;

    /** Less than a quarter saved is not worth it ({@code PGLZ_strategy_default}). */
    private static final double WORTH = .75;

    private static final int TARGET_MAIN = 8160;
    private static final int MOST_LONG = 3;
    private static final int REST = 24;

    /**
     * What becomes of a column's values in a row that is too long ({@code typstorage}, {@code SET STORAGE}).
     *
     * @param compressed what a compressed value takes of its length, and {@code more} bytes; 1 when it is not compressed
     * @param out whether it may be stored out of line
     * @param last whether only when all else is out of line: MAIN
     */
    record Keep(double compressed, int more, boolean out, boolean last) {
        static final Keep PLAIN = new Keep(1, 0, false, false);
        static final Keep EXTERNAL = new Keep(1, 0, true, false);
    }

    /**
     * Pieces of values out of line.
     *
     * @param bytes what they take in pages, header and line pointer included; {@code squares} the sum of their squares
     */
    record Outside(double chunks, double bytes, double squares) {
        static final Outside NONE = new Outside(0, 0, 0);

        Outside plus(Outside o, double times) {
            return new Outside(chunks + o.chunks * times, bytes + o.bytes * times, squares + o.squares * times);
        }

        static Outside of(int length) {
            double full = Math.floor(length / (double) CHUNK);
            double one = size(CHUNK);
            int rest = length % CHUNK;
            double last = rest == 0 ? 0 : size(rest);
            return new Outside(full + (rest == 0 ? 0 : 1), full * one + last, full * one * one + last * last);
        }

        /** A row of the TOAST table: header 24, the value's number, the piece's number, the bytes. */
        private static double size(int bytes) {
            return Storage.aligned(24 + 4 + 4 + 4 + bytes, 8) + 4.0;
        }
    }

    /** A value of one row on its way; {@code length} below 0 for NULL. */
    private static final class Value {
        final Part part;
        int length;
        boolean tried;
        boolean outside;

        Value(Part part, int length) {
            this.part = part;
            this.length = length;
        }

        int inline() {
            return length < 0 ? 0 : outside ? Lengths.TOAST_POINTER : length <= 126 ? 1 + length : 4 + length;
        }
    }

    private record Rest(double share, boolean nulls, int bytes) {}

    private final int target;
    private final int bitmap;
    private final List<Part> longs;
    private final double[] byLength = new double[Lengths.LONGEST + 64];
    private final double[] inline;
    private final double[] present;
    private Outside outside = Outside.NONE;

    private Toasting(List<Part> longs, int columns, int target) {
        this.longs = longs;
        this.target = target;
        this.bitmap = (columns + 7) / 8;
        this.inline = new double[longs.size()];
        this.present = new double[longs.size()];
    }

    /** Returns the lengths of rows of which some are longer than {@code target}; nothing when none can be made shorter. */
    static Optional<Lengths> of(List<Part> columns, int target) {
        List<Part> longs = columns.stream()
                .filter(p -> p.storage().variable()
                        && p.nulls() < 1
                        && p.keep().out()
                        && p.widths().longest() > 126)
                .sorted(Comparator.comparingDouble((Part p) -> p.widths().average() * (1 - p.nulls()))
                        .reversed())
                .limit(MOST_LONG)
                .toList();
        if (longs.isEmpty()) {
            return Optional.empty();
        }
        Toasting toasting = new Toasting(longs, columns.size(), target);
        Lengths.Walk walk = new Lengths.Walk();
        List<Part> others = new ArrayList<>(columns);
        longs.forEach(l -> others.remove(others.indexOf(l)));
        others.forEach(walk::add);
        for (Rest r : rest(walk)) {
            toasting.rows(r, new ArrayList<>(), r.share());
        }
        Map<Integer, Double> mean = new HashMap<>();
        for (int i = 0; i < longs.size(); i++) {
            mean.put(columns.indexOf(longs.get(i)), toasting.inline[i] / Math.max(1e-12, toasting.present[i]));
        }
        List<Double> inline = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            inline.add(mean.getOrDefault(i, Double.NaN));
        }
        return Optional.of(Lengths.collected(toasting.byLength, toasting.outside, List.copyOf(inline)));
    }

    /** What the other columns take, in stretches of about the same share. */
    private static List<Rest> rest(Lengths.Walk walk) {
        List<Rest> out = new ArrayList<>();
        for (int h = 0; h < 2; h++) {
            double share = 0;
            double sum = 0;
            for (int at = 0; at < walk.size; at++) {
                share += walk.now[h][at];
                sum += walk.now[h][at] * at;
                if (share > 1.0 / REST || (at == walk.size - 1 && share > 0)) {
                    out.add(new Rest(share, h == 1, (int) Math.round(sum / share)));
                    share = 0;
                    sum = 0;
                }
            }
        }
        return out;
    }

    /** Goes through the lengths of the long columns that are left. */
    private void rows(Rest rest, List<Integer> chosen, double share) {
        if (chosen.size() == longs.size()) {
            row(rest, chosen, share);
            return;
        }
        Part p = longs.get(chosen.size());
        if (p.nulls() > 0) {
            chosen.add(-1);
            rows(rest, chosen, share * p.nulls());
            chosen.removeLast();
        }
        Widths widths = longs.size() == 1 ? p.widths() : p.widths().thinned(longs.size() == 2 ? 64 : 24);
        for (Map.Entry<Integer, Double> w : widths.shares().entrySet()) {
            chosen.add(w.getKey());
            rows(rest, chosen, share * (1 - p.nulls()) * w.getValue());
            chosen.removeLast();
        }
    }

    private void row(Rest rest, List<Integer> chosen, double share) {
        List<Value> values = new ArrayList<>();
        boolean nulls = rest.nulls();
        for (int i = 0; i < chosen.size(); i++) {
            values.add(new Value(longs.get(i), chosen.get(i)));
            nulls |= chosen.get(i) < 0;
        }
        int header = Storage.aligned(23 + (nulls ? bitmap : 0), 8);
        shorten(values, header, rest.bytes());
        int total = rest.bytes();
        for (int i = 0; i < values.size(); i++) {
            Value v = values.get(i);
            total += v.inline() > 127 && !v.outside ? Storage.aligned(total, 4) - total + v.inline() : v.inline();
            if (v.length >= 0) {
                present[i] += share;
                inline[i] += share * v.inline();
            }
            if (v.outside) {
                outside = outside.plus(Outside.of(v.length), share);
            }
        }
        byLength[Math.min(Lengths.LONGEST, Storage.aligned(header + total, 8))] += share;
    }

    private void shorten(List<Value> values, int header, int rest) {
        int room = target - header;
        while (size(values, rest) > room) {
            Value v = longest(values, x -> !x.tried && !x.part.keep().last());
            if (v == null) {
                break;
            }
            v.tried = true;
            compress(v);
            // One that is too long by itself goes out at once.
            v.outside = v.inline() > room && v.part.keep().out();
        }
        while (size(values, rest) > room) {
            Value v = longest(values, x -> x.part.keep().out() && !x.part.keep().last());
            if (v == null) {
                break;
            }
            v.outside = true;
        }
        while (size(values, rest) > room) {
            Value v = longest(values, x -> !x.tried && x.part.keep().last());
            if (v == null) {
                break;
            }
            v.tried = true;
            compress(v);
        }
        while (size(values, rest) > TARGET_MAIN - header) {
            Value v = longest(values, x -> x.part.keep().out());
            if (v == null) {
                break;
            }
            v.outside = true;
        }
    }

    private static void compress(Value v) {
        Keep keep = v.part.keep();
        double shorter = v.length * keep.compressed() + keep.more();
        if (shorter <= v.length * WORTH) {
            v.length = (int) Math.round(shorter) + COMPRESSED_HEADER;
        }
    }

    private static int size(List<Value> values, int rest) {
        int sum = rest;
        for (Value v : values) {
            sum += v.inline();
        }
        return Storage.aligned(sum, 8);
    }

    private static @org.jspecify.annotations.Nullable Value longest(
            List<Value> values, java.util.function.Predicate<Value> among) {
        Value best = null;
        for (Value v : values) {
            boolean worth = !v.outside && v.inline() > Storage.aligned(Lengths.TOAST_POINTER, 8) && among.test(v);
            if (worth && (best == null || v.inline() > best.inline())) {
                best = v;
            }
        }
        return best;
    }
}
