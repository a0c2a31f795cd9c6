package plinth.model.cost;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long the values of a column are: shares by bytes, without the header that PostgreSQL puts before them. The shares add up to 1. An average
 * alone would not do: what a row takes is rounded up to a multiple of 8 row by row.
 */
public record Widths(SortedMap<Integer, Double> shares) {
    /** More lengths than this are thinned out; the error is below that of the statistics. */
    private static final int MOST = 256;

    public Widths {
        shares = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(shares));
    }

    /** Returns values all {@code bytes} long. */
    public static Widths fixed(int bytes) {
        return new Widths(new TreeMap<>(Map.of(bytes, 1.0)));
    }

    /** Returns values of every length from {@code low} to {@code high} alike. */
    public static Widths between(int low, int high) {
        int count = high - low + 1;
        int step = Math.max(1, (count + MOST - 1) / MOST);
        TreeMap<Integer, Double> shares = new TreeMap<>();
        int points = (count + step - 1) / step;
        for (int i = 0; i < points; i++) {
            // The middle of each stretch stands for it.
            shares.put(Math.min(high, low + i * step + (step - 1) / 2), 1.0 / points);
        }
        return new Widths(shares);
    }

    /** Returns values around {@code average}, the shortest half of it and the longest half as much again. */
    public static Widths around(double average) {
        int low = (int) Math.round(average / 2);
        return between(low, Math.max(low, (int) Math.round(average * 1.5)));
    }

    /** Returns the mean in bytes. */
    public double average() {
        double sum = 0;
        for (Map.Entry<Integer, Double> e : shares.entrySet()) {
            sum += e.getKey() * e.getValue();
        }
        return sum;
    }

    /** Returns these in at most {@code most} lengths, each standing for about the same share. */
    Widths thinned(int most) {
        if (shares.size() <= most) {
            return this;
        }
        TreeMap<Integer, Double> out = new TreeMap<>();
        double share = 0;
        double sum = 0;
        int last = shares.lastKey();
        for (Map.Entry<Integer, Double> e : shares.entrySet()) {
            share += e.getValue();
            sum += e.getValue() * e.getKey();
            if (share >= 1.0 / most || (e.getKey() == last && share > 0)) {
                out.merge((int) Math.round(sum / share), share, Double::sum);
                share = 0;
                sum = 0;
            }
        }
        return new Widths(out);
    }

    /** Returns the greatest length. */
    int longest() {
        return shares.isEmpty() ? 0 : shares.lastKey();
    }
}
