/** Schemas with labels that say which patterns are in them, and how well the recogniser finds these. */
@NullMarked
package plinth.tests.patterns;

import org.jspecify.annotations.NullMarked;
