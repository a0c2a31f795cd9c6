/** Schemas of other projects, read where they lie: what reading, writing and canonical form make of them, and what PostgreSQL says. */
@NullMarked
package plinth.tests.corpus;

import org.jspecify.annotations.NullMarked;
