package plinth.app.export;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import plinth.app.store.Picture;
import plinth.model.schema.ObjectName;
import plinth.project.Content;
import plinth.renderer.diagram.Characters;
import plinth.renderer.diagram.Drawing;
import plinth.renderer.diagram.Options;
import plinth.renderer.diagram.Paper;
import plinth.renderer.diagram.PdfWriter;
import plinth.renderer.diagram.PictureFormat;
import plinth.renderer.diagram.Placement;
import plinth.renderer.diagram.PngWriter;
import plinth.renderer.diagram.Rect;
import plinth.renderer.diagram.SvgWriter;
import plinth.renderer.diagram.Theme;
import plinth.renderer.sql.SqlComment;

/**
 * How a picture is to be drawn.
 *
 * @param only the tables that it shows; none means all
 * @param scale pixels of a PNG for one of the diagram
 * @param paper what a PDF is spread over; nothing for one page
 */
record PictureWish(
        PictureFormat format,
        Ground ground,
        Set<ObjectName> only,
        double scale,
        boolean transparent,
        Optional<Paper> paper) {
    /** How large the preview is at most: its pane on a screen with two pixels for each. */
    private static final double PREVIEW_WIDTH = 1280;

    private static final double PREVIEW_HEIGHT = 960;

    static final PictureWish SVG =
            new PictureWish(PictureFormat.SVG, Ground.LIGHT, Set.of(), 2, false, Optional.empty());

    PictureWish {
        only = Set.copyOf(only);
    }

    /** Returns the wish for another format, which may not be one that leaves its reader the choice of light or dark. */
    PictureWish withFormat(PictureFormat next) {
        Ground fits = next != PictureFormat.SVG && ground == Ground.BOTH ? Ground.LIGHT : ground;
        return new PictureWish(next, fits, only, scale, transparent, paper);
    }

    PictureWish withGround(Ground next) {
        return new PictureWish(format, next, only, scale, transparent, paper);
    }

    PictureWish withOnly(Set<ObjectName> next) {
        return new PictureWish(format, ground, next, scale, transparent, paper);
    }

    PictureWish withScale(double next) {
        return new PictureWish(format, ground, only, next, transparent, paper);
    }

    PictureWish withTransparent(boolean next) {
        return new PictureWish(format, ground, only, scale, next, paper);
    }

    PictureWish withPaper(Optional<Paper> next) {
        return new PictureWish(format, ground, only, scale, transparent, next);
    }

    /** What a picture is drawn on. */
    enum Ground {
        LIGHT("Light"),
        DARK("Dark"),
        /** Light or dark as the reader's system is. */
        BOTH("Both");

        private final String word;

        Ground(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /**
     * What comes of it.
     *
     * @param file the file; absent when it cannot be made, and {@code trouble} says why
     * @param preview a PNG of it
     * @param width how wide it is in pixels of the diagram
     * @param height how high it is
     * @param sheets what each sheet of paper shows, from the upper left corner of the picture
     * @param size its measures in words
     * @param note what is to be said of it
     */
    record Drawn(
            Optional<Content.Binary> file,
            Content.Binary preview,
            double width,
            double height,
            List<Rect> sheets,
            String size,
            Optional<String> trouble,
            Optional<String> note) {
        Drawn {
            sheets = List.copyOf(sheets);
        }
    }

    /** Draws it; {@code name} and {@code comment} are what the file says of itself. */
    Drawn draw(Picture picture, String name, String comment) {
        Drawing drawing = drawing(picture);
        PngWriter.Size plain = PngWriter.size(drawing, 1);
        PngWriter.Format shown = new PngWriter.Format(
                Math.min(2, Math.min(PREVIEW_WIDTH / plain.width(), PREVIEW_HEIGHT / plain.height())),
                transparent && format != PictureFormat.SVG);
        Content.Binary preview = new Content.Binary(PngWriter.write(drawing, theme(), shown, comment));
        PngWriter.Size size = PngWriter.size(drawing, scale);
        if (format == PictureFormat.PNG && !size.usual()) {
            return new Drawn(
                    Optional.empty(),
                    preview,
                    plain.width(),
                    plain.height(),
                    List.of(),
                    pixels(size),
                    Optional.of("Few programs open a PNG of more than "
                            + String.format(Locale.ROOT, "%,d", PngWriter.LARGEST)
                            + " pixels either way. Choose a smaller scale or a selection, or export as PDF or SVG."),
                    Optional.empty());
        }
        PdfWriter.Format pages = new PdfWriter.Format(paper, 1, transparent);
        byte[] file = switch (format) {
            case SVG -> ("<!-- " + SqlComment.xml(comment) + " -->\n" + svg(drawing)).getBytes(StandardCharsets.UTF_8);
            case PNG -> PngWriter.write(drawing, theme(), new PngWriter.Format(scale, transparent), comment);
            case PDF -> PdfWriter.write(drawing, theme(), pages, name, comment);
        };
        String measures = switch (format) {
            case SVG -> pixels(plain);
            case PNG -> pixels(size);
            case PDF ->
                paper.map(p -> sheets(PdfWriter.pages(drawing, pages), p)).orElse("1 page");
        };
        return new Drawn(
                Optional.of(new Content.Binary(file)),
                preview,
                plain.width(),
                plain.height(),
                format == PictureFormat.PDF && paper.isPresent() ? PdfWriter.sheets(drawing, pages) : List.of(),
                measures,
                Optional.empty(),
                Characters.of(drawing).note(format));
    }

    private static String sheets(int n, Paper paper) {
        return n + (n == 1 ? " sheet of " : " sheets of ") + paper.label();
    }

    private static String pixels(PngWriter.Size size) {
        return String.format(Locale.ROOT, "%,d × %,d px", size.width(), size.height());
    }

    private Drawing drawing(Picture picture) {
        Options all = Options.ALL
                .withRowCounts(picture.rows())
                .withInferred(picture.inferred())
                .withAreas(picture.areas());
        Placement places =
                only.isEmpty() ? picture.placement() : picture.placement().only(only::contains);
        return Drawing.of(picture.of().schema(), picture.findings(), places, all);
    }

    private Theme theme() {
        return ground == Ground.DARK ? Theme.DARK : Theme.LIGHT;
    }

    private String svg(Drawing drawing) {
        return switch (ground) {
            case LIGHT -> SvgWriter.write(drawing, Theme.LIGHT);
            case DARK -> SvgWriter.write(drawing, Theme.DARK);
            case BOTH -> SvgWriter.writeAdaptive(drawing);
        };
    }
}
