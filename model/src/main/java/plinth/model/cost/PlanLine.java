package plinth.model.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plinth.model.schema.ObjectName;

/**
 * One step of a plan as a person reads it.
 *
 * @param depth how deep it stands below the first
 * @param step what it does, in EXPLAIN's words: {@code Index Scan Backward}
 * @param about what it does it to: an index, a table, sort keys
 * @param table the table that it reads, absent when it reads none by itself
 * @param cost what EXPLAIN says of the step, of one run
 * @param loops how often it is run: the rows of the outer side for the inner side of a nested loop, else 1
 * @param ownCost its part of the whole plan's cost, all its runs together, without that of its inputs; the parts of all lines add up to the whole
 */
public record PlanLine(
        int depth,
        String step,
        String about,
        Optional<ObjectName> table,
        Plan.Cost cost,
        double loops,
        double ownCost) {

    static List<PlanLine> of(Plan plan) {
        List<PlanLine> out = new ArrayList<>();
        add(plan, 0, 1, plan.total(), out);
        return List.copyOf(out);
    }

    /** Adds the lines of {@code p}, which has {@code share} of the whole plan's cost, and gives its inputs their parts of that. */
    private static void add(Plan p, int depth, double loops, double share, List<PlanLine> out) {
        double[] parts = new double[p.inputs().size()];
        double inputs = 0;
        for (int i = 0; i < parts.length; i++) {
            boolean again = p instanceof Plan.NestedLoop && i == 1;
            double runs = again ? runs((Plan.NestedLoop) p) : 1;
            parts[i] = p.inputs().get(i).total() * runs;
            inputs += parts[i];
        }
        // A limit, or a merge that ends early, takes less than its inputs would in full.
        double whole = Math.max(p.total(), inputs);
        double scale = whole <= 0 ? 0 : share / whole;
        out.add(new PlanLine(depth, step(p), about(p), table(p), p.cost(), loops, Math.max(0, whole - inputs) * scale));
        for (int i = 0; i < parts.length; i++) {
            boolean again = p instanceof Plan.NestedLoop && i == 1;
            double times = again ? Math.max(1, ((Plan.NestedLoop) p).outer().rows()) : 1;
            add(p.inputs().get(i), depth + 1, loops * times, parts[i] * scale, out);
        }
    }

    /** How many runs of the inner side at its full cost are in a nested loop's; fewer than the outer rows where a further run is cheaper. */
    private static double runs(Plan.NestedLoop n) {
        double spent = n.total() - n.outer().total() - 0.01 * n.rows();
        return n.inner().total() <= 0
                ? 1
                : Math.clamp(spent / n.inner().total(), 1, Math.max(1, n.outer().rows()));
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

    private static Optional<ObjectName> table(Plan plan) {
        return switch (plan) {
            case Plan.SeqScan s -> Optional.of(s.table());
            case Plan.IndexScan i -> Optional.of(i.table());
            case Plan.BitmapHeapScan b -> Optional.of(b.table());
            case Plan.BitmapIndexScan b -> Optional.empty();
            case Plan.BitmapCombine b -> Optional.empty();
            case Plan.Joining j -> Optional.empty();
            case Plan.Sort s -> Optional.empty();
            case Plan.IncrementalSort s -> Optional.empty();
            case Plan.Aggregate a -> Optional.empty();
            case Plan.Limit l -> Optional.empty();
            case Plan.Append a -> Optional.empty();
            case Plan.MergeAppend m -> Optional.empty();
            case Plan.SubqueryScan s -> Optional.empty();
            case Plan.Gather g -> Optional.empty();
            case Plan.GatherMerge g -> Optional.empty();
            case Plan.Materialize m -> Optional.empty();
            case Plan.Memoize m -> Optional.empty();
            case Plan.Result r -> Optional.empty();
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
