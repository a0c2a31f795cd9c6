/** Tests of diagrams: properties over random schemas. */
@NullMarked
package plinth.renderer.diagram;

import org.jspecify.annotations.NullMarked;
