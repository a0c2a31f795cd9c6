package plinth.renderer.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import plinth.model.access.AccessPattern;
import plinth.model.cost.Comparison;
import plinth.model.cost.Course;
import plinth.model.cost.LayoutEstimate;
import plinth.model.cost.PatternCost;

/** Puts a comparison in words. Every sentence says at how many rows it holds; figures that differ by less than a tenth are called even. */
public final class Words {
    private static final int PATTERNS = 4;

    private final Comparison now;
    private final Course course;
    private final LayoutNames names;
    private final String here;

    private Words(Comparison now, Course course) {
        this.now = now;
        this.course = course.with(now);
        this.names = new LayoutNames(now);
        this.here = " at " + rows(now) + ", estimated";
    }

    /**
     * Returns what the figures say at one scale, in sentences with their evidence, the weightiest first; nothing when there is but one layout.
     *
     * @param course the same layouts with the same mix at other row counts: by it the sentences tell where the cheaper layout changes, and when memory
     *     is full. Without one they tell of this scale alone
     */
    public static List<Finding> of(Comparison now, Course course) {
        if (now.layouts().size() < 2) {
            return List.of();
        }
        return new Words(now, course).all();
    }

    /** A pattern that all layouts answer, what it costs in each, and which are cheap and dear by that. */
    private record Spread(AccessPattern pattern, List<Double> costs, Sides sides) {
        double least() {
            return Collections.min(costs);
        }

        double most() {
            return Collections.max(costs);
        }

        double ratio() {
            return most() / least();
        }
    }

    private List<Finding> all() {
        List<Finding> out = new ArrayList<>();
        List<Spread> spreads = spreads();
        spreads.stream()
                .filter(s -> s.sides().apart())
                .sorted(Comparator.comparingDouble(Spread::ratio).reversed())
                .limit(PATTERNS)
                .forEach(s -> out.add(apart(s)));
        even(spreads).ifPresent(out::add);
        RowsDecide.of(course, spreads.stream().map(Spread::pattern).toList()).ifPresent(out::add);
        size().ifPresent(out::add);
        memory().ifPresent(out::add);
        return List.copyOf(out);
    }

    private List<Spread> spreads() {
        List<Spread> out = new ArrayList<>();
        for (PatternCost p : now.layouts().getFirst().patterns()) {
            if (!now.layouts().stream()
                    .allMatch(l -> l.pattern(p.pattern().id()).isPresent())) {
                continue;
            }
            List<Double> costs = costs(now, p.pattern());
            // What costs nothing where a kind has no rows is no times cheaper than anything: the figures alone tell
            // that.
            if (Collections.min(costs) <= 0 && Collections.max(costs) > 0) {
                continue;
            }
            out.add(new Spread(p.pattern(), costs, Sides.of(costs)));
        }
        return out;
    }

    private static List<Double> costs(Comparison c, AccessPattern p) {
        return c.layouts().stream().map(l -> cost(l, p)).toList();
    }

    private static double cost(LayoutEstimate l, AccessPattern p) {
        return l.pattern(p.id()).map(PatternCost::cost).orElse(Double.NaN);
    }

    private Finding apart(Spread s) {
        LayoutEstimate dear = now.layouts().get(s.costs().indexOf(s.most()));
        LayoutEstimate cheap = now.layouts().get(s.costs().indexOf(s.least()));
        // The reason is one plan's: of the dear layouts only the dearest is known to have it.
        String why = dear.pattern(s.pattern().id())
                .flatMap(p -> Reason.of(p.plan()))
                .map(r -> " As " + names.of(dear) + ", " + r + ".")
                .orElse("");
        double greatest = s.most();
        return new Finding(
                s.pattern().label() + ": " + s.sides().ratios(s.costs()).words() + " times cheaper as "
                        + names.of(layouts(s.sides().low())) + " than as "
                        + names.of(layouts(s.sides().high())) + here + "." + why + where(s),
                Optional.of(cheap.layout().strategy()),
                now.layouts().stream()
                        .map(l -> names.of(l) + ": cost " + Figures.cost(cost(l, s.pattern()), greatest)
                                + form(l, s.pattern()))
                        .toList());
    }

    /** Which way to write the query this is the cost of, where there are several. */
    private static String form(LayoutEstimate l, AccessPattern p) {
        return l.pattern(p.id())
                .filter(PatternCost::chosen)
                .map(x -> ", " + x.form().words())
                .orElse("");
    }

    private List<LayoutEstimate> layouts(List<Integer> indexes) {
        return indexes.stream().map(now.layouts()::get).toList();
    }

    /** From where and up to where in the course all cheap ones are cheaper than all dear ones; how much the ratio moves when they always are. */
    private String where(Spread s) {
        List<Comparison> scales = course.scales();
        if (scales.isEmpty()) {
            return "";
        }
        List<Sides.Ratios> ratios = scales.stream()
                .map(c -> s.sides().ratios(costs(c, s.pattern())))
                .toList();
        int from = course.at(now.scale().rows()).orElse(0);
        int to = from;
        while (from > 0 && ratios.get(from - 1).cheaper()) {
            from--;
        }
        while (to < ratios.size() - 1 && ratios.get(to + 1).cheaper()) {
            to++;
        }
        boolean starts = from > 0;
        boolean ends = to < ratios.size() - 1;
        if (!starts && !ends) {
            Sides.Ratios all = ratios.stream().reduce(Sides.Ratios::and).orElseThrow();
            Sides.Ratios shown = s.sides().ratios(s.costs());
            boolean moves = shown.least() / all.least() >= 1.5 || all.most() / shown.most() >= 1.5;
            return moves && Double.isFinite(all.most())
                    ? " From " + Figures.count(scales.getFirst().scale().rows()) + " to " + rows(scales.getLast())
                            + " it is " + all.words() + " times."
                    : "";
        }
        String lower = Figures.count(scales.get(from).scale().rows());
        String before = starts ? beyond(scales.get(from - 1), ratios.get(from - 1)) : "";
        String after = ends ? beyond(scales.get(to + 1), ratios.get(to + 1)) : "";
        boolean elsewhere = false;
        for (int i = 0; i < ratios.size(); i++) {
            elsewhere |= (i < from || i > to) && ratios.get(i).cheaper();
        }
        if (elsewhere) {
            return " Not at every number of rows: " + before + (starts && ends ? ", " : "") + after + ".";
        }
        if (starts && ends) {
            return " Only from " + lower + " to " + rows(scales.get(to)) + ": " + before + ", " + after + ".";
        }
        return starts
                ? " Only from " + rows(scales.get(from)) + " on: " + before + "."
                : " Only up to " + rows(scales.get(to)) + ": " + after + ".";
    }

    private static String beyond(Comparison c, Sides.Ratios r) {
        String at = "at " + Figures.count(c.scale().rows());
        if (r.even()) {
            return at + " it is even";
        }
        return r.dearer() ? at + " it is " + r.words() + " times dearer" : at + " not for all of them";
    }

    private Optional<Finding> even(List<Spread> spreads) {
        List<String> even = spreads.stream()
                .filter(s -> !s.sides().apart())
                .map(s -> s.pattern().label())
                .toList();
        if (even.isEmpty()) {
            return Optional.empty();
        }
        String text = even.size() == spreads.size()
                ? "No access pattern tells the layouts apart: all are even" + here + "."
                : "Even in all layouts" + here + ": " + String.join("; ", even) + ".";
        return Optional.of(new Finding(text, Optional.empty(), List.of()));
    }

    private Optional<Finding> size() {
        Comparator<LayoutEstimate> bySize = Comparator.comparingDouble(LayoutEstimate::bytesPerRow);
        LayoutEstimate least = now.layouts().stream().min(bySize).orElseThrow();
        LayoutEstimate most = now.layouts().stream().max(bySize).orElseThrow();
        if (least.bytesPerRow() <= 0) {
            return Optional.empty();
        }
        double ratio = most.bytesPerRow() / least.bytesPerRow();
        List<String> evidence = now.layouts().stream()
                .map(l -> names.of(l) + ": " + Figures.bytes(l.bytesPerRow()) + " a row (tables "
                        + Figures.whole(l.heapBytes() / l.rows()) + ", indexes "
                        + Figures.whole(l.indexBytes() / l.rows()) + ")")
                .toList();
        String disk = "On disk at " + rows(now) + ", indexes included, ";
        if (ratio < Sides.EVEN) {
            return Optional.of(new Finding(
                    disk + "all layouts are even, estimated: " + Figures.whole(least.bytesPerRow()) + " to "
                            + Figures.bytes(most.bytesPerRow()) + " a row.",
                    Optional.empty(),
                    evidence));
        }
        return Optional.of(new Finding(
                disk + "a row takes " + Figures.bytes(least.bytesPerRow()) + " as " + names.of(least) + " and "
                        + Figures.bytes(most.bytesPerRow()) + " as " + names.of(most) + ", " + Figures.ratio(ratio)
                        + " times as much, estimated.",
                Optional.of(least.layout().strategy()),
                evidence));
    }

    /** At how many rows the family takes all memory; by the course, since a row takes more where there are few. */
    private Optional<Finding> memory() {
        if (course.scales().isEmpty()) {
            return Optional.empty();
        }
        double bytes = now.settings().memory();
        record Full(LayoutEstimate layout, double rows) {}
        List<Full> full = new ArrayList<>();
        List<LayoutEstimate> never = new ArrayList<>();
        for (int i = 0; i < now.layouts().size(); i++) {
            OptionalDouble rows = course.rowsAt(i, bytes);
            LayoutEstimate l = now.layouts().get(i);
            rows.ifPresentOrElse(r -> full.add(new Full(l, r)), () -> never.add(l));
        }
        full.sort(Comparator.comparingDouble(Full::rows));
        if (full.isEmpty()) {
            return Optional.empty();
        }
        // What is the same number to a reader is said once.
        Map<String, List<LayoutEstimate>> alike = new LinkedHashMap<>();
        full.forEach(f -> alike.computeIfAbsent(Figures.roughly(f.rows()), r -> new ArrayList<>())
                .add(f.layout()));
        List<String> said = new ArrayList<>();
        alike.forEach(
                (rows, layouts) -> said.add((said.isEmpty() ? rows + " rows" : rows) + " as " + names.of(layouts)));
        String rest =
                never.isEmpty() ? "" : "; not up to " + rows(course.scales().getLast()) + " as " + names.of(never);
        return Optional.of(new Finding(
                "Memory of " + Figures.amount(bytes) + " is full at " + LayoutNames.joined(said, "and") + rest
                        + ", estimated.",
                Optional.empty(),
                List.of("tables and indexes of this family alone")));
    }

    private static String rows(Comparison c) {
        return Figures.counted(c.scale().rows(), "row");
    }
}
