package plinth.renderer.diagram;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;

/** The objects of a PDF file (ISO 32000-1), and where each begins. */
final class PdfFile {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Where each object begins; nothing for one that is not written yet. */
    private final List<@Nullable Integer> places = new ArrayList<>();

    PdfFile() {
        // Four bytes beyond ASCII tell programs that move files that this one is no text.
        write("%PDF-1.6\n%");
        out.writeBytes(new byte[] {(byte) 0xe2, (byte) 0xe3, (byte) 0xcf, (byte) 0xd3, '\n'});
    }

    /** Returns the number of an object that is written later. */
    int reserve() {
        places.add(null);
        return places.size();
    }

    int add(String body) {
        int number = reserve();
        put(number, body);
        return number;
    }

    void put(int number, String body) {
        begin(number);
        write(body + "\nendobj\n");
    }

    /** Adds a stream, packed. {@code entries} stand in its dictionary. */
    int stream(String entries, byte[] data) {
        byte[] packed = packed(data);
        int number = reserve();
        begin(number);
        write("<<" + entries + "/Filter/FlateDecode/Length " + packed.length + ">>\nstream\n");
        out.writeBytes(packed);
        write("\nendstream\nendobj\n");
        return number;
    }

    private void begin(int number) {
        places.set(number - 1, out.size());
        write(number + " 0 obj\n");
    }

    private static byte[] packed(byte[] data) {
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
            ByteArrayOutputStream to = new ByteArrayOutputStream();
            try (DeflaterOutputStream d = new DeflaterOutputStream(to, deflater)) {
                d.write(data);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException("packing in memory", e);
            }
            return to.toByteArray();
        }
    }

    /** Returns the file, which begins at the catalog {@code root} and ends with a stamp of {@code comment}. */
    byte[] end(int root, int information, String comment) {
        int at = out.size();
        write("xref\n0 " + (places.size() + 1) + "\n0000000000 65535 f \n");
        for (int i = 0; i < places.size(); i++) {
            Integer place = places.get(i);
            if (place == null) {
                throw new IllegalStateException("object " + (i + 1) + " was not written");
            }
            write(String.format(Locale.ROOT, "%010d 00000 n \n", place));
        }
        write("trailer\n<</Size " + (places.size() + 1) + "/Root " + root + " 0 R/Info " + information + " 0 R>>\n");
        out.writeBytes(("%" + PictureStamp.of(out.toByteArray(), comment) + "\n").getBytes(StandardCharsets.UTF_8));
        write("startxref\n" + at + "\n%%EOF\n");
        return out.toByteArray();
    }

    private void write(String s) {
        out.writeBytes(s.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Returns {@code s} as a text of a PDF file. */
    static String text(String s) {
        StringBuilder hex = new StringBuilder("<FEFF");
        for (char c : s.toCharArray()) {
            hex.append(String.format(Locale.ROOT, "%04X", (int) c));
        }
        return hex.append('>').toString();
    }
}
