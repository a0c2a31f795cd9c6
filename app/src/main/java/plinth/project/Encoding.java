package plinth.project;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How a file's characters are written as bytes.
 *
 * @param mark whether a byte order mark stands at the beginning
 */
public record Encoding(Charset charset, boolean mark) {
    /** What new files are written in. */
    public static final Encoding UTF_8 = new Encoding(StandardCharsets.UTF_8, false);

    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

    /**
     * Tells how {@code bytes} are encoded: by their mark, else by the zero bytes that UTF-16 has at every other place, else UTF-8 where they are
     * that, else Latin-1, in which any bytes can be read and written back.
     */
    static Encoding of(byte[] bytes) {
        Optional<Encoding> marked = marked(bytes);
        if (marked.isPresent()) {
            return marked.get();
        }
        if (bytes.length >= 4 && bytes.length % 2 == 0) {
            int even = 0;
            int odd = 0;
            int n = Math.min(bytes.length, 4096);
            for (int i = 0; i < n; i++) {
                if (bytes[i] == 0) {
                    if (i % 2 == 0) {
                        even++;
                    } else {
                        odd++;
                    }
                }
            }
            if (odd > n / 4 && even == 0) {
                return new Encoding(StandardCharsets.UTF_16LE, false);
            }
            if (even > n / 4 && odd == 0) {
                return new Encoding(StandardCharsets.UTF_16BE, false);
            }
        }
        return UTF_8.decode(bytes).isPresent() ? UTF_8 : new Encoding(StandardCharsets.ISO_8859_1, false);
    }

    private static Optional<Encoding> marked(byte[] b) {
        if (begins(b, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(new Encoding(StandardCharsets.UTF_8, true));
        }
        if (begins(b, 0xFF, 0xFE, 0, 0)) {
            return Optional.of(new Encoding(UTF_32LE, true));
        }
        if (begins(b, 0, 0, 0xFE, 0xFF)) {
            return Optional.of(new Encoding(UTF_32BE, true));
        }
        if (begins(b, 0xFF, 0xFE)) {
            return Optional.of(new Encoding(StandardCharsets.UTF_16LE, true));
        }
        return begins(b, 0xFE, 0xFF) ? Optional.of(new Encoding(StandardCharsets.UTF_16BE, true)) : Optional.empty();
    }

    private static boolean begins(byte[] b, int... with) {
        if (b.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((b[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }

    /** Returns the characters of {@code bytes}, or nothing when they are not of this encoding. The mark is not part of the text. */
    Optional<String> decode(byte[] bytes) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(mark && text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Returns the bytes of {@code text} with the mark, or nothing when it has a character that this encoding lacks. */
    Optional<byte[]> encode(String text) {
        try {
            ByteBuffer out = charset.newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(mark ? "\uFEFF" + text : text));
            byte[] bytes = new byte[out.remaining()];
            out.get(bytes);
            return Optional.of(bytes);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Returns the name that people use: {@code UTF-8}, {@code UTF-16LE with a byte order mark}, {@code Latin-1}. */
    @Override
    public String toString() {
        String name = charset.equals(StandardCharsets.ISO_8859_1) ? "Latin-1" : charset.name();
        return mark ? name + " with a byte order mark" : name;
    }
}
