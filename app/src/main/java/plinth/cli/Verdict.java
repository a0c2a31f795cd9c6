package plinth.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import plinth.model.cost.Comparison;
import plinth.model.cost.LayoutEstimate;
import plinth.model.cost.PatternCost;
import plinth.model.schema.Strings;
import plinth.renderer.report.Diagnostic;
import plinth.renderer.report.Figures;

/** The three lines that a summary begins with: what was read and how much is wrong in it, what weighs most, which layout the figures speak for. */
final class Verdict {
    /** The number of rows that one line speaks of. */
    private static final long ROWS = 1_000_000;

    private Verdict() {}

    static List<String> of(Loaded project, List<Issue> issues, List<CompareCommand.Compared> comparisons) {
        return List.of(
                CheckCommand.summary(project, issues) + ".", gravest(project, issues), layouts(project, comparisons));
    }

    private static String gravest(Loaded project, List<Issue> issues) {
        Optional<Issue> worst = issues.stream().min(Comparator.comparing(Issue::severity));
        if (worst.isEmpty()) {
            return "Nothing is wrong, and every pattern that was found is enforced.";
        }
        Issue i = worst.get();
        long more = issues.size() - 1L;
        return Strings.capital(i.severity().toString()) + ": "
                + i.diagnostic().map(Diagnostic::title).orElse(i.message()) + " (" + i.file()
                + i.position().map(p -> ":" + p).orElse("") + ")"
                + (more == 0 ? "." : "; " + more + " more by plinth check " + project.name() + ".");
    }

    private static String layouts(Loaded project, List<CompareCommand.Compared> comparisons) {
        if (comparisons.isEmpty()) {
            return "No family of a supertype and its subtypes that could be laid out in another way; "
                    + CheckCommand.counted(project.findings().size(), "pattern") + " found.";
        }
        List<Comparison> scales = comparisons.getFirst().scales();
        Comparison c = scales.stream()
                .filter(s -> s.scale().rows() == ROWS)
                .findFirst()
                .orElse(scales.getLast());
        Set<String> common = c.layouts().stream()
                .map(l -> l.patterns().stream().map(p -> p.pattern().id()).collect(Collectors.toSet()))
                .reduce((a, b) -> a.stream().filter(b::contains).collect(Collectors.toSet()))
                .orElse(Set.of());
        LayoutEstimate cheapest = least(
                c,
                l -> l.patterns().stream()
                        .filter(p -> common.contains(p.pattern().id()))
                        .mapToDouble(PatternCost::cost)
                        .sum());
        LayoutEstimate smallest = least(c, LayoutEstimate::bytes);
        List<String> more = new ArrayList<>();
        comparisons.stream()
                .skip(1)
                .forEach(o -> more.add(o.scales().getFirst().family().toString()));
        String disk = "takes least disk (" + Figures.bytes(smallest.bytesPerRow()) + " a row)";
        String said = common.isEmpty()
                ? Strategies.called(smallest.layout()) + " " + disk
                : cheapest == smallest
                        ? Strategies.called(cheapest.layout()) + " is cheapest over all queries once each and " + disk
                        : Strategies.called(cheapest.layout()) + " is cheapest over all queries once each, "
                                + Strategies.called(smallest.layout()) + " " + disk;
        return ComparisonText.plain("Family " + c.family() + ", today laid out as "
                + lower(c.family().today().label()) + ": at "
                + Figures.counted(c.scale().rows(), "row") + " " + said + ", estimated."
                + (more.isEmpty() ? "" : " More families: " + String.join(", ", more) + "."));
    }

    private static LayoutEstimate least(Comparison c, ToDoubleFunction<LayoutEstimate> figure) {
        return c.layouts().stream().min(Comparator.comparingDouble(figure)).orElseThrow();
    }

    private static String lower(String label) {
        return label.toLowerCase(Locale.ROOT);
    }
}
