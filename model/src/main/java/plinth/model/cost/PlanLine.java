package plinth.model.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One step of a plan as a person reads it.
 *
 * @param depth how deep it stands below the first
 * @param step what it does, in EXPLAIN's words: {@code Index Scan Backward}
 * @param about what it does it to: an index, a table, sort keys
 * @param ownCost its total cost without that of its inputs
 */
public record PlanLine(int depth, String step, String about, Plan.Cost cost, double ownCost) {

    static List<PlanLine> of(Plan plan) {
        List<PlanLine> out = new ArrayList<>();
        add(plan, 0, out);
        return List.copyOf(out);
    }

    private static void add(Plan p, int depth, List<PlanLine> out) {
        double inputs = p.inputs().stream().mapToDouble(Plan::total).sum();
        out.add(new PlanLine(depth, step(p), about(p), p.cost(), Math.max(0, p.total() - inputs)));
        p.inputs().forEach(i -> add(i, depth + 1, out));
    }

    private static String step(Plan plan) {
        return switch (plan) {
            case Plan.SeqScan s -> parallel(s.parallel()) + "Seq Scan";
            case Plan.IndexScan i ->
                parallel(i.parallel())
                        + (i.only() ? "Index Only Scan" : "Index Scan")
                        + (i.backward() ? " Backward" : "");
            case Plan.BitmapHeapScan b -> parallel(b.parallel()) + "Bitmap Heap Scan";
            case Plan.BitmapIndexScan b -> "Bitmap Index Scan";
            case Plan.BitmapCombine b -> b.and() ? "BitmapAnd" : "BitmapOr";
            case Plan.NestedLoop n -> "Nested Loop" + (n.left() ? " Left Join" : "");
            case Plan.HashJoin h -> parallel(h.parallel()) + "Hash " + (h.left() ? "Left Join" : "Join");
            case Plan.MergeJoin m -> "Merge " + (m.left() ? "Left Join" : "Join");
            case Plan.Sort s -> "Sort";
            case Plan.IncrementalSort s -> "Incremental Sort";
            case Plan.Aggregate a ->
                switch (a.stage()) {
                            case WHOLE -> "";
                            case PARTIAL -> "Partial ";
                            case FINAL -> "Finalize ";
                        }
                        + switch (a.grouping()) {
                            case PLAIN -> "Aggregate";
                            case SORTED -> "GroupAggregate";
                            case HASHED -> "HashAggregate";
                        };
            case Plan.Limit l -> "Limit";
            case Plan.Append a -> parallel(a.parallel()) + "Append";
            case Plan.MergeAppend m -> "Merge Append";
            case Plan.SubqueryScan s -> "Subquery Scan";
            case Plan.Gather g -> "Gather";
            case Plan.GatherMerge g -> "Gather Merge";
            case Plan.Materialize m -> "Materialize";
            case Plan.Memoize m -> "Memoize";
            case Plan.Result r -> "Result";
        };
    }

    private static String parallel(boolean parallel) {
        return parallel ? "Parallel " : "";
    }

    private static String about(Plan plan) {
        return switch (plan) {
            case Plan.SeqScan s -> s.table().toString();
            case Plan.IndexScan i -> i.index().value();
            case Plan.BitmapHeapScan b -> b.table().toString();
            case Plan.BitmapIndexScan b -> b.index().value();
            case Plan.Sort s ->
                String.join(", ", s.keys()) + s.bound().map(b -> ", keep " + b).orElse("");
            case Plan.IncrementalSort s -> String.join(", ", s.keys());
            case Plan.Aggregate a -> String.join(", ", a.keys());
            case Plan.MergeAppend m -> String.join(", ", m.keys());
            case Plan.SubqueryScan s -> s.alias();
            case Plan.Gather g -> g.workers() + (g.workers() == 1 ? " worker" : " workers");
            case Plan.GatherMerge g -> g.workers() + (g.workers() == 1 ? " worker" : " workers");
            case Plan.Memoize m -> String.join(", ", m.keys());
            case Plan.BitmapCombine b -> "";
            case Plan.NestedLoop n -> "";
            case Plan.HashJoin h -> "";
            case Plan.MergeJoin m -> "";
            case Plan.Limit l -> "";
            case Plan.Append a -> "";
            case Plan.Materialize m -> "";
            case Plan.Result r -> "";
        };
    }

    /** Returns the line as EXPLAIN writes it. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s%s%s  (cost=%.2f..%.2f rows=%.0f width=%d)",
                "  ".repeat(depth) + (depth > 0 ? "-> " : ""),
                step,
                about.isEmpty() ? "" : " " + about,
                cost.startup(),
                cost.total(),
                cost.rows(),
                cost.width());
    }
}
