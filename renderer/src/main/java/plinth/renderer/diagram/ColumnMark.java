package plinth.renderer.diagram;

/** A small mark after a column's name, 11 wide, 15 apart, in this order. */
public enum ColumnMark {
    /** Tells the kinds of a family apart: a purple diamond. */
    DISCRIMINATOR,
    /** Computed from other columns: an italic f. */
    GENERATED,
    /** Unique by itself: a U in a square. */
    UNIQUE,
    /** First column of an index: three bars. */
    INDEXED,
    /** A check names it alone: a tick. */
    CHECKED
}
