package plinth.model.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import plinth.model.ddl.Reading;
import plinth.model.query.Query.Order;
import plinth.model.query.Query.Output;
import plinth.model.query.Query.Relation;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Type;
import plinth.model.text.Dialect;

class QueryReaderTest {
    private static final Schema SCHEMA =
            Reading.of(Dialect.POSTGRESQL, "schema.sql", """
                create table events (id bigint primary key, kind text not null, starts_at timestamptz);
                create table appointments (event_id bigint primary key, client_id bigint, "Note" text);
                create view upcoming as select id, starts_at from events where starts_at > now();
                """).schema();

    private static Query read(String sql) {
        return switch (QueryReader.read(sql, SCHEMA)) {
            case plinth.model.query.Reading.Read(Query q) -> q;
            case plinth.model.query.Reading.NotRead(String why) -> throw new AssertionError(why);
        };
    }

    private static String refused(String sql) {
        return switch (QueryReader.read(sql, SCHEMA)) {
            case plinth.model.query.Reading.Read r -> throw new AssertionError("was read: " + r);
            case plinth.model.query.Reading.NotRead(String why) -> why;
        };
    }

    private static Term column(String alias, String name) {
        return new Term.Column(alias, new Name(name));
    }

    @Test
    void aSelectIsReadWithItsColumnsResolved() {
        Query expected = new Query.Select(
                List.of(Output.of(column("e", "id")), Output.of(column("a", "Note"))),
                Optional.of(new Query.Join(
                        new Relation(ObjectName.of("events"), "e"),
                        new Relation(ObjectName.of("appointments"), "a"),
                        true,
                        List.of(new Condition.Compare(column("a", "event_id"), "=", column("e", "id"))))),
                List.of(new Condition.Compare(
                        column("a", "client_id"), "=", Term.Parameter.of("1", Type.known("bigint")))),
                List.of(),
                List.of(new Order(column("e", "starts_at"), true)),
                Optional.of(new Term.Literal("50", Type.known("integer"))));
        assertThat(read("SELECT id, \"Note\" FROM events e LEFT JOIN appointments a ON a.event_id = e.id"
                        + " WHERE client_id = $1 ORDER BY e.starts_at DESC LIMIT 50;"))
                .isEqualTo(expected);
    }

    @Test
    void aViewIsTheQueryBehindIt() {
        Query.Select s = (Query.Select) read("select id from upcoming");
        assertThat(s.from().orElseThrow()).isInstanceOfSatisfying(Query.Derived.class, d -> {
            assertThat(d.view()).contains(ObjectName.of("upcoming"));
            assertThat(((Query.Select) d.query()).where()).hasSize(1);
        });
    }

    @Test
    void unionAllIsReadAndUnionRefused() {
        assertThat(((Query.Union) read("select id from events union all select event_id from appointments limit 5"))
                        .branches())
                .hasSize(2);
        assertThat(refused("select id from events union select event_id from appointments"))
                .contains("UNION ALL");
    }

    @Test
    void aWrongNameIsSaid() {
        assertThat(refused("select nothing from events")).contains("no column nothing");
        assertThat(refused("select id from evnts")).contains("evnts");
        assertThat(refused("select kind from events e, appointments a where x.id = 1"))
                .contains("x");
        assertThat(refused("delete from events")).contains("SELECT");
        assertThat(refused("select from where")).contains("could not be read");
    }

    @Test
    void depthAndTimeAreBounded() {
        String deep = "select " + "(".repeat(2000) + "1" + ")".repeat(2000);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThat(refused(deep)).contains("parentheses");
            String cases = "select " + "case when id = 1 then ".repeat(300) + "1" + " end".repeat(300) + " from events";
            refused(cases);
        });
    }
}
