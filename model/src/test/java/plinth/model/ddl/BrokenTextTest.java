package plinth.model.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plinth.model.schema.Table;
import plinth.model.text.Dialect;
import plinth.model.text.Patch;
import plinth.model.text.Span;

/** While text is being typed it is often broken: what was typed in one statement must not take the others away. */
class BrokenTextTest {
    private static final String TEXT = IntStream.rangeClosed(1, 9)
            .mapToObj(i -> "CREATE TABLE t" + i + " (\n  id bigint PRIMARY KEY,\n  name text DEFAULT 'x'\n);\n\n")
            .reduce("", String::concat);

    private static final int IN_THE_THIRD = TEXT.indexOf("name", TEXT.indexOf("TABLE t3"));

    @ParameterizedTest
    @ValueSource(strings = {"'", "\"", "$$", "$x$", "(", "/*", "E'", "U&'", "x (", "'\n", "$$ BEGIN"})
    void anOpeningInTheThirdOfNineStatementsLeavesTheOtherEight(String typed) {
        Reading before = Reading.of(Dialect.POSTGRESQL, "s.sql", TEXT);
        Reading broken = before.patched(0, List.of(Patch.insert(IN_THE_THIRD, typed)));
        assertThat(broken.files().getFirst().script().text()).hasSize(TEXT.length() + typed.length());
        List<Table> old = List.copyOf(before.schema().tables());
        List<Table> now = List.copyOf(broken.schema().tables());
        assertThat(now).as("the third keeps its last good reading").isEqualTo(old);
        List<Entry> entries = broken.files().getFirst().entries();
        for (int i = 0; i < 9; i++) {
            assertThat(entries.get(i).understood()).as("statement %d", i + 1).isEqualTo(i != 2);
            if (i != 2) {
                assertThat(now.get(i)).isSameAs(old.get(i));
            }
        }
        assertThat(broken.problems())
                .anyMatch(p -> p.severity() == Problem.Severity.ERROR
                        && p.position().line() >= 11
                        && p.position().line() <= 14);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'", "\"", "$$", "(", "/*", "E'"})
    void openedAfreshTheOthersAreReadToo(String typed) {
        String broken = TEXT.substring(0, IN_THE_THIRD) + typed + TEXT.substring(IN_THE_THIRD);
        Reading reading = Reading.of(Dialect.POSTGRESQL, "s.sql", broken);
        assertThat(reading.schema().tables().stream().map(t -> t.name().toString()))
                .contains("t1", "t2", "t4", "t5", "t6", "t7", "t8", "t9");
        assertThat(reading.problems()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'", "\"", "$$", "(", "/*", "E'", "$x$"})
    void takingTheTypedAwayAgainIsAsIfNothingHadBeen(String typed) {
        Reading before = Reading.of(Dialect.POSTGRESQL, "s.sql", TEXT);
        Reading after = before.patched(0, List.of(Patch.insert(IN_THE_THIRD, typed)))
                .patched(0, List.of(Patch.delete(new Span(IN_THE_THIRD, IN_THE_THIRD + typed.length()))));
        assertThat(after.schema()).isEqualTo(before.schema());
        assertThat(after.files().getFirst().entries()).allMatch(Entry::understood);
        assertThat(after.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10})
    void aTextTypedLetterByLetterEndsAsIfReadAtOnce(int step) {
        String typed = "CREATE TABLE t10 (\n  \"a b\" text DEFAULT 'it''s $$;' CHECK (length(\"a b\") > 0),\n"
                + "  n int /* ; */\n);\nCREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1; $$;\n";
        Reading reading = Reading.of(Dialect.POSTGRESQL, "s.sql", TEXT);
        int at = TEXT.indexOf("CREATE TABLE t5");
        for (int i = 0; i < typed.length(); i += step) {
            String piece = typed.substring(i, Math.min(typed.length(), i + step));
            reading = reading.patched(0, List.of(Patch.insert(at + i, piece)));
            assertThat(reading.schema().tables().stream().map(t -> t.name().toString()))
                    .as("after %s", typed.substring(0, i))
                    .contains("t1", "t2", "t3", "t4", "t6", "t7", "t8", "t9");
        }
        String all = TEXT.substring(0, at) + typed + TEXT.substring(at);
        assertThat(reading.schema())
                .isEqualTo(Reading.of(Dialect.POSTGRESQL, "s.sql", all).schema());
        assertThat(reading.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
        CREATE VIEW v AS SELECT 1 FROM  ~ (                      ~ t ~ )
        CREATE VIEW v AS SELECT         ~ (                      ~ 1 ~ )
        CREATE VIEW v AS                ~ (SELECT 1 UNION (      ~ SELECT 1 ~ ))
        CREATE VIEW v AS SELECT         ~ ARRAY[[                ~ 1 ~ ]]
        CREATE VIEW v AS SELECT ARRAY   ~ [                      ~ 1 ~ ]
        CREATE VIEW v AS SELECT         ~ CASE WHEN a THEN       ~ 1 ~ ' END'
        CREATE VIEW v AS SELECT 1 FROM t ~ ' JOIN t USING (a)'   ~ '' ~ ''
        CREATE VIEW v AS SELECT 1 FROM  ~ t JOIN (               ~ t ~ ) ON true
        CREATE VIEW v AS SELECT 1 GROUP BY ~ ROLLUP (            ~ a ~ )
        CREATE VIEW v AS                ~ 'WITH a AS ('          ~ SELECT 1 ~ ') SELECT 1'
        CREATE VIEW v AS                ~ 'WITH a AS (WITH b AS (SELECT 1) ' ~ DELETE FROM t ~ ') DELETE FROM t'
        CREATE TABLE v (a int DEFAULT   ~ f(a[                   ~ 1 ~ ])
        CREATE TABLE v (a int           ~ '['                    ~ ''  ~ ])
        """)
    void whatNestsTooDeepIsKeptAndSaidSo(String head, String open, String core, String close) {
        String deep = head + " " + open.repeat(20_000) + core + close.repeat(20_000) + ";\n";
        String text = "CREATE TABLE t (a int);\n" + deep + "CREATE TABLE u (a int);\n";
        Reading reading = Reading.of(Dialect.POSTGRESQL, "s.sql", text);
        assertThat(reading.files().getFirst().script().text()).isEqualTo(text);
        assertThat(reading.schema().tables().stream().map(t -> t.name().toString()))
                .contains("t", "u");
        assertThat(reading.problems()).isNotEmpty();
    }

    @Test
    void whatIsSaidOfAStaleStatementIsPlacedWithinItsText() {
        String text = "CREATE TABLE a (id int, other int REFERENCES missing (id));\nCREATE TABLE b (id int);\n";
        Reading before = Reading.of(Dialect.POSTGRESQL, "s.sql", text);
        int from = text.indexOf(", other");
        Reading after = before.patched(0, List.of(new Patch(new Span(from, text.indexOf(";\nCREATE TABLE b")), " (")));
        after = after.patched(
                0,
                List.of(Patch.delete(new Span(
                        after.files().getFirst().script().text().indexOf(";\nCREATE"),
                        after.files().getFirst().script().length()))));
        int length = after.files().getFirst().script().length();
        assertThat(after.files().getFirst().entries().getFirst().stale()).isTrue();
        assertThat(after.problems()).isNotEmpty().allSatisfy(p -> {
            assertThat(p.offset()).isBetween(0, length);
            assertThat(p.offset() + p.length()).isBetween(0, length);
        });
    }
}
