package plinth.tests.rewrite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import plinth.tests.Shared;

/** Texts to try things on: the samples, and the shared corpus where it is there. */
final class Corpus {
    private Corpus() {}

    /** A text and where it is from. */
    record Text(String name, String sql) {}

    static List<Text> samples() {
        return Stream.of("events", "tour", "legacy")
                .map(n -> new Text(
                        n, read(Shared.root().resolve("samples").resolve(n).resolve("schema.sql"))))
                .toList();
    }

    /** Returns the schemas of the shared corpus; a file that is several in one is cut at its marks. */
    static List<Text> shared() {
        Path folder = Shared.file("corpus/postgresql");
        List<Text> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(f -> f.toString().endsWith(".sql")).sorted().forEach(f -> {
                String[] parts = read(f).split("(?m)^(?=-- @@FILE)", -1);
                for (int i = 0; i < parts.length; i++) {
                    if (!parts[i].isBlank()) {
                        all.add(new Text(f.getFileName() + (parts.length > 1 ? "#" + i : ""), parts[i]));
                    }
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static String read(Path p) {
        try {
            return Files.readString(p, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
