package plinth.app.canvas;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.FontPosture;
import javafx.scene.text.FontWeight;
import plinth.app.ui.Fonts;
import plinth.renderer.diagram.TextMeasure;
import plinth.renderer.diagram.Typeface;

/** Fonts at the sizes that zooms ask for, rounded to half a pixel and never below what can be read. */
final class Type {
    static final double LEAST = 8.5;

    private final TextMeasure measure = TextMeasure.bundled();
    private final Map<Typeface, Map<Double, Font>> made = new EnumMap<>(Typeface.class);

    /** Returns {@code size} at {@code zoom}, to half a pixel, at least {@link #LEAST}. */
    static double size(double size, double zoom) {
        return Math.max(LEAST, Math.round(size * zoom * 2) / 2.0);
    }

    Font font(Typeface face, double size) {
        return made.computeIfAbsent(face, f -> new HashMap<>()).computeIfAbsent(size, s -> switch (face) {
            case INTER -> Font.font(Fonts.INTER, s);
            case INTER_SEMIBOLD -> Font.font(Fonts.INTER_SEMIBOLD, s);
            case MONO -> Font.font(Fonts.MONO, s);
        });
    }

    static Font italic(double size) {
        return Font.font(Fonts.MONO, FontWeight.NORMAL, FontPosture.ITALIC, size);
    }

    double width(Typeface face, double size, String text) {
        return measure.width(face, size, text);
    }

    String fit(Typeface face, double size, String text, double room) {
        return measure.fit(face, size, text, room);
    }
}
