package plinth.renderer.diagram;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The {@code glyf} and {@code loca} tables of a TrueType font with some of its glyphs only (OpenType specification 1.9). */
final class GlyfSubset {
    private static final int WORDS = 0x1;
    private static final int OFFSETS = 0x2;
    private static final int SCALE = 0x8;
    private static final int MORE = 0x20;
    private static final int TWO_SCALES = 0x40;
    private static final int MATRIX = 0x80;

    private final ByteBuffer glyf;
    private final ByteBuffer loca;
    private final boolean wide;

    /** Takes both tables; {@code wide}: whether {@code loca} has numbers of four bytes. */
    GlyfSubset(ByteBuffer glyf, ByteBuffer loca, boolean wide) {
        this.glyf = glyf;
        this.loca = loca;
        this.wide = wide;
    }

    /** Returns the description of a glyph; empty for one without an outline. */
    byte[] glyph(int id) {
        int from = wide ? loca.getInt(id * 4) : 2 * (loca.getShort(id * 2) & 0xffff);
        int to = wide ? loca.getInt(id * 4 + 4) : 2 * (loca.getShort(id * 2 + 2) & 0xffff);
        byte[] out = new byte[to - from];
        glyf.get(from, out);
        return out;
    }

    /** Returns {@code glyphs} and behind them those that they are composed of. */
    List<Integer> closed(List<Integer> glyphs) {
        List<Integer> all = new ArrayList<>(glyphs);
        for (int i = 0; i < all.size(); i++) {
            ByteBuffer b = ByteBuffer.wrap(glyph(all.get(i)));
            for (Part p : partsOf(b)) {
                if (!all.contains(p.glyph())) {
                    all.add(p.glyph());
                }
            }
        }
        return all;
    }

    /**
     * A glyph within a composite one.
     *
     * @param at where the number of the glyph stands
     * @param a how it is turned and scaled, as b, c and d
     * @param x how far it is moved to the right, in units; 0 where points of both are to meet instead
     * @param y how far it is moved upwards
     */
    record Part(int at, int glyph, double a, double b, double c, double d, double x, double y) {}

    /** Returns what a composite glyph is made of; nothing for others. */
    static List<Part> partsOf(ByteBuffer g) {
        List<Part> out = new ArrayList<>();
        if (g.capacity() < 10 || g.getShort(0) >= 0) {
            return out;
        }
        int at = 10;
        int flags;
        do {
            flags = g.getShort(at) & 0xffff;
            boolean words = (flags & WORDS) != 0;
            boolean moved = (flags & OFFSETS) != 0;
            double x = !moved ? 0 : words ? g.getShort(at + 4) : g.get(at + 4);
            double y = !moved ? 0 : words ? g.getShort(at + 6) : g.get(at + 5);
            int next = at + (words ? 8 : 6);
            double a = 1;
            double b = 0;
            double c = 0;
            double d = 1;
            if ((flags & MATRIX) != 0) {
                a = fraction(g, next);
                b = fraction(g, next + 2);
                c = fraction(g, next + 4);
                d = fraction(g, next + 6);
                next += 8;
            } else if ((flags & TWO_SCALES) != 0) {
                a = fraction(g, next);
                d = fraction(g, next + 2);
                next += 4;
            } else if ((flags & SCALE) != 0) {
                a = fraction(g, next);
                d = a;
                next += 2;
            }
            out.add(new Part(at + 2, g.getShort(at + 2) & 0xffff, a, b, c, d, x, y));
            at = next;
        } while ((flags & MORE) != 0);
        return out;
    }

    /** Reads a number with 14 binary digits behind the point. */
    private static double fraction(ByteBuffer g, int at) {
        return g.getShort(at) / 16_384.0;
    }

    /** Both tables; {@code loca} has numbers of four bytes. */
    record Tables(ByteBuffer glyf, ByteBuffer loca) {}

    /** Returns the tables of {@code glyphs}, which must be closed, numbered anew in their order. */
    Tables tables(List<Integer> glyphs) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteBuffer places = ByteBuffer.allocate(4 * (glyphs.size() + 1));
        for (int id : glyphs) {
            places.putInt(out.size());
            ByteBuffer b = ByteBuffer.wrap(glyph(id));
            for (Part p : partsOf(b)) {
                b.putShort(p.at(), (short) glyphs.indexOf(p.glyph()));
            }
            out.writeBytes(b.array());
            while (out.size() % 4 != 0) {
                out.write(0);
            }
        }
        places.putInt(out.size());
        return new Tables(ByteBuffer.wrap(out.toByteArray()), places);
    }
}
