/** The schema in notations of other tools, and as a data dictionary. */
@NullMarked
package plinth.renderer.notation;

import org.jspecify.annotations.NullMarked;
