/** Writes schemas and query stubs as Go for pgx, without a generator or a library of ours between. */
@NullMarked
package plinth.renderer.pgx;

import org.jspecify.annotations.NullMarked;
