package plinth.renderer.diagram;

import java.util.List;

/**
 * Writes drawings as SVG files that stand by themselves: real text, a view box, a title and a description, styles inside. Fonts are named; a viewer
 * without them takes others, and fits them into the widths measured here where it obeys {@code textLength}; or they are embedded.
 */
public final class SvgWriter {
    private final StringBuilder out = new StringBuilder(1 << 16);
    private final SvgText svg = new SvgText(out);

    private final boolean embed;

    /** Where in the text the fonts go: what of them is used is known at the end. */
    private int fonts;

    private SvgWriter(boolean embed) {
        this.embed = embed;
    }

    /** Whether a picture has its fonts with it. */
    public enum Fonts {
        /** Their names only. */
        NAMED,
        /** The glyphs that it uses, some 20 kB: a browser shows them as the canvas does, whatever is installed. */
        EMBEDDED
    }

    /** Returns {@code drawing} as an SVG file in the colours of {@code theme}, fonts named. */
    public static String write(Drawing drawing, Theme theme) {
        return write(drawing, theme, Fonts.NAMED);
    }

    /** Returns {@code drawing} as an SVG file in the colours of {@code theme}. */
    public static String write(Drawing drawing, Theme theme, Fonts fonts) {
        return new SvgWriter(fonts == Fonts.EMBEDDED).document(drawing, SvgStyle.colours(theme));
    }

    /** Returns {@code drawing} as an SVG file that is light or dark as the viewer prefers, fonts named. */
    public static String writeAdaptive(Drawing drawing) {
        return writeAdaptive(drawing, Fonts.NAMED);
    }

    /** Returns {@code drawing} as an SVG file that is light or dark as the viewer prefers. */
    public static String writeAdaptive(Drawing drawing, Fonts fonts) {
        return new SvgWriter(fonts == Fonts.EMBEDDED)
                .document(
                        drawing,
                        SvgStyle.colours(Theme.LIGHT)
                                + "@media (prefers-color-scheme:dark){\n"
                                + SvgStyle.colours(Theme.DARK)
                                + "}\n");
    }

    private String document(Drawing drawing, String colours) {
        Rect page = page(drawing);
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"")
                .append(Paths.number(page.x()))
                .append(' ')
                .append(Paths.number(page.y()))
                .append(' ')
                .append(Paths.number(page.width()))
                .append(' ')
                .append(Paths.number(page.height()))
                .append("\" width=\"")
                .append(Paths.number(page.width()))
                .append("\" height=\"")
                .append(Paths.number(page.height()))
                .append("\" role=\"img\" aria-labelledby=\"title desc\">\n");
        out.append("<title id=\"title\">").append(title(drawing)).append("</title>\n");
        out.append("<desc id=\"desc\">")
                .append(SvgText.escaped(description(drawing)))
                .append("</desc>\n");
        out.append("<style>\n");
        fonts = out.length();
        out.append(SvgStyle.shapes()).append(colours).append("</style>\n");
        svg.ground(page);
        new ShapePainter(svg).paint(drawing.shapes());
        out.append("</svg>\n");
        if (embed) {
            out.insert(fonts, SvgStyle.fonts(svg.used()));
        }
        return out.toString();
    }

    /** Returns what of the plane a picture of {@code drawing} shows, in whole pixels. */
    static Rect page(Drawing drawing) {
        Rect b = drawing.bounds();
        return new Rect(
                Math.floor(b.x()),
                Math.floor(b.y()),
                Math.max(1, Math.ceil(b.width())),
                Math.max(1, Math.ceil(b.height())));
    }

    static String title(Drawing d) {
        int inferred = references(d, true);
        return count(d.boxes().size(), "table") + ", " + count(references(d, false), "reference")
                + (inferred == 0 ? "" : ", " + inferred + " inferred (dashed)");
    }

    private static int references(Drawing d, boolean inferred) {
        return (int) d.links().stream()
                .filter(l -> l.key().isPresent() && l.id().inferred() == inferred)
                .count();
    }

    private static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }

    private static String description(Drawing d) {
        StringBuilder s = new StringBuilder("Tables: ");
        s.append(String.join(
                ", ", d.boxes().stream().map(b -> b.face().title()).sorted().toList()));
        for (boolean inferred : new boolean[] {false, true}) {
            List<String> references = d.links().stream()
                    .filter(l -> l.key().isPresent() && l.id().inferred() == inferred)
                    .map(l -> l.child() + " to " + l.parent())
                    .distinct()
                    .sorted()
                    .toList();
            if (!references.isEmpty()) {
                s.append(inferred ? ". Inferred references: " : ". References: ")
                        .append(String.join(", ", references));
            }
        }
        return s.append('.').toString();
    }
}
