package plinth.project;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plinth.renderer.query.GeneratedFile;

/**
 * The second line of a file as an export writes it. It tells which export wrote the file, and holds a checksum of all of it, by which an edit is
 * noticed. Line ends do not count, since git changes them.
 *
 * @param export stands for the project, the folder exported to and the file's place in it: a copy of the file elsewhere has another
 * @param checksum of the text without this line, and of {@code export}
 */
record Stamp(String export, String checksum) {
    private static final int DIGITS = 16;
    private static final Pattern LINE =
            Pattern.compile("(?m)^(?:--|#|//|%%|'|<!--) Export ([0-9a-f]{16}), checksum ([0-9a-f]{16})\\.(?: -->)?\n?");

    /** Returns {@code text} of a generated file with the stamp of {@code export}. */
    static String on(String text, String export) {
        int end = text.indexOf('\n') + 1;
        int mark = text.indexOf(GeneratedFile.MARK);
        if (mark < 0 || mark >= end) {
            return text;
        }
        String before = text.substring(0, mark);
        String after = before.startsWith("<!--") ? " -->" : "";
        return text.substring(0, end) + before + "Export " + export + ", checksum " + checksum(text, export) + "."
                + after + "\n" + text.substring(end);
    }

    /** Returns the stamp of {@code text}, whose lines end in {@code \n}. */
    static Optional<Stamp> of(String text) {
        Matcher m = LINE.matcher(text);
        return m.find() ? Optional.of(new Stamp(m.group(1), m.group(2))) : Optional.empty();
    }

    /** Returns {@code text} without its stamp. */
    static String without(String text) {
        return LINE.matcher(text).replaceFirst("");
    }

    /** Returns whether {@code text}, which has this stamp, is as it was written. */
    boolean fits(String text) {
        return on(without(text), export).equals(text);
    }

    private static String checksum(String text, String export) {
        return digits(export + "\n" + text);
    }

    /** Returns what stands for {@code text} in a stamp: the first 64 bits of its SHA-256. */
    static String digits(String text) {
        return Checksums.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }
}
