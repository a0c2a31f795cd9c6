/**
 * Reads DDL: from a text to a {@link plinth.model.schema.Schema}, to where each of its elements stands, and to what is wrong.
 *
 * <p>Each statement is read by itself into a {@link plinth.model.ddl.StatementNode}; {@code Fold} makes one schema of all of them, so that a
 * change of the text reads again only what it touches. What is not understood is a named node, never dropped.
 */
@NullMarked
package plinth.model.ddl;

import org.jspecify.annotations.NullMarked;
