package plinth.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holds the estimates against what was measured: 68 tables, 157 indexes and 210 plans of a PostgreSQL 15. */
class CostErrorsTest {
    private static final String BEGIN = "<!-- errors: written by mvn -Pcosts verify -->";
    private static final String END = "<!-- end of errors -->";

    private static List<CostErrors.Deviation> all = List.of();

    @BeforeAll
    static void estimate() throws IOException {
        all = CostErrors.all();
    }

    @Test
    void heapsAreWithinOnePerCent() {
        double[] e = CostErrors.errors(all, "heap");
        assertThat(e).hasSizeGreaterThan(60);
        assertThat(CostErrors.at(e, .5)).isLessThan(.25);
        assertThat(CostErrors.at(e, 1)).isLessThan(1.2);
    }

    @Test
    void builtIndexesHaveTheirPagesAlmostToTheLast() {
        double[] e = CostErrors.errors(all, "index built");
        assertThat(e).hasSizeGreaterThan(150);
        assertThat(CostErrors.at(e, .5)).isLessThan(.05);
        assertThat(CostErrors.at(e, .9)).isLessThan(1.3);
    }

    @Test
    void indexesAfterInsertsAreWithinAFifthAndInTheirInterval() {
        double[] e = CostErrors.errors(all, "index grown");
        assertThat(CostErrors.at(e, .5)).isLessThan(4);
        assertThat(CostErrors.at(e, .9)).isLessThan(14);
        assertThat(CostErrors.at(e, 1)).isLessThan(20);
    }

    @Test
    void layoutsAsAWholeAreWithinTwoPerCentFromAHundredThousandRowsOn() {
        List<CostErrors.Deviation> totals = CostErrors.totals(all);
        assertThat(totals).hasSize(15);
        assertThat(totals)
                .allSatisfy(
                        e -> assertThat(Math.abs(e.percent())).as(e.toString()).isLessThan(2));
    }

    @Test
    void plannerCostsAreThoseOfExplain() {
        double[] e = CostErrors.errors(all, "planner");
        assertThat(e).hasSize(210);
        assertThat(CostErrors.at(e, .5)).isLessThan(.17);
        assertThat(CostErrors.at(e, .9)).isLessThan(3.4);
        assertThat(CostErrors.at(e, 1)).isLessThan(10);
    }

    @Test
    void plansAreThoseOfExplain() {
        assertThat(all.stream().filter(e -> e.what().equals("planner") && !e.samePlan()))
                .as("other plans than EXPLAIN's")
                .hasSizeLessThanOrEqualTo(6);
    }

    @Test
    @Tag("costs")
    void theTableOfErrorsIsPrintedAndStandsInTheDocumentation() throws IOException {
        all.forEach(e -> System.out.println(CostErrors.line(e)));
        CostErrors.summary(all).forEach(System.out::println);
        Path page = Shared.root().resolve("docs/costs.md");
        String text = Files.readString(page, StandardCharsets.UTF_8);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        assertThat(begin).as("the marks in " + page).isPositive().isLessThan(end);
        String written = text.substring(0, begin) + BEGIN + "\n" + table() + text.substring(end);
        Files.writeString(page, written, StandardCharsets.UTF_8);
        assertThat(Files.readString(page, StandardCharsets.UTF_8)).contains("same plan");
    }

    private static String table() {
        List<String> out = new ArrayList<>();
        out.add("");
        CostErrors.summary(all).forEach(s -> out.add("    " + s));
        out.add("");
        out.add("By load (narrow: n, wide: w; rows), median and largest error in per cent of relations of 50 pages and"
                + " more, and of plans:");
        out.add("");
        out.add("| load | heap | index built | index grown | planner | same plan |");
        out.add("|---|---|---|---|---|---|");
        for (String load : CostTruth.LOADS) {
            List<CostErrors.Deviation> mine =
                    all.stream().filter(e -> e.load().equals(load)).toList();
            StringBuilder line = new StringBuilder("| " + load);
            for (String what : List.of("heap", "index built", "index grown", "planner")) {
                double[] e = CostErrors.errors(mine, what);
                line.append(
                        e.length == 0
                                ? " | –"
                                : String.format(
                                        Locale.ROOT, " | %.2f / %.2f", CostErrors.at(e, .5), CostErrors.at(e, 1)));
            }
            List<CostErrors.Deviation> plans =
                    mine.stream().filter(e -> e.what().equals("planner")).toList();
            long same = plans.stream().filter(CostErrors.Deviation::samePlan).count();
            out.add(line + " | " + same + " of " + plans.size() + " |");
        }
        out.add("");
        out.add("By query, over all loads and layouts, error of the total cost in per cent:");
        out.add("");
        out.add("| query | median | largest | same plan |");
        out.add("|---|---|---|---|");
        all.stream()
                .filter(e -> e.what().equals("planner"))
                .map(e -> e.about().substring(0, e.about().length() - 2))
                .distinct()
                .forEach(q -> {
                    List<CostErrors.Deviation> mine = all.stream()
                            .filter(e -> e.what().equals("planner") && e.about().startsWith(q))
                            .toList();
                    double[] e = CostErrors.errors(mine, "planner");
                    long same =
                            mine.stream().filter(CostErrors.Deviation::samePlan).count();
                    out.add(String.format(
                            Locale.ROOT,
                            "| %s | %.2f | %.2f | %d of %d |",
                            q,
                            CostErrors.at(e, .5),
                            CostErrors.at(e, 1),
                            same,
                            mine.size()));
                });
        out.add("");
        out.add("A layout as a whole after inserts, tables and indexes, in MiB:");
        out.add("");
        out.add("| load | layout | measured | estimated | error |");
        out.add("|---|---|---|---|---|");
        CostErrors.totals(all)
                .forEach(e -> out.add(String.format(
                        Locale.ROOT,
                        "| %s | %s | %.1f | %.1f | %+.2f %% |",
                        e.load(),
                        e.about(),
                        e.truth() / 128,
                        e.estimate() / 128,
                        e.percent())));
        out.add("");
        return String.join("\n", out);
    }
}
