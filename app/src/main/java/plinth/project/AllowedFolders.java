package plinth.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The folders outside of a project whose files may be read where the project names them: those that the user's settings or the command line
 * name. A project alone cannot make anybody read what lies outside of it.
 */
public record AllowedFolders(List<Path> folders) {
    public static final AllowedFolders NONE = new AllowedFolders(List.of());

    public AllowedFolders {
        folders = List.copyOf(folders);
    }

    /** Returns the file of the user's settings that lists folders, one a line, absolute or below {@code ~/}. */
    public static Path settings() {
        return Places.ofUser().config().resolve("allowed-folders");
    }

    /** Returns those of the user's settings; none when there are no such settings. */
    public static AllowedFolders ofUser() {
        return of(settings());
    }

    static AllowedFolders of(Path settings) {
        try {
            Path home = Path.of(System.getProperty("user.home", "."));
            List<Path> all = new ArrayList<>();
            for (String line : Files.readAllLines(settings, StandardCharsets.UTF_8)) {
                String name = line.strip();
                if (!name.isEmpty() && !name.startsWith("#")) {
                    Path folder = name.startsWith("~/") ? home.resolve(name.substring(2)) : Path.of(name);
                    if (folder.isAbsolute()) {
                        all.add(folder);
                    }
                }
            }
            return new AllowedFolders(all);
        } catch (IOException | InvalidPathException e) {
            return NONE;
        }
    }

    /** Returns these folders and {@code more}. */
    public AllowedFolders and(List<Path> more) {
        List<Path> all = new ArrayList<>(folders);
        all.addAll(more);
        return new AllowedFolders(all);
    }

    /** Returns whether {@code file}, a real path, is one of the folders or in one. */
    boolean hold(Path file) {
        return folders.stream().anyMatch(f -> file.startsWith(FileAccess.real(f)));
    }
}
