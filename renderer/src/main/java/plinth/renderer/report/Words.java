package plinth.renderer.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import plinth.model.access.AccessPattern;
import plinth.model.cost.Comparison;
import plinth.model.cost.Course;
import plinth.model.cost.LayoutEstimate;
import plinth.model.cost.PatternCost;

/** Puts a comparison in words. Every sentence says at how many rows it holds; figures that differ by less than a tenth are called even. */
public final class Words {
    private static final double EVEN = 1.1;
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

    /** A pattern that all layouts answer, with those that are cheapest, or even with that, and those that are dearest. */
    private record Spread(
            AccessPattern pattern, List<LayoutEstimate> cheapest, List<LayoutEstimate> dearest, double ratio) {}

    private List<Finding> all() {
        List<Finding> out = new ArrayList<>();
        List<Spread> spreads = spreads();
        spreads.stream()
                .filter(s -> s.ratio() >= EVEN)
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
            List<LayoutEstimate> rising = now.layouts().stream()
                    .sorted(Comparator.comparingDouble(l -> cost(l, p.pattern())))
                    .toList();
            double least = cost(rising.getFirst(), p.pattern());
            double most = cost(rising.getLast(), p.pattern());
            // What costs nothing where a kind has no rows is no times cheaper than anything: the figures alone tell
            // that.
            if (least <= 0 && most > 0) {
                continue;
            }
            out.add(new Spread(
                    p.pattern(),
                    now.layouts().stream()
                            .filter(l -> cost(l, p.pattern()) <= EVEN * least)
                            .toList(),
                    now.layouts().stream()
                            .filter(l -> cost(l, p.pattern()) * EVEN >= most)
                            .toList(),
                    most > 0 ? most / least : 1));
        }
        return out;
    }

    private static double cost(LayoutEstimate l, AccessPattern p) {
        return l.pattern(p.id()).map(PatternCost::cost).orElse(Double.NaN);
    }

    private Finding apart(Spread s) {
        LayoutEstimate dear = s.dearest().stream()
                .max(Comparator.comparingDouble(l -> cost(l, s.pattern())))
                .orElseThrow();
        LayoutEstimate cheap = s.cheapest().stream()
                .min(Comparator.comparingDouble(l -> cost(l, s.pattern())))
                .orElseThrow();
        String dearest = names.of(s.dearest());
        String why = Reason.of(dear.pattern(s.pattern().id()).orElseThrow().plan())
                .map(r -> " As " + dearest + ", " + r + ".")
                .orElse("");
        double greatest = cost(dear, s.pattern());
        return new Finding(
                s.pattern().label() + ": " + Figures.ratio(s.ratio()) + " times cheaper as " + names.of(s.cheapest())
                        + " than as " + dearest + here + "." + why + where(s.pattern(), cheap, dear),
                Optional.of(cheap.layout().strategy()),
                now.layouts().stream()
                        .map(l -> names.of(l) + ": cost " + Figures.cost(cost(l, s.pattern()), greatest))
                        .toList());
    }

    /** From where and up to where in the course {@code cheap} is the cheaper of the two; how much the ratio moves when it always is. */
    private String where(AccessPattern p, LayoutEstimate cheap, LayoutEstimate dear) {
        List<Comparison> scales = course.scales();
        if (scales.isEmpty()) {
            return "";
        }
        int a = now.layouts().indexOf(cheap);
        int b = now.layouts().indexOf(dear);
        double[] ratios = scales.stream()
                .mapToDouble(c -> cost(c.layouts().get(b), p) / cost(c.layouts().get(a), p))
                .toArray();
        int from = course.at(now.scale().rows()).orElse(0);
        int to = from;
        while (from > 0 && ratios[from - 1] >= EVEN) {
            from--;
        }
        while (to < ratios.length - 1 && ratios[to + 1] >= EVEN) {
            to++;
        }
        boolean starts = from > 0;
        boolean ends = to < ratios.length - 1;
        if (!starts && !ends) {
            double least = Arrays.stream(ratios).min().orElse(1);
            double most = Arrays.stream(ratios).max().orElse(1);
            return most / least < 1.5
                    ? ""
                    : " From " + Figures.count(scales.getFirst().scale().rows()) + " to " + rows(scales.getLast())
                            + " it is " + Figures.ratio(least) + " to " + Figures.ratio(most) + " times.";
        }
        String lower = Figures.count(scales.get(from).scale().rows());
        String before = starts ? beyond(scales.get(from - 1), ratios[from - 1]) : "";
        String after = ends ? beyond(scales.get(to + 1), ratios[to + 1]) : "";
        if (starts && ends) {
            return " Only from " + lower + " to " + rows(scales.get(to)) + ": " + before + ", " + after + ".";
        }
        return starts
                ? " Only from " + rows(scales.get(from)) + " on: " + before + "."
                : " Only up to " + rows(scales.get(to)) + ": " + after + ".";
    }

    private static String beyond(Comparison c, double ratio) {
        String at = "at " + Figures.count(c.scale().rows());
        return ratio > 1 / EVEN ? at + " it is even" : at + " it is " + Figures.ratio(ratio) + " times dearer";
    }

    private Optional<Finding> even(List<Spread> spreads) {
        List<String> even = spreads.stream()
                .filter(s -> s.ratio() < EVEN)
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
        if (ratio < EVEN) {
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
        List<String> said = new ArrayList<>();
        for (Full f : full) {
            said.add((said.isEmpty() ? Figures.roughly(f.rows()) + " rows" : Figures.roughly(f.rows())) + " as "
                    + names.of(f.layout()));
        }
        String rest =
                never.isEmpty() ? "" : "; not up to " + rows(course.scales().getLast()) + " as " + names.of(never);
        return Optional.of(new Finding(
                "Memory of " + Figures.amount(bytes) + " is full at " + LayoutNames.joined(said, "and") + rest
                        + ", estimated.",
                Optional.empty(),
                List.of("tables and indexes of this family alone")));
    }

    private static String rows(Comparison c) {
        return Figures.count(c.scale().rows()) + " rows";
    }
}
