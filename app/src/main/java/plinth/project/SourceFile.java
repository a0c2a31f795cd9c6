package plinth.project;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import plinth.model.text.SourceText;

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
    private final boolean exists;
    private final Role role;
    private final Optional<String> template;

    /** What edits do with a file. */
    public enum Role {
        /** It says what is, or is a step that has not run yet: edits patch it. */
        OPEN,
        /** A step that may have run on a database: nothing changes it. */
        APPLIED,
        /** A step that its tool runs again whenever it has changed: edits patch what it makes anew. */
        REPEATABLE,
        /** The step that takes what edits would change in applied ones. */
        PENDING
    }

    SourceFile(Path path, String name, byte[] bytes, Encoding encoding, String raw) {
        this(path, name, bytes, encoding, raw, true, Role.OPEN, Optional.empty());
    }

    private SourceFile(
            Path path,
            String name,
            byte[] bytes,
            Encoding encoding,
            String raw,
            boolean exists,
            Role role,
            Optional<String> template) {
        this.path = path;
        this.name = name;
        this.bytes = bytes;
        this.encoding = encoding;
        this.raw = raw;
        this.lineEnds = LineEnds.of(raw);
        this.text = LineEnds.unified(raw);
        this.exists = exists;
        this.role = role;
        this.template = template;
    }

    /** Returns a file that is not there yet and is made when the project is saved with another text for it than {@code template}. */
    static SourceFile absent(Path path, String name, String template) {
        byte[] bytes = template.getBytes(StandardCharsets.UTF_8);
        return new SourceFile(path, name, bytes, Encoding.UTF_8, template, false, Role.PENDING, Optional.of(template));
    }

    SourceFile withRole(Role role) {
        return new SourceFile(path, name, bytes, encoding, raw, exists, role, template);
    }

    /** Returns the pending step that was made by Plinth, which goes again when nothing is left in it but {@code template}. */
    SourceFile pending(String template) {
        return new SourceFile(path, name, bytes, encoding, raw, exists, Role.PENDING, Optional.of(template));
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

    public Role role() {
        return role;
    }

    /** Returns whether neither an edit nor typing may change it. */
    public boolean applied() {
        return role == Role.APPLIED;
    }

    /** Returns whether {@code text} leaves nothing in this file that is worth one: it is a step made by Plinth, and holds its tool's marks at most. */
    boolean nothing(String text) {
        return template.filter(t -> lines(t).equals(lines(text))).isPresent();
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    }

    /** Returns all of its text, every line ending in {@code \n}. */
    public String text() {
        return text;
    }

    /** Returns the text to read. */
    public SourceText source() {
        return new SourceText(name, text);
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
        return new SourceFile(path, name, now, encoding, rawNow, true, role, template);
    }

    /** Returns the file after it was taken away, as a step that is not there yet. */
    SourceFile gone() {
        return absent(path, name, template.orElse(""));
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
