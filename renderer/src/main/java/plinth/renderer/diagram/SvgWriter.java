package plinth.renderer.diagram;

import java.util.List;
import java.util.Optional;
import plinth.model.schema.Name;

/**
 * Writes drawings as SVG files that stand by themselves: real text, a view box, a title and a description, styles inside. Fonts are named; a viewer
 * without them takes others, and fits them into the widths measured here where it obeys {@code textLength}; or they are embedded.
 */
public final class SvgWriter {
    private static final double NAME_SIZE = 12;
    private static final double TYPE_SIZE = 11;

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
        Rect b = drawing.bounds();
        double width = Math.max(1, Math.ceil(b.width()));
        double height = Math.max(1, Math.ceil(b.height()));
        Rect page = new Rect(Math.floor(b.x()), Math.floor(b.y()), width, height);
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"")
                .append(Paths.number(page.x()))
                .append(' ')
                .append(Paths.number(page.y()))
                .append(' ')
                .append(Paths.number(width))
                .append(' ')
                .append(Paths.number(height))
                .append("\" width=\"")
                .append(Paths.number(width))
                .append("\" height=\"")
                .append(Paths.number(height))
                .append("\" role=\"img\" aria-labelledby=\"title desc\">\n");
        out.append("<title id=\"title\">").append(title(drawing)).append("</title>\n");
        out.append("<desc id=\"desc\">")
                .append(SvgText.escaped(description(drawing)))
                .append("</desc>\n");
        out.append("<style>\n");
        fonts = out.length();
        out.append(SvgStyle.shapes()).append(colours).append("</style>\n");
        svg.rect("bg", page, 0);
        for (Shape s : drawing.shapes()) {
            switch (s) {
                case Zone z -> zone(z);
                case Region r -> region(r);
                case Link l -> link(l);
                case Label l -> label(l);
                case Mark m -> mark(m);
                case Box x -> box(x);
            }
        }
        out.append("</svg>\n");
        if (embed) {
            out.insert(fonts, SvgStyle.fonts(svg.used()));
        }
        return out.toString();
    }

    private static String title(Drawing d) {
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

    private void zone(Zone z) {
        Rect b = z.bounds();
        svg.rect("fz sz", new Rect(b.x() + 0.5, b.y() + 0.5, b.width() - 1, b.height() - 1), Zone.RADIUS);
        svg.text(
                "t f",
                b.x() + Zone.PAD,
                b.y() + Zone.BAND / 2 + 5,
                Typeface.INTER_SEMIBOLD,
                13,
                z.area().name(),
                "m fm",
                Typeface.MONO,
                Integer.toString(z.area().tables().size()),
                8);
    }

    private void region(Region r) {
        Rect b = r.bounds();
        svg.rect("fr sr r", new Rect(b.x() + 0.5, b.y() + 0.5, b.width() - 1, b.height() - 1), Region.RADIUS);
        svg.icon("i sp", Icon.SUPERTYPE, b.x() + 16, b.y() + 9, 16);
        svg.text(
                "rt fp",
                b.x() + 38,
                b.y() + 21.5,
                Typeface.INTER_SEMIBOLD,
                NAME_SIZE,
                r.title(),
                "rn fm",
                Typeface.INTER,
                r.note(),
                8);
    }

    private void link(Link l) {
        String ink = switch (l.kind()) {
            case REFERENCE -> "l sl";
            case INFERRED -> "l sl g";
            case TRUNK, BRANCH -> "l sp";
        };
        double radius = l.reference() ? Link.CORNER : Link.BRANCH_CORNER;
        String way = Paths.rounded(l.points(), radius);
        Optional<String> tip = inferred(l);
        if (tip.isPresent()) {
            out.append("<g><title>").append(SvgText.escaped(tip.get())).append("</title>\n");
            svg.path(ink, way);
            out.append("</g>\n");
        } else {
            svg.path(ink, way);
        }
        for (Link.End e : l.ends()) {
            StringBuilder d = new StringBuilder();
            e.strokes().forEach(s -> d.append(Paths.straight(s)));
            svg.path("l sl", d.toString());
            e.ring().ifPresent(c -> svg.circle("fc sl o", c, Link.End.RING));
        }
    }

    /** What a viewer says of a dashed line that the pointer rests on. */
    private static Optional<String> inferred(Link l) {
        return l.key()
                .filter(k -> l.id().inferred())
                .map(k -> l.child() + "." + names(k.columns()) + " looks like " + l.parent() + "."
                        + names(k.references()) + ". No foreign key enforces it.");
    }

    private static String names(List<Name> columns) {
        return String.join(", ", columns.stream().map(Name::value).toList());
    }

    private void label(Label l) {
        Rect b = l.bounds();
        if (l.kind() == Label.Kind.VALUE) {
            svg.rect("fr", b, 4);
        }
        double x = b.x() + Label.PAD;
        double y = b.centreY() + 4;
        svg.text("m fp", x, y, Typeface.MONO, TYPE_SIZE, l.text(), "m fm", Typeface.MONO, l.note(), Label.NOTE_GAP);
    }

    private void mark(Mark m) {
        switch (m) {
            case Mark.Ring r -> {
                Point c = r.centre();
                svg.circle("fb sp o" + (r.dashed() ? " d" : ""), c, Mark.Ring.RADIUS);
                svg.text("k fp c", c.x(), c.y() + 4.5, Typeface.INTER_SEMIBOLD, NAME_SIZE, r.letter());
                StringBuilder bars = new StringBuilder();
                for (int i = 0; i < r.bars(); i++) {
                    double y = c.y() + Mark.Ring.BAR_Y + i * Mark.Ring.BAR_GAP;
                    bars.append(Paths.straight(List.of(
                            new Point(c.x() - Mark.Ring.BAR_HALF, y), new Point(c.x() + Mark.Ring.BAR_HALF, y))));
                }
                svg.path("l sp", bars.toString());
            }
            case Mark.Arc a ->
                svg.path(
                        "a sp" + (a.dashed() ? " d" : ""),
                        "M" + Paths.pair(a.from()) + "Q" + Paths.pair(a.control()) + " " + Paths.pair(a.to()));
            case Mark.Junction j -> svg.circle("fl", j.at(), 3);
        }
    }

    private void box(Box box) {
        Rect b = box.bounds();
        Face f = box.face();
        out.append("<g>\n");
        svg.rect("fx", new Rect(b.x() + 0.5, b.y() + 0.5, b.width() - 1, b.height() - 1), Face.RADIUS);
        boolean body = b.height() > Face.HEAD;
        svg.path(f.family() ? "fs" : "fh", head(b, body));
        if (body) {
            line(b, b.y() + Face.HEAD - 0.5);
        }
        svg.icon(f.pattern() ? "i sp" : "i sm", f.icon(), b.x() + 10, b.y() + 8, 16);
        svg.text("t f", b.x() + Face.NAME_X, b.y() + 20.5, Typeface.INTER_SEMIBOLD, 13, f.title());
        f.rowCount()
                .ifPresent(
                        c -> svg.text("m e fm", b.right() - Face.RIGHT_PAD, b.y() + 20, Typeface.MONO, TYPE_SIZE, c));
        for (Face.Row r : f.rows()) {
            row(b, r);
        }
        for (Face.Foot t : f.feet()) {
            line(b, b.y() + t.y() + 0.5);
            svg.icon("i sm", t.icon(), b.x() + 12, b.y() + t.y() + 5.5, 13);
            svg.text("m fm", b.x() + Face.NAME_X, b.y() + t.y() + 16, Typeface.MONO, TYPE_SIZE, t.text());
        }
        svg.rect(
                "b " + (f.family() ? "sr" : "sx"),
                new Rect(b.x() + 0.5, b.y() + 0.5, b.width() - 1, b.height() - 1),
                Face.RADIUS);
        out.append("</g>\n");
    }

    private static String head(Rect b, boolean body) {
        String w = Paths.number(b.width() - 13);
        String start = "M" + Paths.number(b.x() + 0.5) + " " + Paths.number(b.y() + Face.HEAD - (body ? 0 : 6.5));
        String upper =
                "v-" + (body ? "25.5" : "19") + "a6 6 0 0 1 6-6h" + w + "a6 6 0 0 1 6 6v" + (body ? "25.5" : "19");
        return start + upper + (body ? "z" : "a6 6 0 0 1-6 6h-" + w + "a6 6 0 0 1-6-6z");
    }

    private void line(Rect b, double y) {
        svg.path("h sb", "M" + Paths.number(b.x() + 1) + " " + Paths.number(y) + "h" + Paths.number(b.width() - 2));
    }

    private void row(Rect b, Face.Row r) {
        double y = b.y() + r.y();
        if (r.key()) {
            svg.icon("i w sk", Icon.KEY, b.x() + Face.KEY_X, y - 6, 12);
        }
        if (r.reference()) {
            svg.path("s sa", "M" + Paths.number(b.x() + 21.5) + " " + Paths.number(y - 4) + "v4.5h8.5m-3-3l3 3l-3 3");
        }
        svg.text(
                r.key() ? "k f" : "n f",
                b.x() + Face.NAME_X,
                y + 4.5,
                r.key() ? Typeface.INTER_SEMIBOLD : Typeface.INTER,
                NAME_SIZE,
                r.column().value());
        double x = b.x() + r.marksX();
        for (ColumnMark m : ColumnMark.values()) {
            if (r.marks().contains(m)) {
                columnMark(m, x, y);
                x += 15;
            }
        }
        if (!r.type().isEmpty()) {
            svg.text("m e fm", b.right() - Face.RIGHT_PAD, y + 4, Typeface.MONO, TYPE_SIZE, r.type());
        }
    }

    private void columnMark(ColumnMark m, double x, double y) {
        switch (m) {
            case DISCRIMINATOR -> svg.path("fp", "M" + Paths.pair(new Point(x + 5.5, y - 5)) + "l4.5 5l-4.5 5l-4.5-5z");
            case GENERATED -> svg.text("m it fm", x + 2, y + 4, Typeface.MONO, NAME_SIZE, "f");
            case UNIQUE -> {
                svg.rect("q sm", new Rect(x, y - 5.5, 11, 11), 3);
                svg.text("m u c fm", x + 5.5, y + 3, Typeface.MONO, 8.5, "U");
            }
            case INDEXED ->
                svg.path(
                        "s sm",
                        "M" + Paths.pair(new Point(x + 1, y - 4)) + "h9M" + Paths.pair(new Point(x + 1, y)) + "h6.5M"
                                + Paths.pair(new Point(x + 1, y + 4)) + "h4");
            case CHECKED -> svg.path("s sm", "M" + Paths.pair(new Point(x + 1, y + 0.5)) + "l3 3l6-7");
        }
    }
}
