package plinth.renderer.diagram;

import java.util.Map;
import java.util.StringJoiner;

/** Writes a drawing as the content of a page, in the drawing's own measures: y grows downwards. */
final class PdfSurface implements Surface {
    private static final double WHOLE = 255;

    private final StringBuilder out = new StringBuilder();
    private final Theme theme;
    private final Map<Typeface, PdfFont> fonts;

    PdfSurface(Theme theme, Map<Typeface, PdfFont> fonts) {
        this.theme = theme;
        this.fonts = fonts;
        // Corners are round.
        out.append("1 j\n");
    }

    String content() {
        return out.toString();
    }

    /** Fills {@code page} with the ground of the drawing. */
    void ground(Rect page) {
        rect(Style.filled(Ink.CANVAS), page, 0);
    }

    @Override
    public void rect(Style style, Rect rect, double radius) {
        paint(style, Outline.rect(rect, radius), 0, 0, 1);
    }

    @Override
    public void circle(Style style, Point centre, double radius) {
        paint(style, Outline.circle(centre, radius), 0, 0, 1);
    }

    @Override
    public void path(Style style, String data) {
        paint(style, PathData.read(data), 0, 0, 1);
    }

    @Override
    public void icon(Style style, Icon icon, double x, double y, double size) {
        paint(style, PathData.read(icon.path()), x, y, size / 16);
    }

    private void paint(Style style, Outline outline, double x, double y, double size) {
        style.fill().ifPresent(i -> out.append(colour(i)).append(" rg\n"));
        style.line().ifPresent(i -> {
            out.append(colour(i)).append(" RG ");
            number(style.stroke().width() * size).append("w ");
            out.append(style.stroke().roundEnds() ? 1 : 0).append(" J [");
            StringJoiner dashes = new StringJoiner(" ");
            for (double d : style.stroke().dashes()) {
                dashes.add(Paths.number(d * size));
            }
            out.append(dashes).append("] 0 d\n");
        });
        for (Outline.Part part : outline.parts()) {
            switch (part) {
                case Outline.Part.Move m ->
                    pair(x + size * m.x(), y + size * m.y()).append("m\n");
                case Outline.Part.Line l ->
                    pair(x + size * l.x(), y + size * l.y()).append("l\n");
                case Outline.Part.Curve c -> {
                    pair(x + size * c.x1(), y + size * c.y1());
                    pair(x + size * c.x2(), y + size * c.y2());
                    pair(x + size * c.x(), y + size * c.y()).append("c\n");
                }
                case Outline.Part.Close c -> out.append("h\n");
            }
        }
        out.append(style.line().isEmpty() ? "f\n" : style.fill().isEmpty() ? "S\n" : "B\n");
    }

    private StringBuilder number(double v) {
        return out.append(Paths.number(v)).append(' ');
    }

    private StringBuilder pair(double x, double y) {
        number(x);
        return number(y);
    }

    private String colour(Ink ink) {
        int rgb = theme.argb(ink);
        return thousandths(rgb >> 16 & 0xff) + " " + thousandths(rgb >> 8 & 0xff) + " " + thousandths(rgb & 0xff);
    }

    private static String thousandths(int v) {
        long t = Math.round(v / WHOLE * 1000);
        return t == 1000 ? "1" : "." + (t < 10 ? "00" : t < 100 ? "0" : "") + t;
    }

    @Override
    public void text(TextStyle style, Ink ink, TextStyle.Anchor anchor, double x, double y, String text) {
        PdfFont font = fonts.get(style.face());
        if (font == null) {
            throw new IllegalStateException("no font for " + text);
        }
        boolean whole = font.has(text);
        if (!whole) {
            // Boxes stand for what the font lacks; whoever copies or searches the text has it all the same.
            out.append("/Span<</ActualText").append(PdfFile.text(text)).append(">>BDC\n");
        }
        out.append("BT ")
                .append(colour(ink))
                .append(" rg /")
                .append(font.name())
                .append(' ');
        number(style.size()).append("Tf 1 0 ");
        // Text stands upright on a page that is upside down.
        number(style.slant()).append("-1 ");
        pair(x - style.width(text) * anchor.share(), y).append("Tm ");
        out.append(font.shown(text)).append(whole ? " TJ ET\n" : " TJ ET\nEMC\n");
    }
}
