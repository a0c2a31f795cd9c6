/**
 * Writes SQL: canonical DDL of a schema, and the least change of a text that carries out an edit.
 */
@NullMarked
package plinth.renderer.sql;

import org.jspecify.annotations.NullMarked;
