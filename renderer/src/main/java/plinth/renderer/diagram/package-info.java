/** The diagram without a window: where tables stand, what is drawn of them, and the drawing as SVG. */
@NullMarked
package plinth.renderer.diagram;

import org.jspecify.annotations.NullMarked;
