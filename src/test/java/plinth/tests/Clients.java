package plinth.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import plinth.renderer.sql.DdlWriter;

/** What the tests of exports have in common: what is exported, and the programs that take it. */
final class Clients {
    private static final long MINUTES = 10;

    /** How strictly the TypeScript compiler is to look. */
    static final String TS_SETTINGS = """
        { "compilerOptions": { "strict": true, "exactOptionalPropertyTypes": true, "noUncheckedIndexedAccess": true, "noUnusedLocals": true,
            "isolatedModules": true, "verbatimModuleSyntax": true, "target": "es2022", "module": "nodenext", "moduleResolution": "nodenext",
            "types": ["node"], "outDir": "out", "rootDir": "." }, "include": ["**/*.ts"], "exclude": ["out", "node_modules"] }
        """;

    private Clients() {}

    /** Makes {@code work} a folder with {@code packages} of npm and nothing else in it. */
    static void node(Path work, List<String> packages) throws Exception {
        assertThat(run(work, "node", "--version"))
                .as("Node.js must be on the PATH")
                .startsWith("v");
        Path wanted = work.resolve("packages.txt");
        if (!Files.exists(wanted) || !Files.readString(wanted).equals(packages.toString())) {
            clean(work);
            Files.writeString(
                    Files.createDirectories(work).resolve("package.json"),
                    "{ \"type\": \"module\", \"private\": true }\n");
            List<String> install = new ArrayList<>(List.of("npm", "install", "--silent", "--no-audit", "--no-fund"));
            install.addAll(packages);
            String said = run(work, install.toArray(String[]::new));
            assertThat(said).as("npm installs " + packages).doesNotContain(" ends with ");
            Files.writeString(wanted, packages.toString());
        }
        try (Stream<Path> old = Files.list(work)) {
            for (Path p : old.toList()) {
                String name = p.getFileName().toString();
                if (!name.equals("node_modules") && !name.startsWith("package")) {
                    clean(p);
                }
            }
        }
    }

    static Path cases(String folder) {
        return Shared.root().resolve("src/test/cases").resolve(folder);
    }

    /** Returns a schema of odd names, with a column of each type. */
    static Schema odd() throws IOException {
        return Samples.read(Files.readString(cases("clients").resolve("odd.sql")))
                .schema();
    }

    /** Returns what makes {@link #odd} in a database, with a row of {@code audit.dates} that has a value of each type. */
    static String oddWithRow() throws IOException {
        return DdlWriter.write(odd()) + Files.readString(cases("clients").resolve("odd-row.sql"));
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

    /** Returns the samples and their layouts, the cases of exports and {@link #odd}. */
    static Map<String, Exported> exports() throws IOException {
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

    /** Returns the lines that {@code command} prints when the address of a database that {@code ddl} has made stands behind it. */
    static List<String> program(Path folder, String ddl, String... command) throws Exception {
        try (TestDatabase db = Postgres.database()) {
            db.load(ddl);
            List<String> words = new ArrayList<>(List.of(command));
            words.add(db.url().substring("jdbc:".length()) + "&sslmode=disable");
            return run(folder, words.toArray(String[]::new)).lines().toList();
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
