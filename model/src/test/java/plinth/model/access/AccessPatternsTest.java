package plinth.model.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import plinth.model.ddl.Reading;
import plinth.model.layout.Family;
import plinth.model.layout.FamilyReader;
import plinth.model.layout.Layout;
import plinth.model.layout.Layouts;
import plinth.model.layout.Strategy;
import plinth.model.pattern.Patterns;
import plinth.model.query.Query;
import plinth.model.schema.Schema;
import plinth.model.text.Dialect;

class AccessPatternsTest {
    private static Schema schema(String sql) {
        return Reading.of(Dialect.POSTGRESQL, "schema.sql", sql).schema();
    }

    private static Schema sample(String name) throws IOException {
        return schema(Files.readString(Path.of(System.getProperty("plinth.root"), "samples", name, "schema.sql")));
    }

    private static Family family(Schema s) {
        return FamilyReader.families(s, Patterns.recognise(s)).getFirst();
    }

    private static List<String> patterns(Schema s) {
        return AccessPatterns.of(s, family(s)).stream()
                .map(p -> p.id() + ": " + p.label())
                .toList();
    }

    @Test
    void theEventsHaveAllTenPatterns() throws IOException {
        assertThat(patterns(sample("events")))
                .containsExactly(
                        "base-row: One event, base columns",
                        "kind-row: One appointment, whole row",
                        "feed-all: Feed of a user, all columns",
                        "feed-base: Feed of a user, base columns",
                        "kind-feed: A user's appointments of a year",
                        "kind-by-reference: Appointments of a client",
                        "count-by-kind: Count of events by kind",
                        "kind-by-column: Days off by paid",
                        "kind-mean: Mean length of paid days off",
                        "base-mean: Mean length of events over an hour");
    }

    @Test
    void patternsThatAFamilyHasNoColumnsForAreLeftOut() throws IOException {
        assertThat(patterns(sample("tour")))
                .containsExactly(
                        "base-row: One payment, base columns",
                        "kind-row: One card payment, whole row",
                        "feed-all: Feed of a payer, all columns",
                        "feed-base: Feed of a payer, base columns",
                        "kind-feed: A payer's card payments of a year",
                        "count-by-kind: Count of payments by kind",
                        "base-mean: Mean amount of all payments");
        assertThat(patterns(sample("legacy")))
                .containsExactly(
                        "base-row: One ticket, base columns",
                        "kind-row: One incident, whole row",
                        "feed-all: Feed of an account, all columns",
                        "feed-base: Feed of an account, base columns",
                        "kind-feed: An account's incidents of a year",
                        "kind-by-reference: Refunds of an agent",
                        "count-by-kind: Count of tickets by type");
    }

    @Test
    void aFamilyWithoutReferenceAndTimeHasNoFeed() {
        Schema s = schema(
                "CREATE TABLE things (id bigint PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('stone', 'leaf')));"
                        + "CREATE TABLE stones (thing_id bigint PRIMARY KEY REFERENCES things (id), weight int);"
                        + "CREATE TABLE leaves (thing_id bigint PRIMARY KEY REFERENCES things (id), colour text);");
        assertThat(AccessPatterns.of(s, family(s)))
                .extracting(AccessPattern::id)
                .containsExactly("base-row", "kind-row", "count-by-kind");
    }

    @Test
    void theFeedGoesByTheReferenceWhoseIndexGoesOnWithATime() {
        Schema s = schema("CREATE TABLE a (id bigint PRIMARY KEY); CREATE TABLE b (id bigint PRIMARY KEY);"
                + "CREATE TABLE posts (id bigint PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('text', 'photo')),"
                + " a_id bigint NOT NULL REFERENCES a (id), b_id bigint NOT NULL REFERENCES b (id),"
                + " updated_at timestamptz NOT NULL, posted_at timestamptz NOT NULL);"
                + "CREATE INDEX ON posts (a_id); CREATE INDEX ON posts (b_id, posted_at);"
                + "CREATE TABLE texts (post_id bigint PRIMARY KEY REFERENCES posts (id), body text);"
                + "CREATE TABLE photos (post_id bigint PRIMARY KEY REFERENCES posts (id), url text);");
        assertThat(AccessPatterns.of(s, family(s)))
                .filteredOn(p -> p.question() instanceof Question.Feed f && f.all())
                .singleElement()
                .satisfies(p -> {
                    Question.Feed f = (Question.Feed) p.question();
                    assertThat(f.by()).extracting(n -> n.value()).containsExactly("b_id");
                    assertThat(f.order().value()).isEqualTo("posted_at");
                });
    }

    @Test
    void aTenantInTheKeyMakesAFeedAndTheWholeKeyDoesNot() {
        String tables = "CREATE TABLE tenants (tenant_id integer PRIMARY KEY);CREATE TABLE documents (tenant_id"
            + " integer REFERENCES tenants, doc_no bigint, created_at timestamptz NOT NULL, kind text NOT NULL CHECK"
            + " (kind IN ('contract', 'memo')), PRIMARY KEY (tenant_id, doc_no));CREATE INDEX ON documents (tenant_id,"
            + " created_at);CREATE TABLE contracts (tenant_id integer, doc_no bigint, value numeric(14, 2), PRIMARY"
            + " KEY (tenant_id, doc_no), FOREIGN KEY (tenant_id, doc_no) REFERENCES documents);CREATE TABLE memos"
            + " (tenant_id integer, doc_no bigint, urgent boolean NOT NULL, PRIMARY KEY (tenant_id, doc_no), FOREIGN"
            + " KEY (tenant_id, doc_no) REFERENCES documents);";
        Schema s = schema(tables);
        assertThat(AccessPatterns.of(s, family(s)))
                .filteredOn(p -> p.question() instanceof Question.Feed f && f.all())
                .singleElement()
                .satisfies(p -> {
                    Question.Feed f = (Question.Feed) p.question();
                    assertThat(f.by()).extracting(n -> n.value()).containsExactly("tenant_id");
                    assertThat(f.order().value()).isEqualTo("created_at");
                });
        Schema whole = schema(tables.replace("integer REFERENCES tenants, doc_no bigint", "integer, doc_no bigint")
                .replace(
                        "PRIMARY KEY (tenant_id, doc_no));CREATE INDEX",
                        "PRIMARY KEY (tenant_id, doc_no), FOREIGN KEY"
                                + " (tenant_id, doc_no) REFERENCES numbers);CREATE INDEX")
                .replace(
                        "CREATE TABLE documents",
                        "CREATE TABLE numbers (tenant_id integer, doc_no bigint, PRIMARY KEY"
                                + " (tenant_id, doc_no)); CREATE TABLE documents"));
        assertThat(AccessPatterns.of(whole, family(whole))).noneMatch(p -> p.question() instanceof Question.Feed);
    }

    @Test
    void overConcreteTablesTheFilterStandsOutsideAndTheViewIsNamed() throws IOException {
        Schema s = sample("events");
        Layout layout = Layouts.lay(s, family(s), new Strategy.ConcreteTables(true));
        AccessPattern feed = AccessPatterns.of(s, family(s)).get(3);
        Query.Select q = (Query.Select) AccessPatterns.query(feed, layout);
        assertThat(q.where()).hasSize(1);
        Query.Derived d = (Query.Derived) q.from().orElseThrow();
        assertThat(d.view().orElseThrow()).hasToString("events");
        assertThat(((Query.Union) d.query()).branches())
                .hasSize(3)
                .allMatch(b -> b.where().isEmpty());
        Query.Select inside = (Query.Select) AccessPatterns.filteredInBranches(feed, layout);
        assertThat(inside.where()).isEmpty();
        assertThat(((Query.Union) ((Query.Derived) inside.from().orElseThrow()).query()).branches())
                .allMatch(b -> b.where().size() == 1);
    }

    @Test
    void aKindThatTheFamilyDoesNotHaveIsRefusedByName() throws IOException {
        Schema s = sample("events");
        Family f = family(s);
        Layout layout = Layouts.lay(s, f, f.today());
        assertThatThrownBy(() -> AccessPattern.of(f, new Question.KindRow("party")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("events has no kind 'party'");
        assertThatThrownBy(() ->
                        AccessPatterns.query(new AccessPattern("kind-row", "", new Question.KindRow("party")), layout))
                .hasMessage("events has no kind 'party'");
    }
}
