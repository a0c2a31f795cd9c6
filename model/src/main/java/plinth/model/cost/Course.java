package plinth.model.cost;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One comparison over the number of rows, with the mix the same: what curves are drawn from, and by what words tell where the cheaper layout
 * changes.
 *
 * @param scales by rising rows; empty when it was not looked at
 */
public record Course(List<Comparison> scales) {
    /** A course that was not looked at. */
    public static final Course NONE = new Course(List.of());

    /** The row counts of a course: two for each tenfold from a thousand to a billion. */
    public static final List<Long> ROWS = List.of(
            1_000L,
            3_000L,
            10_000L,
            30_000L,
            100_000L,
            300_000L,
            1_000_000L,
            3_000_000L,
            10_000_000L,
            30_000_000L,
            100_000_000L,
            300_000_000L,
            1_000_000_000L);

    public Course {
        scales = List.copyOf(scales);
    }

    /**
     * Returns at how many rows tables and indexes of a layout take {@code bytes}, by the straight line of logarithms between two comparisons; nothing
     * when they do not within this course.
     *
     * @param layout which of the comparison's layouts
     */
    public OptionalDouble rowsAt(int layout, double bytes) {
        for (int i = 1; i < scales.size(); i++) {
            double low = bytes(i - 1, layout);
            double high = bytes(i, layout);
            if (low <= bytes && high > bytes && low > 0) {
                double share = Math.log(bytes / low) / Math.log(high / low);
                double from = scales.get(i - 1).scale().rows();
                double to = scales.get(i).scale().rows();
                return OptionalDouble.of(from * Math.pow(to / from, share));
            }
        }
        return OptionalDouble.empty();
    }

    private double bytes(int scale, int layout) {
        return scales.get(scale).layouts().get(layout).bytes();
    }

    /** Returns which comparison has {@code rows} rows. */
    public OptionalInt at(long rows) {
        for (int i = 0; i < scales.size(); i++) {
            if (scales.get(i).scale().rows() == rows) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** Returns this with {@code c} in its place; the same when it was not looked at, or has those rows already. */
    public Course with(Comparison c) {
        if (scales.isEmpty() || at(c.scale().rows()).isPresent()) {
            return this;
        }
        List<Comparison> more = new ArrayList<>(scales);
        more.add(c);
        more.sort(Comparator.comparingLong(x -> x.scale().rows()));
        return new Course(more);
    }
}
