/** Programs that measure; no tests, since a time is no reason to fail a build. */
@NullMarked
package plinth.tests.bench;

import org.jspecify.annotations.NullMarked;
