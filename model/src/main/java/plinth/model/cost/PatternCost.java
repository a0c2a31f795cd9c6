package plinth.model.cost;

import java.util.List;
import plinth.model.access.AccessPattern;
import plinth.model.query.Query;

/**
 * What one access pattern costs in one layout.
 *
 * @param queries what is asked there
 * @param plan the plan that the planner would choose; its {@link Plan#total()} is the cost
 */
public record PatternCost(AccessPattern pattern, List<Query> queries, Plan plan) {
    public PatternCost {
        queries = List.copyOf(queries);
    }

    /** Returns the planner's cost, in units of one page read in sequence. */
    public double cost() {
        return plan.total();
    }
}
