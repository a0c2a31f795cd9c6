/**
 * The text of the SQL files. An editor follows the store by patches in either direction and never reads its whole text back; its own undo is
 * switched off, since the store's goes over everything.
 */
@NullMarked
package plinth.app.sql;

import org.jspecify.annotations.NullMarked;
