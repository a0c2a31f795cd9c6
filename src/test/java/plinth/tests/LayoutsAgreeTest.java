package plinth.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plinth.model.access.AccessPattern;
import plinth.model.access.AccessPatterns;
import plinth.model.access.Phrasing;
import plinth.model.access.Question;
import plinth.model.layout.Family;
import plinth.model.layout.Layout;
import plinth.model.layout.Layouts;
import plinth.model.layout.Strategy;
import plinth.model.query.Query;
import plinth.model.query.Term;
import plinth.model.schema.Schema;
import plinth.model.schema.SeedRows;
import plinth.renderer.query.QueryWriter;
import plinth.renderer.query.QueryWriter.Flavour;
import plinth.renderer.query.Stub;
import plinth.renderer.query.Stubs;
import plinth.renderer.sql.DdlWriter;

/** The same rows, written by the stubs of each layout and asked for by each layout's queries, come back the same. */
class LayoutsAgreeTest {
    private static final int ROWS = 40;

    /** A time that the database took itself, known by its fractions of a second: it is not the same in two databases. */
    private static final Pattern NOW = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d+[-+:\\d]*");

    static Stream<String> samples() {
        return Samples.NAMES.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void everyAccessPatternHasTheSameAnswerInEveryLayout(String sample) throws Exception {
        Schema schema = Samples.schema(sample);
        Family family = Samples.families(schema).getFirst();
        List<AccessPattern> patterns = new ArrayList<>(AccessPatterns.of(schema, family));
        patterns.add(AccessPattern.of(family, new Question.DetailedRow()));
        Map<String, List<String>> first = new LinkedHashMap<>();
        for (Strategy strategy : Samples.STRATEGIES) {
            Layout layout = Layouts.lay(schema, family, strategy);
            Map<String, Stub> stubs = stubs(layout);
            try (TestDatabase db = Postgres.database()) {
                Connection c = db.connection();
                db.load(DdlWriter.write(layout.schema()) + GuardsTest.rows(sample) + more(sample));
                fill(c, family, stubs, 0);
                for (AccessPattern p : patterns) {
                    List<String> answer = answer(c, p, AccessPatterns.query(p, layout));
                    assertThat(answer).as(p.label()).isNotEmpty();
                    assertThat(answer(c, p, AccessPatterns.filteredInBranches(p, layout)))
                            .as(p.label() + " filtered in branches")
                            .isEqualTo(answer);
                    for (Phrasing phrasing : AccessPatterns.phrasings(p, layout)) {
                        assertThat(answer(c, p, phrasing.query()))
                                .as(p.label() + " " + phrasing.form().words())
                                .isEqualTo(answer);
                    }
                    List<String> wanted = first.computeIfAbsent(p.id(), k -> answer);
                    assertThat(answer)
                            .as(p.label() + " as " + strategy.describe())
                            .isEqualTo(wanted);
                }
                fill(c, family, stubs, ROWS);
                List<String> pages = pages(c, family, patterns, stubs, layout);
                assertThat(pages).doesNotHaveDuplicates();
                assertThat(pages)
                        .as("pages as " + strategy.describe())
                        .isEqualTo(first.computeIfAbsent("pages", k -> pages));
                if (!(strategy instanceof Strategy.ConcreteTables)) {
                    convertAndDelete(c, family, layout, stubs, strategy, first);
                }
            }
        }
    }

    private static Map<String, Stub> stubs(Layout layout) {
        return Stubs.of(layout, SeedRows.NONE).stream()
                .flatMap(f -> f.stubs().stream())
                .collect(Collectors.toMap(Stub::name, s -> s));
    }

    private static Stub stub(Map<String, Stub> stubs, String name) {
        return Objects.requireNonNull(stubs.get(name), () -> "there is no stub " + name + " among " + stubs.keySet());
    }

    /** Two of everything that is referenced, so that a condition on a reference has something to leave out. */
    private static String more(String sample) {
        return GuardsTest.rows(sample).replace("'a@x", "'b@x").replace("'p'", "'q'");
    }

    private static String kindName(Family.Kind k) {
        String name = plinth.model.layout.Plural.singular(k.table().name().value());
        StringBuilder out = new StringBuilder();
        for (String part : name.split("_", -1)) {
            out.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
        }
        return out.toString();
    }

    private static void fill(Connection c, Family family, Map<String, Stub> stubs, int from) throws SQLException {
        for (int i = from; i < from + ROWS; i++) {
            Family.Kind k = family.kinds().get(i % family.kinds().size());
            execute(c, stub(stubs, "Create" + kindName(k)), i);
        }
    }

    /** All pages of the feed that is exported, whose order is by the key, too: many rows are of the same time now. */
    private static List<String> pages(
            Connection c, Family family, List<AccessPattern> patterns, Map<String, Stub> stubs, Layout layout)
            throws SQLException {
        List<String> all = new ArrayList<>();
        for (AccessPattern p : patterns) {
            if (p.question() instanceof Question.Feed f && f.all()) {
                List<String> columns = ((Query.Select) AccessPatterns.query(p, layout))
                        .outputs().stream()
                                .map(o -> o.label()
                                        .orElseGet(() ->
                                                ((Term.Column) o.term()).name().value()))
                                .toList();
                Map<String, String> last = new LinkedHashMap<>();
                List<String> page = execute(c, stub(stubs, "List" + one(family) + "Feed"), 0, last);
                while (!page.isEmpty()) {
                    all.addAll(page);
                    List<String> row = List.of(page.getLast().split(" \\| ", -1));
                    columns.forEach(n -> last.put("before_" + n, row.get(columns.indexOf(n))));
                    page = execute(c, stub(stubs, "List" + one(family) + "FeedBefore"), 0, last);
                }
                assertThat(all).hasSizeGreaterThan(ROWS / 2);
            }
        }
        return all;
    }

    /** A value for a parameter in the {@code i}th row, as a literal whose type PostgreSQL takes from the parameter. */
    private static String value(String parameter, int i) {
        return switch (parameter) {
            case "id" -> "1";
            case "page_size" -> "7";
            // Questions order by the time alone, and any order of rows of the same time is right: no two of the first
            // ROWS have one, all later ones have.
            case "received_at" -> "2026-04-01 10:%02d:00Z".formatted(Math.min(i, ROWS));
            case "starts_at" -> "2026-01-%02d 10:%02dZ".formatted(1 + Math.min(i, ROWS) % 28, Math.min(i, ROWS));
            case "ends_at" -> "2026-01-%02d %d:00Z".formatted(1 + Math.min(i, ROWS) % 28, 11 + i % 3);
            case "created_at", "updated_at", "incident_started_at" ->
                "2026-02-01 10:%02d:00Z".formatted(Math.min(i, ROWS));
            case "starts_at_from", "received_at_from", "created_at_from" -> "2025-06-01";
            case "starts_at_before", "received_at_before", "created_at_before" -> "2030-01-01";
            case "amount", "refund_amount", "incident_severity" -> String.valueOf(1 + i);
            case "paid" -> i % 2 == 0 ? "true" : "false";
            case "last_four" -> "%04d".formatted(i);
            case "expires_on", "change_planned_for" -> "2030-01-01";
            case "iban" -> "DE00 1234 5678 9012 " + i;
            case "refund_currency" -> "EUR";
            case "state" -> "open";
            case "incident_resolved_at", "question_answered_at" -> "2026-03-01";
            default ->
                parameter.endsWith("_id") || parameter.equals("refund_approved_by")
                        ? String.valueOf(1 + i % 2)
                        : parameter + i;
        };
    }

    private static List<String> execute(Connection c, Stub stub, int i) throws SQLException {
        return execute(c, stub, i, Map.of());
    }

    private static List<String> execute(Connection c, Stub stub, int i, Map<String, String> given) throws SQLException {
        List<String> values = Prepared.parameters(stub.sql()).stream()
                .map(p -> "'" + given.getOrDefault(p, value(p, i)) + "'")
                .toList();
        return run(c, Prepared.plain(stub.sql()), values, false);
    }

    private static List<String> answer(Connection c, AccessPattern p, Query query) throws SQLException {
        QueryWriter.Written w = QueryWriter.write(query, Flavour.PLAIN);
        List<String> values = w.parameters().stream()
                .map(Term.Parameter::name)
                .map(n -> "'" + value(n, 0) + "'")
                .toList();
        boolean ordered = p.question() instanceof Question.Feed || p.question() instanceof Question.KindFeed;
        return run(c, w.text(), values, !ordered);
    }

    private static List<String> run(Connection c, String sql, List<String> values, boolean sorted) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement s = c.createStatement()) {
            s.setEscapeProcessing(false);
            s.execute("PREPARE asked AS " + sql);
            boolean result =
                    s.execute("EXECUTE asked" + (values.isEmpty() ? "" : "(" + String.join(", ", values) + ")"));
            if (result) {
                try (ResultSet r = s.getResultSet()) {
                    while (r.next()) {
                        StringBuilder row = new StringBuilder();
                        for (int i = 1; i <= r.getMetaData().getColumnCount(); i++) {
                            row.append(r.getString(i)).append(" | ");
                        }
                        rows.add(NOW.matcher(row).replaceAll("now"));
                    }
                }
            } else {
                rows.add(String.valueOf(s.getUpdateCount()));
            }
            s.execute("DEALLOCATE asked");
        }
        return sorted ? rows.stream().sorted().toList() : rows;
    }

    /** Row 1 goes from kind to kind, and away; nothing contradicts its kind at any time. */
    private static void convertAndDelete(
            Connection c,
            Family family,
            Layout layout,
            Map<String, Stub> stubs,
            Strategy strategy,
            Map<String, List<String>> first)
            throws SQLException {
        AccessPattern details = AccessPattern.of(family, new Question.DetailedRow());
        for (int i = 1; i <= family.kinds().size(); i++) {
            Family.Kind k = family.kinds().get(i % family.kinds().size());
            assertThat(execute(c, stub(stubs, "ConvertTo" + kindName(k)), 100 + i))
                    .hasSize(1);
            assertThat(execute(c, stub(stubs, "ConvertTo" + kindName(k)), i))
                    .as("of this kind already")
                    .isEmpty();
            assertThat(execute(c, stub(stubs, "Update" + kindName(k)), 200 + i)).hasSize(1);
            List<String> row = answer(c, details, AccessPatterns.query(details, layout));
            List<String> wanted = first.computeIfAbsent("converted " + i, x -> row);
            assertThat(row)
                    .as("converted to " + k.value() + " as " + strategy.describe())
                    .isEqualTo(wanted);
            contradictions(c, stubs);
        }
        Family.Kind last = family.kinds().getFirst();
        String delete = "Delete" + kindName(last);
        assertThat(execute(c, stub(stubs, stubs.containsKey(delete) ? delete : "Delete" + one(family)), 0))
                .containsExactly("1");
        assertThat(execute(c, stub(stubs, "Get" + one(family)), 0)).isEmpty();
        contradictions(c, stubs);
    }

    private static String one(Family family) {
        String s = plinth.model.layout.Plural.singular(family.base().name().value());
        return Character.toUpperCase(s.charAt(0)) + s.substring(1);
    }

    private static void contradictions(Connection c, Map<String, Stub> stubs) throws SQLException {
        for (Stub s : stubs.values()) {
            if (s.name().endsWith("MissingDetails") || s.name().contains("WithWrong")) {
                assertThat(execute(c, s, 0)).as(s.name()).isEmpty();
            }
        }
    }
}
