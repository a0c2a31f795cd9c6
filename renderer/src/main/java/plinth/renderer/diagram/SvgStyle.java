package plinth.renderer.diagram;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;

/** The style sheet of an SVG file. */
final class SvgStyle {
    private static final String SANS =
            "Inter,'Inter Variable','Segoe UI',Roboto,'Helvetica Neue',Arial,'Liberation Sans',sans-serif";
    private static final String MONO =
            "'JetBrains Mono','JetBrains Mono NL',Menlo,Consolas,'Liberation Mono','DejaVu Sans Mono',monospace";

    /** A class that sets a colour. */
    private record Colour(String name, Ink ink) {}

    private static final List<Colour> FILLS = List.of(
            new Colour("f", Ink.FG),
            new Colour("fm", Ink.FG_MUTED),
            new Colour("fp", Ink.PATTERN),
            new Colour("fx", Ink.BOX),
            new Colour("fh", Ink.BOX_HEAD),
            new Colour("fs", Ink.PATTERN_SUBTLE),
            new Colour("fr", Ink.PATTERN_BG),
            new Colour("fc", Ink.CANVAS),
            new Colour("fz", Ink.AREA),
            new Colour("fb", Ink.BG),
            new Colour("fl", Ink.LINK));

    private static final List<Colour> LINES = List.of(
            new Colour("sz", Ink.AREA_LINE),
            new Colour("sl", Ink.LINK),
            new Colour("sm", Ink.FG_MUTED),
            new Colour("sp", Ink.PATTERN),
            new Colour("sr", Ink.PATTERN_LINE),
            new Colour("sx", Ink.BOX_LINE),
            new Colour("sb", Ink.BORDER),
            new Colour("sk", Ink.KEY),
            new Colour("sa", Ink.ACCENT));

    private SvgStyle() {}

    /** Returns rules that do not depend on the palette. */
    static String shapes() {
        return """
            text{white-space:pre}
            .t,.n,.k,.rt,.rn{font-family:%s}
            .t{font-size:13px;font-weight:600}
            .n,.rn{font-size:12px;font-weight:400}
            .k,.rt{font-size:12px;font-weight:600}
            .m{font-family:%s;font-size:11px}
            .e{text-anchor:end}
            .c{text-anchor:middle}
            .it{font-size:12px;font-style:italic}
            .u{font-size:8.5px;font-weight:600}
            .i{fill:none;stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}
            .w{stroke-width:1.9}
            .s{fill:none;stroke-width:1.4;stroke-linecap:round;stroke-linejoin:round}
            .l{fill:none;stroke-width:1.5;stroke-linejoin:round}
            .o{stroke-width:1.5}
            .b,.h{fill:none}
            .d{stroke-dasharray:3 2.4}
            .g{stroke-dasharray:4 3}
            .r{stroke-dasharray:2 3}
            .a{fill:none;stroke-width:2}
            .q{fill:none;stroke-width:1.1}
            """.formatted(SANS, MONO);
    }

    /** Returns rules that bring along the glyphs of {@code used}: under the fonts' own names, so that the other rules need not know. */
    static String fonts(Map<Typeface, NavigableSet<Integer>> used) {
        StringBuilder s = new StringBuilder();
        used.forEach((face, characters) -> {
            byte[] woff = Woff.of(FontSubset.of(FontFile.load(face.resource()), characters));
            s.append("@font-face{font-family:'")
                    .append(face.family())
                    .append("';font-weight:")
                    .append(face.weight())
                    .append(";src:url(data:font/woff;base64,")
                    .append(Base64.getEncoder().encodeToString(woff))
                    .append(") format('woff')}\n");
        });
        return s.toString();
    }

    /** Returns the rules of a palette. */
    static String colours(Theme t) {
        StringBuilder s = new StringBuilder();
        rule(s, t, "bg", "fill", Ink.CANVAS);
        FILLS.forEach(c -> rule(s, t, c.name(), "fill", c.ink()));
        LINES.forEach(c -> rule(s, t, c.name(), "stroke", c.ink()));
        return s.toString();
    }

    /** Returns the class of what is filled with {@code ink}. */
    static String fill(Ink ink) {
        return name(FILLS, ink);
    }

    /** Returns the class of a line of {@code ink}. */
    static String line(Ink ink) {
        return name(LINES, ink);
    }

    private static String name(List<Colour> of, Ink ink) {
        return of.stream()
                .filter(c -> c.ink() == ink)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the style sheet has no class for " + ink))
                .name();
    }

    private static void rule(StringBuilder s, Theme t, String name, String property, Ink ink) {
        s.append('.')
                .append(name)
                .append('{')
                .append(property)
                .append(':')
                .append(t.hex(ink))
                .append("}\n");
    }
}
