/** What is wrong or doubtful, worst first, each with its consequence and the edit that mends it. */
@NullMarked
package plinth.app.problems;

import org.jspecify.annotations.NullMarked;
