package plinth.renderer.diagram;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes drawings as PDF files: lines stay lines, text is text in the bundled fonts, which go along. A character that they lack is a box, see
 * {@link Characters#missing}.
 */
public final class PdfWriter {
    /** Points for a pixel at 100 %. */
    private static final double POINTS = 0.75;

    /** Readers take no larger pages. */
    private static final double LARGEST = 14_400;

    /** What printers leave white, with some room for the line below the picture. */
    private static final double MARGIN = 34;

    private static final TextStyle NOTE = TextStyle.REGION_NOTE;

    private final Drawing drawing;
    private final Theme theme;
    private final Format format;
    private final PdfFile file = new PdfFile();
    private final Map<Typeface, PdfFont> fonts = new EnumMap<>(Typeface.class);
    private final String title;

    private PdfWriter(Drawing drawing, Theme theme, Format format, String title) {
        this.drawing = drawing;
        this.theme = theme;
        this.format = format;
        this.title = title;
    }

    /**
     * How a drawing becomes pages.
     *
     * @param paper what it is printed on, in as many sheets as it takes; nothing for one page as large as the drawing
     * @param scale 1 for the size of the screen, where a pixel is 1/96 inch
     * @param transparent whether there is nothing behind boxes and lines
     */
    public record Format(Optional<Paper> paper, double scale, boolean transparent) {
        public Format {
            if (!(scale > 0)) {
                throw new IllegalArgumentException("a scale of " + scale);
            }
        }
    }

    /**
     * Returns {@code drawing} as a PDF file.
     *
     * @param title what readers show as its name
     * @param comment what the file says of itself
     */
    public static byte[] write(Drawing drawing, Theme theme, Format format, String title, String comment) {
        return new PdfWriter(drawing, theme, format, title).file(comment);
    }

    /** Returns how many pages {@code drawing} takes. */
    public static int pages(Drawing drawing, Format format) {
        return Sheets.of(drawing, format).tiles().size();
    }

    /** Returns what of {@code drawing} each page shows, from the upper left corner of its picture. */
    public static List<Rect> sheets(Drawing drawing, Format format) {
        Rect all = SvgWriter.page(drawing);
        return Sheets.of(drawing, format).tiles().stream()
                .map(Tile::part)
                .map(r -> new Rect(r.x() - all.x(), r.y() - all.y(), r.width(), r.height()))
                .toList();
    }

    /** What a page shows of the drawing; rows and columns are counted from 1. */
    private record Tile(Rect part, int row, int column) {}

    /**
     * The pages of a file.
     *
     * @param width the width of each in points
     * @param height the height of each in points
     * @param margin what stays empty at each side
     * @param scale points for a pixel
     * @param rows how many rows there are, of which all but the empty sheets are pages
     */
    private record Sheets(
            double width, double height, double margin, double scale, int rows, int columns, List<Tile> tiles) {

        static Sheets of(Drawing drawing, Format format) {
            return format.paper()
                    .map(p -> {
                        Sheets upright = tiled(drawing, p.shortSide(), p.longSide(), format.scale());
                        Sheets across = tiled(drawing, p.longSide(), p.shortSide(), format.scale());
                        return across.tiles().size() < upright.tiles().size() ? across : upright;
                    })
                    .orElseGet(() -> one(drawing, format.scale()));
        }

        private static Sheets one(Drawing drawing, double wanted) {
            Rect all = SvgWriter.page(drawing);
            double scale = Math.min(POINTS * wanted, LARGEST / Math.max(all.width(), all.height()));
            return new Sheets(all.width() * scale, all.height() * scale, 0, scale, 1, 1, List.of(new Tile(all, 1, 1)));
        }

        private static Sheets tiled(Drawing drawing, double width, double height, double wanted) {
            double scale = POINTS * wanted;
            double w = (width - 2 * MARGIN) / scale;
            double h = (height - 2 * MARGIN) / scale;
            Rect all = SvgWriter.page(drawing);
            int columns = (int) Math.ceil(all.width() / w - 1e-6);
            int rows = (int) Math.ceil(all.height() / h - 1e-6);
            // What is left over lies on all sides.
            double left = all.x() - (columns * w - all.width()) / 2;
            double top = all.y() - (rows * h - all.height()) / 2;
            List<Tile> tiles = new ArrayList<>();
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c++) {
                    Rect part = new Rect(left + c * w, top + r * h, w, h);
                    if (!drawing.in(part).isEmpty()) {
                        tiles.add(new Tile(part, r + 1, c + 1));
                    }
                }
            }
            if (tiles.isEmpty()) {
                tiles.add(new Tile(new Rect(left, top, w, h), 1, 1));
            }
            return new Sheets(width, height, MARGIN, scale, rows, columns, tiles);
        }

        /** What stands below a sheet, so that it finds its place on the wall. */
        String label(String title, int page) {
            Tile t = tiles.get(page);
            return title + ": sheet " + (page + 1) + " of " + tiles.size() + ", row " + t.row() + " of " + rows
                    + ", column " + t.column() + " of " + columns;
        }
    }

    private byte[] file(String comment) {
        Sheets sheets = Sheets.of(drawing, format);
        boolean labelled = sheets.margin() > 0;
        Characters characters = Characters.of(drawing);
        if (labelled) {
            for (int i = 0; i < sheets.tiles().size(); i++) {
                characters.add(NOTE.face(), sheets.label(title, i));
            }
        }
        characters.used().forEach((face, used) -> fonts.put(face, new PdfFont(face, used)));
        String resources = "<</Font<<"
                + fonts.values().stream()
                        .map(f -> "/" + f.name() + " " + f.write(file) + " 0 R")
                        .collect(Collectors.joining())
                + ">>>>";
        int shared = file.add(resources);
        int tree = file.reserve();
        List<Integer> pages = new ArrayList<>();
        for (int i = 0; i < sheets.tiles().size(); i++) {
            int content = file.stream("", content(sheets, i, labelled).getBytes(StandardCharsets.US_ASCII));
            pages.add(file.add("<</Type/Page/Parent " + tree + " 0 R/MediaBox[0 0 " + decimal(sheets.width()) + " "
                    + decimal(sheets.height()) + "]/Resources " + shared + " 0 R/Contents " + content + " 0 R>>"));
        }
        file.put(
                tree,
                "<</Type/Pages/Count " + pages.size() + "/Kids["
                        + pages.stream().map(p -> p + " 0 R").collect(Collectors.joining(" ")) + "]>>");
        int root = file.add("<</Type/Catalog/Pages " + tree
                + " 0 R/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None>>>>");
        int information = file.add("<</Title" + PdfFile.text(title) + "/Subject" + PdfFile.text(comment) + "/Creator"
                + PdfFile.text("Plinth") + ">>");
        return file.end(root, information, comment);
    }

    private String content(Sheets sheets, int page, boolean labelled) {
        Rect part = sheets.tiles().get(page).part();
        PdfSurface surface = new PdfSurface(theme, fonts);
        if (!format.transparent()) {
            surface.ground(part);
        }
        new ShapePainter(surface).paint(drawing.in(part));
        double s = sheets.scale();
        double top = sheets.height() - sheets.margin();
        StringBuilder out = new StringBuilder("q\n");
        if (labelled) {
            out.append(decimal(sheets.margin()) + " " + decimal(sheets.margin()) + " " + decimal(part.width() * s) + " "
                    + decimal(part.height() * s) + " re W n\n");
        }
        out.append(decimal(s) + " 0 0 " + decimal(-s) + " " + decimal(sheets.margin() - part.x() * s) + " "
                + decimal(top + part.y() * s) + " cm\n");
        out.append(surface.content()).append("Q\n");
        if (labelled) {
            // In grey on the white of the paper, whatever the theme.
            PdfSurface label = new PdfSurface(Theme.LIGHT, fonts);
            label.text(NOTE, Ink.FG_MUTED, TextStyle.Anchor.START, 0, 0, sheets.label(title, page));
            out.append("q .75 0 0 -.75 " + decimal(sheets.margin()) + " " + decimal(sheets.margin() / 2) + " cm\n")
                    .append(label.content())
                    .append("Q\n");
        }
        return out.toString();
    }

    private static String decimal(double v) {
        return String.format(Locale.ROOT, "%.4f", v);
    }
}
