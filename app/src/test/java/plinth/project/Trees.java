package plinth.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Folders of files for tests. */
final class Trees {
    private Trees() {}

    /** Writes {@code files}, names and texts in turns, into {@code folder}. */
    static void write(Path folder, String... files) throws IOException {
        for (int i = 0; i < files.length; i += 2) {
            Path p = folder.resolve(files[i]);
            Files.createDirectories(p.toAbsolutePath().getParent());
            Files.writeString(p, files[i + 1], StandardCharsets.UTF_8);
        }
    }

    /** Returns all files below {@code folder} with their texts. */
    static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path p : paths.filter(Files::isRegularFile).toList()) {
                all.put(
                        folder.relativize(p).toString().replace('\\', '/'),
                        new String(Files.readAllBytes(p), StandardCharsets.ISO_8859_1));
            }
        }
        return all;
    }
}
