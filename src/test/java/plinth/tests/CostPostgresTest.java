package plinth.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import plinth.model.cost.Plan;
import plinth.model.cost.SchemaCosts;
import plinth.model.cost.SchemaCosts.Indexes;
import plinth.model.cost.Settings;
import plinth.model.ddl.Reading;
import plinth.model.query.QueryReader;
import plinth.model.schema.Schema;
import plinth.model.text.Dialect;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the planner against EXPLAIN of a real PostgreSQL 18 over the narrow family, also with queries that were not measured before. */
class CostPostgresTest {
    private static final int ROWS = 100_000;
    private static final List<CostErrors.Deviation> ERRORS = new ArrayList<>();

    private static @Nullable TestDatabase database;

    @BeforeAll
    static void load() throws SQLException, IOException {
        CostTruth truth = new CostTruth("n100k");
        TestDatabase fresh = Postgres.database();
        database = fresh;
        Schema schema =
                Reading.of(Dialect.POSTGRESQL, "narrow.sql", truth.ddl()).schema();
        try (Connection c = fresh.connection();
                Statement s = c.createStatement()) {
            s.execute(truth.ddl());
            s.execute("select setseed(0.42)");
            s.execute("insert into users select i, 'user ' || i from generate_series(1, " + ROWS / 100 + ") i");
            s.execute("insert into clients select i, 'client ' || i from generate_series(1, " + ROWS / 50 + ") i");
            s.execute("insert into products select i, 'product ' || i from generate_series(1, " + ROWS / 1000 + ") i");
            s.execute(GENERATED);
            s.execute("insert into a_events select id, user_id, starts_at, ends_at, kind from gen order by id");
            s.execute("insert into b_events select * from gen order by id");
            s.execute("insert into a_appointments select id, client_id, location, notes from gen where kind ="
                    + " 'appointment' order by id");
            s.execute("insert into a_days_off select id, reason, paid from gen where kind = 'day_off' order by id");
            s.execute("insert into a_launches select id, product_id, audience from gen where kind = 'launch' order by"
                    + " id");
            String base = "select id, user_id, starts_at, ends_at, ";
            s.execute("insert into c_appointments " + base
                    + "client_id, location, notes from gen where kind = 'appointment' order by id");
            s.execute("insert into c_days_off " + base + "reason, paid from gen where kind = 'day_off' order by id");
            s.execute("insert into c_launches " + base
                    + "product_id, audience from gen where kind = 'launch' order by id");
            s.execute("drop table gen");
            s.execute("vacuum analyze");
            s.execute("reindex schema public");
            LoadedStatistics.allVisible(s);
            s.execute("set jit = off");
            SchemaCosts costs = SchemaCosts.of(schema, truth.contents(), Settings.DEFAULT, Indexes.BUILT);
            for (Map.Entry<String, String> q : queries(truth).entrySet()) {
                Plan plan = costs.plan(QueryReader.read(q.getValue(), schema)
                        .understood()
                        .orElseThrow(() ->
                                new IllegalStateException(q.getKey() + ": " + QueryReader.read(q.getValue(), schema))));
                JsonNode said = explain(s, q.getValue());
                String shape = CostErrors.shape(said);
                String mine = CostErrors.shape(plan);
                boolean same = counted(shape).equals(counted(mine));
                ERRORS.add(new CostErrors.Deviation(
                        "PG 18",
                        "planner",
                        q.getKey(),
                        said.get("Total Cost").asDouble(),
                        plan.total(),
                        same,
                        same ? "" : mine + " || " + shape));
            }
        }
    }

    @AfterAll
    static void drop() throws SQLException {
        if (database != null) {
            database.close();
        }
    }

    private static final String GENERATED = """
        create unlogged table gen as
        select i as id, user_id, starts_at, starts_at + (15 + floor(random() * 465)) * interval '1 minute' as ends_at, kind,
          case when kind = 'appointment' then 1 + floor(random() * %1$d / 50)::bigint end as client_id,
          case when kind = 'appointment' and random() < .8 then substr(repeat(md5(i::text), 8), 1, 10 + floor(random() * 31)::int) end as location,
          case when kind = 'appointment' and random() < .5 then substr(repeat(md5(i::text), 8), 1, 20 + floor(random() * 181)::int) end as notes,
          case when kind = 'day_off' and random() < .7 then substr(repeat(md5(i::text), 8), 1, 5 + floor(random() * 36)::int) end as reason,
          case when kind = 'day_off' then random() < .7 end as paid,
          case when kind = 'launch' then 1 + floor(random() * %1$d / 1000)::bigint end as product_id,
          case when kind = 'launch' and random() < .9 then substr(repeat(md5(i::text), 8), 1, 8 + floor(random() * 23)::int) end as audience
        from (
          select i, 1 + floor(random() * %1$d / 100)::bigint as user_id,
            timestamptz '2020-01-01' + i * (interval '1826 days' / %1$d) + random() * interval '30 days' as starts_at,
            case when r < .6 then 'appointment' when r < .9 then 'day_off' else 'launch' end as kind
          from (select i::bigint i, random() r from generate_series(1, %1$d) i offset 0) z offset 0
        ) y
        """.formatted(ROWS);

    /** The measured queries, and forms that they lack: a filter outside of a UNION ALL, merge joins, sorts by several columns, OR. */
    private static Map<String, String> queries(CostTruth truth) throws IOException {
        Map<String, String> out = new LinkedHashMap<>();
        for (CostTruth.Explained e : truth.explained()) {
            out.put(e.query() + " " + e.layout(), truth.sql(e.query(), e.layout()));
        }
        String all = "(select id, user_id, starts_at, ends_at, 'appointment'::text as kind from c_appointments"
                + " union all select id, user_id, starts_at, ends_at, 'day_off'::text from c_days_off"
                + " union all select id, user_id, starts_at, ends_at, 'launch'::text from c_launches) e";
        out.put("oldest of all tables", "select * from " + all + " order by starts_at limit 50");
        out.put(
                "a user's, filter outside",
                "select * from " + all + " where user_id = 17 order by starts_at desc limit 50");
        out.put("one by key, filter outside", "select * from " + all + " where id = 4711");
        out.put("oldest of the single table", "select * from b_events order by starts_at limit 50");
        out.put(
                "all joined",
                "select e.starts_at, s.client_id from a_events e join a_appointments s on s.event_id = e.id order by"
                        + " e.id");
        out.put(
                "users' appointments of a client",
                "select e.starts_at, u.name from a_appointments s join a_events e on e.id = s.event_id"
                        + " join users u on u.id = e.user_id where s.client_id = 7");
        out.put("either index", "select * from b_events where client_id = 7 or product_id = 3");
        out.put("two keys sorted", "select id from a_events order by starts_at, id limit 20");
        out.put("a range of keys", "select count(*) from a_events where id > 99000");
        out.put(
                "unused left joins",
                "select e.id from a_events e left join a_launches l on l.event_id = e.id where e.user_id = 17");
        out.put("grouped by reference", "select client_id, count(*) from a_appointments group by client_id");
        out.put("a list of keys", "select * from a_events where id in (1, 20000, 40000, 60000)");
        return out;
    }

    private static JsonNode explain(Statement s, String sql) throws SQLException {
        try (ResultSet r = s.executeQuery("explain (format json) " + sql)) {
            r.next();
            return JsonMapper.shared().readTree(r.getString(1)).get(0).get("Plan");
        }
    }

    private static List<String> counted(String shape) {
        return Arrays.stream(shape.split(" ")).sorted().toList();
    }

    private static String misses() {
        StringBuilder out = new StringBuilder();
        for (CostErrors.Deviation e : ERRORS) {
            out.append(String.format(
                    Locale.ROOT,
                    "%n%-32s %12.2f %12.2f %+7.2f%% %s",
                    e.about(),
                    e.truth(),
                    e.estimate(),
                    e.percent(),
                    e.note()));
        }
        return out.toString();
    }

    @Test
    void costsAreThoseOfPostgres18() {
        double[] errors = CostErrors.errors(ERRORS, "planner");
        assertThat(CostErrors.at(errors, .5)).as(misses()).isLessThan(1);
        assertThat(CostErrors.at(errors, .9)).as(misses()).isLessThan(6);
    }

    @Test
    void plansAreThoseOfPostgres18() {
        long other = ERRORS.stream().filter(e -> !e.samePlan()).count();
        assertThat(other).as(misses()).isLessThanOrEqualTo(2);
    }
}
