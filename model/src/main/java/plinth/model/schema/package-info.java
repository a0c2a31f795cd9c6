/**
 * A schema as values: tables, columns, types, constraints, indexes and all else that DDL makes. No text, no places, no coordinates: what two
 * differently written files mean alike is equal here.
 *
 * <p>Names that the database would choose by itself are absent ({@code Optional.empty()}); {@link plinth.model.schema.ImpliedNames} says what
 * they would be.
 */
@NullMarked
package plinth.model.schema;

import org.jspecify.annotations.NullMarked;
