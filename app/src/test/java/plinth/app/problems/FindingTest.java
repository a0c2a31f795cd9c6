package plinth.app.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plinth.app.store.Prepared;
import plinth.app.store.Store;
import plinth.project.Project;

/** A word that was probably misspelled is put right by the button of its problem. */
class FindingTest {
    @Test
    void whatWasMeantIsWrittenInThePlaceOfTheWord(@TempDir Path home) throws Exception {
        Path file = home.resolve("schema.sql");
        Files.writeString(file, """
            CREATE TABLE users (id bigint PRIMARY KEY);
            CREATE TABLE notes (
              id   bigint PRIMARY KEY REFERENCES usres (id),
              body txet
            );
            """);
        Store store = new Store(Prepared.of(Project.open(file)), Runnable::run, Runnable::run);
        for (int i = 0; i < 2; i++) {
            List<Finding> all =
                    Finding.all(store.checks().getValue(), store.picture().getValue());
            Finding first =
                    all.stream().filter(f -> f.meant().isPresent()).findFirst().orElseThrow();
            assertThat(first.fixTitle()).isIn("Use users", "Use text");
            store.dispatch(first.command().orElseThrow());
        }
        assertThat(store.document()
                        .getValue()
                        .reading()
                        .files()
                        .getFirst()
                        .script()
                        .text())
                .contains("REFERENCES users (id)")
                .contains("body text");
        assertThat(store.document().getValue().reading().problems()).isEmpty();
    }
}
