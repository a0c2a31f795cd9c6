package plinth.tests.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import plinth.tests.Postgres;
import plinth.tests.TestDatabase;

/** Every PostgreSQL schema of the corpus, read, written, loaded, compared. Prints a table and writes it to docs/corpus.md. */
@Tag("corpus")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorpusTest {
    private final Exceptions exceptions = Exceptions.read();
    private final CorpusTable table = new CorpusTable();

    @BeforeAll
    void thereIsACorpus() {
        Corpus.missing().ifPresent(why -> {
            System.err.println("CorpusTest is left out: " + why);
            Assumptions.abort(why);
        });
    }

    @TestFactory
    Stream<DynamicTest> everySchemaIsReadWrittenAndAgreedUpon() {
        return Corpus.files("postgresql").stream()
                .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> check(f)));
    }

    private void check(Path file) throws Exception {
        List<String> faults = new ArrayList<>();
        String name = file.getFileName().toString().replace(".sql", "");
        try (TestDatabase db = Postgres.database();
                Connection c = DriverManager.getConnection(db.url() + "&preferQueryMode=simple")) {
            c.setAutoCommit(false);
            for (Corpus.Document d : Corpus.documents(file)) {
                CorpusRun.Result r = CorpusRun.of(c, d);
                table.add(name, r);
                faults.addAll(r.faults());
            }
        }
        assertThat(exceptions.unexpected(faults)).isEmpty();
        assertThat(exceptions.unused(name))
                .as("exceptions that no longer occur: take them out of corpus-exceptions.txt")
                .isEmpty();
    }

    @AfterAll
    void writeTable() throws Exception {
        if (Corpus.missing().isEmpty()) {
            String page = table.page(exceptions);
            System.out.println(page);
            Files.writeString(
                    Path.of(System.getProperty("plinth.root", "."), "docs", "corpus.md"), page, StandardCharsets.UTF_8);
        }
    }
}
