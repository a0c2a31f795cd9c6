package plinth.renderer.diagram;

import java.util.Map;

/**
 * How wide text is in the bundled fonts. The same figures everywhere: the command line, which has no JavaFX, draws the picture that the window
 * shows.
 */
public final class TextMeasure {
    /** What sums of widths may be off by. */
    private static final double ROUNDING = 0.01;

    private static final String ELLIPSIS = "…";

    private final Map<Typeface, Advances> advances = Advances.bundled();

    private TextMeasure() {}

    private static final class Bundled {
        static final TextMeasure INSTANCE = new TextMeasure();
    }

    /** Returns the measure by the bundled fonts; they are read at the first call. */
    public static TextMeasure bundled() {
        return Bundled.INSTANCE;
    }

    /** Returns the width of {@code text} in pixels, set in {@code face} at {@code size} pixels. */
    public double width(Typeface face, double size, String text) {
        Advances a = advances.get(face);
        if (a == null) {
            throw new IllegalStateException("no advances of " + face);
        }
        return a.width(text, size);
    }

    /** Returns {@code text}, or as much of its beginning as fits into {@code room} pixels with an ellipsis behind. */
    public String fit(Typeface face, double size, String text, double room) {
        if (width(face, size, text) <= room + ROUNDING) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(face, size, text.substring(0, end) + ELLIPSIS) > room) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }
}
