package plinth.model.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.model.text.Dialect;
import plinth.model.text.SourceText;

class IncludesTest {
    private static Reading read(SourceText... files) {
        return Reading.of(Dialect.POSTGRESQL, List.of(files));
    }

    @Test
    void anIncludedFileTakesEffectWhereItIsIncluded() {
        Reading r = read(
                new SourceText("all.sql", "CREATE TABLE a (x int);\n\\ir parts/b.sql\nALTER TABLE b ADD z int;\n"),
                new SourceText("parts/b.sql", "CREATE TABLE b (y int);\n\\ir ../c.sql\n"),
                new SourceText("c.sql", "ALTER TABLE a DROP x, ADD w int;\n"));
        assertThat(r.problems()).isEmpty();
        assertThat(r.schema().tables().stream().map(Table::name).map(Object::toString))
                .containsExactly("a", "b");
        assertThat(r.schema().requireTable(ObjectName.of("b")).columns())
                .extracting(c -> c.name().value())
                .containsExactly("y", "z");
        assertThat(r.schema().requireTable(ObjectName.of("a")).columns())
                .extracting(c -> c.name().value())
                .containsExactly("w");
    }

    @Test
    void filesThatIncludeOneAnotherAreReadOnce() {
        Reading r = read(
                new SourceText("a.sql", "\\i b.sql\nCREATE TABLE a (x int);\n"),
                new SourceText("b.sql", "\\i a.sql\nCREATE TABLE b (x int);\n"));
        assertThat(r.problems()).isEmpty();
        assertThat(r.schema().tables()).hasSize(2);
    }
}
