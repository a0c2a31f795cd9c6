package plinth.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plinth.model.cost.Plan;
import plinth.model.cost.PlanLine;
import plinth.model.cost.RelationSize;
import plinth.model.cost.SchemaCosts;
import plinth.model.cost.SchemaCosts.Indexes;
import plinth.model.cost.Settings;
import plinth.model.ddl.Reading;
import plinth.model.query.QueryReader;
import plinth.model.schema.Schema;
import plinth.model.text.Dialect;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Loads each case of {@code costs/} into a real PostgreSQL 18 and holds sizes against its pages and the planner against what EXPLAIN says of the queries there. */
class CostCasesTest {
    private static final Pattern END = Pattern.compile(";\\s*\\n");

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(Shared.root().resolve("src/test/resources/costs"))) {
            return files.filter(f -> f.toString().endsWith(".sql")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void costsAndPlansAreThoseOfExplain(Path file) throws IOException, SQLException {
        List<String> statements = END.splitAsStream(Files.readString(file, StandardCharsets.UTF_8) + "\n")
                .map(s -> s.replaceAll("(?m)^--.*$", "").strip())
                .filter(s -> !s.isEmpty())
                .toList();
        List<String> ddl =
                statements.stream().filter(s -> s.startsWith("create")).toList();
        Schema schema = Reading.of(Dialect.POSTGRESQL, file.toString(), String.join(";\n", ddl) + ";\n")
                .schema();
        List<String> off = new ArrayList<>();
        int asked = 0;
        try (TestDatabase database = Postgres.database();
                Connection c = database.connection();
                Statement s = c.createStatement()) {
            for (String sql : statements) {
                if (!sql.startsWith("explain")) {
                    s.execute(sql);
                }
            }
            LoadedStatistics.allVisible(s);
            SchemaCosts costs = SchemaCosts.of(schema, LoadedStatistics.of(c, schema), Settings.DEFAULT, Indexes.BUILT);
            for (String sql : statements) {
                if (sql.startsWith("explain ")) {
                    asked++;
                    compare(s, costs, schema, sql.substring(8)).ifPresent(off::add);
                }
            }
            off.addAll(sizes(s, costs));
        }
        assertThat(asked).isPositive();
        assertThat(off).as(String.join("\n", off)).isEmpty();
    }

    private static final String PAGES = """
        select c.relname, pg_relation_size(c.oid) / 8192, coalesce(pg_relation_size(t.oid) / 8192, 0),
          coalesce(pg_relation_size((select indexrelid from pg_index where indrelid = t.oid)) / 8192, 0)
        from pg_class c left join pg_class t on t.oid = c.reltoastrelid
        where c.relkind in ('r', 'i') and c.relnamespace = 'public'::regnamespace\
        """;

    /** What is off by more than two pages: tables by 2 %, those with values out of line 6 %, the rest 5 %. */
    private static List<String> sizes(Statement s, SchemaCosts costs) throws SQLException {
        Map<String, Long> truth = new HashMap<>();
        try (ResultSet r = s.executeQuery(PAGES)) {
            while (r.next()) {
                truth.put(r.getString(1), r.getLong(2));
                truth.put(r.getString(1) + " (TOAST)", r.getLong(3));
                truth.put(r.getString(1) + " (TOAST index)", r.getLong(4));
            }
        }
        List<String> off = new ArrayList<>();
        for (RelationSize r : costs.relations()) {
            long pages = truth.getOrDefault(r.label(), -1L);
            boolean cut = truth.getOrDefault(r.label() + " (TOAST)", 0L) > 0;
            double allowed = r.kind() != RelationSize.Kind.HEAP ? .05 : cut ? .06 : .02;
            if (Math.abs(r.pages() - pages) > Math.max(2, pages * allowed)) {
                off.add("%s: PostgreSQL %d pages, estimate %d".formatted(r.label(), pages, r.pages()));
            }
            truth.remove(r.label());
        }
        truth.forEach((label, pages) -> {
            if (pages > (label.contains("(TOAST") ? 1 : 0)) {
                off.add("%s: PostgreSQL %d pages, no estimate".formatted(label, pages));
            }
        });
        return off;
    }

    private static java.util.Optional<String> compare(Statement s, SchemaCosts costs, Schema schema, String sql)
            throws SQLException {
        JsonNode said;
        try (ResultSet r = s.executeQuery("explain (format json) " + sql)) {
            r.next();
            said = JsonMapper.shared().readTree(r.getString(1)).get(0).get("Plan");
        }
        Plan plan = costs.plan(QueryReader.read(sql, schema)
                .understood()
                .orElseThrow(() -> new IllegalStateException(sql + ": " + QueryReader.read(sql, schema))));
        double truth = said.get("Total Cost").asDouble();
        boolean same = CostErrors.shape(said).equals(CostErrors.shape(plan));
        if (same && Math.abs(plan.total() / truth - 1) < .01) {
            return java.util.Optional.empty();
        }
        List<String> lines = plan.lines().stream().map(PlanLine::toString).toList();
        return java.util.Optional.of("%s%n  PostgreSQL %.2f %s%n  estimate   %.2f %s%n%s"
                .formatted(
                        sql,
                        truth,
                        CostErrors.shape(said),
                        plan.total(),
                        CostErrors.shape(plan),
                        String.join("\n", lines)));
    }
}
