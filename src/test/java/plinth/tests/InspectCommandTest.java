package plinth.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plinth.cli.PlinthCommand;
import plinth.cli.Terminal;
import plinth.cli.Workbench;

class InspectCommandTest {
    @TempDir
    Path dir;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int plinth(String... arguments) {
        Workbench none = new Workbench() {
            @Override
            public String obstacle() {
                return "no display";
            }

            @Override
            public OptionalInt open(List<Path> paths) {
                return OptionalInt.empty();
            }

            @Override
            public void rehearse(Path path) {}
        };
        return PlinthCommand.run(
                new Terminal(new PrintWriter(out), new PrintWriter(err), dir, false), none, List.of(arguments));
    }

    @Test
    void theDdlOfALiveDatabaseIsAProjectThatChecksAsItsSourceDoes() throws Exception {
        try (TestDatabase db = Postgres.database()) {
            db.load(Files.readString(Path.of(System.getProperty("plinth.root")).resolve("samples/events/schema.sql")));
            assertThat(plinth("inspect", "--out", "live.sql", db.url()))
                    .as(err.toString())
                    .isZero();
            assertThat(plinth("inspect", "--out", "live.sql", db.url())).isEqualTo(2);
            assertThat(err.toString()).contains("live.sql is there already: nothing was written");
        }
        out.getBuffer().setLength(0);
        assertThat(plinth("check", "live.sql")).isZero();
        assertThat(out.toString())
                .contains("appointments accepts a row for an event of kind 'launch'")
                .contains("live.sql: 7 tables");
    }

    @Test
    void aPasswordIsNeverRepeated() {
        assertThat(plinth("inspect", "postgresql://me:s3cret@127.0.0.1:1/db")).isEqualTo(2);
        assertThat(plinth("inspect", "postgresql://me:s3cret@127.0.0.1:1/db?bad%zz"))
                .isEqualTo(2);
        assertThat(plinth("inspect", "s3cret")).isEqualTo(2);
        assertThat(out + err.toString()).doesNotContain("s3cret").contains("The database cannot be read");
    }
}
