package plinth.renderer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plinth.model.cost.Comparer;
import plinth.model.cost.Comparison;
import plinth.model.cost.Course;
import plinth.model.cost.LayoutEstimate;
import plinth.model.cost.PatternCost;
import plinth.model.cost.Plan;
import plinth.model.cost.Scale;
import plinth.model.cost.Settings;
import plinth.model.ddl.Reading;
import plinth.model.layout.Family;
import plinth.model.layout.FamilyReader;
import plinth.model.layout.Strategy;
import plinth.model.pattern.Patterns;
import plinth.model.schema.Schema;
import plinth.model.text.Dialect;

/** Whatever the figures are, what the sentences say of them is true of every pair of layouts at every number of rows that they name. */
class SidesTest {
    private static final double ROUNDING = .051;

    /** Costs that lie close to one another, so that tolerances overlap. */
    private static List<Double> figures(Random random, int n) {
        double spread = List.of(1.05, 1.15, 1.25, 1.6, 4.0).get(random.nextInt(5));
        return IntStream.range(0, n)
                .mapToObj(i -> 100 * Math.pow(spread, random.nextInt(9) / 8.0))
                .toList();
    }

    @Test
    void noFigureIsOnBothSidesAndEveryPairDiffersByATenth() {
        Random random = new Random(8);
        for (int i = 0; i < 20_000; i++) {
            List<Double> figures = figures(random, 2 + random.nextInt(6));
            Sides s = Sides.of(figures);
            double least = figures.stream().mapToDouble(x -> x).min().orElseThrow();
            double most = figures.stream().mapToDouble(x -> x).max().orElseThrow();
            assertThat(s.apart()).as("%s", figures).isEqualTo(most / least >= 1.1);
            if (s.apart()) {
                assertThat(s.low()).as("%s", figures).doesNotContainAnyElementsOf(s.high());
                assertThat(s.low()).contains(figures.indexOf(least));
                assertThat(s.high()).contains(figures.indexOf(most));
                s.low()
                        .forEach(a -> s.high()
                                .forEach(b -> assertThat(figures.get(b) / figures.get(a))
                                        .as("%s", figures)
                                        .isGreaterThan(1.1 - 1e-9)));
            }
        }
    }

    private static final Schema SCHEMA =
            Reading.of(Dialect.POSTGRESQL, "schema.sql", """
                create table owners (id bigint primary key);
                create table items (id bigint primary key, owner_id bigint not null references owners, name text not null,
                    note text not null, kind text not null check (kind in ('alpha', 'beta')));
                create table alphas (id bigint primary key references items, c1 bigint not null, c2 bigint not null,
                    c3 bigint not null, c4 bigint not null);
                create table betas (id bigint primary key references items, z integer not null);
                """).schema();
    private static final Family FAMILY =
            FamilyReader.families(SCHEMA, Patterns.recognise(SCHEMA)).getFirst();
    private static final Comparer COMPARER = Comparer.of(
            SCHEMA,
            FAMILY,
            List.of(
                    new Strategy.ClassTable(false),
                    new Strategy.SingleTable(true, true),
                    new Strategy.SingleTable(false, false),
                    new Strategy.ConcreteTables(true)),
            Settings.DEFAULT);
    private static final List<Long> ROWS = List.of(1_000L, 100_000L, 10_000_000L);
    private static final Pattern SENTENCE = Pattern.compile("(.+?): ([0-9.,]+)(?: to ([0-9.,]+))? times cheaper as (.+)"
            + " than as (.+?) at .*? rows, estimated\\.(.*)");

    private static Comparison invented(Comparison real, Map<String, List<Double>> costs) {
        List<LayoutEstimate> layouts = new ArrayList<>();
        for (int i = 0; i < real.layouts().size(); i++) {
            int at = i;
            LayoutEstimate l = real.layouts().get(i);
            layouts.add(new LayoutEstimate(
                    l.layout(),
                    l.rows(),
                    l.relations(),
                    l.patterns().stream()
                            .map(p -> p.withPlan(new Plan.SeqScan(
                                    new Plan.Cost(
                                            0,
                                            costs.getOrDefault(p.pattern().id(), List.of())
                                                    .get(at),
                                            1,
                                            8),
                                    l.layout().family().base(),
                                    "i",
                                    List.of(),
                                    false)))
                            .toList(),
                    l.assumptions()));
        }
        return new Comparison(real.family(), real.scale(), real.settings(), layouts);
    }

    /** Which layouts a list of names means. */
    private static List<Integer> named(String list) {
        List<Integer> all = new ArrayList<>();
        for (String name : list.split(", | or ", -1)) {
            switch (name) {
                case "today's class table" -> all.add(0);
                case "guarded single table with partial indexes" -> all.add(1);
                case "bare single table" -> all.add(2);
                case "single table" -> all.addAll(List.of(1, 2));
                case "concrete tables" -> all.add(3);
                default -> throw new AssertionError("no layout is called \"" + name + "\" in \"" + list + "\"");
            }
        }
        return all;
    }

    private static double number(String s) {
        return Double.parseDouble(s.replace(",", ""));
    }

    @Test
    void sentencesAreTrueOfEveryPairAtEveryNumberOfRowsThatTheyName() {
        Random random = new Random(81);
        List<Comparison> real = ROWS.stream()
                .map(n -> COMPARER.at(new Scale(n, List.of(.5, .5))))
                .toList();
        int sentences = 0;
        int narrowed = 0;
        for (int i = 0; i < 400; i++) {
            List<Map<String, List<Double>>> costs = new ArrayList<>();
            List<Comparison> scales = new ArrayList<>();
            for (Comparison c : real) {
                Map<String, List<Double>> one = new HashMap<>();
                c.layouts()
                        .getFirst()
                        .patterns()
                        .forEach(p -> one.put(p.pattern().id(), figures(random, 4)));
                costs.add(one);
                scales.add(invented(c, one));
            }
            for (int now = 0; now < scales.size(); now++) {
                for (Finding f : Words.of(scales.get(now), new Course(scales))) {
                    Matcher m = SENTENCE.matcher(f.text());
                    if (!m.matches()) {
                        continue;
                    }
                    sentences++;
                    PatternCost pattern = scales.get(now).layouts().getFirst().patterns().stream()
                            .filter(p -> p.pattern().label().equals(m.group(1)))
                            .findFirst()
                            .orElseThrow();
                    String id = pattern.pattern().id();
                    List<Integer> low = named(m.group(4));
                    List<Integer> high = named(m.group(5));
                    assertThat(low).as(f.text()).doesNotContainAnyElementsOf(high);
                    double least = number(m.group(2));
                    double most = m.group(3) == null ? least : number(m.group(3));
                    pairs(costs.get(now).getOrDefault(id, List.of()), low, high, f.text(), least, most);
                    narrowed += beyond(m.group(6), costs, id, low, high, f.text());
                }
            }
        }
        assertThat(sentences).isGreaterThan(2000);
        assertThat(narrowed).isGreaterThan(500);
    }

    private static void pairs(
            List<Double> costs, List<Integer> low, List<Integer> high, String text, double least, double most) {
        for (int a : low) {
            for (int b : high) {
                double r = costs.get(b) / costs.get(a);
                assertThat(r)
                        .as("%s: %s", text, costs)
                        .isGreaterThan(Math.max(1.1 - 1e-9, least - ROUNDING))
                        .isLessThan(most + ROUNDING);
            }
        }
    }

    /** Checks what is said of other numbers of rows; returns 1 when that is something. */
    private static int beyond(
            String rest,
            List<Map<String, List<Double>>> costs,
            String id,
            List<Integer> low,
            List<Integer> high,
            String text) {
        String[] words = {"1\u00a0k", "100\u00a0k", "10\u00a0M"};
        int said = 0;
        for (int s = 0; s < words.length; s++) {
            List<Double> c = costs.get(s).getOrDefault(id, List.of());
            List<Double> ratios = new ArrayList<>();
            low.forEach(a -> high.forEach(b -> ratios.add(c.get(b) / c.get(a))));
            if (rest.contains("at " + words[s] + " it is even")) {
                assertThat(ratios).as(text).allMatch(r -> r > 1 / 1.1 && r < 1.1);
                said = 1;
            }
            Matcher dearer = Pattern.compile("at " + words[s] + " it is ([0-9.]+)(?: to ([0-9.]+))? times dearer")
                    .matcher(rest);
            if (dearer.find()) {
                double least = number(dearer.group(1));
                double most = dearer.group(2) == null ? least : number(dearer.group(2));
                assertThat(ratios).as(text).allMatch(r -> 1 / r > least - ROUNDING && 1 / r < most + ROUNDING);
                said = 1;
            }
            if (rest.contains("at " + words[s] + " not for all of them")) {
                assertThat(ratios).as(text).anyMatch(r -> r < 1.1);
                said = 1;
            }
        }
        boolean only = Arrays.asList(
                        " Only up to 1\u00a0k rows", " Only up to 100\u00a0k rows", " Only from 100\u00a0k rows on")
                .stream()
                .anyMatch(rest::contains);
        if (only) {
            for (int s = 0; s < words.length; s++) {
                List<Double> c = costs.get(s).getOrDefault(id, List.of());
                boolean all =
                        low.stream().allMatch(a -> high.stream().allMatch(b -> c.get(b) / c.get(a) >= 1.1 - 1e-9));
                boolean meant = rest.contains("Only up to 1\u00a0k rows")
                        ? s == 0
                        : rest.contains("Only up to 100\u00a0k rows") ? s <= 1 : s >= 1;
                assertThat(all).as("%s at %s", text, words[s]).isEqualTo(meant);
            }
        }
        return said;
    }
}
