/** Writes schemas and query stubs for Kysely: TypeScript types of the database, functions for the stubs, and the constraints by name. */
@NullMarked
package plinth.renderer.kysely;

import org.jspecify.annotations.NullMarked;
