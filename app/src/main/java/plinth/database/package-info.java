/**
 * Live databases: what a database says of itself ({@link plinth.database.Catalog}), and whether two of them, or a database and a
 * {@link plinth.model.schema.Schema}, say the same. Everything that claims equality of schemas asks here.
 */
@NullMarked
package plinth.database;

import org.jspecify.annotations.NullMarked;
