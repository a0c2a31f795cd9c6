package plinth.renderer.diagram;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The {@code CFF} table of a font with some of its glyphs only (Adobe Technical Note 5176, "The Compact Font Format Specification"). Subroutines keep
 * their numbers; those that no glyph calls are empty.
 */
final class CffSubset {
    private static final int STANDARD_STRINGS = 391;
    private static final byte[] RETURN = {11};

    private final CffFont cff;

    private CffSubset(CffFont cff) {
        this.cff = cff;
    }

    /** Returns a table of the glyphs {@code glyphs} of {@code cff}, numbered anew in their order; the first must be 0. */
    static byte[] of(ByteBuffer cff, List<Integer> glyphs) {
        return new CffSubset(CffFont.read(cff)).table(glyphs);
    }

    private byte[] table(List<Integer> glyphs) {
        List<byte[]> kept = glyphs.stream().map(cff.outlines()::get).toList();
        CharStrings used = new CharStrings(cff.globals(), cff.locals());
        kept.forEach(used::draw);

        byte[] name = index(cff.names());
        int size = cff.values().length;
        byte[] string = index(more(glyphs.size()));
        byte[] global = index(only(cff.globals(), used.globalUsed()));
        byte[] charset = charset(glyphs.size());
        byte[] outline = index(kept);
        int head = 4 + name.length + index(List.of(top(0, 0, 0, 0))).length + string.length + global.length;
        int outlineAt = head + charset.length;
        int privateAt = outlineAt + outline.length;

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {1, 0, 4, 4});
        out.writeBytes(name);
        out.writeBytes(index(List.of(top(head, outlineAt, size, privateAt))));
        out.writeBytes(string);
        out.writeBytes(global);
        out.writeBytes(charset);
        out.writeBytes(outline);
        out.writeBytes(cff.values());
        if (cff.localAt() > 0) {
            out.writeBytes(new byte[cff.localAt() - size]);
            out.writeBytes(index(only(cff.locals(), used.localUsed())));
        }
        return out.toByteArray();
    }

    private static List<byte[]> only(List<byte[]> all, BitSet used) {
        List<byte[]> out = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            out.add(used.get(i) ? all.get(i) : RETURN);
        }
        return out;
    }

    /** The box and the matrix as they were, and where the rest is now. */
    private byte[] top(int charset, int outlines, int size, int privates) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int operator : new int[] {1207, 5}) {
            cff.entry(operator).ifPresent(out::writeBytes);
        }
        whole(out, charset);
        out.write(15);
        whole(out, outlines);
        out.write(17);
        whole(out, size);
        whole(out, privates);
        out.write(18);
        return out.toByteArray();
    }

    private static void whole(ByteArrayOutputStream out, int n) {
        out.write(29);
        out.writeBytes(ByteBuffer.allocate(4).putInt(n).array());
    }

    /** Glyphs need names, any will do: those of the standard strings, and then own ones. */
    private static byte[] charset(int glyphs) {
        ByteBuffer b = ByteBuffer.allocate(1 + 2 * (glyphs - 1));
        b.put((byte) 0);
        for (int i = 1; i < glyphs; i++) {
            b.putShort((short) i);
        }
        return b.array();
    }

    private static List<byte[]> more(int glyphs) {
        List<byte[]> out = new ArrayList<>();
        for (int i = STANDARD_STRINGS; i < glyphs; i++) {
            out.add(("g" + i).getBytes(StandardCharsets.US_ASCII));
        }
        return out;
    }

    private static byte[] index(List<byte[]> items) {
        if (items.isEmpty()) {
            return new byte[2];
        }
        int length = items.stream().mapToInt(i -> i.length).sum();
        int size = length + 1 < 1 << 8 ? 1 : length + 1 < 1 << 16 ? 2 : 4;
        ByteBuffer b = ByteBuffer.allocate(3 + size * (items.size() + 1) + length);
        b.putShort((short) items.size()).put((byte) size);
        int at = 1;
        offset(b, size, at);
        for (byte[] i : items) {
            at += i.length;
            offset(b, size, at);
        }
        items.forEach(b::put);
        return b.array();
    }

    private static void offset(ByteBuffer b, int size, int offset) {
        for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) {
            b.put((byte) (offset >> shift));
        }
    }
}
