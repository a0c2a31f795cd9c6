package plinth.app.compare;

import java.util.List;
import plinth.model.cost.Comparison;
import plinth.model.cost.Course;
import plinth.model.cost.LayoutEstimate;
import plinth.model.cost.PatternCost;

/** Both layouts at many scales, from a thousand to a billion rows. */
record Curve(List<Dot> dots) {
    static final Curve NONE = new Curve(List.of());

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

    static Curve of(Course course) {
        return new Curve(course.scales().stream().map(Dot::of).toList());
    }
}
