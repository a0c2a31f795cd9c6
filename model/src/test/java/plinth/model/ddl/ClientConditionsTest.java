package plinth.model.ddl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import plinth.model.text.Dialect;
import plinth.model.text.SourceText;

class ClientConditionsTest {
    private static List<String> tables(String text) {
        return Reading.of(Dialect.POSTGRESQL, List.of(new SourceText("schema.sql", text))).schema().tables().stream()
                .map(t -> t.name().toString())
                .toList();
    }

    @Test
    void takesTheFirstPartWhoseConditionHolds() {
        assertEquals(List.of("c", "e"), tables("""
            \\set old off
            \\if :old
            CREATE TABLE a (id int);
            \\if true
            CREATE TABLE b (id int);
            \\endif
            \\elif yes
            CREATE TABLE c (id int);
            \\else
            CREATE TABLE d (id int);
            \\endif
            CREATE TABLE e (id int);
            """));
    }

    @Test
    void takesAConditionOfWhichNothingIsKnownToHold() {
        assertEquals(List.of("a", "d"), tables("""
            SELECT count(*) > 0 AS there FROM pg_class \\gset
            \\if :there
            CREATE TABLE a (id int);
            \\else
            CREATE TABLE b (id int);
            \\endif
            \\if :{?nosuch}
            CREATE TABLE c (id int);
            \\else
            CREATE TABLE d (id int);
            \\endif
            """));
    }
}
