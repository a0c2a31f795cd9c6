package plinth.renderer.diagram;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.SortedMap;

/** A font of a PDF file with the glyphs that are used: its characters can be searched and copied. */
final class PdfFont {
    /** Tells the font apart from the whole one, as the format wants it: six capitals. */
    private static final String SUBSET = "PLINTH+";

    private static final int MOST_CHARACTERS = 100;

    private final Typeface face;
    private final NavigableSet<Integer> characters;
    private final SortedMap<String, byte[]> tables;
    private final FontFile whole;
    private final FontFile subset;

    PdfFont(Typeface face, NavigableSet<Integer> characters) {
        this.face = face;
        this.characters = characters;
        this.whole = FontFile.load(face.resource());
        this.tables = FontSubset.of(whole, characters);
        this.subset = FontFile.of(FontSubset.file(tables));
    }

    /** Returns the name of the font in contents of pages. */
    String name() {
        return "F" + face.ordinal();
    }

    private int glyph(int c) {
        return c > 0xffff ? 0 : subset.glyph(c);
    }

    private double width(int units) {
        return units * 1000.0 / subset.unitsPerEm();
    }

    /** Returns whether the font has all of {@code text}. */
    boolean has(String text) {
        return text.codePoints().allMatch(c -> glyph(c) != 0);
    }

    /** Returns {@code text} as what {@code TJ} shows; a character that the font lacks takes the room that was measured for it. */
    String shown(String text) {
        StringBuilder s = new StringBuilder("[<");
        text.codePoints().forEach(c -> {
            int g = glyph(c);
            s.append(hex(g));
            double more = width(whole.advance(c)) - width(subset.advanceOf(g));
            if (g == 0 && Math.abs(more) > 0.5) {
                s.append('>').append(Paths.number(-more)).append('<');
            }
        });
        return s.append(">]").toString();
    }

    private static String hex(int n) {
        return String.format(Locale.ROOT, "%04X", n);
    }

    /** Writes the font and returns its number. */
    int write(PdfFile file) {
        String resource = face.resource();
        String named = SUBSET + resource.substring(resource.lastIndexOf('/') + 1, resource.lastIndexOf('.'));
        boolean cff = tables.containsKey("CFF ");
        int data = cff
                ? file.stream("/Subtype/CIDFontType0C", table("CFF "))
                : file.stream("/Length1 " + FontSubset.file(tables).length, FontSubset.file(tables));
        int[] box = subset.box();
        int descriptor = file.add("<</Type/FontDescriptor/FontName/" + named + "/Flags 4/FontBBox["
                + units(box[0]) + " " + units(box[1]) + " " + units(box[2]) + " " + units(box[3])
                + "]/ItalicAngle 0/Ascent " + units(subset.ascent()) + "/Descent " + units(subset.descent())
                + "/CapHeight " + units(subset.ascent()) + "/StemV 80/FontFile" + (cff ? 3 : 2) + " " + data
                + " 0 R>>");
        int descendant = file.add("<</Type/Font/Subtype/CIDFontType" + (cff ? 0 : 2) + "/BaseFont/" + named
                + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor " + descriptor
                + " 0 R/W[0[" + widths() + "]]" + (cff ? "" : "/CIDToGIDMap/Identity") + ">>");
        int unicode = file.stream("", unicode().getBytes(StandardCharsets.US_ASCII));
        return file.add("<</Type/Font/Subtype/Type0/BaseFont/" + named + "/Encoding/Identity-H/DescendantFonts["
                + descendant + " 0 R]/ToUnicode " + unicode + " 0 R>>");
    }

    private byte[] table(String tag) {
        byte[] table = tables.get(tag);
        if (table == null) {
            throw new IllegalStateException("a font without the table " + tag);
        }
        return table;
    }

    private String units(int n) {
        return Paths.number(width(n));
    }

    private String widths() {
        int last = characters.stream().mapToInt(this::glyph).max().orElse(0);
        StringBuilder s = new StringBuilder();
        for (int g = 0; g <= last; g++) {
            s.append(g == 0 ? "" : " ").append(units(subset.advanceOf(g)));
        }
        return s.toString();
    }

    /** Which character each glyph stands for. */
    private String unicode() {
        StringBuilder s = new StringBuilder("""
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange
            """);
        List<Integer> known =
                new ArrayList<>(characters.stream().filter(c -> glyph(c) != 0).toList());
        for (int i = 0; i < known.size(); i += MOST_CHARACTERS) {
            List<Integer> some = known.subList(i, Math.min(known.size(), i + MOST_CHARACTERS));
            s.append(some.size()).append(" beginbfchar\n");
            some.forEach(c -> s.append('<')
                    .append(hex(glyph(c)))
                    .append("> <")
                    .append(hex(c))
                    .append(">\n"));
            s.append("endbfchar\n");
        }
        return s.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
                .toString();
    }
}
