package plinth.renderer.diagram;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The {@code CFF} table of a font with some of its glyphs only (Adobe Technical Note 5176, "The Compact Font Format Specification"). Subroutines keep
 * their numbers; those that no glyph calls are empty.
 */
final class CffSubset {
    private static final int STANDARD_STRINGS = 391;
    private static final byte[] RETURN = {11};

    private final ByteBuffer cff;

    private CffSubset(ByteBuffer cff) {
        this.cff = cff;
    }

    /** Returns a table of the glyphs {@code glyphs} of {@code cff}, numbered anew in their order; the first must be 0. */
    static byte[] of(ByteBuffer cff, List<Integer> glyphs) {
        return new CffSubset(cff).table(glyphs);
    }

    /** Where an index ends, and its items. */
    private record Index(List<byte[]> items, int end) {}

    private Index index(int at) {
        int count = u16(at);
        if (count == 0) {
            return new Index(List.of(), at + 2);
        }
        int size = u8(at + 2);
        int base = at + 3 + size * (count + 1) - 1;
        List<byte[]> items = new ArrayList<>(count);
        int from = base + offset(at + 3, size);
        for (int i = 1; i <= count; i++) {
            int to = base + offset(at + 3 + i * size, size);
            items.add(bytes(from, to));
            from = to;
        }
        return new Index(items, from);
    }

    private int offset(int at, int size) {
        int n = 0;
        for (int i = 0; i < size; i++) {
            n = n << 8 | u8(at + i);
        }
        return n;
    }

    private byte[] bytes(int from, int to) {
        byte[] out = new byte[to - from];
        cff.get(from, out);
        return out;
    }

    private int u8(int at) {
        return cff.get(at) & 0xff;
    }

    private int u16(int at) {
        return cff.getShort(at) & 0xffff;
    }

    /**
     * An entry of a dictionary.
     *
     * @param numbers its operands, those that are not whole as 0
     * @param raw operands and operator as they stand
     */
    private record Entry(List<Integer> numbers, ByteBuffer raw) {}

    /** Reads a dictionary; operators of two bytes are 1200 and more. */
    private static Map<Integer, Entry> dictionary(byte[] d) {
        Map<Integer, Entry> out = new HashMap<>();
        List<Integer> numbers = new ArrayList<>();
        int start = 0;
        int i = 0;
        while (i < d.length) {
            int b = d[i++] & 0xff;
            if (b <= 21) {
                int operator = b == 12 ? 1200 + (d[i++] & 0xff) : b;
                out.put(operator, new Entry(List.copyOf(numbers), ByteBuffer.wrap(Arrays.copyOfRange(d, start, i))));
                numbers.clear();
                start = i;
            } else if (b == 28) {
                numbers.add((int) (short) ((d[i] & 0xff) << 8 | d[i + 1] & 0xff));
                i += 2;
            } else if (b == 29) {
                numbers.add(ByteBuffer.wrap(d).getInt(i));
                i += 4;
            } else if (b == 30) {
                while ((d[i] & 0xf) != 0xf && (d[i] >> 4 & 0xf) != 0xf) {
                    i++;
                }
                i++;
                numbers.add(0);
            } else if (b < 247) {
                numbers.add(b - 139);
            } else if (b < 251) {
                numbers.add((b - 247) * 256 + (d[i++] & 0xff) + 108);
            } else {
                numbers.add(-(b - 251) * 256 - (d[i++] & 0xff) - 108);
            }
        }
        return out;
    }

    private static int number(Map<Integer, Entry> dictionary, int operator, int which) {
        Entry e = dictionary.get(operator);
        if (e == null || e.numbers().size() <= which) {
            throw new IllegalStateException("a CFF font without operator " + operator);
        }
        return e.numbers().get(which);
    }

    private byte[] table(List<Integer> glyphs) {
        Index names = index(u8(2));
        Index tops = index(names.end());
        Index strings = index(tops.end());
        Index globals = index(strings.end());
        Map<Integer, Entry> top = dictionary(tops.items().getFirst());
        List<byte[]> outlines = index(number(top, 17, 0)).items();
        int size = number(top, 18, 0);
        int at = number(top, 18, 1);
        byte[] values = bytes(at, at + size);
        Map<Integer, Entry> privates = dictionary(values);
        boolean subroutines = privates.containsKey(19);
        int localAt = subroutines ? number(privates, 19, 0) : size;
        List<byte[]> locals = subroutines ? index(at + localAt).items() : List.of();

        List<byte[]> kept = glyphs.stream().map(outlines::get).toList();
        Subroutines used = new Subroutines(globals.items(), locals);
        kept.forEach(used::follow);

        byte[] name = index(names.items());
        byte[] string = index(more(glyphs.size()));
        byte[] global = index(only(globals.items(), used.globalUsed()));
        byte[] charset = charset(glyphs.size());
        byte[] outline = index(kept);
        int head = 4 + name.length + index(List.of(top(top, 0, 0, 0, 0))).length + string.length + global.length;
        int outlineAt = head + charset.length;
        int privateAt = outlineAt + outline.length;

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {1, 0, 4, 4});
        out.writeBytes(name);
        out.writeBytes(index(List.of(top(top, head, outlineAt, size, privateAt))));
        out.writeBytes(string);
        out.writeBytes(global);
        out.writeBytes(charset);
        out.writeBytes(outline);
        out.writeBytes(values);
        if (subroutines) {
            out.writeBytes(new byte[localAt - size]);
            out.writeBytes(index(only(locals, used.localUsed())));
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
    private static byte[] top(Map<Integer, Entry> old, int charset, int outlines, int size, int privates) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int operator : new int[] {1207, 5}) {
            Entry e = old.get(operator);
            if (e != null) {
                out.writeBytes(e.raw().array());
            }
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
