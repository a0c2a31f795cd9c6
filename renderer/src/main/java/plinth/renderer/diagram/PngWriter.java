package plinth.renderer.diagram;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes drawings as PNG files (W3C Recommendation, second edition), band by band, so that a large picture takes little memory. Text is set in the
 * bundled fonts; a character that they lack is a box, see {@link FontGaps}.
 */
public final class PngWriter {
    /** Wider or higher pictures are refused: many programs cannot open them. */
    public static final int LARGEST = 32_767;

    private static final int BAND = 256;
    private static final double PIXELS_PER_METRE = 96 / 0.0254;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final Drawing drawing;
    private final Theme theme;
    private final Format format;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private PngWriter(Drawing drawing, Theme theme, Format format) {
        this.drawing = drawing;
        this.theme = theme;
        this.format = format;
    }

    /**
     * How a drawing becomes pixels.
     *
     * @param scale pixels for one pixel of the drawing at 100 %
     * @param transparent whether there is nothing behind boxes and lines
     */
    public record Format(double scale, boolean transparent) {
        public Format {
            if (!(scale > 0)) {
                throw new IllegalArgumentException("a scale of " + scale);
            }
        }
    }

    /** Width and height of a picture in pixels. */
    public record Size(long width, long height) {
        /** Returns whether programs can be expected to open it. */
        public boolean usual() {
            return width <= LARGEST && height <= LARGEST;
        }
    }

    /** Returns how large the picture of {@code drawing} is. */
    public static Size size(Drawing drawing, double scale) {
        Rect b = SvgWriter.page(drawing);
        return new Size((long) Math.ceil(b.width() * scale), (long) Math.ceil(b.height() * scale));
    }

    /**
     * Returns {@code drawing} as a PNG file.
     *
     * @param comment what the file says of itself
     * @throws IllegalArgumentException when its {@linkplain Size#usual size is not usual}
     */
    public static byte[] write(Drawing drawing, Theme theme, Format format, String comment) {
        Size size = size(drawing, format.scale());
        if (!size.usual()) {
            throw new IllegalArgumentException("a picture of " + size);
        }
        PngWriter w = new PngWriter(drawing, theme, format);
        w.file((int) size.width(), (int) size.height(), comment);
        return w.out.toByteArray();
    }

    private void file(int width, int height, String comment) {
        out.writeBytes(SIGNATURE);
        chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) 8)
                        .put((byte) (format.transparent() ? 6 : 2))
                        .put(new byte[3])
                        .array());
        int density = (int) Math.round(PIXELS_PER_METRE * format.scale());
        chunk(
                "pHYs",
                ByteBuffer.allocate(9)
                        .putInt(density)
                        .putInt(density)
                        .put((byte) 1)
                        .array());
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION)) {
            Map<Typeface, GlyphOutlines> fonts = new EnumMap<>(Typeface.class);
            byte[] above = new byte[0];
            for (int y = 0; y < height; y += BAND) {
                Raster band = band(width, Math.min(BAND, height - y), y, fonts);
                above = rows(band, above, deflater);
            }
            deflater.finish();
            deflated(deflater);
        }
        String stamp = PictureStamp.of(out.toByteArray(), comment);
        chunk("iTXt", ("Comment\0\0\0\0\0" + stamp).getBytes(StandardCharsets.UTF_8));
        chunk("IEND", new byte[0]);
    }

    private Raster band(int width, int height, int y, Map<Typeface, GlyphOutlines> fonts) {
        Rect page = SvgWriter.page(drawing);
        double top = page.y() + y / format.scale();
        Raster raster = new Raster(width, height, y, format.transparent() ? 0 : theme.argb(Ink.CANVAS));
        // Lines reach over the bounds of their points by half their width.
        Rect seen = new Rect(page.x(), top, page.width(), height / format.scale()).grown(2);
        new ShapePainter(new RasterSurface(raster, theme, fonts, format.scale(), page.x(), page.y()))
                .paint(drawing.in(seen));
        return raster;
    }

    /** Each row is told by what differs from the one above. */
    private byte[] rows(Raster band, byte[] before, Deflater deflater) {
        int channels = format.transparent() ? 4 : 3;
        byte[] above = before.length == 0 ? new byte[band.width() * channels] : before;
        for (int y = 0; y < band.height(); y++) {
            byte[] row = new byte[band.width() * channels];
            byte[] told = new byte[1 + row.length];
            told[0] = 2;
            for (int x = 0; x < band.width(); x++) {
                int p = band.pixel(x, y);
                int alpha = p >>> 24;
                int at = x * channels;
                for (int i = 0; i < 3; i++) {
                    int v = p >> 16 - 8 * i & 0xff;
                    row[at + i] = (byte) (alpha == 0 ? 0 : Math.min(255, (v * 255 + alpha / 2) / alpha));
                }
                if (channels == 4) {
                    row[at + 3] = (byte) alpha;
                }
            }
            for (int i = 0; i < row.length; i++) {
                told[i + 1] = (byte) (row[i] - above[i]);
            }
            deflater.setInput(told);
            deflated(deflater);
            above = row;
        }
        return above;
    }

    private void deflated(Deflater deflater) {
        byte[] part = new byte[1 << 16];
        int n = deflater.deflate(part);
        while (n > 0) {
            chunk("IDAT", Arrays.copyOf(part, n));
            n = deflater.deflate(part);
        }
    }

    private void chunk(String type, byte[] data) {
        ByteBuffer b = ByteBuffer.allocate(12 + data.length);
        b.putInt(data.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
        CRC32 crc = new CRC32();
        crc.update(b.array(), 4, 4 + data.length);
        b.putInt((int) crc.getValue());
        out.writeBytes(b.array());
    }
}
