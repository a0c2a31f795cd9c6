package plinth.renderer.diagram;

import java.util.List;
import java.util.Map;

/** Paints a drawing into pixels. */
final class RasterSurface implements Surface {
    private static final double SMALLEST_CIRCLE = 8;

    private final Raster raster;
    private final Theme theme;
    private final Map<Typeface, GlyphOutlines> fonts;
    private final double scale;
    private final double left;
    private final double top;

    /**
     * @param fonts the fonts that were read already; others are added
     * @param scale pixels of the raster for one of the drawing
     * @param left the x of the drawing at the picture's left
     * @param top the y of the drawing at the picture's top
     */
    RasterSurface(
            Raster raster, Theme theme, Map<Typeface, GlyphOutlines> fonts, double scale, double left, double top) {
        this.raster = raster;
        this.theme = theme;
        this.fonts = fonts;
        this.scale = scale;
        this.left = left;
        this.top = top;
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
        double s = size * scale;
        List<Trace> lines = Trace.of(outline, new Trace.Transform(s, 0, s, (x - left) * scale, (y - top) * scale));
        style.fill().ifPresent(ink -> {
            lines.forEach(this::enclosed);
            fill(ink);
        });
        style.line().ifPresent(ink -> {
            double[] dashes = style.stroke().dashes();
            for (int i = 0; i < dashes.length; i++) {
                dashes[i] *= s;
            }
            for (Trace t : lines) {
                t.dashed(dashes)
                        .forEach(d -> stroke(
                                d,
                                style.stroke().width() * s / 2,
                                style.stroke().roundEnds()));
            }
            fill(ink);
        });
    }

    private void fill(Ink ink) {
        raster.fill(theme.argb(ink) & 0xffffff);
    }

    private void enclosed(Trace t) {
        polygon(t.points());
    }

    private void polygon(List<Point> p) {
        for (int i = 0; i < p.size(); i++) {
            Point a = p.get(i);
            Point b = p.get((i + 1) % p.size());
            raster.edge(a.x(), a.y(), b.x(), b.y());
        }
    }

    /** Adds a rectangle for each part and a circle for each corner, all with the same sense, so that nothing of them cancels out. */
    private void stroke(Trace t, double half, boolean roundEnds) {
        List<Point> p = t.round();
        for (int i = 1; i < p.size(); i++) {
            Point a = p.get(i - 1);
            Point b = p.get(i);
            double length = Trace.distance(a, b);
            if (length > 0) {
                double nx = -(b.y() - a.y()) / length * half;
                double ny = (b.x() - a.x()) / length * half;
                polygon(List.of(
                        new Point(a.x() + nx, a.y() + ny),
                        new Point(b.x() + nx, b.y() + ny),
                        new Point(b.x() - nx, b.y() - ny),
                        new Point(a.x() - nx, a.y() - ny)));
            }
        }
        int last = p.size() - 1;
        for (int i = 0; i <= last; i++) {
            if (i > 0 && i < last || roundEnds || t.closed() && i == 0) {
                disc(p.get(i), half);
            }
        }
    }

    private void disc(Point c, double radius) {
        int n = (int) Math.max(SMALLEST_CIRCLE, Math.ceil(4 * Math.sqrt(radius) * 2));
        for (int i = 0; i < n; i++) {
            double a = -2 * Math.PI * i / n;
            double b = -2 * Math.PI * ((i + 1) % n) / n;
            raster.edge(
                    c.x() + radius * Math.cos(a),
                    c.y() + radius * Math.sin(a),
                    c.x() + radius * Math.cos(b),
                    c.y() + radius * Math.sin(b));
        }
    }

    @Override
    public void text(TextStyle style, Ink ink, TextStyle.Anchor anchor, double x, double y, String text) {
        GlyphOutlines outlines =
                fonts.computeIfAbsent(style.face(), f -> new GlyphOutlines(FontFile.load(f.resource())));
        FontFile font = outlines.font();
        double unit = style.size() * scale / font.unitsPerEm();
        double at = (x - style.width(text) * anchor.share() - left) * scale;
        double base = (y - top) * scale;
        for (int c : text.codePoints().toArray()) {
            Outline glyph = outlines.of(font.glyph(c));
            Trace.of(glyph, new Trace.Transform(unit, style.slant(), -unit, at, base))
                    .forEach(this::enclosed);
            at += font.advance(c) * unit;
        }
        fill(ink);
    }
}
