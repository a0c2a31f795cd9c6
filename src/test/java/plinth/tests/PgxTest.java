package plinth.tests;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plinth.model.schema.Schema;
import plinth.renderer.pgx.PgxTarget;
import plinth.renderer.query.Exported;
import plinth.renderer.query.GeneratedFile;
import plinth.renderer.sql.DdlWriter;

/** The Go compiler takes the exports for pgx, and programs run them against PostgreSQL. Needs Go and its module proxy. */
@Tag("slow")
class PgxTest {
    private static final String PGX = "github.com/jackc/pgx/v5@v5.12.0";

    private static Path work() {
        return Shared.root().resolve("target/pgx");
    }

    @BeforeAll
    static void compile() throws Exception {
        if (Files.exists(work())) {
            clean(work());
        }
        assertThat(run(work(), "go", "version")).as("Go must be on the PATH").startsWith("go version");
        for (var e : exports().entrySet()) {
            for (GeneratedFile f : new PgxTarget().files(e.getValue(), "schema.sql")) {
                Path file = work().resolve(e.getKey()).resolve(f.path());
                Files.createDirectories(file.getParent());
                Files.writeString(file, f.text());
            }
        }
        for (String program : List.of("events", "odd")) {
            Path folder = Files.createDirectories(work().resolve("run_" + program));
            Files.copy(cases("pgx").resolve(program + ".go"), folder.resolve("main.go"));
        }
        run(work(), "go", "mod", "init", "example.com/stubs");
        assertThat(run(work(), "go", "get", PGX)).as("go gets " + PGX).doesNotContain(" ends with ");
        run(work(), "go", "mod", "tidy");
        assertThat(run(work(), "gofmt", "-l", ".")).as("gofmt").isEmpty();
        assertThat(run(work(), "go", "vet", "./...")).as("go vet").isEmpty();
    }

    private static Path cases(String folder) {
        return Shared.root().resolve("src/test/cases").resolve(folder);
    }

    private static Map<String, Exported> exports() throws IOException {
        Map<String, Exported> all = new LinkedHashMap<>();
        for (String sample : Samples.NAMES) {
            all.put(sample, Exported.of(Samples.schema(sample)));
        }
        Samples.layouts()
                .filter(l -> !l.layout().today())
                .forEach(l -> all.put("layout_" + l.toString().replaceAll("[^A-Za-z]+", "_"), Exported.of(l.layout())));
        try (Stream<Path> files = Files.list(cases("export"))) {
            for (Path f :
                    files.filter(x -> x.toString().endsWith(".sql")).sorted().toList()) {
                all.put(
                        "case_" + f.getFileName().toString().replaceAll("[^A-Za-z0-9]+", "_"),
                        Exported.of(Samples.read(Files.readString(f)).schema()));
            }
        }
        all.put("odd", Exported.of(odd()));
        return all;
    }

    private static Schema odd() throws IOException {
        return Samples.read(Files.readString(cases("kysely").resolve("odd.sql")))
                .schema();
    }

    @Test
    void aClientReadsWritesConvertsAndKnowsWhatIsRefused() throws Exception {
        assertThat(program("events", Samples.text("events")))
                .containsExactly(
                        "day_off true false",
                        "appointment false true",
                        "before 1 true",
                        "converted true",
                        "twice true",
                        "patched a@b",
                        "many 2",
                        "D",
                        "E",
                        "violation true [email]",
                        "no violation true",
                        "deleted 1");
    }

    @Test
    void everyTypeIsReadAndWrittenAndOddNamesAreWhatTheyAre() throws Exception {
        assertThat(program("odd", DdlWriter.write(odd())))
                .containsExactly(
                        "rows 2 different 1",
                        "a`b${c}\\d ha`p${p}y [sad it's ok] [a,b \"c\"] a@b ü [1] 8",
                        "no \\ `here${0} [sql]",
                        "true",
                        "2");
    }

    private static List<String> program(String name, String ddl) throws Exception {
        try (TestDatabase db = Postgres.database()) {
            db.load(ddl);
            return run(work(), "go", "run", "./run_" + name, db.url().substring("jdbc:".length()) + "&sslmode=disable")
                    .lines()
                    .toList();
        }
    }

    private static void clean(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        }
    }

    /** Returns what the command prints, and how it ended where that is not well. */
    private static String run(Path folder, String... command) throws Exception {
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
        if (!p.waitFor(10, TimeUnit.MINUTES)) {
            p.destroy();
            return out + "\n" + words + " does not end";
        }
        return p.exitValue() == 0 ? out : out + "\n" + words + " ends with " + p.exitValue();
    }
}
