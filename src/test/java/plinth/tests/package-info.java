/** Tests that cross modules: whole-product cases, a real PostgreSQL, real tools, and rules about the code itself. */
@NullMarked
package plinth.tests;

import org.jspecify.annotations.NullMarked;
