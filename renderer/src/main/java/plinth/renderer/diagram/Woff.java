package plinth.renderer.diagram;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.SortedMap;
import java.util.zip.Deflater;

/** Packs the tables of a font for the web (WOFF File Format 1.0, W3C Recommendation of 2012). */
final class Woff {
    private static final int HEAD = 44;
    private static final int ENTRY = 20;

    private Woff() {}

    /** Returns {@code tables}, by their tags, as a WOFF file. */
    static byte[] of(SortedMap<String, byte[]> tables) {
        int start = HEAD + ENTRY * tables.size();
        ByteBuffer directory = ByteBuffer.allocate(ENTRY * tables.size());
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        int plain = 12 + 16 * tables.size();
        for (var e : tables.entrySet()) {
            byte[] table = e.getValue();
            byte[] packed = packed(table);
            // Where packing gains nothing the table stays as it is.
            byte[] kept = packed.length < table.length ? packed : table;
            e.getKey().chars().forEach(c -> directory.put((byte) c));
            directory.putInt(start + data.size()).putInt(kept.length).putInt(table.length);
            directory.putInt(FontSubset.sum(table));
            data.writeBytes(kept);
            data.writeBytes(new byte[-kept.length & 3]);
            plain += table.length + (-table.length & 3);
        }
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        head.putInt(0x774f4646).putInt(FontSubset.flavour(tables)).putInt(start + data.size());
        head.putShort((short) tables.size()).putShort((short) 0).putInt(plain);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.array());
        out.writeBytes(directory.array());
        out.writeBytes(data.toByteArray());
        return out.toByteArray();
    }

    private static byte[] packed(byte[] table) {
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
            deflater.setInput(table);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] part = new byte[8192];
            while (!deflater.finished()) {
                out.write(part, 0, deflater.deflate(part));
            }
            return out.toByteArray();
        }
    }
}
