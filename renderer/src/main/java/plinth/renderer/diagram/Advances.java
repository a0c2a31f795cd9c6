package plinth.renderer.diagram;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * The advance widths of one typeface. Those of Latin letters come from a small table that is made from the font and checked against it by a test,
 * since reading the font itself takes longer than a drawing; the font is read when another character is asked for.
 */
final class Advances {
    /** Where the table is: a line for each typeface, its name, its units per em, the advances of the characters from {@link #FIRST} on. */
    static final String RESOURCE = "advances.txt";

    static final int FIRST = 0x20;
    static final int END = 0x180;

    private final Typeface face;
    private final int unitsPerEm;
    private final int[] latin;

    private Advances(Typeface face, int unitsPerEm, int[] latin) {
        this.face = face;
        this.unitsPerEm = unitsPerEm;
        this.latin = latin;
    }

    /** The fonts themselves, each read at most once. */
    private static final class Fonts {
        private static final class Inter {
            static final FontFile FILE = FontFile.load(Typeface.INTER.resource());
        }

        private static final class Semibold {
            static final FontFile FILE = FontFile.load(Typeface.INTER_SEMIBOLD.resource());
        }

        private static final class Mono {
            static final FontFile FILE = FontFile.load(Typeface.MONO.resource());
        }

        static FontFile of(Typeface face) {
            return switch (face) {
                case INTER -> Inter.FILE;
                case INTER_SEMIBOLD -> Semibold.FILE;
                case MONO -> Mono.FILE;
            };
        }
    }

    static Map<Typeface, Advances> bundled() {
        try (InputStream in = Advances.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            Map<Typeface, Advances> all = new EnumMap<>(Typeface.class);
            StringTokenizer words = new StringTokenizer(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
            while (words.hasMoreTokens()) {
                Typeface face = Typeface.valueOf(words.nextToken());
                int unitsPerEm = Integer.parseInt(words.nextToken());
                int[] latin = new int[END - FIRST];
                for (int i = 0; i < latin.length; i++) {
                    latin[i] = Integer.parseInt(words.nextToken());
                }
                all.put(face, new Advances(face, unitsPerEm, latin));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + RESOURCE, e);
        }
    }

    /** Returns the width of {@code text} at {@code size} pixels an em. */
    double width(String text, double size) {
        long sum = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            sum += c >= FIRST && c < END ? latin[c - FIRST] : Fonts.of(face).advance(c);
        }
        return (double) sum / unitsPerEm * size;
    }

    /** Returns the table's line for {@code face}, read from the font. */
    static String line(Typeface face) {
        FontFile font = FontFile.load(face.resource());
        StringBuilder line = new StringBuilder(face.name()).append(' ').append(font.unitsPerEm());
        for (int c = FIRST; c < END; c++) {
            line.append(' ').append(font.advance(c));
        }
        return line.toString();
    }
}
