package plinth.renderer.diagram;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The {@code glyf} and {@code loca} tables of a TrueType font with some of its glyphs only (OpenType specification 1.9). */
final class GlyfSubset {
    private static final int WORDS = 0x1;
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

    private byte[] glyph(int id) {
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
            for (int at : parts(b)) {
                int part = b.getShort(at) & 0xffff;
                if (!all.contains(part)) {
                    all.add(part);
                }
            }
        }
        return all;
    }

    /** Where a composite glyph names its parts. */
    private static List<Integer> parts(ByteBuffer b) {
        List<Integer> out = new ArrayList<>();
        if (b.capacity() < 10 || b.getShort(0) >= 0) {
            return out;
        }
        int at = 10;
        int flags;
        do {
            flags = b.getShort(at) & 0xffff;
            out.add(at + 2);
            at += 4 + ((flags & WORDS) != 0 ? 4 : 2);
            at += (flags & MATRIX) != 0 ? 8 : (flags & TWO_SCALES) != 0 ? 4 : (flags & SCALE) != 0 ? 2 : 0;
        } while ((flags & MORE) != 0);
        return out;
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
            for (int at : parts(b)) {
                b.putShort(at, (short) glyphs.indexOf(b.getShort(at) & 0xffff));
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
