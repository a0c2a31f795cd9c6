package plinth.renderer.diagram;

/** A place in the drawing's coordinates: pixels at 100 %, x to the right, y down. */
public record Point(double x, double y) {}
