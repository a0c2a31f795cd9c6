package plinth.renderer.diagram;

import java.util.Map;
import java.util.NavigableSet;
import java.util.StringJoiner;

/** Text and elements of an SVG file. */
final class SvgText implements Surface {
    private final StringBuilder out;

    private final Characters characters = new Characters();

    SvgText(StringBuilder out) {
        this.out = out;
    }

    /** Escapes {@code s} for text and attributes; control characters, which XML forbids, become a replacement character. */
    static String escaped(String s) {
        StringBuilder b = new StringBuilder(s.length() + 8);
        s.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> b.append("&amp;");
                case '<' -> b.append("&lt;");
                case '>' -> b.append("&gt;");
                case '"' -> b.append("&quot;");
                default -> {
                    boolean bad = c < 0x20 || c >= 0xd800 && c <= 0xdfff || c == 0xfffe || c == 0xffff;
                    b.appendCodePoint(bad ? 0xfffd : c);
                }
            }
        });
        return b.toString();
    }

    /** Writes what lies under everything. */
    void ground(Rect page) {
        rect("bg", page, 0);
    }

    @Override
    public void open(String tip) {
        out.append("<g>");
        if (!tip.isEmpty()) {
            out.append("<title>").append(escaped(tip)).append("</title>");
        }
        out.append('\n');
    }

    @Override
    public void close() {
        out.append("</g>\n");
    }

    /**
     * Writes a line of text. Its measured width goes with it, so that a viewer without the font fits what it takes instead into the same space.
     */
    @Override
    public void text(TextStyle style, Ink ink, TextStyle.Anchor anchor, double x, double y, String text) {
        characters.add(style.face(), text);
        begin(classes(style, ink, anchor), x, y);
        if (text.codePointCount(0, text.length()) > 1) {
            out.append(" textLength=\"")
                    .append(Paths.number(style.width(text)))
                    .append("\" lengthAdjust=\"spacingAndGlyphs\"");
        }
        out.append('>').append(escaped(text)).append("</text>\n");
    }

    /** Writes a line of text with its note behind it, wherever that is in the viewer's fonts. */
    @Override
    public void text(
            TextStyle style, Ink ink, double x, double y, String text, TextStyle noteStyle, String note, double gap) {
        if (note.isEmpty()) {
            text(style, ink, TextStyle.Anchor.START, x, y, text);
            return;
        }
        characters.add(style.face(), text);
        characters.add(noteStyle.face(), note);
        begin(classes(style, ink, TextStyle.Anchor.START), x, y);
        out.append('>')
                .append(escaped(text))
                .append("<tspan class=\"")
                .append(classes(noteStyle, Ink.FG_MUTED, TextStyle.Anchor.START))
                .append("\" dx=\"")
                .append(Paths.number(gap))
                .append("\">")
                .append(escaped(note))
                .append("</tspan></text>\n");
    }

    private void begin(String classes, double x, double y) {
        out.append("<text class=\"")
                .append(classes)
                .append("\" x=\"")
                .append(Paths.number(x))
                .append("\" y=\"")
                .append(Paths.number(y))
                .append('"');
    }

    private static String classes(TextStyle style, Ink ink, TextStyle.Anchor anchor) {
        String at = switch (anchor) {
            case START -> "";
            case MIDDLE -> "c ";
            case END -> "e ";
        };
        return style.classes() + " " + at + SvgStyle.fill(ink);
    }

    private static String classes(Style style) {
        StringJoiner all = new StringJoiner(" ");
        if (style.stroke() != Stroke.PLAIN) {
            all.add(style.stroke().classes());
        }
        style.fill().ifPresent(i -> all.add(SvgStyle.fill(i)));
        style.line().ifPresent(i -> all.add(SvgStyle.line(i)));
        return all.toString();
    }

    Map<Typeface, NavigableSet<Integer>> used() {
        return characters.used();
    }

    @Override
    public void path(Style style, String data) {
        out.append("<path class=\"")
                .append(classes(style))
                .append("\" d=\"")
                .append(data)
                .append("\"/>\n");
    }

    @Override
    public void icon(Style style, Icon icon, double x, double y, double size) {
        out.append("<path class=\"")
                .append(classes(style))
                .append("\" transform=\"translate(")
                .append(Paths.number(x))
                .append(' ')
                .append(Paths.number(y))
                .append(')');
        if (size != 16) {
            out.append(" scale(").append(size / 16).append(')');
        }
        out.append("\" d=\"").append(icon.path()).append("\"/>\n");
    }

    @Override
    public void rect(Style style, Rect r, double radius) {
        rect(classes(style), r, radius);
    }

    private void rect(String classes, Rect r, double radius) {
        out.append("<rect class=\"")
                .append(classes)
                .append("\" x=\"")
                .append(Paths.number(r.x()))
                .append("\" y=\"")
                .append(Paths.number(r.y()))
                .append("\" width=\"")
                .append(Paths.number(r.width()))
                .append("\" height=\"")
                .append(Paths.number(r.height()))
                .append('"');
        if (radius > 0) {
            out.append(" rx=\"").append(Paths.number(radius)).append('"');
        }
        out.append("/>\n");
    }

    @Override
    public void circle(Style style, Point centre, double radius) {
        out.append("<circle class=\"")
                .append(classes(style))
                .append("\" cx=\"")
                .append(Paths.number(centre.x()))
                .append("\" cy=\"")
                .append(Paths.number(centre.y()))
                .append("\" r=\"")
                .append(Paths.number(radius))
                .append("\"/>\n");
    }
}
