package plinth.renderer.diagram;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@code CFF} table of a font (Adobe Technical Note 5176, "The Compact Font Format Specification"). */
final class CffFont {
    private final ByteBuffer cff;
    private final List<byte[]> names;
    private final List<byte[]> globals;
    private final List<byte[]> locals;
    private final List<byte[]> outlines;
    private final Map<Integer, Entry> top;
    private final byte[] values;
    private final int localAt;

    private CffFont(ByteBuffer cff) {
        this.cff = cff;
        Index named = index(u8(2));
        Index tops = index(named.end());
        Index strings = index(tops.end());
        this.names = named.items();
        this.globals = index(strings.end()).items();
        this.top = dictionary(tops.items().getFirst());
        this.outlines = index(number(top, 17, 0)).items();
        int size = number(top, 18, 0);
        int at = number(top, 18, 1);
        this.values = bytes(at, at + size);
        Map<Integer, Entry> privates = dictionary(values);
        this.localAt = privates.containsKey(19) ? number(privates, 19, 0) : 0;
        this.locals = localAt > 0 ? index(at + localAt).items() : List.of();
    }

    static CffFont read(ByteBuffer cff) {
        return new CffFont(cff);
    }

    List<byte[]> names() {
        return names;
    }

    /** Returns the subroutines that all fonts of the table share. */
    List<byte[]> globals() {
        return globals;
    }

    List<byte[]> locals() {
        return locals;
    }

    /** Returns a charstring for each glyph. */
    List<byte[]> outlines() {
        return outlines;
    }

    /** Returns the private dictionary as it stands. */
    byte[] values() {
        return values.clone();
    }

    /** Returns where the local subroutines begin, counted from the private dictionary; 0 when there are none. */
    int localAt() {
        return localAt;
    }

    /** Returns operands and operator of an entry of the top dictionary as they stand. */
    Optional<byte[]> entry(int operator) {
        return Optional.ofNullable(top.get(operator)).map(e -> e.raw().array());
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
}
