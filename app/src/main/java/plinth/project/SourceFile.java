package plinth.project;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import plinth.model.text.SourceText;
import plinth.model.text.Span;

/**
 * One SQL file of a project as it was read. Its text is held with {@code \n} at the end of every line; {@link #bytes(String)} puts line ends,
 * encoding and mark back, and gives the very bytes that were read for a text that was not changed.
 */
public final class SourceFile {
    private final Path path;
    private final String name;
    private final byte[] bytes;
    private final Encoding encoding;
    private final LineEnds lineEnds;
    private final String raw;
    private final String text;
    private final List<Span> leftOut;
    private final boolean exists;

    SourceFile(
            Path path, String name, byte[] bytes, Encoding encoding, String raw, List<Span> leftOut, boolean exists) {
        this.path = path;
        this.name = name;
        this.bytes = bytes;
        this.encoding = encoding;
        this.raw = raw;
        this.lineEnds = LineEnds.of(raw);
        this.text = LineEnds.unified(raw);
        this.leftOut = List.copyOf(leftOut);
        this.exists = exists;
    }

    /** Returns a file that is not there yet and is made when the project is saved with another text for it than {@code template}. */
    static SourceFile absent(Path path, String name, String template) {
        byte[] bytes = template.getBytes(StandardCharsets.UTF_8);
        return new SourceFile(path, name, bytes, Encoding.UTF_8, template, List.of(), false);
    }

    SourceFile leavingOut(List<Span> spans) {
        return new SourceFile(path, name, bytes, encoding, raw, spans, exists);
    }

    /** Returns where it is, absolute. */
    public Path path() {
        return path;
    }

    /** Returns its path below the project's folder, with {@code /} between its parts. */
    public String name() {
        return name;
    }

    public Encoding encoding() {
        return encoding;
    }

    public LineEnds lineEnds() {
        return lineEnds;
    }

    /** Returns whether it is on disk. */
    public boolean exists() {
        return exists;
    }

    /** Returns all of its text, every line ending in {@code \n}. */
    public String text() {
        return text;
    }

    /** Returns the parts of the text that are not for the schema: the down part of a migration step. */
    public List<Span> leftOut() {
        return leftOut;
    }

    /** Returns the text to read: what is left out is blanks, so that every place is where it is in {@link #text()}. */
    public SourceText source() {
        return new SourceText(name, blanked(text, leftOut));
    }

    private static String blanked(String text, List<Span> spans) {
        if (spans.isEmpty()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text);
        for (Span s : spans) {
            for (int i = s.start(); i < s.end(); i++) {
                if (out.charAt(i) != '\n') {
                    out.setCharAt(i, ' ');
                }
            }
        }
        return out.toString();
    }

    /** Returns the bytes that were read. */
    byte[] bytes() {
        return bytes;
    }

    /**
     * Returns the bytes to write for {@code changed}, a later text of this file.
     *
     * @throws ProjectException when the file's encoding lacks one of its characters
     */
    public byte[] bytes(String changed) throws ProjectException {
        if (changed.equals(text)) {
            return bytes.clone();
        }
        String ended = LineEndKeeper.restore(raw, lineEnds, text, changed);
        return encoding.encode(ended).orElseThrow(() -> missing(changed));
    }

    /** Returns the file after {@code changed} was written to it. */
    SourceFile written(String changed) throws ProjectException {
        byte[] now = bytes(changed);
        String rawNow = LineEndKeeper.restore(raw, lineEnds, text, changed);
        return new SourceFile(path, name, now, encoding, rawNow, leftOut, true);
    }

    private ProjectException missing(String changed) {
        var encoder = encoding.charset().newEncoder();
        int line = 1;
        int column = 1;
        for (int i = 0; i < changed.length(); i++) {
            int c = changed.codePointAt(i);
            int width = Character.charCount(c);
            if (!encoder.canEncode(changed.substring(i, i + width))) {
                return new ProjectException(name + ":" + line + ":" + column + ": the file is in " + encoding
                        + ", which has no \"" + Character.toString(c)
                        + "\": nothing was written. Take the character out, or convert the file to UTF-8.");
            }
            i += width - 1;
            column += width;
            if (c == '\n') {
                line++;
                column = 1;
            }
        }
        return new ProjectException(name + ": the text cannot be written in " + encoding + ": nothing was written.");
    }

    @Override
    public String toString() {
        return name;
    }
}
