package plinth.renderer.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.Inflater;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds embedded fonts against those that they are made from, as another reader of fonts sees both. */
class FontSubsetTest {
    private static final String TEXT = "user_id, Ääß é Ł ½ „Größe“ … → fi 0O1lI {}@%";
    private static final FontRenderContext CONTEXT = new FontRenderContext(new AffineTransform(), true, true);

    private static NavigableSet<Integer> characters() {
        NavigableSet<Integer> all = new TreeSet<>();
        TEXT.codePoints().forEach(all::add);
        return all;
    }

    @ParameterizedTest
    @EnumSource(Typeface.class)
    void everyGlyphLooksAndMeasuresAsInTheWholeFont(Typeface face) throws Exception {
        FontFile whole = FontFile.load(face.resource());
        byte[] file = FontSubset.file(FontSubset.of(whole, characters()));
        Font part = Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(file))
                .deriveFont(100f);
        try (InputStream in = FontSubset.class.getResourceAsStream(face.resource())) {
            Font full = Font.createFont(Font.TRUETYPE_FONT, in).deriveFont(100f);
            for (int c : characters()) {
                String s = Character.toString(c);
                assertThat(part.canDisplay(c)).as(s).isEqualTo(full.canDisplay(c));
                GlyphVector a = part.createGlyphVector(CONTEXT, s);
                GlyphVector b = full.createGlyphVector(CONTEXT, s);
                assertThat(a.getGlyphMetrics(0).getAdvanceX())
                        .as("advance of " + s)
                        .isEqualTo(b.getGlyphMetrics(0).getAdvanceX());
                if (full.canDisplay(c)) {
                    assertThat(same(a.getOutline(), b.getOutline()))
                            .as("outline of " + s)
                            .isTrue();
                }
            }
        }
    }

    private static boolean same(Shape a, Shape b) {
        return new Area(a).equals(new Area(b));
    }

    @ParameterizedTest
    @EnumSource(Typeface.class)
    void packedForTheWebItIsSmallAndTheSame(Typeface face) throws Exception {
        SortedMap<String, byte[]> tables = FontSubset.of(FontFile.load(face.resource()), characters());
        byte[] woff = Woff.of(tables);
        assertThat(woff.length).isLessThan(20_000);
        assertThat(ByteBuffer.wrap(woff).getInt(8)).isEqualTo(woff.length);
        SortedMap<String, byte[]> unpacked = unpacked(woff);
        assertThat(unpacked.keySet()).isEqualTo(tables.keySet());
        for (String tag : tables.keySet()) {
            assertThat(unpacked.get(tag)).as(tag).isEqualTo(tables.get(tag));
        }
    }

    private static SortedMap<String, byte[]> unpacked(byte[] woff) throws Exception {
        ByteBuffer b = ByteBuffer.wrap(woff);
        SortedMap<String, byte[]> out = new TreeMap<>();
        for (int i = 0; i < b.getShort(12); i++) {
            int at = 44 + 20 * i;
            String tag = new String(woff, at, 4, StandardCharsets.US_ASCII);
            int from = b.getInt(at + 4);
            int length = b.getInt(at + 8);
            byte[] table = new byte[b.getInt(at + 12)];
            if (length == table.length) {
                System.arraycopy(woff, from, table, 0, length);
            } else {
                try (Inflater inflater = new Inflater()) {
                    inflater.setInput(woff, from, length);
                    ByteArrayOutputStream all = new ByteArrayOutputStream();
                    byte[] part = new byte[4096];
                    while (!inflater.finished()) {
                        all.write(part, 0, inflater.inflate(part));
                    }
                    table = all.toByteArray();
                }
            }
            out.put(tag, table);
        }
        return out;
    }
}
