/**
 * Writes schemas and query stubs for Drizzle: schema.ts as drizzle-kit reads it, what drizzle-kit cannot make as SQL beside it, functions for the stubs, and
 * the constraints by name.
 */
@NullMarked
package plinth.renderer.drizzle;

import org.jspecify.annotations.NullMarked;
