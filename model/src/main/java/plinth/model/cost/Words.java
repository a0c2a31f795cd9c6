package plinth.model.cost;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plinth.model.access.AccessPattern;
import plinth.model.layout.Strategy;

/** Puts a comparison in words. Figures that differ by less than a tenth are called even. */
final class Words {
    private static final double EVEN = 1.1;
    private static final int PATTERNS = 4;

    private Words() {}

    private record Spread(AccessPattern pattern, LayoutEstimate cheapest, LayoutEstimate dearest, double ratio) {}

    static List<Finding> of(Comparison c) {
        List<Finding> out = new ArrayList<>();
        if (c.layouts().size() < 2) {
            return out;
        }
        List<Spread> spreads = spreads(c);
        spreads.stream()
                .filter(s -> s.ratio() >= EVEN)
                .sorted(Comparator.comparingDouble(Spread::ratio).reversed())
                .limit(PATTERNS)
                .forEach(s -> out.add(cost(c, s)));
        List<String> even = spreads.stream()
                .filter(s -> s.ratio() < EVEN)
                .map(s -> s.pattern().label())
                .toList();
        if (!even.isEmpty()) {
            out.add(new Finding(
                    even.size() == spreads.size()
                            ? "No access pattern tells the layouts apart: all are even, estimated."
                            : (even.size() == 1 ? "One pattern costs" : even.size() + " patterns cost")
                                    + " the same in all layouts, estimated: " + String.join("; ", even) + ".",
                    Optional.empty(),
                    List.of()));
        }
        size(c).ifPresent(out::add);
        memory(c).ifPresent(out::add);
        return List.copyOf(out);
    }

    private static List<Spread> spreads(Comparison c) {
        List<Spread> out = new ArrayList<>();
        for (PatternCost p : c.layouts().getFirst().patterns()) {
            List<LayoutEstimate> having = c.layouts().stream()
                    .filter(l -> l.pattern(p.pattern().id()).isPresent())
                    .toList();
            if (having.size() < c.layouts().size()) {
                continue;
            }
            Comparator<LayoutEstimate> byCost = Comparator.comparingDouble(l -> cost(l, p.pattern()));
            LayoutEstimate least = having.stream().min(byCost).orElseThrow();
            LayoutEstimate most = having.stream().max(byCost).orElseThrow();
            out.add(new Spread(p.pattern(), least, most, cost(most, p.pattern()) / cost(least, p.pattern())));
        }
        return out;
    }

    private static double cost(LayoutEstimate l, AccessPattern p) {
        return l.pattern(p.id()).map(PatternCost::cost).orElse(Double.NaN);
    }

    private static Finding cost(Comparison c, Spread s) {
        Plan dear = s.dearest().pattern(s.pattern().id()).orElseThrow().plan();
        return new Finding(
                s.pattern().label() + ": " + name(c, s.cheapest()) + " costs the planner " + times(s.ratio())
                        + " less than " + name(c, s.dearest()) + ", estimated; there, " + reason(dear) + ".",
                Optional.of(s.cheapest().layout().strategy()),
                c.layouts().stream()
                        .map(l -> String.format(Locale.ROOT, "%s: cost %s", name(c, l), number(cost(l, s.pattern()))))
                        .toList());
    }

    /** The step that takes most of the cost; look-ups of the same kind in several tables count as one. */
    private static String reason(Plan plan) {
        List<PlanLine> lines = plan.lines();
        Optional<PlanLine> top = lines.stream().max(Comparator.comparingDouble(PlanLine::ownCost));
        if (top.isEmpty() || plan.total() <= 0) {
            return "no step stands out";
        }
        PlanLine most = top.get();
        boolean lookups = most.loops() > 1.5;
        List<PlanLine> alike = lines.stream()
                .filter(l -> lookups ? l.loops() > 1.5 && l.step().equals(most.step()) : l.equals(most))
                .toList();
        double cost = alike.stream().mapToDouble(PlanLine::ownCost).sum();
        long share = Math.round(100 * Math.min(1, cost / plan.total()));
        String what = lookups
                ? number(Math.rint(most.loops())) + " look-ups each by "
                        + String.join(
                                " and ",
                                alike.stream().map(PlanLine::about).distinct().toList())
                : said(most);
        return share + " % of it is " + what;
    }

    private static String said(PlanLine l) {
        String of = l.about().isEmpty() ? "" : " of " + l.about();
        return switch (l.step()) {
            case "Seq Scan" -> "reading all" + of;
            case "Parallel Seq Scan" -> "reading all" + of + " in parallel";
            case "Index Scan", "Index Scan Backward", "Parallel Index Scan" -> "the look-up by " + l.about();
            case "Index Only Scan", "Parallel Index Only Scan" -> "reading the index " + l.about();
            case "Bitmap Heap Scan", "Parallel Bitmap Heap Scan" -> "fetching rows" + of;
            case "Sort" -> "sorting";
            default -> "the " + l.step().toLowerCase(Locale.ROOT);
        };
    }

    private static Optional<Finding> size(Comparison c) {
        Comparator<LayoutEstimate> bySize = Comparator.comparingDouble(LayoutEstimate::bytesPerRow);
        LayoutEstimate least = c.layouts().stream().min(bySize).orElseThrow();
        LayoutEstimate most = c.layouts().stream().max(bySize).orElseThrow();
        if (least.bytesPerRow() <= 0) {
            return Optional.empty();
        }
        double ratio = most.bytesPerRow() / least.bytesPerRow();
        List<String> evidence = c.layouts().stream()
                .map(l -> String.format(
                        Locale.ROOT,
                        "%s: %.0f bytes a row (tables %.0f, indexes %.0f)",
                        name(c, l),
                        l.bytesPerRow(),
                        l.heapBytes() / l.rows(),
                        l.indexBytes() / l.rows()))
                .toList();
        if (ratio < EVEN) {
            return Optional.of(new Finding(
                    "On disk all layouts are even, estimated: " + Math.round(least.bytesPerRow()) + " to "
                            + Math.round(most.bytesPerRow()) + " bytes a row, indexes included.",
                    Optional.empty(),
                    evidence));
        }
        return Optional.of(new Finding(
                String.format(
                        Locale.ROOT,
                        "%s takes %.0f bytes a row, indexes included, %s %.0f: %s as much, estimated.",
                        capital(name(c, least)),
                        least.bytesPerRow(),
                        name(c, most),
                        most.bytesPerRow(),
                        times(ratio)),
                Optional.of(least.layout().strategy()),
                evidence));
    }

    private static Optional<Finding> memory(Comparison c) {
        double memory = c.settings().memory();
        List<String> full = new ArrayList<>();
        for (LayoutEstimate l : c.layouts()) {
            if (l.bytesPerRow() <= 0) {
                return Optional.empty();
            }
            full.add("at " + count(memory / l.bytesPerRow()) + " rows as " + name(c, l));
        }
        return Optional.of(new Finding(
                "Memory of " + Math.round(memory / (1L << 30)) + " GiB is full " + String.join(", ", full)
                        + ", estimated.",
                Optional.empty(),
                List.of("bytes a row as at " + count(c.scale().rows()) + " rows")));
    }

    /** Whether the number of rows decides anything. */
    static List<Finding> overRows(List<Comparison> scales) {
        Comparison first = scales.getFirst();
        if (first.layouts().size() < 2) {
            return List.of();
        }
        List<String> changes = new ArrayList<>();
        for (PatternCost p : first.layouts().getFirst().patterns()) {
            for (int i = 0; i < first.layouts().size(); i++) {
                for (int j = i + 1; j < first.layouts().size(); j++) {
                    change(scales, p.pattern(), i, j).ifPresent(changes::add);
                }
            }
        }
        String span = count(first.scale().rows()) + " to "
                + count(scales.getLast().scale().rows()) + " rows";
        return List.of(
                changes.isEmpty()
                        ? new Finding(
                                "The number of rows decides nothing: from " + span
                                        + " no pattern's cheaper layout becomes the dearer one, estimated.",
                                Optional.empty(),
                                List.of())
                        : new Finding(
                                "From " + span + " "
                                        + (changes.size() == 1
                                                ? "one ratio changes"
                                                : changes.size() + " ratios change")
                                        + " sides, estimated.",
                                Optional.empty(),
                                changes));
    }

    private static Optional<String> change(List<Comparison> scales, AccessPattern p, int i, int j) {
        Optional<Comparison> ahead = Optional.empty();
        Optional<Comparison> behind = Optional.empty();
        for (Comparison c : scales) {
            double ratio = cost(c.layouts().get(i), p) / cost(c.layouts().get(j), p);
            if (ratio >= EVEN) {
                ahead = Optional.of(c);
            } else if (ratio <= 1 / EVEN) {
                behind = Optional.of(c);
            }
        }
        if (ahead.isEmpty() || behind.isEmpty()) {
            return Optional.empty();
        }
        Comparison c = scales.getFirst();
        return Optional.of(p.label() + ": " + name(c, c.layouts().get(i)) + " is the cheaper at "
                + count(behind.get().scale().rows()) + " rows, "
                + name(c, c.layouts().get(j)) + " at "
                + count(ahead.get().scale().rows()));
    }

    /** A layout's name; with its options where another of the comparison has the same. */
    private static String name(Comparison c, LayoutEstimate l) {
        Strategy s = l.layout().strategy();
        boolean twice = c.layouts().stream()
                        .filter(o -> o.layout().strategy().id().equals(s.id()))
                        .count()
                > 1;
        String label = s.label().toLowerCase(Locale.ROOT);
        return twice ? label + s.describe().substring(s.id().length()).replace("-", " ") : label;
    }

    private static String capital(String s) {
        return s.substring(0, 1).toUpperCase(Locale.ROOT) + s.substring(1);
    }

    private static String times(double ratio) {
        return String.format(Locale.ROOT, ratio >= 10 ? "%.0f times" : "%.1f times", ratio);
    }

    private static String number(double cost) {
        return String.format(Locale.ROOT, cost >= 100 ? "%,.0f" : "%.1f", cost);
    }

    private static String count(double rows) {
        return rows >= 1e9
                ? String.format(Locale.ROOT, "%.3g B", rows / 1e9).replaceAll("\\.?0+ B", " B")
                : rows >= 1e6
                        ? String.format(Locale.ROOT, "%.0f M", rows / 1e6)
                        : rows >= 1e3
                                ? String.format(Locale.ROOT, "%.0f k", rows / 1e3)
                                : String.format(Locale.ROOT, "%.0f", rows);
    }
}
