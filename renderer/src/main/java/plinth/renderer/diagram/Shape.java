package plinth.renderer.diagram;

/** One thing in a drawing. */
public sealed interface Shape permits Zone, Region, Link, Label, Mark, Box {
    /** Returns the space that it takes, line widths and end marks included. */
    Rect bounds();
}
