package plinth.renderer.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import plinth.model.ddl.Reading;
import plinth.model.pattern.Finding;
import plinth.model.pattern.Patterns;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.text.Dialect;

/** PNG and PDF files, read by readers that are not ours: ImageIO and PDFBox. */
class PictureFilesTest {
    private static final Path ROOT = Path.of(System.getProperty("plinth.root", ".."));
    private static final double DPI = 96;

    private static Drawing draw(String sql) {
        Schema schema = Reading.of(Dialect.POSTGRESQL, "test.sql", sql).schema();
        List<Finding> findings = Patterns.recognise(schema);
        Placement places = Placer.place(schema, findings, List.of(), List.of(), Placement.EMPTY, true);
        return Drawing.of(
                schema, findings, places, Options.ALL.withRowCounts(Map.of(ObjectName.of("events"), 10_000_000L)));
    }

    private static Drawing events() throws IOException {
        return draw(Files.readString(ROOT.resolve("samples/events/schema.sql")));
    }

    private static BufferedImage png(Drawing d, Theme theme, double scale, boolean transparent) throws IOException {
        byte[] file = PngWriter.write(d, theme, new PngWriter.Format(scale, transparent), "a comment");
        return ImageIO.read(new ByteArrayInputStream(file));
    }

    private static byte[] pdf(Drawing d, Theme theme, Optional<Paper> paper) {
        return PdfWriter.write(d, theme, new PdfWriter.Format(paper, 1, false), "a name", "a comment");
    }

    private static int[] channels(int rgb) {
        return new int[] {rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff};
    }

    /** Returns the mean of colours over a square around a pixel, so that edges half a pixel apart count little. */
    private static double[] around(BufferedImage image, int x, int y) {
        double[] sum = new double[3];
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                int[] c = channels(image.getRGB(
                        Math.clamp(x + dx, 0, image.getWidth() - 1), Math.clamp(y + dy, 0, image.getHeight() - 1)));
                for (int i = 0; i < 3; i++) {
                    sum[i] += c[i] / 9.0;
                }
            }
        }
        return sum;
    }

    @Test
    void thePngLooksAsAnotherProgramPaintsThePdf() throws IOException {
        Drawing d = events();
        for (Theme theme : Theme.values()) {
            BufferedImage ours = png(d, theme, 1, false);
            BufferedImage theirs;
            try (PDDocument document = Loader.loadPDF(pdf(d, theme, Optional.empty()))) {
                theirs = new PDFRenderer(document).renderImageWithDPI(0, (float) DPI);
            }
            assertThat(ours.getWidth()).isEqualTo(theirs.getWidth());
            assertThat(ours.getHeight()).isEqualTo(theirs.getHeight());
            int far = 0;
            double sum = 0;
            for (int y = 0; y < ours.getHeight(); y++) {
                for (int x = 0; x < ours.getWidth(); x++) {
                    double[] a = around(ours, x, y);
                    double[] b = around(theirs, x, y);
                    double most = 0;
                    for (int i = 0; i < 3; i++) {
                        most = Math.max(most, Math.abs(a[i] - b[i]));
                    }
                    sum += most;
                    far += most > 48 ? 1 : 0;
                }
            }
            double pixels = (double) ours.getWidth() * ours.getHeight();
            assertThat(far / pixels).as("pixels of another colour, %s", theme).isLessThan(0.0005);
            assertThat(sum / pixels).as("mean difference, %s", theme).isLessThan(0.5);
        }
    }

    @Test
    void textOfAPdfIsText() throws IOException {
        Drawing d = draw("""
            CREATE TABLE "Größe (\\)" (id int PRIMARY KEY, "жук" text UNIQUE, "日本" text);
            CREATE TABLE uses (id int PRIMARY KEY, of int NOT NULL REFERENCES "Größe (\\)");
            """);
        try (PDDocument document = Loader.loadPDF(pdf(d, Theme.LIGHT, Optional.empty()))) {
            assertThat(new PDFTextStripper().getText(document)).contains("Größe (\\)", "жук", "uses", "日本", "text?");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("a name");
        }
        assertThat(Characters.of(d).missing()).containsExactly((int) '日', (int) '本');
        assertThat(Characters.of(d).note(PictureFormat.PDF))
                .hasValueSatisfying(n -> assertThat(n).contains("日本"));
        assertThat(Characters.of(d).note(PictureFormat.SVG)).isEmpty();
    }

    @Test
    void sheetsShowEveryTableAndSayWhereTheyHang() throws IOException {
        Drawing d = draw(RandomSchemas.text(11, 40));
        PdfWriter.Format format = new PdfWriter.Format(Optional.of(Paper.A4), 1, false);
        StringBuilder all = new StringBuilder();
        try (PDDocument document = Loader.loadPDF(PdfWriter.write(d, Theme.LIGHT, format, "a name", "a comment"))) {
            assertThat(document.getNumberOfPages())
                    .isEqualTo(PdfWriter.pages(d, format))
                    .isGreaterThan(1);
            for (int i = 0; i < document.getNumberOfPages(); i++) {
                PDFTextStripper page = new PDFTextStripper();
                page.setStartPage(i + 1);
                page.setEndPage(i + 1);
                String text = page.getText(document);
                assertThat(text).contains("a name: sheet " + (i + 1) + " of " + document.getNumberOfPages());
                all.append(text);
            }
        }
        assertThat(d.boxes()).allSatisfy(b -> assertThat(all).contains(b.face().title()));
    }

    @Test
    void whatIsTransparentHasNoGroundAndScaleIsObeyed() throws IOException {
        Drawing d = events();
        BufferedImage plain = png(d, Theme.LIGHT, 0.5, false);
        BufferedImage clear = png(d, Theme.LIGHT, 3, true);
        PngWriter.Size size = PngWriter.size(d, 3);
        assertThat(List.of((long) clear.getWidth(), (long) clear.getHeight()))
                .containsExactly(size.width(), size.height());
        assertThat(plain.getRGB(0, 0)).isEqualTo(Theme.LIGHT.argb(Ink.CANVAS));
        assertThat(clear.getRGB(0, 0) >>> 24).isZero();
        Rect page = SvgWriter.page(d);
        Rect box = d.box(ObjectName.of("users")).orElseThrow().bounds();
        // Left of a row without key, nothing but the ground of the box.
        int x = (int) ((box.x() - page.x() + 8) * 3);
        int y = (int) ((box.bottom() - page.y() - 14) * 3);
        assertThat(clear.getRGB(x, y)).isEqualTo(Theme.LIGHT.argb(Ink.BOX));
    }

    @Test
    void aPictureInBandsIsOnePicture() throws IOException {
        Drawing d = draw(RandomSchemas.text(3, 30));
        Rect page = SvgWriter.page(d);
        BufferedImage image = png(d, Theme.DARK, 1, false);
        Raster whole = new Raster(image.getWidth(), image.getHeight(), 0, Theme.DARK.argb(Ink.CANVAS));
        new ShapePainter(new RasterSurface(
                        whole, Theme.DARK, new java.util.EnumMap<>(Typeface.class), 1, page.x(), page.y()))
                .paint(d.shapes());
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                assertThat(image.getRGB(x, y)).as("pixel %d, %d", x, y).isEqualTo(whole.pixel(x, y));
            }
        }
    }

    @Test
    void everyGlyphBeginsWhereItsFontSays() {
        for (Typeface face : Typeface.values()) {
            FontFile font = FontFile.load(face.resource());
            GlyphOutlines outlines = new GlyphOutlines(font);
            for (int c = '!'; c < 0x600; c++) {
                int g = font.glyph(c);
                Outline outline = outlines.of(g);
                if (g != 0 && !outline.parts().isEmpty()) {
                    List<Point> points = Trace.of(outline, new Trace.Transform(1, 0, 1, 0, 0)).stream()
                            .flatMap(t -> t.points().stream())
                            .toList();
                    assertThat(least(points, Point::x))
                            .as("%s, U+%04X", face, c)
                            .isBetween(font.bearingOf(g) - 2.0, font.bearingOf(g) + 2.0);
                    int[] box = font.box();
                    assertThat(least(points, Point::y))
                            .as("%s, U+%04X", face, c)
                            .isGreaterThanOrEqualTo(box[1] - 2.0);
                    assertThat(-least(points, p -> -p.y())).isLessThanOrEqualTo(box[3] + 2.0);
                }
            }
        }
    }

    private static double least(List<Point> points, ToDoubleFunction<Point> of) {
        return points.stream().mapToDouble(of).min().orElseThrow();
    }
}
