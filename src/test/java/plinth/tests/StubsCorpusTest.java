package plinth.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plinth.renderer.query.Exported;
import plinth.renderer.query.Stub;
import plinth.renderer.query.StubFile;
import plinth.renderer.sql.DdlWriter;

/** Stubs of schemas that other people wrote. */
class StubsCorpusTest {
    @ParameterizedTest
    @ValueSource(strings = {"concourse", "danbooru", "harbor", "sakila_jooq"})
    void everyStubOfARealSchemaPreparesAndHasANameOfItsOwn(String name) throws Exception {
        Exported exported =
                Samples.exported(Samples.read(Files.readString(Shared.file("corpus/postgresql/" + name + ".sql"))));
        List<StubFile> files = exported.files();
        List<String> refused = new ArrayList<>();
        Set<String> names = new HashSet<>();
        try (TestDatabase db = Postgres.database()) {
            db.load(DdlWriter.write(exported.schema()));
            for (StubFile f : files) {
                for (Stub s : f.stubs()) {
                    assertThat(names.add(s.name())).as(s.name()).isTrue();
                    try {
                        Prepared.prepare(db.connection(), s.sql());
                    } catch (SQLException e) {
                        refused.add(e.getMessage() + "\n" + s.text());
                    }
                }
            }
        }
        assertThat(refused).isEmpty();
        assertThat(names.size()).isGreaterThan(exported.schema().tables().size());
    }
}
