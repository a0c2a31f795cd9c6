package plinth.tests.patterns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import plinth.model.ddl.Reading;
import plinth.model.pattern.Patterns;
import plinth.model.text.Dialect;

/** A schema whose first lines, as comments, say what is in it. Whatever else is found is wrong. */
record LabelledSchema(String name, Set<Label> labels, Set<Label> found) {
    static final List<String> KINDS = List.of(
            "family",
            "single",
            "concrete",
            "bridge",
            "polymorphic",
            "arc",
            "tree",
            "temporal",
            "inherits",
            "closure",
            "nested-set",
            "path",
            "soft-delete",
            "lookup",
            "side",
            "history",
            "versions");

    static List<LabelledSchema> all(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".sql"))
                    .sorted()
                    .map(LabelledSchema::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LabelledSchema of(Path file) {
        try {
            String sql = Files.readString(file);
            Set<Label> labels = new LinkedHashSet<>();
            sql.lines()
                    .takeWhile(l -> l.startsWith("--"))
                    .forEach(l -> Label.read(l.substring(2), KINDS).ifPresent(labels::add));
            return new LabelledSchema(file.getFileName().toString(), labels, found(sql));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<Label> found(String sql) {
        Set<Label> found = new LinkedHashSet<>();
        Patterns.recognise(Reading.of(Dialect.POSTGRESQL, "schema.sql", sql).schema())
                .forEach(f -> found.add(Label.of(f.pattern())));
        return found;
    }
}
