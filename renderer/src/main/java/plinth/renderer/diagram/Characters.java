package plinth.renderer.diagram;

import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** The characters that are drawn, by their typeface. */
public final class Characters {
    /** How many are named. */
    private static final int SHOWN = 12;

    private final Map<Typeface, NavigableSet<Integer>> used = new EnumMap<>(Typeface.class);

    Characters() {}

    /** Returns the characters of {@code drawing}. */
    public static Characters of(Drawing drawing) {
        Characters all = new Characters();
        new ShapePainter(new Collector(all)).paint(drawing.shapes());
        return all;
    }

    void add(Typeface face, String text) {
        NavigableSet<Integer> characters = used.computeIfAbsent(face, f -> new TreeSet<>());
        text.codePoints().forEach(characters::add);
    }

    Map<Typeface, NavigableSet<Integer>> used() {
        return used;
    }

    /** Returns those that the bundled fonts lack, in order: what PNG and PDF show as boxes, and SVG in a font of the reader. */
    public NavigableSet<Integer> missing() {
        NavigableSet<Integer> out = new TreeSet<>();
        used.forEach((face, characters) -> {
            FontFile font = FontFile.load(face.resource());
            characters.stream().filter(c -> c > 0xffff || font.glyph(c) == 0).forEach(out::add);
        });
        return out;
    }

    /** Returns what is to be said of those that {@code format} shows as boxes, if any. */
    public Optional<String> note(PictureFormat format) {
        NavigableSet<Integer> missing = format == PictureFormat.SVG ? new TreeSet<>() : missing();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder some = new StringBuilder();
        missing.stream().limit(SHOWN).forEach(some::appendCodePoint);
        return Optional.of("The fonts of Plinth lack " + some + (missing.size() > SHOWN ? " and others" : "")
                + ": boxes stand for them in the " + format + ". An SVG shows them in the fonts of its reader.");
    }

    /** Sees only what is written. */
    private record Collector(Characters into) implements Surface {
        @Override
        public void rect(Style style, Rect rect, double radius) {}

        @Override
        public void circle(Style style, Point centre, double radius) {}

        @Override
        public void path(Style style, String data) {}

        @Override
        public void icon(Style style, Icon icon, double x, double y, double size) {}

        @Override
        public void text(TextStyle style, Ink ink, TextStyle.Anchor anchor, double x, double y, String text) {
            into.add(style.face(), text);
        }
    }
}
