/**
 * SQL that asks, as values: which tables, joined how, under which conditions, in what order, how many rows. Access patterns are made as such
 * values; the user's own queries become them by {@code QueryReader}. A stub and its cost come from the same query.
 */
@NullMarked
package plinth.model.query;

import org.jspecify.annotations.NullMarked;
