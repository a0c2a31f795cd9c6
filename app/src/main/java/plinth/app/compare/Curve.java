package plinth.app.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.cost.Comparison;
import plinth.model.cost.LayoutEstimate;
import plinth.model.cost.PatternCost;
import plinth.model.cost.Scale;

/** Both layouts at many scales, from a thousand to a billion rows. */
record Curve(List<Dot> dots) {
    static final Curve NONE = new Curve(List.of());
    private static final int PER_DECADE = 2;

    Curve {
        dots = List.copyOf(dots);
    }

    /** Both layouts at one scale: the cost of all patterns once, and bytes on disk. */
    record Dot(double rows, double leftCost, double rightCost, double leftBytes, double rightBytes) {
        static Dot of(Comparison c) {
            LayoutEstimate a = Ready.estimate(c, Side.LEFT);
            LayoutEstimate b = Ready.estimate(c, Side.RIGHT);
            return new Dot(c.scale().rows(), Curve.cost(a, b), Curve.cost(b, a), a.bytes(), b.bytes());
        }

        double cost(Side side) {
            return side == Side.LEFT ? leftCost : rightCost;
        }

        double bytes(Side side) {
            return side == Side.LEFT ? leftBytes : rightBytes;
        }
    }

    /** Returns what all patterns that both layouts answer cost in {@code of}. */
    static double cost(LayoutEstimate of, LayoutEstimate other) {
        return of.patterns().stream()
                .filter(p -> other.pattern(p.pattern().id()).isPresent())
                .mapToDouble(PatternCost::cost)
                .sum();
    }

    static Curve of(Ready ready, List<Double> mix) {
        if (ready.comparer().isEmpty() || mix.isEmpty()) {
            return NONE;
        }
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i <= 6 * PER_DECADE; i++) {
            long rows = Math.round(RowSlider.LEAST * Math.pow(10, i / (double) PER_DECADE));
            Optional<Comparison> c = ready.at(new Scale(rows, mix));
            c.map(Dot::of).ifPresent(dots::add);
        }
        return new Curve(dots);
    }

    /** Returns at how many rows a layout takes {@code bytes}, by the straight line between two dots; nothing when it never does. */
    Optional<Double> rowsAt(Side side, double bytes) {
        for (int i = 1; i < dots.size(); i++) {
            double low = dots.get(i - 1).bytes(side);
            double high = dots.get(i).bytes(side);
            if (low <= bytes && high > bytes && low > 0) {
                double share = Math.log(bytes / low) / Math.log(high / low);
                double from = dots.get(i - 1).rows();
                return Optional.of(from * Math.pow(dots.get(i).rows() / from, share));
            }
        }
        return Optional.empty();
    }
}
