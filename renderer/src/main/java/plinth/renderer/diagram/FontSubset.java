package plinth.renderer.diagram;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A font with the glyphs of some characters only, as it is embedded in a picture. Kerning, ligatures and alternates are left out, as the canvas
 * leaves them out; name and licence stay in it.
 */
final class FontSubset {
    private final FontFile font;

    private FontSubset(FontFile font) {
        this.font = font;
    }

    /**
     * Returns the tables of a font that has those of {@code characters} that {@code font} has, by their tags.
     *
     * @param characters code points; those beyond the basic plane are left out
     */
    static SortedMap<String, byte[]> of(FontFile font, NavigableSet<Integer> characters) {
        return new FontSubset(font).tables(characters);
    }

    private SortedMap<String, byte[]> tables(NavigableSet<Integer> characters) {
        List<Integer> glyphs = new ArrayList<>(List.of(0));
        SortedMap<Integer, Integer> numbers = new TreeMap<>();
        for (int c : characters) {
            int g = c > 0xffff ? 0 : font.glyph(c);
            if (g != 0) {
                if (!glyphs.contains(g)) {
                    glyphs.add(g);
                }
                numbers.put(c, glyphs.indexOf(g));
            }
        }
        SortedMap<String, byte[]> out = new TreeMap<>();
        byte[] head = font.bytes("head");
        List<Integer> all = glyphs;
        if (font.has("CFF ")) {
            out.put("CFF ", CffSubset.of(font.slice("CFF "), glyphs));
        } else {
            GlyfSubset outlines = new GlyfSubset(
                    font.slice("glyf"),
                    font.slice("loca"),
                    ByteBuffer.wrap(head).getShort(50) != 0);
            all = outlines.closed(glyphs);
            GlyfSubset.Tables t = outlines.tables(all);
            out.put("glyf", t.glyf().array());
            out.put("loca", t.loca().array());
            ByteBuffer.wrap(head).putShort(50, (short) 1);
            for (String tag : List.of("cvt ", "fpgm", "prep")) {
                if (font.has(tag)) {
                    out.put(tag, font.bytes(tag));
                }
            }
        }
        out.put("head", head);
        out.put("hhea", changed(font.bytes("hhea"), 34, all.size()));
        out.put("maxp", changed(font.bytes("maxp"), 4, all.size()));
        out.put("hmtx", metrics(all));
        out.put("cmap", characters(numbers));
        out.put("name", font.bytes("name"));
        out.put("OS/2", font.bytes("OS/2"));
        out.put("post", post());
        return out;
    }

    private static byte[] changed(byte[] table, int at, int value) {
        ByteBuffer.wrap(table).putShort(at, (short) value);
        return table;
    }

    private byte[] metrics(List<Integer> glyphs) {
        ByteBuffer b = ByteBuffer.allocate(4 * glyphs.size());
        glyphs.forEach(g -> b.putShort((short) font.advanceOf(g)).putShort((short) font.bearingOf(g)));
        return b.array();
    }

    /** Without names of glyphs: version 3. */
    private byte[] post() {
        byte[] post = Arrays.copyOf(font.bytes("post"), 32);
        ByteBuffer.wrap(post).putInt(0, 0x00030000);
        return post;
    }

    /** One subtable of format 4, a segment for each run of characters whose glyphs follow one another. */
    private static byte[] characters(SortedMap<Integer, Integer> numbers) {
        record Segment(int first, int last, int glyph) {}
        List<Segment> segments = new ArrayList<>();
        numbers.forEach((c, g) -> {
            Segment s = segments.isEmpty() ? null : segments.getLast();
            if (s != null && c == s.last() + 1 && g == s.glyph() + c - s.first()) {
                segments.set(segments.size() - 1, new Segment(s.first(), c, s.glyph()));
            } else {
                segments.add(new Segment(c, c, g));
            }
        });
        if (segments.isEmpty() || segments.getLast().last() != 0xffff) {
            segments.add(new Segment(0xffff, 0xffff, 0));
        }
        int n = segments.size();
        int range = Integer.highestOneBit(n);
        ByteBuffer b = ByteBuffer.allocate(12 + 16 + 8 * n);
        b.putShort((short) 0).putShort((short) 1);
        b.putShort((short) 3).putShort((short) 1).putInt(12);
        b.putShort((short) 4).putShort((short) (16 + 8 * n)).putShort((short) 0);
        b.putShort((short) (2 * n)).putShort((short) (2 * range));
        b.putShort((short) Integer.numberOfTrailingZeros(range)).putShort((short) (2 * (n - range)));
        segments.forEach(s -> b.putShort((short) s.last()));
        b.putShort((short) 0);
        segments.forEach(s -> b.putShort((short) s.first()));
        segments.forEach(s -> b.putShort((short) (s.first() == 0xffff ? 1 : s.glyph() - s.first())));
        segments.forEach(s -> b.putShort((short) 0));
        return b.array();
    }

    /** Returns {@code tables} as a file of OpenType, or of TrueType outlines. */
    static byte[] file(SortedMap<String, byte[]> tables) {
        int n = tables.size();
        int range = Integer.highestOneBit(n);
        ByteBuffer directory = ByteBuffer.allocate(12 + 16 * n);
        directory.putInt(flavour(tables)).putShort((short) n).putShort((short) (16 * range));
        directory.putShort((short) Integer.numberOfTrailingZeros(range)).putShort((short) (16 * (n - range)));
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        tables.forEach((tag, bytes) -> {
            tag.chars().forEach(c -> directory.put((byte) c));
            directory.putInt(sum(bytes)).putInt(12 + 16 * n + data.size()).putInt(bytes.length);
            data.writeBytes(bytes);
            data.writeBytes(new byte[-bytes.length & 3]);
        });
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(directory.array());
        out.writeBytes(data.toByteArray());
        return out.toByteArray();
    }

    static int flavour(SortedMap<String, byte[]> tables) {
        return tables.containsKey("CFF ") ? 0x4f54544f : 0x00010000;
    }

    /** The sum of a table's words of four bytes. */
    static int sum(byte[] table) {
        ByteBuffer b = ByteBuffer.wrap(Arrays.copyOf(table, table.length + (-table.length & 3)));
        int sum = 0;
        while (b.hasRemaining()) {
            sum += b.getInt();
        }
        return sum;
    }
}
