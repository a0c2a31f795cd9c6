/** What differs from the files on disk before it is saved: as text and as statements. */
@NullMarked
package plinth.app.changes;

import org.jspecify.annotations.NullMarked;
