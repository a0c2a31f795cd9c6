package plinth.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the SQL files of a folder hold, each looked at once; of very large ones the beginning, and of very many those that were asked for first. */
final class Shelf {
    private static final int HEAD = 4_000_000;
    private static final long ALL = 80_000_000;

    private final FileAccess access;
    private final Map<Path, Contents> seen = new HashMap<>();
    private long read;

    Shelf(FileAccess access) {
        this.access = access;
    }

    /** Returns what is in {@code file}; nothing when it cannot be read or enough was read. */
    Contents of(Path file) {
        return seen.computeIfAbsent(file, this::look);
    }

    private Contents look(Path file) {
        if (read > ALL) {
            return Contents.NOTHING;
        }
        // What a link leads to outside of the project is refused when it is read; here it says nothing.
        if (Files.isSymbolicLink(file) && access.refusal(file).isPresent()) {
            return Contents.NOTHING;
        }
        try {
            byte[] head = access.head(file, HEAD);
            read += head.length;
            boolean binary = head.length > 4 && (head[0] == 'P' && head[1] == 'G' && head[2] == 'D' && head[3] == 'M');
            if (binary) {
                return Contents.NOTHING;
            }
            return Contents.of(Encoding.of(head)
                    .decode(head)
                    .orElseGet(() -> new String(head, StandardCharsets.ISO_8859_1))
                    .replace("\r\n", "\n"));
        } catch (IOException e) {
            return Contents.NOTHING;
        }
    }

    /** Returns the tables that {@code files} make. */
    Set<String> tables(Collection<Path> files) {
        Set<String> all = new HashSet<>();
        files.forEach(f -> all.addAll(of(f).tables()));
        return all;
    }

    /** Returns whether one of {@code files} makes or changes something. */
    boolean define(Collection<Path> files) {
        return files.stream().anyMatch(f -> of(f).defines());
    }
}
