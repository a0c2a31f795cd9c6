/**
 * Access patterns: what a program asks of a family of tables (one row, a feed, a count), independent of how the family is laid out, and the query
 * that answers it in each layout.
 */
@NullMarked
package plinth.model.access;

import org.jspecify.annotations.NullMarked;
