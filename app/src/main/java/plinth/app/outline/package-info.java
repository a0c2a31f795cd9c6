/** The list of all that a document holds: families, tables, views, types, statements kept as written. */
@NullMarked
package plinth.app.outline;

import org.jspecify.annotations.NullMarked;
