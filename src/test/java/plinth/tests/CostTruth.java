package plinth.tests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import plinth.model.cost.ColumnStatistics;
import plinth.model.cost.SchemaCosts.Rows;
import plinth.model.cost.Widths;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The families that were loaded into a PostgreSQL 15 in three layouts and measured: their DDL, what was put into them, the queries that were
 * explained. The figures themselves are in src/test/cases/cost-truth.
 */
final class CostTruth {
    /** A relation's measured pages as built and after inserts, and its rows. */
    record Relation(String name, boolean index, long built, long grown, double rows) {}

    /** What EXPLAIN said. */
    record Explained(String query, String layout, double total, double rows, JsonNode plan) {}

    private record Kind(String name, String table, double share) {}

    private record Own(String name, String type, ColumnStatistics statistics) {}

    static final List<String> LOADS = List.of("n10k", "n100k", "n1m", "n10m", "w10k", "w100k", "w1m");

    final String load;
    final boolean narrow;
    final long rows;
    private final List<Kind> kinds = new ArrayList<>();
    private final Map<String, List<Own>> own = new LinkedHashMap<>();
    private final Map<String, String> reference = new LinkedHashMap<>();
    private final long users;
    private final Map<String, Relation> relations = new LinkedHashMap<>();

    CostTruth(String load) throws IOException {
        this.load = load;
        this.narrow = load.startsWith("n");
        this.rows = switch (load.substring(1)) {
            case "10k" -> 10_000;
            case "100k" -> 100_000;
            case "1m" -> 1_000_000;
            default -> 10_000_000;
        };
        this.users = Math.max(rows / 100, 10);
        if (narrow) {
            narrow();
        } else {
            wide();
        }
        measured();
    }

    private static ColumnStatistics number(double distinct, double nulls) {
        return ColumnStatistics.of(distinct).withNulls(nulls);
    }

    private static Own text(String name, int low, int high, double present) {
        return new Own(
                name, "text", ColumnStatistics.of(-.9).withNulls(1 - present).withWidths(Widths.between(low, high)));
    }

    private static ColumnStatistics truth(double share) {
        return ColumnStatistics.of(2)
                .withCommon(List.of(
                        new ColumnStatistics.Common("true", share), new ColumnStatistics.Common("false", 1 - share)));
    }

    private void narrow() {
        kinds.add(new Kind("appointment", "appointments", .6));
        kinds.add(new Kind("day_off", "days_off", .3));
        kinds.add(new Kind("launch", "launches", .1));
        long clients = Math.max(rows / 50, 10);
        long products = Math.max(rows / 1000, 10);
        own.put(
                "appointment",
                List.of(
                        new Own("client_id", "bigint not null", number(clients, 0)),
                        text("location", 10, 40, .8),
                        text("notes", 20, 200, .5)));
        own.put("day_off", List.of(text("reason", 5, 40, .7), new Own("paid", "boolean not null", truth(.7))));
        own.put(
                "launch",
                List.of(new Own("product_id", "bigint not null", number(products, 0)), text("audience", 8, 30, .9)));
        reference.put("appointment", "client_id");
        reference.put("launch", "product_id");
    }

    private void wide() {
        double[] shares = {.30, .20, .15, .10, .10, .05, .05, .05};
        TreeMap<Integer, Double> amounts = new TreeMap<>(Map.of(6, .111, 8, .889));
        long clients = Math.max(rows / 50, 10);
        for (int k = 1; k <= 8; k++) {
            String p = "s" + k + "_";
            kinds.add(new Kind("kind" + k, "sub" + k, shares[k - 1]));
            own.put(
                    "kind" + k,
                    List.of(
                            new Own(p + "ref", "bigint not null", number(clients, 0)),
                            new Own(p + "big", "bigint", number(-1, .3)),
                            new Own(p + "i1", "integer not null", number(1e6, 0)),
                            new Own(p + "i2", "integer", number(1e6, .3)),
                            text(p + "t1", 8, 30, .9),
                            text(p + "t2", 10, 60, .7),
                            new Own(p + "ts", "timestamptz", number(-1, .3)),
                            new Own(p + "flag", "boolean not null", truth(.7)),
                            new Own(p + "amt", "numeric(12,2)", number(-.9, .2).withWidths(new Widths(amounts))),
                            new Own(p + "d", "date", number(1800, .3)),
                            new Own(p + "sm", "smallint", number(1000, .3)),
                            new Own(p + "dbl", "double precision", number(-1, .3))));
            reference.put("kind" + k, p + "ref");
        }
    }

    private static Path file(String name) {
        return Shared.root().resolve("src/test/cases/cost-truth").resolve(name);
    }

    private void measured() throws IOException {
        Map<String, long[]> pages = new LinkedHashMap<>();
        Map<String, Double> counts = new LinkedHashMap<>();
        Map<String, Boolean> index = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(file("sizes_" + load + ".csv"), StandardCharsets.UTF_8);
        List<String> head = List.of(lines.getFirst().split(",", -1));
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = List.of(line.split(",", -1));
            String rel = cells.get(head.indexOf("rel"));
            if (!rel.matches("[abc]_.*")) {
                continue;
            }
            int at = cells.get(head.indexOf("tag")).equals("insert") ? 1 : 0;
            pages.computeIfAbsent(rel, r -> new long[2])[at] = Long.parseLong(cells.get(head.indexOf("pages")));
            counts.put(rel, Double.parseDouble(cells.get(head.indexOf("reltuples"))));
            index.put(rel, cells.get(head.indexOf("relkind")).equals("i"));
        }
        pages.forEach((rel, p) -> relations.put(
                rel, new Relation(rel, index.getOrDefault(rel, false), p[0], p[1], counts.getOrDefault(rel, 0.0))));
    }

    List<Relation> relations() {
        return List.copyOf(relations.values());
    }

    /** The DDL of all three layouts, as it was loaded. */
    String ddl() {
        StringBuilder out = new StringBuilder();
        for (String t : List.of("users", "clients", "products")) {
            out.append("create table ").append(t).append(" (id bigint primary key, name text not null);\n");
        }
        String base = "id bigint primary key, user_id bigint not null references users, starts_at timestamptz not null,"
                + " ends_at timestamptz not null";
        String listed = kinds.stream().map(k -> "'" + k.name() + "'").collect(Collectors.joining(","));
        String kind = ", kind text not null check (kind in (" + listed + "))";
        out.append("create table a_events (").append(base).append(kind).append(");\n");
        common(out, "a_events", true);
        StringBuilder single = new StringBuilder();
        for (Kind k : kinds) {
            out.append("create table a_").append(k.table()).append(" (event_id bigint primary key references a_events");
            columns(k, false).forEach(c -> out.append(", ").append(c));
            out.append(");\n");
            columns(k, true).forEach(c -> single.append(", ").append(c));
        }
        out.append("create table b_events (")
                .append(base)
                .append(kind)
                .append(single)
                .append(");\n");
        common(out, "b_events", true);
        for (Kind k : kinds) {
            out.append("create table c_").append(k.table()).append(" (").append(base);
            columns(k, false).forEach(c -> out.append(", ").append(c));
            out.append(");\n");
            common(out, "c_" + k.table(), false);
            String column = reference.get(k.name());
            if (column != null) {
                for (String t : List.of("a_" + k.table(), "b_events", "c_" + k.table())) {
                    out.append("create index on ")
                            .append(t)
                            .append(" (")
                            .append(column)
                            .append(");\n");
                }
            }
        }
        return out.toString();
    }

    private List<String> columns(Kind k, boolean nullable) {
        return own.getOrDefault(k.name(), List.of()).stream()
                .map(o -> o.name() + " " + (nullable ? o.type().replace(" not null", "") : o.type())
                        + (o.name().equals(reference.get(k.name()))
                                ? " references " + (o.name().startsWith("product") ? "products" : "clients")
                                : ""))
                .toList();
    }

    private static void common(StringBuilder out, String table, boolean kind) {
        for (String c : kind ? List.of("user_id", "starts_at", "kind") : List.of("user_id", "starts_at")) {
            out.append("create index on ").append(table).append(" (").append(c).append(");\n");
        }
    }

    /** What is in each table, in sorts of rows. */
    Map<ObjectName, List<Rows>> contents() {
        Map<ObjectName, List<Rows>> out = new LinkedHashMap<>();
        List<Rows> events = new ArrayList<>();
        List<Rows> single = new ArrayList<>();
        for (Kind k : kinds) {
            double count = count(k);
            Map<Name, ColumnStatistics> mine = new LinkedHashMap<>();
            own.getOrDefault(k.name(), List.of())
                    .forEach(o -> mine.put(new Name(o.name()), seen(o.statistics(), count)));
            Map<Name, ColumnStatistics> subtype = new LinkedHashMap<>(mine);
            subtype.put(
                    new Name("event_id"),
                    ColumnStatistics.of(-1).withCorrelation(1).withRange(1, rows));
            out.put(ObjectName.of("a_" + k.table()), List.of(new Rows(count, subtype)));
            Map<Name, ColumnStatistics> concrete = new LinkedHashMap<>();
            common().forEach((name, s) -> concrete.put(name, seen(s, count)));
            concrete.putAll(mine);
            out.put(ObjectName.of("c_" + k.table()), List.of(new Rows(count, concrete)));
            Map<Name, ColumnStatistics> base = common();
            base.put(
                    new Name("kind"),
                    ColumnStatistics.of(1)
                            .withWidths(Widths.fixed(k.name().length()))
                            .withCommon(List.of(new ColumnStatistics.Common(k.name(), 1))));
            events.add(new Rows(count, base));
            Map<Name, ColumnStatistics> all = new LinkedHashMap<>(base);
            all.putAll(mine);
            single.add(new Rows(count, all));
        }
        Map<String, Long> others =
                Map.of("users", users, "clients", Math.max(rows / 50, 10), "products", Math.max(rows / 1000, 10));
        others.forEach((table, count) -> out.put(
                ObjectName.of(table),
                List.of(new Rows(
                        count,
                        Map.of(
                                new Name("id"),
                                ColumnStatistics.of(-1).withCorrelation(1),
                                new Name("name"),
                                ColumnStatistics.of(-1).withWidths(Widths.fixed(9)))))));
        out.put(ObjectName.of("a_events"), events);
        out.put(ObjectName.of("b_events"), single);
        return out;
    }

    /** Rows choose among so many values by chance: how many of them are seen. */
    private static ColumnStatistics seen(ColumnStatistics s, double rows) {
        if (s.distinct() <= 0 || !s.common().isEmpty()) {
            return s;
        }
        double seen = -s.distinct() * Math.expm1(-rows * (1 - s.nulls()) / s.distinct());
        return new ColumnStatistics(seen, s.nulls(), s.widths(), s.correlation(), s.common(), s.range());
    }

    private double count(Kind k) {
        Relation r = relations.get("a_" + k.table());
        return r == null ? rows * k.share() : r.rows();
    }

    private Map<Name, ColumnStatistics> common() {
        Map<Name, ColumnStatistics> out = new LinkedHashMap<>();
        double day = 86_400;
        double from = 1_577_836_800;
        out.put(new Name("id"), ColumnStatistics.of(-1).withCorrelation(1).withRange(1, rows));
        out.put(new Name("user_id"), ColumnStatistics.of(users));
        out.put(
                new Name("starts_at"),
                ColumnStatistics.of(-1).withCorrelation(.9996).withRange(from, from + 1856 * day));
        out.put(
                new Name("ends_at"),
                ColumnStatistics.of(-1).withCorrelation(.9996).withRange(from, from + 1856 * day));
        return out;
    }

    List<Explained> explained() throws IOException {
        JsonNode all = JsonMapper.shared()
                .readTree(Files.readString(file("explain_" + load + ".json"), StandardCharsets.UTF_8));
        List<Explained> out = new ArrayList<>();
        for (JsonNode n : all) {
            out.add(new Explained(
                    n.get("query").asString(),
                    n.get("layout").asString(),
                    n.get("total").asDouble(),
                    n.get("rows").asDouble(),
                    n.get("plan")));
        }
        return out;
    }

    /** The SQL of a query in a layout, as it was explained. */
    String sql(String query, String layout) {
        return switch (query) {
            case "Q1_point_base" -> base(layout, "id = 4711", "");
            case "Q2_full_subtype_row" -> ofKind(layout, "id = 4711", "");
            case "Q3_subtype_list_user" ->
                ofKind(
                        layout,
                        "user_id = 17 and starts_at >= '2022-01-01' and starts_at < '2023-01-01'",
                        " order by starts_at limit 50");
            case "Q4_feed_base" -> base(layout, "user_id = 17", " order by starts_at desc limit 50");
            case "Q5_feed_full" -> full(layout);
            case "Q6_count_by_kind" ->
                layout.equals("C")
                        ? each(k -> "select '" + k.name() + "'::text, count(*) from c_" + k.table(), " union all ")
                        : "select kind, count(*) from " + layout(layout) + "events group by kind";
            case "Q7_subtype_only_agg" -> {
                Kind k = flagged();
                String f = flag();
                yield "select " + f + ", count(*) from "
                        + (layout.equals("B") ? "b_events where kind = '" + k.name() + "'" : layout(layout) + k.table())
                        + " group by " + f;
            }
            case "Q8_subtype_base_agg" -> {
                Kind k = flagged();
                yield switch (layout) {
                    case "A" ->
                        "select avg(e.ends_at - e.starts_at) from a_events e join a_" + k.table()
                                + " s on s.event_id = e.id where s." + flag();
                    case "B" ->
                        "select avg(ends_at - starts_at) from b_events where kind = '" + k.name() + "' and " + flag();
                    default -> "select avg(ends_at - starts_at) from c_" + k.table() + " where " + flag();
                };
            }
            case "Q9_base_scan_agg" ->
                layout.equals("C")
                        ? "select sum(n), sum(d) / sum(n) from ("
                                + each(
                                        k -> "select count(*) n, sum(ends_at - starts_at) d from c_" + k.table()
                                                + " where ends_at - starts_at > interval '1 hour'",
                                        " union all ")
                                + ") z"
                        : "select count(*), avg(ends_at - starts_at) from " + layout(layout)
                                + "events where ends_at - starts_at > interval '1 hour'";
            case "QA_by_subtype_fk" -> {
                String column = reference.getOrDefault(kinds.getFirst().name(), "");
                yield layout.equals("A")
                        ? "select " + prefixed("e.", BASE) + own(kinds.getFirst(), ", s.") + " from a_"
                                + kinds.getFirst().table() + " s join a_events e on e.id = s.event_id where s." + column
                                + " = 7"
                        : "select " + BASE + own(kinds.getFirst(), ", ") + " from "
                                + (layout.equals("B")
                                        ? "b_events"
                                        : "c_" + kinds.getFirst().table())
                                + " where " + column + " = 7";
            }
            default -> throw new IllegalArgumentException(query);
        };
    }

    private static final String BASE = "id, user_id, starts_at, ends_at";

    private static String prefixed(String alias, String columns) {
        return alias + columns.replace(", ", ", " + alias);
    }

    private static String layout(String layout) {
        return layout.toLowerCase(java.util.Locale.ROOT) + "_";
    }

    private Kind flagged() {
        return narrow ? kinds.get(1) : kinds.get(7);
    }

    private String flag() {
        return narrow ? "paid" : "s8_flag";
    }

    private String own(Kind k, String before) {
        return own.getOrDefault(k.name(), List.of()).stream()
                .map(o -> before + o.name())
                .collect(Collectors.joining());
    }

    private String each(java.util.function.Function<Kind, String> text, String between) {
        return kinds.stream().map(text).collect(Collectors.joining(between));
    }

    private String base(String layout, String where, String rest) {
        if (!layout.equals("C")) {
            return "select " + BASE + ", kind from " + layout(layout) + "events where " + where + rest;
        }
        String branches = each(
                k -> "select " + BASE + ", '" + k.name() + "'::text from c_" + k.table() + " where " + where,
                " union all ");
        return rest.isEmpty() ? branches : "select * from (" + branches + ") z" + rest;
    }

    private String ofKind(String layout, String where, String rest) {
        Kind k = kinds.getFirst();
        return switch (layout) {
            case "A" ->
                "select " + prefixed("e.", BASE) + own(k, ", s.") + " from a_events e join a_" + k.table()
                        + " s on s.event_id = e.id where e." + where.replace("and starts_at", "and e.starts_at")
                        + rest.replace("starts_at", "e.starts_at");
            case "B" ->
                "select " + BASE + own(k, ", ") + " from b_events where " + where + " and kind = '" + k.name() + "'"
                        + rest;
            default -> "select " + BASE + own(k, ", ") + " from c_" + k.table() + " where " + where + rest;
        };
    }

    private String full(String layout) {
        String rest = " order by starts_at desc limit 50";
        return switch (layout) {
            case "A" -> {
                StringBuilder out = new StringBuilder("select " + prefixed("e.", BASE) + ", e.kind");
                kinds.forEach(k -> out.append(own(k, ", a_" + k.table() + ".")));
                out.append(" from a_events e");
                kinds.forEach(k -> out.append(" left join a_" + k.table() + " on a_" + k.table() + ".event_id = e.id"));
                yield out + " where e.user_id = 17 order by e.starts_at desc limit 50";
            }
            case "B" -> "select * from b_events where user_id = 17" + rest;
            default ->
                "select * from ("
                        + each(
                                k -> "select " + BASE + ", '" + k.name() + "'::text as kind" + padded(k) + " from c_"
                                        + k.table() + " where user_id = 17",
                                " union all ")
                        + ") z" + rest;
        };
    }

    private String padded(Kind mine) {
        StringBuilder out = new StringBuilder();
        for (Kind k : kinds) {
            for (Own o : own.getOrDefault(k.name(), List.of())) {
                out.append(", ")
                        .append(
                                k == mine
                                        ? o.name()
                                        : "null::" + o.type().replace(" not null", "") + " as " + o.name());
            }
        }
        return out.toString();
    }
}
