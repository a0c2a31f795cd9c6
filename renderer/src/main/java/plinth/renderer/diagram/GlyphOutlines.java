package plinth.renderer.diagram;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** The outlines of a font's glyphs in its units; y grows upwards. */
final class GlyphOutlines {
    private final FontFile font;
    private final Map<Integer, Outline> drawn = new HashMap<>();
    private final Source source;

    /** What draws a glyph by its number. */
    private interface Source {
        Outline draw(int glyph);
    }

    GlyphOutlines(FontFile font) {
        this.font = font;
        if (font.has("CFF ")) {
            CffFont cff = CffFont.read(font.slice("CFF "));
            CharStrings pen = new CharStrings(cff.globals(), cff.locals());
            this.source = g -> pen.draw(cff.outlines().get(g));
        } else {
            boolean wide = ByteBuffer.wrap(font.bytes("head")).getShort(50) != 0;
            GlyfOutlines pen = new GlyfOutlines(new GlyfSubset(font.slice("glyf"), font.slice("loca"), wide));
            this.source = pen::draw;
        }
    }

    FontFile font() {
        return font;
    }

    Outline of(int glyph) {
        return drawn.computeIfAbsent(glyph, source::draw);
    }
}
