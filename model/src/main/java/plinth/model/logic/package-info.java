/**
 * Conditions evaluated: a CHECK, the predicate of a partial index, a generated column's expression is read into terms ({@link
 * plinth.model.logic.Term}) and evaluated in three-valued logic over what each column may hold. What is not understood may be anything, so whatever
 * {@link plinth.model.logic.TableRules} says of a table follows from its schema for every row that it can hold.
 */
@NullMarked
package plinth.model.logic;

import org.jspecify.annotations.NullMarked;
