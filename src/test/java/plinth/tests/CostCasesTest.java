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
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plinth.model.cost.Plan;
import plinth.model.cost.PlanLine;
import plinth.model.cost.SchemaCosts;
import plinth.model.cost.SchemaCosts.Indexes;
import plinth.model.cost.Settings;
import plinth.model.ddl.Reading;
import plinth.model.query.QueryReader;
import plinth.model.schema.Schema;
import plinth.model.text.Dialect;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Loads each case of {@code costs/} into a real PostgreSQL 18 and holds the planner against what EXPLAIN says of its queries there. */
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
        }
        assertThat(asked).isPositive();
        assertThat(off).as(String.join("\n", off)).isEmpty();
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
