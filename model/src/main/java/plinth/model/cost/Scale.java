package plinth.model.cost;

import java.util.Collections;
import java.util.List;
import plinth.model.layout.Family;

/**
 * How much there is of a family.
 *
 * @param rows rows of the base, which is those of all kinds together
 * @param mix the share of each kind, in the order of {@link Family#kinds()}; shares that do not add up to 1 are taken in proportion
 */
public record Scale(long rows, List<Double> mix) {
    public Scale {
        mix = List.copyOf(mix);
        if (rows < 0) {
            throw new IllegalArgumentException("rows must not be negative: " + rows);
        }
        double sum = mix.stream().mapToDouble(x -> x).sum();
        if (mix.isEmpty() || mix.stream().anyMatch(x -> !(x >= 0)) || !(sum > 0)) {
            throw new IllegalArgumentException("shares must be at least 0, and one of them more: " + mix);
        }
        if (Math.abs(sum - 1) > 1e-12) {
            mix = mix.stream().map(x -> x / sum).toList();
        }
    }

    /** Returns {@code rows} rows, each kind with the same share. */
    public static Scale even(long rows, Family family) {
        int kinds = Math.max(1, family.kinds().size());
        return new Scale(rows, Collections.nCopies(kinds, 1.0 / kinds));
    }

    /** Returns the rows of the kind at {@code index}. */
    public double rows(int index) {
        return rows * mix.get(index);
    }

    public Scale withRows(long rows) {
        return new Scale(rows, mix);
    }
}
