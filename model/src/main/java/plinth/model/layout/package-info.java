/**
 * Lays a family of a supertype and its subtypes out as tables: a table each for base and subtypes, one table for all, or a table for each
 * concrete subtype. A family and a strategy give a complete schema, and what it cannot enforce.
 */
@NullMarked
package plinth.model.layout;

import org.jspecify.annotations.NullMarked;
