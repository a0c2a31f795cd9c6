package plinth.model.cost;

import java.util.List;
import java.util.function.Function;
import plinth.model.cost.Path.SortKey;

/**
 * Two sides that are joined, in one of both directions.
 *
 * @param rel what comes of it, whichever side is outside
 * @param left whether it is a left join
 * @param turned whether the side whose rows all stay is the inner one
 * @param clauses what is asked of a pair of rows
 * @param unique whether each outer row has at most one partner
 * @param matched the share of pairs that meet all {@code clauses}
 * @param keys those of {@code clauses} that are equalities of one side and the other
 * @param keyShare the share of pairs that meet {@code keys}
 */
record JoinPair(
        Rel rel,
        Rel outer,
        Rel inner,
        boolean left,
        boolean turned,
        List<JoinClause> clauses,
        boolean unique,
        double matched,
        List<JoinClause> keys,
        double keyShare) {

    /** Returns the path that joins {@code o} and {@code i}; it cannot be run again for less. */
    static Path path(
            double startup,
            double run,
            double rows,
            Path o,
            Path i,
            List<SortKey> order,
            Function<Plan.Cost, Plan> step) {
        return new Path(
                startup,
                startup + run,
                rows,
                o.width() + i.width(),
                order,
                0,
                o.workers(),
                o.safe() && i.safe(),
                null,
                List.of(),
                false,
                step);
    }

    /** Returns how many operators testing a row for those of {@code clauses} takes that are not among {@code keys}. */
    double others() {
        double sum = 0;
        for (JoinClause c : clauses) {
            if (!keys.contains(c)) {
                sum += Terms.operators(c.condition());
            }
        }
        return sum;
    }
}
