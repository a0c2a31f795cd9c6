/** Compares what {@code plinth.model.logic} says of conditions with a PostgreSQL that evaluates them. */
@NullMarked
package plinth.tests.logic;

import org.jspecify.annotations.NullMarked;
