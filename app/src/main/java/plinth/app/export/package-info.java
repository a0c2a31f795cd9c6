/** The export dialog: which files would be written where, what would change in them, and the deed. What Plinth did not make is never overwritten unasked. */
@NullMarked
package plinth.app.export;

import org.jspecify.annotations.NullMarked;
