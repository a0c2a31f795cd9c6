package plinth.renderer.diagram;

import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Text and elements of an SVG file. */
final class SvgText {
    private final StringBuilder out;

    /** The characters that were written, by their typeface. */
    private final Map<Typeface, NavigableSet<Integer>> used = new EnumMap<>(Typeface.class);

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

    /**
     * Writes a line of text. Its measured width goes with it, so that a viewer without the font fits what it takes instead into the same space.
     */
    void text(String classes, double x, double y, Typeface face, double size, String text) {
        use(face, text);
        double width = TextMeasure.bundled().width(face, size, text);
        out.append("<text class=\"")
                .append(classes)
                .append("\" x=\"")
                .append(Paths.number(x))
                .append("\" y=\"")
                .append(Paths.number(y))
                .append('"');
        if (text.codePointCount(0, text.length()) > 1) {
            out.append(" textLength=\"").append(Paths.number(width)).append("\" lengthAdjust=\"spacingAndGlyphs\"");
        }
        out.append('>').append(escaped(text)).append("</text>\n");
    }

    /** Writes a line of text with another one {@code gap} pixels behind it, wherever that is in the viewer's fonts. */
    void text(
            String classes,
            double x,
            double y,
            Typeface face,
            double size,
            String text,
            String noteClasses,
            Typeface noteFace,
            String note,
            double gap) {
        if (note.isEmpty()) {
            text(classes, x, y, face, size, text);
            return;
        }
        use(face, text);
        use(noteFace, note);
        out.append("<text class=\"")
                .append(classes)
                .append("\" x=\"")
                .append(Paths.number(x))
                .append("\" y=\"")
                .append(Paths.number(y))
                .append("\">")
                .append(escaped(text))
                .append("<tspan class=\"")
                .append(noteClasses)
                .append("\" dx=\"")
                .append(Paths.number(gap))
                .append("\">")
                .append(escaped(note))
                .append("</tspan></text>\n");
    }

    private void use(Typeface face, String text) {
        NavigableSet<Integer> characters = used.computeIfAbsent(face, f -> new TreeSet<>());
        text.codePoints().forEach(characters::add);
    }

    Map<Typeface, NavigableSet<Integer>> used() {
        return used;
    }

    void path(String classes, String data) {
        out.append("<path class=\"")
                .append(classes)
                .append("\" d=\"")
                .append(data)
                .append("\"/>\n");
    }

    /** Writes {@code icon} with its upper left corner at ({@code x}, {@code y}), {@code size} pixels wide. */
    void icon(String classes, Icon icon, double x, double y, double size) {
        out.append("<path class=\"")
                .append(classes)
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

    void rect(String classes, Rect r, double radius) {
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

    void circle(String classes, Point centre, double radius) {
        out.append("<circle class=\"")
                .append(classes)
                .append("\" cx=\"")
                .append(Paths.number(centre.x()))
                .append("\" cy=\"")
                .append(Paths.number(centre.y()))
                .append("\" r=\"")
                .append(Paths.number(radius))
                .append("\"/>\n");
    }
}
