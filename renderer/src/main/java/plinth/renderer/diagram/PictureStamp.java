package plinth.renderer.diagram;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a PNG or PDF file says of itself at its end.
 *
 * @param comment from what it was made
 * @param intact whether nobody has edited it since
 */
public record PictureStamp(String comment, boolean intact) {
    private static final int DIGITS = 16;

    /** More than ends a file behind the stamp. */
    private static final int REST = 64;

    /** Where the stamp is looked for at most. */
    private static final int END = 1 << 16;

    private static final Pattern STAMP =
            Pattern.compile("(\\P{Cntrl}*) Checksum (\\p{XDigit}{16}) of (\\d{1,10}) bytes\\.");

    /** Returns the stamp of a file that has begun with {@code before}. */
    static String of(byte[] before, String comment) {
        return comment.replaceAll("\\p{Cntrl}", " ") + " Checksum " + digits(before) + " of " + before.length
                + " bytes.";
    }

    /** Returns the stamp of {@code file}; nothing where it has none. */
    public static Optional<PictureStamp> read(byte[] file) {
        int from = Math.max(0, file.length - END);
        String end = new String(file, from, file.length - from, StandardCharsets.ISO_8859_1);
        Matcher m = STAMP.matcher(end);
        Optional<PictureStamp> last = Optional.empty();
        while (m.find()) {
            long length = Long.parseLong(m.group(3));
            boolean intact = length <= file.length
                    && end.length() - m.end() <= REST
                    && digits(Arrays.copyOf(file, (int) length)).equals(m.group(2));
            String comment = new String(m.group(1).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            last = Optional.of(new PictureStamp(comment, intact));
        }
        return last;
    }

    private static String digits(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
