package plinth.renderer.diagram;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * The advance widths of a font, read from its {@code cmap}, {@code hmtx}, {@code hhea} and {@code head} tables (OpenType specification 1.9). Kerning
 * and ligatures are left out, as the canvas leaves them out.
 */
final class FontFile {
    private final ByteBuffer font;
    private final int hmtx;
    private final int metrics;
    private final int unitsPerEm;
    private final int cmap;
    private final int format;

    private FontFile(ByteBuffer font) {
        this.font = font;
        this.unitsPerEm = u16(table("head") + 18);
        this.metrics = u16(table("hhea") + 34);
        this.hmtx = table("hmtx");
        int base = table("cmap");
        int best = -1;
        int bestFormat = -1;
        for (int i = 0; i < u16(base + 2); i++) {
            int at = base + font.getInt(base + 4 + i * 8 + 4);
            int f = u16(at);
            if ((f == 4 || f == 12) && f > bestFormat) {
                best = at;
                bestFormat = f;
            }
        }
        this.cmap = best;
        this.format = bestFormat;
    }

    /** Reads the font {@code resource} of the class path. */
    static FontFile load(String resource) {
        try (InputStream in = FontFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the font " + resource + " is not on the class path");
            }
            return new FontFile(ByteBuffer.wrap(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + resource, e);
        }
    }

    /** Reads the font {@code file}. */
    static FontFile of(byte[] file) {
        return new FontFile(ByteBuffer.wrap(file));
    }

    int unitsPerEm() {
        return unitsPerEm;
    }

    /** Returns the advance of a character in units; of one that the font lacks, what a fallback font is likely to take. */
    int advance(int codePoint) {
        int g = glyph(codePoint);
        return g == 0 ? (int) Math.round(fallback(codePoint) * unitsPerEm) : advanceOf(g);
    }

    /** Widths of characters that the font does not have: none for marks that combine, an em for ideographs and emoji, else 0.6 em. */
    private static double fallback(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = Character.isIdeographic(c)
                || c >= 0x1100 && c <= 0x115f
                || c >= 0x2e80 && c <= 0xd7a3
                || c >= 0xf900 && c <= 0xfaff
                || c >= 0xff00 && c <= 0xff60
                || c >= 0x1f300;
        return wide ? 1 : 0.6;
    }

    /** Returns the number of a character's glyph, 0 when there is none. */
    int glyph(int c) {
        return switch (format) {
            case 4 -> c > 0xffff ? 0 : format4(c);
            case 12 -> format12(c);
            default -> 0;
        };
    }

    private int format4(int c) {
        int twice = u16(cmap + 6);
        int ends = cmap + 14;
        int starts = ends + twice + 2;
        for (int i = 0; i < twice; i += 2) {
            if (c <= u16(ends + i)) {
                int start = u16(starts + i);
                if (c < start) {
                    return 0;
                }
                int delta = u16(starts + twice + i);
                int rangeAt = starts + 2 * twice + i;
                int range = u16(rangeAt);
                int g = range == 0 ? c : u16(rangeAt + range + (c - start) * 2);
                return g == 0 ? 0 : (g + delta) & 0xffff;
            }
        }
        return 0;
    }

    private int format12(int c) {
        int low = 0;
        int high = font.getInt(cmap + 12) - 1;
        while (low <= high) {
            int mid = (low + high) >>> 1;
            int at = cmap + 16 + mid * 12;
            if (c < font.getInt(at)) {
                high = mid - 1;
            } else if (c > font.getInt(at + 4)) {
                low = mid + 1;
            } else {
                return font.getInt(at + 8) + c - font.getInt(at);
            }
        }
        return 0;
    }

    int advanceOf(int glyph) {
        return u16(hmtx + Math.min(glyph, metrics - 1) * 4);
    }

    /** Returns how high letters rise above their line, in units. */
    int ascent() {
        return font.getShort(table("hhea") + 4);
    }

    /** Returns how deep letters reach below their line, in units, negative. */
    int descent() {
        return font.getShort(table("hhea") + 6);
    }

    /** Returns the box that holds every glyph in units: left, bottom, right, top. */
    int[] box() {
        int head = table("head");
        return new int[] {
            font.getShort(head + 36), font.getShort(head + 38), font.getShort(head + 40), font.getShort(head + 42)
        };
    }

    /** Returns how far to the right of its origin a glyph begins, in units. */
    int bearingOf(int glyph) {
        return glyph < metrics
                ? font.getShort(hmtx + glyph * 4 + 2)
                : font.getShort(hmtx + metrics * 4 + (glyph - metrics) * 2);
    }

    boolean has(String tag) {
        return entry(tag) >= 0;
    }

    /** Returns a table by itself. */
    ByteBuffer slice(String tag) {
        return font.slice(table(tag), font.getInt(entry(tag) + 12));
    }

    /** Returns a copy of a table. */
    byte[] bytes(String tag) {
        ByteBuffer table = slice(tag);
        byte[] out = new byte[table.capacity()];
        table.get(out);
        return out;
    }

    private int table(String tag) {
        int at = entry(tag);
        if (at < 0) {
            throw new IllegalStateException("a font without the table " + tag);
        }
        return font.getInt(at + 8);
    }

    /** Where the directory has the table {@code tag}, -1 when it has not. */
    private int entry(String tag) {
        for (int i = 0; i < u16(4); i++) {
            int at = 12 + i * 16;
            boolean same = true;
            for (int k = 0; k < 4; k++) {
                same &= font.get(at + k) == tag.charAt(k);
            }
            if (same) {
                return at;
            }
        }
        return -1;
    }

    private int u16(int at) {
        return font.getShort(at) & 0xffff;
    }
}
