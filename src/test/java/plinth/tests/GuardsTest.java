package plinth.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import plinth.model.ddl.Reading;
import plinth.model.layout.Family;
import plinth.model.layout.Layouts;
import plinth.model.layout.Strategy;
import plinth.model.pattern.Finding;
import plinth.model.pattern.Gap;
import plinth.model.pattern.Pattern;
import plinth.model.pattern.Patterns;
import plinth.model.schema.Schema;
import plinth.renderer.sql.DdlWriter;
import plinth.renderer.sql.Edited;
import plinth.renderer.sql.Rewriter;

/** What the layouts accept and refuse, shown on a real PostgreSQL. */
class GuardsTest {
    /** Rows that the statements below refer to: of each kind one base row where the layout has a base. */
    private static final Map<String, String> ROWS = Map.of(
            "events",
            "INSERT INTO users (email, name) VALUES ('a@x', 'A'); INSERT INTO clients (name) VALUES ('C');"
                    + " INSERT INTO products (name, slug) VALUES ('P', 'p');",
            "tour",
            "INSERT INTO people (email, given_name, last_name) VALUES ('a@xy', 'A', 'B');",
            "legacy",
            "INSERT INTO accounts (name, created_at, updated_at) VALUES ('A', now(), now());"
                    + " INSERT INTO agents (email, created_at, updated_at) VALUES ('a@x', now(), now());");

    static String rows(String sample) {
        return ROWS.getOrDefault(sample, "");
    }

    private static final String EVENT = "INSERT INTO events (user_id, kind, starts_at, ends_at";

    private static String event(String kind, String columns, String values) {
        return EVENT + columns + ") VALUES (1, '" + kind + "', '2026-01-01 10:00Z', '2026-01-01 11:00Z'" + values + ")";
    }

    private static String ticket(String columns, String values) {
        return "INSERT INTO tickets (account_id, subject, created_at, updated_at, type" + columns
                + ") VALUES (1, 's', now(), now(), " + values + ")";
    }

    private static Strategy classTable(boolean guarded) {
        return new Strategy.ClassTable(guarded);
    }

    private static Strategy single(boolean guarded) {
        return new Strategy.SingleTable(guarded, guarded);
    }

    /** sample, strategy, what goes before, the statement, whether it is accepted */
    static Stream<Arguments> statements() {
        String launch = event("launch", "", "");
        String day = event("day_off", "", "");
        String appointment = "INSERT INTO appointments (event_id, client_id) VALUES (1, 1)";
        String payment = "INSERT INTO payments (payer_id, kind, amount) VALUES (1, 'voucher', 5)";
        String card = "INSERT INTO card_payments (payment_id, last_four, expires_on) VALUES (1, '1234', '2030-01-01')";
        String voucher = "INSERT INTO voucher_payments (payment_id, code) VALUES (1, 'x')";
        return Stream.of(
                // A subtype's row for a base row of another kind.
                Arguments.of("events", classTable(false), launch, appointment, true),
                Arguments.of("events", classTable(true), launch, appointment, false),
                Arguments.of("events", classTable(true), event("appointment", "", ""), appointment, true),
                Arguments.of(
                        "events",
                        classTable(true),
                        day,
                        "INSERT INTO days_off (event_id, paid) VALUES (1, true)",
                        true),
                Arguments.of(
                        "events",
                        classTable(true),
                        day,
                        "INSERT INTO launches (event_id, product_id) VALUES (1, 1)",
                        false),
                // The kind cannot change while the subtype's row is there.
                Arguments.of(
                        "events",
                        classTable(true),
                        event("appointment", "", "") + ";" + appointment,
                        "UPDATE events SET kind = 'launch' WHERE id = 1",
                        false),
                Arguments.of(
                        "events",
                        classTable(false),
                        event("appointment", "", "") + ";" + appointment,
                        "UPDATE events SET kind = 'launch' WHERE id = 1",
                        true),
                Arguments.of("events", classTable(true), "", event("party", "", ""), false),
                // A column of another kind, and a kind without what it must have.
                Arguments.of("events", single(false), "", event("launch", ", client_id", ", 1"), true),
                Arguments.of("events", single(true), "", event("launch", ", product_id, client_id", ", 1, 1"), false),
                Arguments.of("events", single(true), "", event("launch", ", product_id", ", 1"), true),
                Arguments.of("events", single(true), "", event("launch", "", ""), false),
                Arguments.of("events", single(false), "", event("launch", "", ""), true),
                Arguments.of("events", single(true), "", event("day_off", ", paid, reason", ", true, 'r'"), true),
                Arguments.of("events", single(true), "", event("day_off", ", paid, location", ", true, 'l'"), false),
                Arguments.of("events", single(true), "", event("party", "", ""), false),
                // The family that is guarded by itself, and as other layouts.
                Arguments.of("tour", classTable(true), payment, card, false),
                Arguments.of("tour", classTable(true), payment, voucher, true),
                Arguments.of("tour", classTable(false), payment, card, true),
                Arguments.of(
                        "tour",
                        single(true),
                        "",
                        "INSERT INTO payments (payer_id, kind, amount, code, last_four, expires_on)"
                                + " VALUES (1, 'card', 5, 'x', '1234', '2030-01-01')",
                        false),
                Arguments.of(
                        "tour",
                        single(true),
                        "",
                        "INSERT INTO payments (payer_id, kind, amount, last_four, expires_on)"
                                + " VALUES (1, 'card', 5, '1234', '2030-01-01')",
                        true),
                // The rule of a kind goes with it.
                Arguments.of(
                        "tour",
                        single(true),
                        "",
                        "INSERT INTO payments (payer_id, kind, amount, last_four, expires_on)"
                                + " VALUES (1, 'card', 5, 'abcd', '2030-01-01')",
                        false),
                Arguments.of(
                        "tour",
                        new Strategy.ConcreteTables(true),
                        "",
                        "INSERT INTO card_payments (payer_id, amount, last_four, expires_on) VALUES (1, 5, '12x4',"
                                + " '2030-01-01')",
                        false),
                Arguments.of(
                        "tour",
                        new Strategy.ConcreteTables(true),
                        "",
                        "INSERT INTO card_payments (payer_id, amount, last_four, expires_on) VALUES (1, 5, '1234',"
                                + " '2030-01-01')",
                        true),
                Arguments.of(
                        "legacy",
                        single(false),
                        "",
                        ticket(", question_topic, incident_severity", "'question', 't', 1"),
                        true),
                Arguments.of(
                        "legacy",
                        single(true),
                        "",
                        ticket(", question_topic, incident_severity", "'question', 't', 1"),
                        false),
                Arguments.of("legacy", single(true), "", ticket(", question_topic", "'question', 't'"), true),
                Arguments.of("legacy", single(true), "", ticket("", "'incident'"), false),
                Arguments.of("legacy", single(true), "", ticket(", incident_severity", "'incident', 1"), true),
                Arguments.of(
                        "legacy",
                        classTable(true),
                        ticket("", "'question'"),
                        "INSERT INTO incidents (ticket_id, incident_severity) VALUES (1, 2)",
                        false),
                Arguments.of(
                        "legacy",
                        classTable(true),
                        ticket("", "'incident'"),
                        "INSERT INTO incidents (ticket_id, incident_severity) VALUES (1, 2)",
                        true));
    }

    @ParameterizedTest(name = "{0} as {1}: {3}: accepted {4}")
    @MethodSource("statements")
    void aLayoutRefusesWhatItSaysItRefuses(
            String sample, Strategy strategy, String before, String statement, boolean accepted) throws Exception {
        Schema schema = Samples.schema(sample);
        Family family = Samples.families(schema).getFirst();
        String ddl = DdlWriter.write(Layouts.lay(schema, family, strategy).schema());
        try (TestDatabase db = Postgres.database()) {
            db.load(ddl);
            db.load(rows(sample) + before);
            assertThat(outcome(db.connection(), statement)).as(ddl).isEqualTo(accepted ? "accepted" : "refused");
        }
    }

    /** Refused means by a constraint: any other error is a fault of the test or of the layout. */
    private static String outcome(Connection c, String statement) throws SQLException {
        try (Statement s = c.createStatement()) {
            s.execute(statement);
            return "accepted";
        } catch (SQLException e) {
            if (e.getSQLState().startsWith("23")) {
                return "refused";
            }
            throw e;
        }
    }

    @Test
    void theEventsSampleAcceptsARowOfTheWrongKindAndTheProposedEditRefusesIt() throws Exception {
        Reading before = Samples.reading("events");
        Finding family = Patterns.recognise(before.schema()).stream()
                .filter(f -> f.pattern() instanceof Pattern.SubtypeFamily)
                .findFirst()
                .orElseThrow();
        Gap gap = family.gaps().getFirst();
        assertThat(gap.title()).isEqualTo("appointments accepts a row for an event of kind 'launch'");
        String launch = event("launch", "", "");
        String wrong = "INSERT INTO appointments (event_id, client_id) VALUES (1, 1)";
        try (TestDatabase db = Postgres.database()) {
            db.load(Samples.text("events") + rows("events") + launch);
            assertThat(outcome(db.connection(), wrong)).isEqualTo("accepted");
        }
        Reading after = applied(before, gap);
        try (TestDatabase db = Postgres.database()) {
            db.load(after.files().getFirst().script().text() + rows("events") + launch);
            assertThat(outcome(db.connection(), wrong)).isEqualTo("refused");
            assertThat(outcome(db.connection(), "INSERT INTO launches (event_id, product_id) VALUES (1, 1)"))
                    .isEqualTo("accepted");
        }
        Pattern.SubtypeFamily guarded =
                Patterns.families(Patterns.recognise(after.schema())).getFirst();
        assertThat(guarded.disjoint()).isEqualTo(Pattern.Enforcement.ENFORCED);
    }

    private static Reading applied(Reading before, Gap gap) {
        Reading reading = before;
        for (var edit : gap.remedy()) {
            Edited edited = Rewriter.edit(reading, edit);
            assertThat(edited).as(gap.remedyTitle()).isInstanceOf(Edited.Done.class);
            reading = ((Edited.Done) edited).reading();
        }
        return reading;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void everyProposedEditOfASampleCanBeMadeAndMendsWhatItIsFor(String sample) throws Exception {
        Reading before = Samples.reading(sample);
        List<Gap> gaps = Patterns.recognise(before.schema()).stream()
                .flatMap(f -> f.gaps().stream())
                .filter(g -> !g.remedy().isEmpty())
                .toList();
        for (Gap gap : gaps) {
            Reading after = applied(before, gap);
            try (TestDatabase db = Postgres.database()) {
                db.load(after.files().getFirst().script().text());
            }
            assertThat(Patterns.recognise(after.schema()).stream()
                            .flatMap(f -> f.gaps().stream())
                            .map(Gap::title))
                    .doesNotContain(gap.title());
        }
    }

    static Stream<String> samples() {
        return Samples.NAMES.stream();
    }
}
