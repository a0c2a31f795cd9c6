package plinth.tests;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import plinth.model.cost.Plan;
import plinth.model.cost.RelationSize;
import plinth.model.cost.SchemaCosts;
import plinth.model.cost.SchemaCosts.Indexes;
import plinth.model.cost.Settings;
import plinth.model.ddl.Reading;
import plinth.model.query.QueryReader;
import plinth.model.schema.Schema;
import plinth.model.text.Dialect;
import plinth.model.text.SourceText;
import tools.jackson.databind.JsonNode;

/** Prints how far the estimates are off against measured sizes and EXPLAIN: every relation and every query of every load. */
final class CostErrors {
    /** One estimate beside the truth. */
    record Deviation(
            String load, String what, String about, double truth, double estimate, boolean samePlan, String note) {
        double percent() {
            return truth == 0 ? 0 : 100 * (estimate / truth - 1);
        }
    }

    private CostErrors() {}

    public static void main(String[] args) throws IOException {
        List<Deviation> all = all();
        for (Deviation e : all) {
            System.out.println(line(e));
        }
        summary(all).forEach(System.out::println);
    }

    static String line(Deviation e) {
        return String.format(
                Locale.ROOT,
                "%-6s %-12s %-28s %14.2f %14.2f %+8.2f%% %s %s",
                e.load(),
                e.what(),
                e.about(),
                e.truth(),
                e.estimate(),
                e.percent(),
                e.samePlan() ? "" : "OTHER PLAN",
                e.note());
    }

    static List<Deviation> all() throws IOException {
        List<Deviation> out = new ArrayList<>();
        for (String load : CostTruth.LOADS) {
            out.addAll(of(load));
        }
        return out;
    }

    static List<Deviation> of(String load) throws IOException {
        CostTruth truth = new CostTruth(load);
        Schema schema = Reading.of(Dialect.POSTGRESQL, List.of(new SourceText(load + ".sql", truth.ddl())))
                .schema();
        Settings settings = Settings.DEFAULT.withVersion(15);
        SchemaCosts built = SchemaCosts.of(schema, truth.contents(), settings, Indexes.BUILT);
        SchemaCosts grown = SchemaCosts.of(schema, truth.contents(), settings, Indexes.GROWN);
        List<Deviation> out = new ArrayList<>();
        Map<String, RelationSize> mine = byName(built);
        Map<String, RelationSize> later = byName(grown);
        for (CostTruth.Relation r : truth.relations()) {
            RelationSize b = mine.get(r.name());
            RelationSize g = later.get(r.name());
            if (b == null || g == null) {
                throw new IllegalStateException("no estimate of " + r.name());
            }
            if (r.index()) {
                out.add(new Deviation(load, "index built", r.name(), r.built(), b.pages(), true, ""));
                out.add(new Deviation(load, "index grown", r.name(), r.grown(), g.pages(), true, ""));
            } else {
                out.add(new Deviation(load, "heap", r.name(), r.grown(), b.pages(), true, ""));
            }
        }
        for (CostTruth.Explained e : truth.explained()) {
            Plan plan = built.plan(QueryReader.read(truth.sql(e.query(), e.layout()), schema)
                    .understood()
                    .orElseThrow(() -> new IllegalStateException(truth.sql(e.query(), e.layout()))));
            String said = shape(e.plan());
            String planned = shape(plan);
            boolean same = counted(said).equals(counted(planned));
            out.add(new Deviation(
                    load,
                    "planner",
                    e.query() + " " + e.layout(),
                    e.total(),
                    plan.total(),
                    same,
                    same ? "" : planned + " || " + said));
        }
        return out;
    }

    private static Map<String, RelationSize> byName(SchemaCosts costs) {
        Map<String, RelationSize> out = new HashMap<>();
        costs.relations().forEach(r -> out.put(r.label(), r));
        return out;
    }

    /** A plan as one line: what scans which relation, what joins, whether workers help. */
    static String shape(Plan plan) {
        String own = switch (plan) {
            case Plan.SeqScan s -> "Seq(" + s.table() + ")";
            case Plan.IndexScan i -> (i.only() ? "IOS(" : "Idx(") + i.index() + ")";
            case Plan.BitmapIndexScan b -> "Bmp(" + b.index() + ")";
            case Plan.NestedLoop n -> "NL";
            case Plan.HashJoin h -> "HJ";
            case Plan.MergeJoin m -> "MJ";
            case Plan.Gather g -> "Gather";
            case Plan.GatherMerge g -> "Gather";
            case Plan.MergeAppend m -> "MergeAppend";
            case Plan.Memoize m -> "Memoize";
            case Plan.Materialize m -> "Materialize";
            case Plan.IncrementalSort s -> "IncrementalSort";
            case Plan.BitmapHeapScan b -> "";
            case Plan.BitmapCombine b -> "";
            case Plan.Sort s -> "";
            case Plan.Aggregate a -> "";
            case Plan.Limit l -> "";
            case Plan.Append a -> "";
            case Plan.SubqueryScan s -> "";
            case Plan.Result r -> "";
        };
        StringBuilder out = new StringBuilder(own);
        for (Plan p : plan.inputs()) {
            out.append(' ').append(shape(p));
        }
        return out.toString().replaceAll("\\s+", " ").strip();
    }

    static String shape(JsonNode plan) {
        String index = plan.path("Index Name").asString("");
        String own = switch (plan.get("Node Type").asString()) {
            case "Seq Scan" -> "Seq(" + plan.get("Relation Name").asString() + ")";
            case "Index Scan" -> "Idx(" + index + ")";
            case "Index Only Scan" -> "IOS(" + index + ")";
            case "Bitmap Index Scan" -> "Bmp(" + index + ")";
            case "Nested Loop" -> "NL";
            case "Hash Join" -> "HJ";
            case "Merge Join" -> "MJ";
            case "Gather", "Gather Merge" -> "Gather";
            case "Merge Append" -> "MergeAppend";
            case "Memoize" -> "Memoize";
            case "Materialize" -> "Materialize";
            case "Incremental Sort" -> "IncrementalSort";
            default -> "";
        };
        StringBuilder out = new StringBuilder(own);
        if (plan.get("Plans") != null) {
            for (JsonNode p : plan.get("Plans")) {
                out.append(' ').append(shape(p));
            }
        }
        return out.toString().replaceAll("\\s+", " ").strip();
    }

    private static Map<String, Integer> counted(String shape) {
        Map<String, Integer> out = new TreeMap<>();
        Arrays.stream(shape.split(" ")).forEach(s -> out.merge(s, 1, Integer::sum));
        out.computeIfPresent("Gather", (k, v) -> 1);
        return out;
    }

    /** Errors of one sort, without signs, from the least on; only relations of 50 pages and more. */
    static double[] errors(List<Deviation> all, String what) {
        return all.stream()
                .filter(e -> e.what().equals(what))
                .filter(e -> what.equals("planner") || e.truth() >= 50)
                .mapToDouble(e -> Math.abs(e.percent()))
                .sorted()
                .toArray();
    }

    /** Layouts as a whole, after inserts, of loads from 100,000 rows on. */
    static List<Deviation> totals(List<Deviation> all) {
        List<Deviation> out = new ArrayList<>();
        Map<String, String> names =
                new TreeMap<>(Map.of("a", "class table", "b", "single table", "c", "concrete tables"));
        for (String load : CostTruth.LOADS) {
            if (load.endsWith("10k")) {
                continue;
            }
            names.forEach((letter, name) -> {
                double truth = 0;
                double estimate = 0;
                for (Deviation e : all) {
                    boolean mine = e.load().equals(load)
                            && e.about().startsWith(letter + "_")
                            && (e.what().equals("heap") || e.what().equals("index grown"));
                    truth += mine ? e.truth() : 0;
                    estimate += mine ? e.estimate() : 0;
                }
                out.add(new Deviation(load, "total", name, truth, estimate, true, ""));
            });
        }
        return out;
    }

    static double at(double[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }

    static List<String> summary(List<Deviation> all) {
        List<String> out = new ArrayList<>();
        for (String what : List.of("heap", "index built", "index grown", "planner")) {
            double[] e = errors(all, what);
            out.add(String.format(
                    Locale.ROOT,
                    "%-12s %4d cases  median %.2f %%  p90 %.2f %%  most %.2f %%",
                    what,
                    e.length,
                    at(e, .5),
                    at(e, .9),
                    at(e, 1)));
        }
        long plans = all.stream().filter(e -> e.what().equals("planner")).count();
        long same = all.stream()
                .filter(e -> e.what().equals("planner") && e.samePlan())
                .count();
        out.add("same plan    " + same + " of " + plans);
        return out;
    }
}
