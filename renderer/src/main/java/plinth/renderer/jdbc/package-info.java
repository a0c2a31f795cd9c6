/** Writes schemas and query stubs as Java over plain JDBC, without a library of ours between. */
@NullMarked
package plinth.renderer.jdbc;

import org.jspecify.annotations.NullMarked;
