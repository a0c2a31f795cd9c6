/** Writes schemas and query stubs for jOOQ: settings of its code generator, and functions that use what it generates. */
@NullMarked
package plinth.renderer.jooq;

import org.jspecify.annotations.NullMarked;
