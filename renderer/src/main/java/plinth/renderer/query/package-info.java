/**
 * Writes queries: access patterns as SQL, and for any schema the query stubs that its patterns call for (rows, families, bridges, arcs, trees,
 * rows that hold for a time), as files for sqlc.
 */
@NullMarked
package plinth.renderer.query;

import org.jspecify.annotations.NullMarked;
