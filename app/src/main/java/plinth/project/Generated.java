package plinth.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import plinth.renderer.query.GeneratedFile;

/** What an export has written: it follows from the schema, so it says what the schema is only where nothing else does. */
final class Generated {
    private static final int FIRST_LINE = 4096;

    private Generated() {}

    /** Returns whether {@code file} has the first line of an exported one. Nothing else is read, since it may be a dump. */
    static boolean is(FileAccess access, Path file) {
        if (Files.isSymbolicLink(file) && access.refusal(file).isPresent()) {
            return false;
        }
        try {
            return GeneratedFile.generated(new String(access.head(file, FIRST_LINE), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns {@code files}, those of a folder that settings name, without exported ones, unless there are no others. */
    static List<Path> without(FileAccess access, List<Path> files) {
        List<Path> own = files.stream().filter(f -> !is(access, f)).toList();
        return own.isEmpty() ? files : own;
    }
}
