package plinth.renderer.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import plinth.model.cost.Plan;
import plinth.model.cost.PlanLine;

/** Says of a plan where most of its cost is. */
final class Reason {
    private static final int TABLES = 3;

    private Reason() {}

    /** Returns the step that takes most, in words: {@code all of events is read in parallel: 96 % of the cost}. Look-ups in several tables are one. */
    static Optional<String> of(Plan plan) {
        List<PlanLine> lines = plan.lines();
        Optional<PlanLine> most = lines.stream().max(Comparator.comparingDouble(PlanLine::ownCost));
        if (most.isEmpty() || plan.total() <= 0) {
            return Optional.empty();
        }
        List<PlanLine> alike = lines.stream().filter(l -> alike(l, most.get())).toList();
        double cost = alike.stream().mapToDouble(PlanLine::ownCost).sum();
        String what = again(most.get()) ? lookedUp(most.get(), alike) : done(most.get());
        return Optional.of(what + ": " + Figures.percent(Math.min(1, cost / plan.total())) + " of the cost");
    }

    private static boolean again(PlanLine l) {
        return l.loops() > 1.5;
    }

    private static boolean alike(PlanLine l, PlanLine most) {
        return again(most)
                ? l.step().equals(most.step()) && Math.rint(l.loops()) == Math.rint(most.loops())
                : l.equals(most);
    }

    private static String lookedUp(PlanLine most, List<PlanLine> alike) {
        List<String> tables = new ArrayList<>();
        alike.forEach(l ->
                l.table().map(Object::toString).filter(t -> !tables.contains(t)).ifPresent(tables::add));
        String times = Figures.count(Math.rint(most.loops()));
        if (tables.isEmpty()) {
            return "the step " + PlanSteps.lower(most.step()) + " is run " + times + " times";
        }
        String where =
                tables.size() <= TABLES ? LayoutNames.joined(tables, "and") : "each of " + tables.size() + " tables";
        return "each of " + times + " rows is looked up in " + where;
    }

    private static String done(PlanLine l) {
        String table = l.table().map(Object::toString).orElse("");
        return switch (l.step()) {
            case "Seq Scan" -> "all of " + table + " is read";
            case "Parallel Seq Scan" -> "all of " + table + " is read in parallel";
            case "Index Scan", "Index Scan Backward", "Parallel Index Scan", "Parallel Index Scan Backward" ->
                "rows of " + table + " are fetched by " + l.about();
            case "Index Only Scan", "Parallel Index Only Scan" -> "the index " + l.about() + " is read";
            case "Bitmap Heap Scan", "Parallel Bitmap Heap Scan" -> "rows of " + table + " are fetched by a bitmap";
            case "Sort", "Incremental Sort" -> "the rows are sorted";
            default -> "most is in the " + PlanSteps.lower(l.step());
        };
    }
}
