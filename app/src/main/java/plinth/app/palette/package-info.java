/** Find or run: one field for tables, columns and everything that can be done. */
@NullMarked
package plinth.app.palette;

import org.jspecify.annotations.NullMarked;
