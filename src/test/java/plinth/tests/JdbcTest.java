package plinth.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;
import plinth.renderer.jdbc.JdbcTarget;
import plinth.renderer.query.Target;

/** The Java compiler takes the exports for JDBC without a warning, and programs run them against PostgreSQL. */
@Tag("slow")
class JdbcTest {
    private static Path work() {
        return Shared.root().resolve("target/jdbc");
    }

    @BeforeAll
    static void compile() throws Exception {
        Clients.clean(work());
        Clients.export(new JdbcTarget(), work());
        Target packaged = new JdbcTarget().packaged("com.example.db").orElseThrow();
        Clients.write(
                packaged.files(Samples.exported(Samples.reading("events")), "schema.sql"), work().resolve("packaged"));
        Files.copy(Clients.cases("jdbc").resolve("Events.java"), work().resolve("events/Events.java"));
        Files.copy(Clients.cases("jdbc").resolve("Odd.java"), work().resolve("odd/Odd.java"));
        try (Stream<Path> folders = Files.list(work())) {
            for (Path folder : folders.sorted().toList()) {
                assertThat(JavaPrograms.compile(folder, JavaPrograms.home(Driver.class), "-Xlint:all"))
                        .as(folder.getFileName().toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void aClientReadsWritesConvertsAndKnowsWhatIsRefused() throws Exception {
        assertThat(program("events", "Events", Samples.text("events"))).isEqualTo(JavaPrograms.EVENTS);
    }

    @Test
    void everyTypeIsReadAndWrittenAndOddNamesAreWhatTheyAre() throws Exception {
        assertThat(program("odd", "Odd", Clients.oddWithRow()))
                .containsExactly(
                        "rows 2 different 1",
                        "a`b${c}\\d ha`p${p}y {sad,\"it's ok\"} [a,b, \"c\"] a@b ü [1] 8",
                        "no \\ `here${0} [sql]",
                        "true",
                        "true");
    }

    private static List<String> program(String folder, String name, String ddl) throws Exception {
        return Clients.program(
                work().resolve(folder), ddl, JavaPrograms.command(JavaPrograms.home(Driver.class), name));
    }
}
