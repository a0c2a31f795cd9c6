/**
 * SQL as values. A {@code Query} asks: which tables, joined how, under which conditions, in what order, how many rows; a {@code Statement} may write
 * as well. Access patterns are made as such values;
 * the user's own queries become them by {@code QueryReader}. A stub and its cost come from the same query.
 */
@NullMarked
package plinth.model.query;

import org.jspecify.annotations.NullMarked;
