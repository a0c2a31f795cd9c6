/**
 * Places and draws a schema: {@link plinth.renderer.diagram.Placer} finds a place for each table, {@link plinth.renderer.diagram.Drawing} makes
 * the list of shapes, {@link plinth.renderer.diagram.SvgWriter} writes them; the canvas of the workbench paints the same list.
 *
 * <p>All measures are pixels at 100 %, y grows downwards. Shapes carry what they mean (a row with its type and marks, an end with its cardinality),
 * so that a painter can leave out at small zoom what could not be read.
 */
@NullMarked
package plinth.renderer.diagram;

import org.jspecify.annotations.NullMarked;
