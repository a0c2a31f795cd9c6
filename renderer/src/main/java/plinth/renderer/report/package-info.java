/** Puts what was found out before people: figures and sentences as they are read everywhere in Plinth. */
@NullMarked
package plinth.renderer.report;

import org.jspecify.annotations.NullMarked;
