package plinth.tests.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plinth.model.ddl.Reading;
import plinth.model.edit.Edit;
import plinth.model.edit.Edits;
import plinth.model.edit.Outcome;
import plinth.model.pattern.Finding;
import plinth.model.pattern.Gap;
import plinth.model.pattern.Patterns;
import plinth.model.schema.Schema;
import plinth.model.text.Dialect;
import plinth.renderer.sql.DdlWriter;
import plinth.tests.Postgres;
import plinth.tests.Shared;
import plinth.tests.TestDatabase;

/** Every remedy that is offered for the schemas of {@code src/test/cases/patterns} makes a schema that PostgreSQL takes, and closes its gap. */
class RemediesLoadTest {
    @Test
    void everyRemedyThatIsOfferedLoadsAndIsNotOfferedAgain() throws Exception {
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        try (TestDatabase db = Postgres.database();
                Stream<Path> files = Files.list(Shared.root().resolve("src/test/cases/patterns"))) {
            db.connection().setAutoCommit(false);
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".sql")).sorted().toList()) {
                Schema schema = schema(Files.readString(file));
                if (load(db.connection(), DdlWriter.write(schema)).isPresent()) {
                    continue;
                }
                for (Finding f : Patterns.recognise(schema)) {
                    for (Gap g : f.gaps()) {
                        if (!g.remedy().isEmpty()) {
                            tried++;
                            tried(db.connection(), schema, g).ifPresent(w -> wrong.add(file.getFileName() + ": " + w));
                        }
                    }
                }
            }
        }
        System.out.println(tried + " remedies loaded");
        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(20);
    }

    private static Optional<String> tried(Connection c, Schema schema, Gap g) throws SQLException {
        Outcome outcome = Edits.apply(schema, new Edit.Together(g.remedyTitle(), g.remedy()));
        if (!(outcome instanceof Outcome.Done done)) {
            return Optional.of(g.title() + ": " + outcome);
        }
        Optional<String> refused = load(c, DdlWriter.write(done.schema()));
        if (refused.isPresent()) {
            return Optional.of(g.title() + ": " + refused.get());
        }
        boolean again = Patterns.recognise(done.schema()).stream()
                .flatMap(f -> f.gaps().stream())
                .anyMatch(x -> x.title().equals(g.title()));
        return again ? Optional.of(g.title() + ": is said after its remedy as well") : Optional.empty();
    }

    private static Schema schema(String sql) throws IOException {
        return Reading.of(Dialect.POSTGRESQL, "schema.sql", sql).schema();
    }

    /** Loads {@code ddl} and takes it back; returns why it is refused. */
    private static Optional<String> load(Connection c, String ddl) throws SQLException {
        try (Statement s = c.createStatement()) {
            s.setEscapeProcessing(false);
            s.execute(ddl);
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } finally {
            c.rollback();
        }
    }
}
