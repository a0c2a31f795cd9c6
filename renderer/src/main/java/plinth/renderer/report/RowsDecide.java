package plinth.renderer.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import plinth.model.access.AccessPattern;
import plinth.model.cost.Comparison;
import plinth.model.cost.Course;
import plinth.model.cost.LayoutEstimate;
import plinth.model.cost.PatternCost;

/** Says whether the number of rows decides which layout is cheapest, and where. */
final class RowsDecide {
    private static final int TOLD = 2;

    private final List<Comparison> scales;
    private final LayoutNames names;

    private RowsDecide(List<Comparison> scales) {
        this.scales = scales;
        this.names = new LayoutNames(scales.getFirst());
    }

    /**
     * Returns the finding, nothing when no row counts were looked at.
     *
     * @param patterns those that all layouts answer
     */
    static Optional<Finding> of(Course course, List<AccessPattern> patterns) {
        if (course.scales().size() < 2 || patterns.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RowsDecide(course.scales()).finding(patterns));
    }

    private Finding finding(List<AccessPattern> patterns) {
        List<String> changes = new ArrayList<>();
        for (AccessPattern p : patterns) {
            changes(l -> cost(l, p)).ifPresent(c -> changes.add(p.label() + ": " + c));
        }
        String span = "from " + count(0) + " to " + count(scales.size() - 1) + " rows";
        Optional<String> total =
                changes(l -> patterns.stream().mapToDouble(p -> cost(l, p)).sum());
        String all = total.map(t -> " All patterns once each: " + t + ".").orElse("");
        if (changes.isEmpty()) {
            return new Finding(
                    "The number of rows decides no pattern: " + span
                            + " each keeps a layout that is cheapest or even with that, estimated." + all,
                    Optional.empty(),
                    List.of());
        }
        boolean few = changes.size() <= TOLD;
        return new Finding(
                "The number of rows decides " + changes.size() + " of "
                        + Figures.counted(patterns.size(), "pattern") + " " + span
                        + ", estimated" + (few ? ". " + String.join(". ", changes) + "." : ".") + all,
                Optional.empty(),
                few ? List.of() : changes);
    }

    private static double cost(LayoutEstimate l, AccessPattern p) {
        return l.pattern(p.id()).map(PatternCost::cost).orElse(0.0);
    }

    /**
     * Walks up the rows for as long as one layout is cheapest or even with that, and starts anew where none is any more; returns where that was,
     * nothing when one layout lasts.
     */
    private Optional<String> changes(ToDoubleFunction<LayoutEstimate> cost) {
        List<String> said = new ArrayList<>();
        Set<Integer> lasting = cheapest(0, cost);
        int from = 0;
        for (int i = 1; i < scales.size(); i++) {
            Set<Integer> both = new HashSet<>(lasting);
            both.retainAll(cheapest(i, cost));
            if (both.isEmpty()) {
                said.add(named(lasting)
                        + (from == 0
                                ? " up to " + count(i - 1) + (said.isEmpty() ? " rows" : "")
                                : " from " + count(from) + " to " + count(i - 1)));
                lasting = cheapest(i, cost);
                from = i;
            } else {
                lasting = both;
            }
        }
        if (said.isEmpty()) {
            return Optional.empty();
        }
        said.add(named(lasting) + " from " + count(from));
        return Optional.of("cheapest " + String.join(", ", said));
    }

    private Set<Integer> cheapest(int scale, ToDoubleFunction<LayoutEstimate> cost) {
        List<LayoutEstimate> layouts = scales.get(scale).layouts();
        double least = layouts.stream().mapToDouble(cost).min().orElse(0);
        Set<Integer> out = new HashSet<>();
        for (int i = 0; i < layouts.size(); i++) {
            if (cost.applyAsDouble(layouts.get(i)) <= Sides.EVEN * least) {
                out.add(i);
            }
        }
        return out;
    }

    private String named(Set<Integer> layouts) {
        List<LayoutEstimate> first = scales.getFirst().layouts();
        return "as " + names.of(layouts.stream().sorted().map(first::get).toList());
    }

    private String count(int scale) {
        return Figures.count(scales.get(scale).scale().rows());
    }
}
