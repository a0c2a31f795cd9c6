/**
 * What a layout costs: the size of its tables and indexes in pages, and the plan that PostgreSQL's planner would choose for a query with its
 * cost, both by closed formulas, for any number of rows. Everything here is estimated: nothing is run. {@link plinth.model.cost.Comparer} sets
 * layouts of a family side by side; {@code docs/costs.md} says where each formula is from and how far it was off against real servers.
 */
@NullMarked
package plinth.model.cost;

import org.jspecify.annotations.NullMarked;
