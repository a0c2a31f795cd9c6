/** What is read of a schema's history, judged by PostgreSQL: its catalog after the history beside its catalog after the DDL that Plinth writes. */
@NullMarked
package plinth.tests.reading;

import org.jspecify.annotations.NullMarked;
