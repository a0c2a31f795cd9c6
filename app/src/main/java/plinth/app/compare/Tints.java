package plinth.app.compare;

import javafx.scene.paint.Color;
import plinth.app.ui.Appearance;
import plinth.renderer.diagram.Ink;
import plinth.renderer.diagram.Theme;

/** The colours of what the comparison paints for itself; {@code a} is the layout on the left, {@code b} the one on the right. */
record Tints(
        Color fg,
        Color muted,
        Color background,
        Color box,
        Color border,
        Color line,
        Color accent,
        Color pattern,
        Color patternLine,
        Color a,
        Color aBar,
        Color b,
        Color bBar) {

    static Tints of(Appearance appearance) {
        Theme theme = switch (appearance) {
            case LIGHT -> Theme.LIGHT;
            case DARK -> Theme.DARK;
        };
        boolean light = appearance == Appearance.LIGHT;
        return new Tints(
                ink(theme, Ink.FG),
                ink(theme, Ink.FG_MUTED),
                ink(theme, Ink.BG),
                ink(theme, Ink.BOX),
                ink(theme, Ink.BORDER),
                Color.web(light ? "#eaeef2" : "#1b2129"),
                ink(theme, Ink.ACCENT),
                ink(theme, Ink.PATTERN),
                ink(theme, Ink.PATTERN_LINE),
                Color.web(light ? "#0969da" : "#58a6ff"),
                Color.web(light ? "#3d8fe8" : "#388bfd"),
                Color.web(light ? "#bc4c00" : "#f0883e"),
                Color.web(light ? "#e0701a" : "#db6d28"));
    }

    private static Color ink(Theme theme, Ink ink) {
        int c = theme.argb(ink);
        return Color.rgb(c >> 16 & 0xff, c >> 8 & 0xff, c & 0xff);
    }
}
