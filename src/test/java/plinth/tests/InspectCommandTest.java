package plinth.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {
    @TempDir
    Path dir;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int plinth(String... arguments) {
        return CommandLine.run(dir, out, err, arguments);
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
