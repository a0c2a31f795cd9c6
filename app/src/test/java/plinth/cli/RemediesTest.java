package plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plinth.model.ddl.Reading;
import plinth.model.edit.Edit;
import plinth.model.edit.Edits;
import plinth.model.edit.Outcome;
import plinth.model.pattern.Patterns;
import plinth.model.schema.Schema;
import plinth.model.text.Dialect;
import plinth.renderer.report.Diagnostic;

class RemediesTest {
    private static List<Diagnostic> diagnostics(Schema schema) {
        return Diagnostic.of(schema, Patterns.recognise(schema));
    }

    @Test
    void aRemedyOfAPartIsThatOfTheWhole() {
        int shown = 0;
        for (int seed = 0; seed < 200; seed++) {
            Schema schema =
                    Reading.of(Dialect.POSTGRESQL, "s.sql", OddSchemas.of(seed)).schema();
            Remedies remedies = new Remedies(schema);
            for (Diagnostic d : diagnostics(schema)) {
                Optional<Remedy> whole = Optional.empty();
                if (!d.remedy().isEmpty()
                        && Edits.apply(schema, new Edit.Together(d.remedyTitle(), d.remedy()))
                                instanceof Outcome.Done done) {
                    whole = Optional.of(new Remedy(d.remedyTitle(), Remedy.changes(schema, done.schema())));
                }
                assertThat(remedies.of(d.remedyTitle(), d.remedy()))
                        .as("seed " + seed)
                        .isEqualTo(whole);
                shown += whole.isPresent() ? 1 : 0;
            }
        }
        assertThat(shown).isGreaterThan(100);
    }

    @Test
    void aNameThatIsTakenElsewhereIsNoRemedy() {
        Schema schema = Reading.of(Dialect.POSTGRESQL, "s.sql", """
            create table a (id int primary key);
            create table b (id int primary key, a_id int references a);
            create table other (b_a_id_idx int, x int);
            create index b_a_id_idx on other (x);
            """).schema();
        Diagnostic d = diagnostics(schema).getFirst();
        assertThat(d.title()).startsWith("No index on b.a_id");
        assertThat(new Remedies(schema).of(d.remedyTitle(), d.remedy())).isEmpty();
    }

    /** The time of one remedy of many tables is that of few: no size of a schema makes {@code check --format json} useless. */
    @Test
    void remediesOfManyTablesTakeNoLongerEach() {
        Schema schema = Reading.of(
                        Dialect.POSTGRESQL,
                        "s.sql",
                        "create table target (id int primary key);\n"
                                + IntStream.range(0, 4000)
                                        .mapToObj(i -> "create table t" + i
                                                + " (id int primary key, target_id int references target);\n")
                                        .collect(Collectors.joining()))
                .schema();
        Remedies remedies = new Remedies(schema);
        List<Diagnostic> all = diagnostics(schema);
        assertThat(all).hasSize(4000);
        long began = System.nanoTime();
        all.forEach(d -> assertThat(remedies.of(d.remedyTitle(), d.remedy())).isPresent());
        // Half a second alone; by the whole schema it were a minute.
        assertThat((System.nanoTime() - began) / 1e9).isLessThan(15);
    }
}
