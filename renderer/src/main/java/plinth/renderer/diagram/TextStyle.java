package plinth.renderer.diagram;

/** Typeface and size of a text. */
enum TextStyle {
    TITLE("t", Typeface.INTER_SEMIBOLD, 13),
    COLUMN("n", Typeface.INTER, 12),
    KEY_COLUMN("k", Typeface.INTER_SEMIBOLD, 12),
    REGION("rt", Typeface.INTER_SEMIBOLD, 12),
    REGION_NOTE("rn", Typeface.INTER, 12),
    MONO("m", Typeface.MONO, 11),
    /** The sign of a generated column, which slants. */
    FUNCTION("m it", Typeface.MONO, 12),
    /** The letter in a badge. */
    BADGE("m u", Typeface.MONO, 8.5);

    private static final double SLANT = 0.2;

    private final String classes;
    private final Typeface face;
    private final double size;

    TextStyle(String classes, Typeface face, double size) {
        this.classes = classes;
        this.face = face;
        this.size = size;
    }

    /** Returns what an SVG style sheet calls it. */
    String classes() {
        return classes;
    }

    Typeface face() {
        return face;
    }

    double size() {
        return size;
    }

    /** Returns how far a text leans to the right at a height of 1. */
    double slant() {
        return this == FUNCTION ? SLANT : 0;
    }

    double width(String text) {
        return TextMeasure.bundled().width(face, size, text);
    }

    /** Where a text has its origin. */
    enum Anchor {
        START(0),
        MIDDLE(0.5),
        END(1);

        private final double share;

        Anchor(double share) {
            this.share = share;
        }

        /** Returns the part of a text's width that lies before its origin. */
        double share() {
            return share;
        }
    }
}
