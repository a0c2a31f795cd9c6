package plinth.cli;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import plinth.model.cost.Comparison;
import plinth.model.cost.Course;
import plinth.model.cost.LayoutEstimate;
import plinth.model.cost.PatternCost;
import plinth.model.layout.Strategy;
import plinth.renderer.report.Figures;
import plinth.renderer.report.Finding;
import plinth.renderer.report.Words;

/** Comparisons as tables for a terminal. */
final class ComparisonText {
    private ComparisonText() {}

    /** Returns {@code s} with plain spaces before units, for grep; in the window they do not break. */
    static String plain(String s) {
        return s.replace('\u00a0', ' ');
    }

    /** Returns what is compared: the family, its kinds with their shares. */
    static String heading(Comparison c) {
        List<Double> mix = c.scale().mix();
        return c.family() + ": "
                + IntStream.range(0, mix.size())
                        .mapToObj(i -> c.family().kinds().get(i).value() + " " + plain(Figures.percent(mix.get(i))))
                        .collect(Collectors.joining(", "));
    }

    /** Returns the layouts' names on two lines of a table: the layout, and its options below. */
    private static void names(TextTable table, String corner, List<LayoutEstimate> layouts) {
        List<String> first = new ArrayList<>(List.of(corner));
        List<String> second = new ArrayList<>(List.of(""));
        for (LayoutEstimate l : layouts) {
            Strategy s = l.layout().strategy();
            first.add(s.id());
            String options = String.join(" ", Strategies.options(s)).replace("partial-indexes", "partial");
            second.add(l.layout().today() ? "today, " + options : options);
        }
        table.row(first);
        table.row(second);
    }

    /** Returns one scale in full: sizes, then the cost of every access pattern. */
    static List<String> full(Comparison c) {
        List<LayoutEstimate> layouts = c.layouts();
        TextTable table = new TextTable();
        names(table, Figures.counted(c.scale().rows(), "row") + ", estimated", layouts);
        table.row(bytes("tables", layouts, LayoutEstimate::heapBytes));
        table.row(bytes("indexes", layouts, LayoutEstimate::indexBytes));
        table.row(bytes("bytes a row, indexes included", layouts, LayoutEstimate::bytesPerRow));
        table.gap();
        table.row("planner's cost");
        costs(table, c);
        List<String> out = new ArrayList<>(table.lines());
        out.addAll(forms(c));
        return out.stream().map(ComparisonText::plain).toList();
    }

    /** Says of what can be asked in several ways which one the figure is of, and what the other would cost. */
    private static List<String> forms(Comparison c) {
        List<String> out = new ArrayList<>();
        for (LayoutEstimate l : c.layouts()) {
            for (PatternCost p : l.patterns()) {
                for (PatternCost.Other o : p.others()) {
                    out.add("  " + p.pattern().label() + " as " + Strategies.called(l.layout()) + " is "
                            + p.form().words() + "; " + o.form().words() + " it costs " + Figures.cost(o.cost()) + ".");
                }
            }
        }
        if (!out.isEmpty()) {
            out.addFirst("");
        }
        return out;
    }

    /** Puts a row for each access pattern: the cost in each layout, and how many times the cheapest that is. */
    private static void costs(TextTable table, Comparison c) {
        for (String id : patterns(c)) {
            List<Optional<PatternCost>> found =
                    c.layouts().stream().map(l -> l.pattern(id)).toList();
            DoubleSummaryStatistics costs = found.stream()
                    .flatMap(Optional::stream)
                    .mapToDouble(PatternCost::cost)
                    .summaryStatistics();
            List<String> row = new ArrayList<>();
            row.add("  "
                    + found.stream()
                            .flatMap(Optional::stream)
                            .findFirst()
                            .orElseThrow()
                            .pattern()
                            .label());
            for (Optional<PatternCost> p : found) {
                row.add(p.map(x -> cost(x.cost(), costs)).orElse("-"));
            }
            table.row(row);
        }
    }

    private static String cost(double cost, DoubleSummaryStatistics row) {
        double least = row.getMin();
        boolean even = least <= 0 || Figures.even(cost, least);
        return Figures.cost(cost, row.getMax()) + " "
                + (even ? "     " : String.format(Locale.ROOT, "%5s", Figures.times(cost / least)));
    }

    /** Returns the ids of all patterns, in the order of the layouts that have them. */
    static List<String> patterns(Comparison c) {
        return c.layouts().stream()
                .flatMap(l -> l.patterns().stream())
                .map(p -> p.pattern().id())
                .distinct()
                .toList();
    }

    /** Returns all sizes, a row for each scale, tables and indexes together. */
    static List<String> sizes(List<Comparison> all) {
        TextTable table = new TextTable();
        names(table, "size with indexes, estimated", all.getFirst().layouts());
        for (Comparison c : all) {
            table.row(bytes(Figures.counted(c.scale().rows(), "row"), c.layouts(), LayoutEstimate::bytes));
        }
        return table.lines().stream().map(ComparisonText::plain).toList();
    }

    /** Returns a row of sizes in one unit. */
    private static List<String> bytes(
            String label, List<LayoutEstimate> layouts, ToDoubleFunction<LayoutEstimate> size) {
        double greatest = layouts.stream().mapToDouble(size).max().orElse(0);
        List<String> row = new ArrayList<>(List.of(label));
        layouts.forEach(l -> row.add(Figures.bytes(size.applyAsDouble(l), greatest)));
        return row;
    }

    /** Returns what the figures say at one scale, with what speaks for it. */
    static List<String> words(Comparison c, Course course) {
        List<String> out = new ArrayList<>();
        for (Finding f : Words.of(c, course)) {
            out.add(plain("- " + f.text()));
            f.evidence().forEach(e -> out.add(plain("    " + e)));
        }
        return out;
    }

    /** Returns what the figures assume: all of it, or how much there is and how to see it. */
    static List<String> assumptions(Comparison c, boolean all) {
        List<String> told = c.assumptions();
        if (!all) {
            return List.of(Figures.counted(told.size(), "assumption")
                    + (told.size() == 1 ? " stands" : " stand") + " behind these figures; --assumptions lists "
                    + (told.size() == 1 ? "it." : "them."));
        }
        List<String> out = new ArrayList<>(List.of("Assumed of the data (how figures are made: docs/costs.md):"));
        told.forEach(t -> out.add(plain("- " + t)));
        return out;
    }
}
