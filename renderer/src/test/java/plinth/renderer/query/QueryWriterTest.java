package plinth.renderer.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import plinth.model.access.AccessPattern;
import plinth.model.access.AccessPatterns;
import plinth.model.ddl.Reading;
import plinth.model.layout.Family;
import plinth.model.layout.FamilyReader;
import plinth.model.layout.Layouts;
import plinth.model.layout.Strategy;
import plinth.model.pattern.Patterns;
import plinth.model.query.Condition;
import plinth.model.query.Query;
import plinth.model.query.Term;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.SeedRows;
import plinth.model.schema.Type;
import plinth.model.text.Dialect;
import plinth.renderer.query.QueryWriter.Flavour;

class QueryWriterTest {
    private static String event(String id, Strategy strategy, Flavour flavour) throws Exception {
        String sql = Files.readString(Path.of(System.getProperty("plinth.root"), "samples", "events", "schema.sql"));
        Schema s = Reading.of(Dialect.POSTGRESQL, "schema.sql", sql).schema();
        Family f = FamilyReader.families(s, Patterns.recognise(s)).getFirst();
        AccessPattern p = AccessPatterns.of(s, f).stream()
                .filter(x -> x.id().equals(id))
                .findFirst()
                .orElseThrow();
        return QueryWriter.write(AccessPatterns.query(p, Layouts.lay(s, f, strategy)), flavour)
                .text();
    }

    @Test
    void aFeedOverClassTablesJoinsEachKindAndLabelsItsColumns() throws Exception {
        assertThat(event("feed-all", new Strategy.ClassTable(true), Flavour.SQLC))
                .isEqualTo("""
                    SELECT e.id, e.user_id, e.kind, e.starts_at, e.ends_at,
                           a.client_id  AS appointment_client_id,
                           a.location   AS appointment_location,
                           a.notes      AS appointment_notes,
                           d.reason     AS day_off_reason,
                           d.paid       AS day_off_paid,
                           l.product_id AS launch_product_id,
                           l.audience   AS launch_audience
                    FROM events AS e
                    LEFT JOIN appointments AS a ON a.event_id = e.id
                    LEFT JOIN days_off AS d ON d.event_id = e.id
                    LEFT JOIN launches AS l ON l.event_id = e.id
                    WHERE e.user_id = @user_id
                    ORDER BY e.starts_at DESC
                    LIMIT @page_size\
                    """);
    }

    @Test
    void aSingleTableNeedsNoShortNames() throws Exception {
        assertThat(event("kind-feed", new Strategy.SingleTable(true, true), Flavour.PLAIN))
                .isEqualTo("""
                    SELECT id, user_id, starts_at, ends_at, client_id, location, notes
                    FROM events
                    WHERE user_id = $1
                      AND starts_at >= $2
                      AND starts_at < $3
                      AND kind = 'appointment'
                    ORDER BY starts_at
                    LIMIT $4\
                    """);
    }

    @Test
    void concreteTablesAreReadThroughTheirViewOrAUnionWithTheFilterOutside() throws Exception {
        assertThat(event("feed-base", new Strategy.ConcreteTables(true), Flavour.PLAIN))
                .isEqualTo("""
                    SELECT e.id, e.user_id, e.kind, e.starts_at, e.ends_at
                    FROM events AS e
                    WHERE e.user_id = $1
                    ORDER BY e.starts_at DESC
                    LIMIT $2\
                    """);
        assertThat(event("base-row", new Strategy.ConcreteTables(false), Flavour.PLAIN))
                .isEqualTo("""
                    SELECT e.id, e.user_id, e.kind, e.starts_at, e.ends_at
                    FROM (
                      SELECT id, user_id, 'appointment'::text AS kind, starts_at, ends_at
                      FROM appointments
                      UNION ALL
                      SELECT id, user_id, 'day_off'::text AS kind, starts_at, ends_at
                      FROM days_off
                      UNION ALL
                      SELECT id, user_id, 'launch'::text AS kind, starts_at, ends_at
                      FROM launches
                    ) AS e
                    WHERE e.id = $1\
                    """);
    }

    @Test
    void wordsOfTheGrammarAreQuotedAndTheirParametersWrittenAsMacros() {
        Type integer = Type.known("integer");
        Term.Column order = new Term.Column("o", new Name("order"));
        Query q = new Query.Select(
                List.of(Query.Output.of(order)),
                Optional.of(new Query.Relation(ObjectName.of("shop", "user"), "o")),
                List.of(
                        new Condition.Compare(order, "=", Term.Parameter.of("order", integer)),
                        new Condition.AnyOf(order, new Term.Parameter("ids", integer, true)),
                        new Condition.CompareRows(
                                List.of(order, order),
                                ">",
                                List.of(Term.Parameter.of("order", integer), Term.Parameter.of("b", integer)))),
                List.of(),
                List.of(),
                Optional.empty());
        assertThat(QueryWriter.write(q, Flavour.SQLC).text()).isEqualTo("""
            SELECT "order"
            FROM shop."user"
            WHERE "order" = sqlc.arg('order')
              AND "order" = ANY (@ids::integer[])
              AND ("order", "order") > (sqlc.arg('order')::integer, @b::integer)\
            """);
        QueryWriter.Written plain = QueryWriter.write(q, Flavour.PLAIN);
        assertThat(plain.text()).contains("(\"order\", \"order\") > ($1::integer, $3::integer)");
        assertThat(plain.parameters()).extracting(Term.Parameter::name).containsExactly("order", "ids", "b");
    }

    @Test
    void everyGeneratedFileSaysSoInItsFirstLineAndFromWhat() throws Exception {
        String sql = Files.readString(Path.of(System.getProperty("plinth.root"), "samples", "tour", "schema.sql"));
        Schema s = Reading.of(Dialect.POSTGRESQL, "schema.sql", sql).schema();
        List<GeneratedFile> files = SqlcExport.files(Exported.of(s, SeedRows.NONE), SqlcOptions.of("db/schema.sql"));
        assertThat(files)
                .allMatch(f -> GeneratedFile.generated(f.text()))
                .allMatch(f -> f.text().lines().findFirst().orElse("").contains("from db/schema.sql: "));
        assertThat(files)
                .extracting(GeneratedFile::path)
                .startsWith("schema.sql", "queries/people.sql", "queries/departments.sql")
                .contains("queries/payments.sql")
                .doesNotContain("queries/card_payments.sql", "schema.sqlc.sql")
                .endsWith("sqlc.yaml");
        assertThat(GeneratedFile.generated(sql)).isFalse();
    }
}
