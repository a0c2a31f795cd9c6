package plinth.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plinth.renderer.pgx.PgxTarget;
import plinth.renderer.query.Target;

/** The Go compiler takes the exports for pgx, and programs run them against PostgreSQL. Needs Go and its module proxy. */
@Tag("slow")
class PgxTest {
    private static final String PGX = "github.com/jackc/pgx/v5@v5.12.0";

    private static Path work() {
        return Shared.root().resolve("target/pgx");
    }

    @BeforeAll
    static void compile() throws Exception {
        Clients.clean(work());
        assertThat(Clients.run(work(), "go", "version"))
                .as("Go must be on the PATH")
                .startsWith("go version");
        Clients.export(new PgxTarget(), work());
        Target packaged = new PgxTarget().packaged("store").orElseThrow();
        Clients.write(
                packaged.files(Samples.exported(Samples.reading("events")), "schema.sql"), work().resolve("store"));
        for (String program : List.of("events", "odd")) {
            Path folder = Files.createDirectories(work().resolve("run_" + program));
            Files.copy(Clients.cases("pgx").resolve(program + ".go"), folder.resolve("main.go"));
        }
        Clients.run(work(), "go", "mod", "init", "example.com/stubs");
        assertThat(Clients.run(work(), "go", "get", PGX)).as("go gets " + PGX).doesNotContain(" ends with ");
        Clients.run(work(), "go", "mod", "tidy");
        assertThat(Clients.run(work(), "gofmt", "-l", ".")).as("gofmt").isEmpty();
        assertThat(Clients.run(work(), "go", "vet", "./...")).as("go vet").isEmpty();
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
        assertThat(program("odd", Clients.oddWithRow()))
                .containsExactly(
                        "rows 2 different 1",
                        "a`b${c}\\d ha`p${p}y [sad it's ok] [a,b \"c\"] a@b ü [1] 8",
                        "no \\ `here${0} [sql]",
                        "true",
                        "2");
    }

    private static List<String> program(String name, String ddl) throws Exception {
        return Clients.program(work(), ddl, "go", "run", "./run_" + name);
    }
}
