package plinth.model.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plinth.model.ddl.Reading;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.text.Dialect;

class ChangesTest {
    private static final String FIRST = """
        CREATE TYPE mood AS ENUM ('sad', 'happy');
        CREATE TABLE a (id bigint PRIMARY KEY, b_id bigint, name varchar(20), gone text);
        CREATE TABLE b (id bigint PRIMARY KEY, a_id bigint REFERENCES a, CHECK (id > 0));
        ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES b;
        CREATE INDEX ON a (name);
        CREATE TABLE old (id bigint PRIMARY KEY, a_id bigint REFERENCES a);
        COMMENT ON TABLE a IS 'the first';
        """;
    private static final String SECOND = """
        CREATE TYPE mood AS ENUM ('sad', 'so so', 'happy');
        CREATE TYPE size AS ENUM ('s', 'l');
        CREATE TABLE a (id bigint PRIMARY KEY, b_id bigint NOT NULL, name text DEFAULT '', new mood);
        CREATE TABLE b (id bigint PRIMARY KEY, a_id bigint REFERENCES a ON DELETE CASCADE, CHECK (id > 1));
        ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES b;
        CREATE UNIQUE INDEX ON a (name, b_id);
        CREATE TABLE c (id bigint PRIMARY KEY, d_id bigint);
        CREATE TABLE d (id bigint PRIMARY KEY, c_id bigint REFERENCES c, size size);
        ALTER TABLE c ADD FOREIGN KEY (d_id) REFERENCES d;
        COMMENT ON TABLE a IS 'the very first';
        COMMENT ON COLUMN a.name IS 'called so';
        """;

    private static Schema schema(String sql) {
        return Reading.of(Dialect.POSTGRESQL, "schema.sql", sql).schema();
    }

    private static Schema applied(Schema before, List<Edit> edits) {
        Schema at = before;
        for (Edit e : edits) {
            Outcome outcome = Edits.apply(at, e);
            assertThat(outcome).as("%s", e).isInstanceOf(Outcome.Done.class);
            at = ((Outcome.Done) outcome).schema();
        }
        return at;
    }

    @Test
    void theEditsMakeTheOneSchemaOfTheOther() {
        Schema first = schema(FIRST);
        Schema second = schema(SECOND);
        assertThat(Meaning.difference(second, applied(first, Changes.between(first, second, Map.of()))))
                .isEmpty();
        assertThat(Changes.between(first, first, Map.of())).isEmpty();
        Schema empty = schema("");
        assertThat(Meaning.difference(second, applied(empty, Changes.between(empty, second, Map.of()))))
                .isEmpty();
        assertThat(Meaning.difference(empty, applied(second, Changes.between(second, empty, Map.of()))))
                .isEmpty();
    }

    @Test
    void aTableThatIsCalledOtherwiseIsRenamed() {
        Schema first = schema(FIRST);
        Schema second = schema(FIRST.replace("TABLE old", "TABLE older"));
        List<Edit> edits = Changes.between(first, second, Map.of(ObjectName.of("old"), ObjectName.of("older")));
        assertThat(edits.getFirst()).isInstanceOf(Edit.RenameTable.class);
        assertThat(edits).noneMatch(Edit.DropTable.class::isInstance);
    }
}
