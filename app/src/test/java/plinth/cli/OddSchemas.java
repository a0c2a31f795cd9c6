package plinth.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes schemas of shapes that are allowed and rare, some of them also wrong; the same for the same seed. */
final class OddSchemas {
    private static final List<String> NAMES = List.of(
            "t",
            "item",
            "items",
            "event",
            "\"Event\"",
            "\"two words\"",
            "\"a.b\"",
            "\"say \"\"so\"\"\"",
            "\"select\"",
            "\"line\nbreak\"",
            "\"\u001b[31mred\"",
            "\u00fcber",
            "\"\ud83d\ude00\"",
            "_",
            "\"9\"",
            "\"100 %s {0} $1 \\\"",
            "x".repeat(63),
            "y".repeat(80),
            "news",
            "series",
            "\"'; --\"",
            "audit.log",
            "\"Audit Log\".\"Log\"");
    private static final List<String> COLUMNS = List.of(
            "a", "b", "kind", "type", "\"Kind\"", "\"a b\"", "id", "parent_id", "x_id", "x_type", "\"\u202eo\"");
    private static final List<String> TYPES = List.of(
            "int",
            "bigint",
            "text",
            "uuid",
            "timestamptz",
            "numeric(10,2)",
            "text[]",
            "mood",
            "nothing",
            "jsonb",
            "geometry(Point,4326)",
            "\"Odd Type\"",
            "daterange",
            "varchar(3)",
            "bool");

    private final Random random;
    private final List<String> out = new ArrayList<>();
    private final List<String> tables = new ArrayList<>();
    private int made;

    private OddSchemas(long seed) {
        random = new Random(seed);
    }

    static String of(long seed) {
        OddSchemas s = new OddSchemas(seed);
        s.say("create schema audit");
        s.say("create schema \"Audit Log\"");
        s.say("create type mood as enum ('a', 'b', 'it''s', '')");
        s.say("create type nothing as enum ()");
        s.say("create domain kindly as text check (value in ('a', 'b'))");
        int parts = 1 + s.random.nextInt(5);
        for (int i = 0; i < parts; i++) {
            s.part();
        }
        return s.out.stream().map(x -> x + ";\n").collect(Collectors.joining());
    }

    private void say(String statement) {
        out.add(statement);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private boolean maybe() {
        return random.nextBoolean();
    }

    private String name() {
        String n = one(NAMES);
        made++;
        if (tables.contains(n) && random.nextInt(10) > 0) {
            n = n.endsWith("\"") ? n.substring(0, n.length() - 1) + made + '"' : n + made;
        }
        tables.add(n);
        return n;
    }

    private String known() {
        return tables.isEmpty() || random.nextInt(20) == 0 ? "nowhere" : one(tables);
    }

    private void part() {
        switch (random.nextInt(13)) {
            case 0 -> say("create table " + name() + " ()");
            case 1 -> plain();
            case 2 -> ofItself();
            case 3, 4 -> family();
            case 5 -> singleTable();
            case 6 -> bridge();
            case 7 -> arc();
            case 8 -> temporal();
            case 9 -> circle();
            case 10 -> views();
            case 11 -> partitions();
            default -> changes();
        }
    }

    private String column(int i) {
        return (maybe() ? one(COLUMNS) : "c" + i) + " " + one(TYPES) + (maybe() ? "" : " not null")
                + one(List.of("", "", "", " unique", " default null", " references " + known(), " check (true)"));
    }

    private void plain() {
        int n = random.nextInt(5);
        String columns = IntStream.range(0, n).mapToObj(this::column).collect(Collectors.joining(", "));
        String t = name();
        say("create table " + t + " (" + columns + ")");
        say("create index on " + t + " (" + one(COLUMNS) + ")");
        say("create unique index on " + t + " (lower(" + one(COLUMNS) + ")) include (a) where a is not null");
    }

    private void ofItself() {
        String t = name();
        say("create table " + t + " (a int" + one(List.of("", " primary key", " unique")) + ", b int"
                + one(List.of("", " not null", " unique"))
                + ", c int, unique (b), unique (b), unique (a, b), unique (b, a)"
                + one(List.of("", ", check (b > 0)", ", check (a <> b)", ", check (b is distinct from b)"))
                + ", foreign key ("
                + one(List.of(
                                "a) references T (a)",
                                "b) references T (b)",
                                "b) references T (a)",
                                "b) references T",
                                "a, b) references T (a, b)",
                                "a, b) references T (b, a)",
                                "c, b) references T (a, b)",
                                "b, b) references T (a, b)",
                                "c, c) references T (a, a)"))
                        .replace("T", t)
                + ")");
        tables.add(t);
    }

    private void family() {
        String base = name();
        String key = one(List.of("id", "\"Id\"", "a"));
        String kind = one(List.of("kind", "type", "\"Kind\"", key));
        int kinds = random.nextInt(4);
        String values = IntStream.range(0, kinds + random.nextInt(2))
                .mapToObj(i -> "'" + one(List.of("kind" + i, "it''s", "", "K\n" + i, "sub" + i)) + "'")
                .collect(Collectors.joining(", "));
        String type = one(List.of("text", "mood", "int", "kindly", "nothing", "bool"));
        say("create table " + base + " (" + key + " bigint primary key"
                + (kind.equals(key) ? "" : ", " + kind + " " + type + (maybe() ? " not null" : ""))
                + (values.isEmpty() || maybe() ? "" : " check (" + kind + " in (" + values + "))")
                + (maybe() ? "" : ", parent_id bigint references " + base)
                + (maybe() ? "" : ", at timestamptz not null default now()")
                + (maybe() ? "" : ", unique (" + key + ", " + kind + ")") + ")");
        String above = base;
        for (int i = 0; i < kinds; i++) {
            String sub = maybe() ? "kind" + i + "s" + made : name();
            String own = one(List.of(key, "base_id", kind));
            say("create table " + sub + " (" + own + " bigint "
                    + one(List.of(
                                    "primary key references B",
                                    "primary key references B (K) on delete cascade",
                                    "references B"))
                            .replace("B", above)
                            .replace("K", key)
                    + one(List.of(
                            "",
                            "",
                            ", label text",
                            ", label text not null unique, n int check (n > 0)",
                            ", " + column(i)))
                    + ")");
            tables.add(sub);
            above = random.nextInt(4) == 0 ? sub : base;
        }
        if (maybe()) {
            say("create view " + name() + " as select * from " + base);
        }
        if (maybe()) {
            say("create table " + name() + " (id int, r bigint references " + base + " on delete set null)");
        }
    }

    private void singleTable() {
        String t = name();
        say("create table " + t + " (id bigint" + (maybe() ? " primary key" : "") + ", type "
                + one(List.of("text", "mood", "int")) + " not null"
                + one(List.of(
                        "",
                        " check (type in ('a'))",
                        " check (type in ('a', 'b', ''))",
                        " check (type = any (array['a', 'b']))"))
                + ", a text, b int, c bool"
                + one(List.of(
                        "",
                        ", check (type = 'a' or a is null)",
                        ", check ((type = 'a') = (a is not null))",
                        ", check (case type when 'a' then a is not null when 'b' then b is not null else true end)",
                        ", check (type <> 'a' or (a is not null and b is null)), check (type <> 'b' or b is not null)"))
                + ")");
        say("create index on " + t + " (type) where type = 'a'");
    }

    private void bridge() {
        String a = known();
        String b = known();
        say("create table " + name() + " (l bigint references " + a + ", r bigint references " + b + ", "
                + one(List.of(
                        "primary key (l, r)",
                        "primary key (r)",
                        "unique (l, r), unique (l, r)",
                        "position int, primary key (l, position)",
                        "foreign key (l, r) references " + a,
                        "x int default 0"))
                + ")");
    }

    private void arc() {
        String arms = IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(i -> "r" + i + " bigint references " + known())
                .collect(Collectors.joining(", "));
        say("create table " + name() + " (" + arms
                + one(List.of(
                        "",
                        ", check (num_nonnulls(r0, r1) = 1)",
                        ", check (num_nonnulls(r0, r0) <= 1)",
                        ", check ((r0 is null) <> (r1 is null))",
                        ", x_type text, x_id int, check (x_type in ('" + known().replace("'", "''") + "'))"))
                + ")");
    }

    private void temporal() {
        say("create table " + name() + " (id int, k int, valid_from "
                + one(List.of("date", "timestamptz not null", "int"))
                + ", valid_to date, during daterange"
                + one(List.of(
                        "",
                        ", primary key (id, valid_from)",
                        ", unique (id, during without overlaps)",
                        ", exclude using gist (k with =, during with &&)",
                        ", exclude using gist (daterange(valid_from, valid_to) with &&)",
                        ", check (valid_from < valid_to), check (valid_from < valid_to)"))
                + ")");
    }

    private void circle() {
        String a = name();
        String b = name();
        say("create table " + a + " (id int primary key, o int)");
        say("create table " + b + " (id int primary key references " + a + ", o int)");
        say("alter table " + a + " add foreign key (" + one(List.of("id", "o")) + ") references " + b
                + " deferrable initially deferred");
        if (maybe()) {
            say("alter table " + a + " add kind text not null check (kind in ('x', 'y'))");
        }
    }

    private void views() {
        say("create view " + name() + " as select");
        say("create view " + name() + " as select 1");
        say("create materialized view " + name() + " as select * from " + known());
        say("create view " + name() + " as table " + known());
        say("create view " + name() + " as values (1, null), (2, 'x')");
        say("create or replace view " + known() + " as select * from " + known());
        say("create table " + name() + " as select * from " + known());
    }

    private void partitions() {
        String t = name();
        say("create table " + t + " (k text not null, id int, primary key (k, id)) partition by "
                + one(List.of("list (k)", "range (id)", "hash (id)", "list (lower(k))")));
        say("create table " + name() + " partition of " + t + " default");
        say("create table " + name() + " partition of " + t + " for values in ('a', null)");
        say("create table " + name() + " (extra int) inherits (" + known() + ", " + t + ")");
        say("create table " + name() + " (like " + known() + " including all)");
    }

    private void changes() {
        say(one(List.of(
                "drop table " + known() + " cascade",
                "alter table " + known() + " drop column a cascade",
                "alter table " + known() + " drop column id cascade",
                "alter table " + known() + " drop column kind cascade",
                "alter table " + known() + " rename column a to b",
                "alter table " + known() + " rename to " + name(),
                "alter table " + known() + " set schema audit",
                "alter table " + known() + " add primary key (a)",
                "alter type mood rename value 'a' to 'b'",
                "drop type mood cascade",
                "drop schema audit cascade",
                "comment on table " + known() + " is E'one\\ntwo'",
                "create sequence s owned by " + known() + ".id",
                "create trigger g before insert on " + known() + " for each row execute function f()",
                "alter table " + known() + " enable row level security",
                "create policy p on " + known() + " using (a = 1)",
                "create statistics st on a, b from " + known(),
                "create function f() returns trigger language plpgsql as $$ begin return new; end $$")));
    }
}
