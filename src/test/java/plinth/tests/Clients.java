package plinth.tests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import plinth.model.schema.Schema;
import plinth.model.schema.SeedRows;
import plinth.renderer.query.Exported;
import plinth.renderer.query.GeneratedFile;
import plinth.renderer.query.Target;

/** What the tests of exports have in common: what is exported, and the programs that take it. */
final class Clients {
    private static final long MINUTES = 10;

    private Clients() {}

    static Path cases(String folder) {
        return Shared.root().resolve("src/test/cases").resolve(folder);
    }

    /** Returns a schema of odd names, with a column of each type. */
    static Schema odd() throws IOException {
        return Samples.read(Files.readString(cases("kysely").resolve("odd.sql")))
                .schema();
    }

    /** Writes what {@code target} makes of the samples and their layouts, the cases of exports and {@link #odd}, each into a folder of its own. */
    static void export(Target target, Path into) throws IOException {
        for (var e : exports().entrySet()) {
            write(target.files(e.getValue(), "schema.sql"), into.resolve(e.getKey()));
        }
    }

    static void write(List<GeneratedFile> files, Path into) throws IOException {
        for (GeneratedFile f : files) {
            Path file = into.resolve(f.path());
            Files.createDirectories(file.getParent());
            Files.writeString(file, f.text());
        }
    }

    private static Map<String, Exported> exports() throws IOException {
        Map<String, Exported> all = new LinkedHashMap<>();
        for (String sample : Samples.NAMES) {
            all.put(sample, Samples.exported(Samples.reading(sample)));
        }
        Samples.layouts()
                .forEach(l -> all.put(
                        "layout_" + l.toString().replaceAll("[^A-Za-z]+", "_"),
                        Exported.of(l.layout(), SeedRows.NONE)));
        try (Stream<Path> files = Files.list(cases("export"))) {
            for (Path f :
                    files.filter(x -> x.toString().endsWith(".sql")).sorted().toList()) {
                all.put(
                        "case_" + f.getFileName().toString().replaceAll("[^A-Za-z0-9]+", "_"),
                        Samples.exported(Samples.read(Files.readString(f))));
            }
        }
        all.put("odd", Exported.of(odd(), SeedRows.NONE));
        return all;
    }

    /** Deletes {@code path} with all that is in it; one that is not there is no error. */
    static void clean(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        }
    }

    /** Returns what the command prints, and how it ended where that is not well. */
    static String run(Path folder, String... command) throws Exception {
        List<String> words = List.of(command);
        Process p;
        try {
            p = new ProcessBuilder(words)
                    .directory(Files.createDirectories(folder).toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            return words.getFirst() + " cannot be started: " + e.getMessage();
        }
        String out = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!p.waitFor(MINUTES, TimeUnit.MINUTES)) {
            p.destroy();
            return out + "\n" + words + " does not end";
        }
        return p.exitValue() == 0 ? out : out + "\n" + words + " ends with " + p.exitValue();
    }
}
