package plinth.renderer.diagram;

/** How wide a line is, whether its ends are round, and its dashes. Corners are always round. */
enum Stroke {
    /** No more than a fine line, or none. */
    PLAIN("", 1, false, 0, 0),
    EDGE("b", 1, false, 0, 0),
    HAIRLINE("h", 1, false, 0, 0),
    REGION("r", 1, false, 2, 3),
    ICON("i", 1.5, true, 0, 0),
    KEY("i w", 1.9, true, 0, 0),
    SIGN("s", 1.4, true, 0, 0),
    BADGE("q", 1.1, false, 0, 0),
    LINK("l", 1.5, false, 0, 0),
    INFERRED("l g", 1.5, false, 4, 3),
    RING("o", 1.5, false, 0, 0),
    MEANT_RING("o d", 1.5, false, 3, 2.4),
    ARC("a", 2, false, 0, 0),
    MEANT_ARC("a d", 2, false, 3, 2.4);

    private final String classes;
    private final double width;
    private final boolean roundEnds;
    /** Lengths of dash and gap; 0 for a line without gaps. */
    private final double dash;

    private final double gap;

    Stroke(String classes, double width, boolean roundEnds, double dash, double gap) {
        this.classes = classes;
        this.width = width;
        this.roundEnds = roundEnds;
        this.dash = dash;
        this.gap = gap;
    }

    /** Returns what an SVG style sheet calls it. */
    String classes() {
        return classes;
    }

    double width() {
        return width;
    }

    boolean roundEnds() {
        return roundEnds;
    }

    /** Returns the lengths of line and gap in turn; none for a line without gaps. */
    double[] dashes() {
        return dash > 0 ? new double[] {dash, gap} : new double[0];
    }
}
