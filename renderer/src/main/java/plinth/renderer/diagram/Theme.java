package plinth.renderer.diagram;

import java.util.Locale;

/** A palette. */
public enum Theme {
    LIGHT,
    DARK;

    /** Returns the colour as 0xAARRGGBB, opaque. */
    public int argb(Ink ink) {
        return 0xff000000 | ink.rgb(this);
    }

    /** Returns the colour as {@code #rrggbb}. */
    public String hex(Ink ink) {
        return String.format(Locale.ROOT, "#%06x", ink.rgb(this));
    }
}
