package plinth.renderer.diagram;

import java.util.Base64;
import java.util.Map;
import java.util.NavigableSet;

/** The style sheet of an SVG file. */
final class SvgStyle {
    private static final String SANS =
            "Inter,'Inter Variable','Segoe UI',Roboto,'Helvetica Neue',Arial,'Liberation Sans',sans-serif";
    private static final String MONO =
            "'JetBrains Mono','JetBrains Mono NL',Menlo,Consolas,'Liberation Mono','DejaVu Sans Mono',monospace";

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
        rule(s, t, "f", "fill", Ink.FG);
        rule(s, t, "fm", "fill", Ink.FG_MUTED);
        rule(s, t, "fp", "fill", Ink.PATTERN);
        rule(s, t, "fx", "fill", Ink.BOX);
        rule(s, t, "fh", "fill", Ink.BOX_HEAD);
        rule(s, t, "fs", "fill", Ink.PATTERN_SUBTLE);
        rule(s, t, "fr", "fill", Ink.PATTERN_BG);
        rule(s, t, "fc", "fill", Ink.CANVAS);
        rule(s, t, "fz", "fill", Ink.AREA);
        rule(s, t, "sz", "stroke", Ink.AREA_LINE);
        rule(s, t, "fb", "fill", Ink.BG);
        rule(s, t, "fl", "fill", Ink.LINK);
        rule(s, t, "sl", "stroke", Ink.LINK);
        rule(s, t, "sm", "stroke", Ink.FG_MUTED);
        rule(s, t, "sp", "stroke", Ink.PATTERN);
        rule(s, t, "sr", "stroke", Ink.PATTERN_LINE);
        rule(s, t, "sx", "stroke", Ink.BOX_LINE);
        rule(s, t, "sb", "stroke", Ink.BORDER);
        rule(s, t, "sk", "stroke", Ink.KEY);
        rule(s, t, "sa", "stroke", Ink.ACCENT);
        return s.toString();
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
