package plinth.model.cost;

import java.util.List;
import plinth.model.access.AccessPattern;
import plinth.model.access.Phrasing;
import plinth.model.query.Query;

/**
 * What one access pattern costs in one layout, asked in the way that costs least there.
 *
 * @param form how the queries are written
 * @param queries what is asked there
 * @param plan the plan that the planner would choose; its {@link Plan#total()} is the cost
 * @param others what the other ways to write it would cost; empty when there is but one
 */
public record PatternCost(
        AccessPattern pattern, Phrasing.Form form, List<Query> queries, Plan plan, List<Other> others) {
    public PatternCost {
        queries = List.copyOf(queries);
        others = List.copyOf(others);
    }

    /** A way to write the query that costs as much or more. */
    public record Other(Phrasing.Form form, double cost) {}

    /** Returns the planner's cost, in units of one page read in sequence. */
    public double cost() {
        return plan.total();
    }

    /** Returns whether there was a choice of forms, so that it is worth saying which this is. */
    public boolean chosen() {
        return !others.isEmpty();
    }

    public PatternCost withPlan(Plan plan) {
        return new PatternCost(pattern, form, queries, plan, others);
    }
}
