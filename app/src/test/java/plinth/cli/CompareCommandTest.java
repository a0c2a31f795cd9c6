package plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What `compare` compares, and what it says where it cannot. */
class CompareCommandTest {
    private static final String WORKS = """
        create table authors (id bigint primary key);
        create table works (id bigint primary key, author_id bigint not null references authors, issued timestamptz not null);
        create index on works (author_id, issued);
        create table books (work_id bigint primary key references works, pages integer not null);
        create table films (work_id bigint primary key references works, minutes integer not null);
        """;
    private static final String PARTIES = """
        create table parties (id bigint primary key, kind text not null check (kind in ('customer', 'supplier')))
            partition by hash (id);
        create table parties_0 partition of parties for values with (modulus 1, remainder 0);
        create table customers (id bigint primary key references parties, credit numeric);
        create table suppliers (id bigint primary key references parties, rating integer);
        """;

    @TempDir
    Path dir;

    private Run plinth(String... arguments) {
        Run r = Run.of(dir, arguments);
        return new Run(r.code(), r.out().replace('\u00a0', ' '), r.err());
    }

    private void file(String name, String text) throws Exception {
        Files.writeString(dir.resolve(name), text);
    }

    @Test
    void todayIsComparedAsItStandsAndTheOthersSayHowTheyAreGuarded() throws Exception {
        file("works.sql", WORKS);
        Run r = plinth("compare", "--rows", "1M", "--assumptions", "works.sql");
        assertThat(r.code()).as(r.err()).isZero();
        assertThat(r.out().lines().toList().get(3)).contains("today, bare", "guarded partial", "view");
        assertThat(r.out())
                .contains("today's class table: cost")
                .contains("No column of works is known to tell its kinds apart")
                .containsPattern(
                        "Feed of an author, all columns as class-table \\(today\\) is joined, then limited; limited"
                                + " first, then joined it costs [\\d,]+\\.");
        assertThat(plinth("compare", "--rows", "1M", "--layouts", "today,class-table:guarded", "works.sql")
                        .out())
                .contains("today's class table", "- On disk", "class-table");
        assertThat(plinth("compare", "--layouts", "today,class-table:bare", "works.sql")
                        .err())
                .contains("named twice: it is that of today");
    }

    @Test
    void aFamilyThatCannotBeComparedIsNamedWithItsReasonNextToOnesThatCan() throws Exception {
        file("parties.sql", PARTIES);
        for (String command : List.of("compare", "layout")) {
            Run r = command.equals("layout")
                    ? plinth("layout", "--strategy", "single-table", "parties.sql")
                    : plinth("compare", "parties.sql");
            assertThat(r.code()).isEqualTo(2);
            assertThat(r.err())
                    .contains("parties has partitions or heirs, parties_0")
                    .doesNotContain("no family");
        }
        file("both.sql", WORKS + PARTIES);
        assertThat(plinth("compare", "--rows", "1k", "both.sql").code()).isZero();
        assertThat(plinth("compare", "--family", "parties", "both.sql").err()).contains("has partitions");
        assertThat(plinth("compare", "--family", "nobody", "both.sql").err())
                .contains("there is no family nobody; there is works");
    }

    @Test
    void memoryIsAnOptionAndIsKeptWithTheProject() throws Exception {
        file("schema.sql", WORKS);
        assertThat(plinth("compare", "--rows", "1M", "schema.sql").out()).contains("Memory of 16 GiB is full");
        assertThat(plinth("compare", "--rows", "1M", "--memory", "64GB", "schema.sql")
                        .out())
                .contains("Memory of 64 GiB is full");
        file("schema.plinth.json", "{\n  \"memory\": 4294967296,\n  \"version\": 1\n}\n");
        assertThat(plinth("compare", "--rows", "1M", "schema.sql").out()).contains("Memory of 4 GiB is full");
        assertThat(plinth("compare", "--rows", "1M", "--memory", "0.1 TB", "schema.sql")
                        .out())
                .contains("Memory of 102 GiB is full");
        assertThat(plinth("compare", "--memory", "lots", "schema.sql").err())
                .contains("\"lots\" is no amount of memory");
        file("schema.plinth.json", "{\"memory\": \"much\", \"version\": 1}");
        assertThat(plinth("compare", "schema.sql").err()).contains("schema.plinth.json: \"memory\" is not a number");
    }
}
