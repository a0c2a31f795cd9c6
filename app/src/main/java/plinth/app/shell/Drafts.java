package plinth.app.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** New documents that have no place of their own yet: files in the user's folder for settings until they are saved somewhere. */
final class Drafts {
    private final Path folder;

    Drafts(Path folder) {
        this.folder = folder;
    }

    /** Makes a draft called {@code name} with {@code text}; an earlier one of that name stays. */
    Path make(String name, String text) throws IOException {
        Files.createDirectories(folder);
        for (int i = 1; ; i++) {
            Path home = folder.resolve(i == 1 ? name : name + "-" + i);
            if (!Files.exists(home)) {
                Files.createDirectories(home);
                Path file = home.resolve(name + ".sql");
                Files.writeString(file, text, StandardCharsets.UTF_8);
                return file;
            }
        }
    }

    /** Returns whether {@code path} is a draft, so that saving asks where to. */
    boolean holds(Path path) {
        return path.toAbsolutePath()
                .normalize()
                .startsWith(folder.toAbsolutePath().normalize());
    }
}
