package plinth.model.cost;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plinth.model.query.Condition;
import plinth.model.query.Term;

/**
 * One way to get rows, as the planner weighs it: PostgreSQL's {@code Path}.
 *
 * @param order what its rows are sorted by
 * @param outer sources whose current row it needs: 0 but on the inner side of a nested loop
 * @param workers processes that share its rows, 0 when one has them all
 * @param safe whether a worker may run it: not what already gathers from workers
 * @param rescan what another run costs from start and in all, when it is less than the first
 * @param bound conditions with {@code outer} that it has seen to
 * @param step makes the plan's step
 */
record Path(
        double startup,
        double total,
        double rows,
        int width,
        List<SortKey> order,
        long outer,
        int workers,
        boolean safe,
        @Nullable Rescan rescan,
        List<Condition> bound,
        boolean indexedBound,
        Function<Plan.Cost, Plan> step) {

    /** What it costs to run again. */
    record Rescan(double startup, double total) {}

    /** A column or value that rows are sorted by, one name for all that are equal. */
    record SortKey(Term term, boolean descending, boolean nullsFirst) {}

    /** Returns a plain path. */
    static Path of(
            double startup,
            double total,
            double rows,
            int width,
            List<SortKey> order,
            int workers,
            Function<Plan.Cost, Plan> step) {
        return new Path(startup, total, rows, width, order, 0, workers, true, null, List.of(), false, step);
    }

    Plan plan() {
        return step.apply(new Plan.Cost(startup, total, rows, width));
    }

    double rescanStartup() {
        return rescan == null ? startup : rescan.startup();
    }

    double rescanTotal() {
        return rescan == null ? total : rescan.total();
    }

    Path withUnsafe() {
        return new Path(startup, total, rows, width, order, outer, workers, false, rescan, bound, indexedBound, step);
    }

    Path withOrder(List<SortKey> order) {
        return new Path(startup, total, rows, width, order, outer, workers, safe, rescan, bound, indexedBound, step);
    }

    Path withRescan(double startup, double total) {
        return new Path(
                this.startup,
                this.total,
                rows,
                width,
                order,
                outer,
                workers,
                safe,
                new Rescan(startup, total),
                bound,
                indexedBound,
                step);
    }

    /** Returns this with another width and {@code added} cost a row, as when outputs are computed. */
    Path projected(int width, double added) {
        return new Path(
                startup,
                total + added * rows,
                rows,
                width,
                order,
                outer,
                workers,
                safe,
                rescan == null ? null : new Rescan(rescan.startup(), rescan.total() + added * rows),
                bound,
                indexedBound,
                step);
    }

    /** Returns whether the rows come in {@code wanted} order. */
    boolean sorted(List<SortKey> wanted) {
        return presorted(wanted) == wanted.size();
    }

    /** Returns how many of the keys {@code wanted} the rows are sorted by already. */
    int presorted(List<SortKey> wanted) {
        if (wanted == order) {
            return wanted.size();
        }
        int n = 0;
        while (n < wanted.size() && n < order.size() && wanted.get(n).equals(order.get(n))) {
            n++;
        }
        return n;
    }
}
