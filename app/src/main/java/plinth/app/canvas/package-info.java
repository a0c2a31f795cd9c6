/**
 * The diagram on one JavaFX canvas: paints a {@link plinth.renderer.diagram.Drawing} in device pixels, only what is in view and in the level of
 * detail that the zoom allows, and turns what the user does into commands for the store. It does not know how a schema is read.
 */
@NullMarked
package plinth.app.canvas;

import org.jspecify.annotations.NullMarked;
