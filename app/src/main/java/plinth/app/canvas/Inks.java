package plinth.app.canvas;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.paint.Color;
import plinth.renderer.diagram.Ink;
import plinth.renderer.diagram.Theme;

/** A theme's colours, made once: a canvas does not follow a style sheet. */
final class Inks {
    private final Map<Ink, Color> colours = new EnumMap<>(Ink.class);
    private final Color shade;
    private final Color street;

    Inks(Theme theme) {
        for (Ink ink : Ink.values()) {
            int c = theme.argb(ink);
            colours.put(ink, Color.rgb(c >> 16 & 0xff, c >> 8 & 0xff, c & 0xff));
        }
        shade = switch (theme) {
            case LIGHT -> Color.rgb(27, 31, 36, .06);
            case DARK -> Color.rgb(1, 4, 9, .5);
        };
        street = switch (theme) {
            case LIGHT -> Color.web("#a4adb6");
            case DARK -> Color.web("#3d444d");
        };
    }

    Color of(Ink ink) {
        return colours.getOrDefault(ink, Color.MAGENTA);
    }

    /** Returns the colour of the thin shade under a box. */
    Color shade() {
        return shade;
    }

    /** Returns the colour of links seen from afar. */
    Color street() {
        return street;
    }
}
