package plinth.tests.reading;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plinth.tests.reading.Live.Thing;

/** Names, types, expressions and queries drawn at random over what a database holds. Null where there is nothing to draw from. */
final class RandomWords {
    private static final List<String> NAMES = List.of(
            "a",
            "b",
            "t",
            "u",
            "item",
            "kind",
            "\"Mixed\"",
            "\"a b\"",
            "s1",
            "val",
            "\"order\"",
            "id",
            "n",
            "code",
            "public",
            "pos");
    private static final List<String> COLUMNS =
            List.of("id", "a", "b", "n", "t", "code", "kind", "\"Mixed\"", "val", "s1", "item", "\"order\"", "at");
    private static final List<String> TYPES = List.of(
            "int",
            "integer",
            "bigint",
            "text",
            "varchar(10)",
            "numeric(8,2)",
            "boolean",
            "date",
            "timestamptz",
            "jsonb",
            "int[]",
            "text",
            "int");

    private final SplittableRandom random;
    private Live live;
    private List<String> path = List.of("public");

    RandomWords(SplittableRandom random, Live live) {
        this.random = random;
        this.live = live;
    }

    void now(Live found, List<String> searchPath) {
        live = found;
        path = searchPath;
    }

    Live live() {
        return live;
    }

    int below(int n) {
        return random.nextInt(n);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    String one(String... words) {
        return words[random.nextInt(words.length)];
    }

    String name() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    /** A name for a column that is none of {@code taken}. */
    String columnName(String... taken) {
        List<String> free =
                COLUMNS.stream().filter(c -> !List.of(taken).contains(c)).toList();
        return free.get(random.nextInt(free.size()));
    }

    /** A name for something new, in a schema or in what the search path begins with. */
    String newName() {
        return chance(30) ? live.any(random, "schema").map(Thing::name).orElse("public") + "." + name() : name();
    }

    Optional<Thing> any(String... kinds) {
        List<String> wanted = List.of(kinds);
        return live.any(random, t -> wanted.contains(t.kind()));
    }

    Optional<Thing> any(Predicate<Thing> wanted) {
        return live.any(random, wanted);
    }

    /** How a thing is named: without its schema where the search path has that, mostly. */
    String ref(Thing t) {
        return path.contains(t.schema()) && chance(70) ? t.name() : t.full();
    }

    /** The table or view that a part belongs to, named so. */
    String refOf(Thing part) {
        return live
                .all(t -> List.of("table", "view", "matview", "domain", "composite")
                                .contains(t.kind())
                        && t.full().equals(part.of()))
                .stream()
                .findFirst()
                .map(this::ref)
                .orElse(part.of());
    }

    @Nullable
    Thing column(Thing relation) {
        List<Thing> all = live.columns(relation);
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }

    String columns(Thing relation, int most) {
        List<Thing> all = live.columns(relation);
        if (all.isEmpty()) {
            return "id";
        }
        int from = random.nextInt(all.size());
        return all.subList(from, Math.min(all.size(), from + 1 + random.nextInt(most))).stream()
                .map(Thing::name)
                .collect(Collectors.joining(", "));
    }

    String type() {
        if (chance(30)) {
            Optional<Thing> own = any("enum", "domain", "composite", "enum", "domain", chance(20) ? "table" : "enum");
            if (own.isPresent()) {
                return ref(own.get()) + (chance(10) ? "[]" : "");
            }
        }
        return TYPES.get(random.nextInt(TYPES.size()));
    }

    /** A constant or a call that a column of {@code type} may have as its default. */
    String value(String type) {
        String wanted = type.replaceAll("^int$", "integer");
        Optional<Thing> call = live.any(
                random,
                f -> f.kind().equals("function")
                        && f.of().equals(wanted)
                        && f.extra().isEmpty());
        if (call.isPresent() && chance(50)) {
            return ref(call.get()) + "()";
        }
        Optional<Thing> sequence = any("sequence");
        if (type.matches("int|integer|bigint") && sequence.isPresent() && chance(40)) {
            return "nextval('" + ref(sequence.get()) + "')";
        }
        Optional<Thing> own = live.any(random, t -> t.kind().equals("enum") && type.endsWith(t.name()));
        if (own.isPresent() && !own.get().extra().isEmpty()) {
            return own.get().extra().split(",", -1)[0] + (chance(40) ? "::" + ref(own.get()) : "");
        }
        return switch (type) {
            case "int", "integer", "bigint" -> one("1", "2 + 3", "length('x')", "-1");
            case "text", "varchar(10)" -> one("'x'", "lower('X')", "current_user", "'it''s'");
            case "boolean" -> "true";
            case "date" -> "current_date";
            case "timestamptz" -> "now()";
            case "jsonb" -> "'{}'";
            default -> "NULL";
        };
    }

    /** A condition over a relation's columns; {@code before} stands before each, such as {@code new.}. */
    String condition(Thing relation, String before) {
        Thing c = column(relation);
        if (c == null) {
            return "true";
        }
        String name = before + c.name();
        Optional<Thing> f = live.any(
                random,
                t -> t.kind().equals("function")
                        && t.of().equals("boolean")
                        && t.extra().matches("\\S+ " + "integer|integer"));
        String type = c.extra();
        if (type.matches("integer|bigint|numeric.*")) {
            return type.equals("integer") && f.isPresent() && chance(40)
                    ? ref(f.get()) + "(" + name + ")"
                    : name + one(" > 0", " <> 7", " IS NOT NULL", " BETWEEN 1 AND 9", " IN (1, 2, 3)");
        }
        Optional<Thing> own = live.any(random, t -> t.kind().equals("enum") && type.equals(t.full()));
        if (own.isPresent() && !own.get().extra().isEmpty()) {
            String label = own.get().extra().split(",", -1)[0];
            return name + " = " + label + (chance(60) ? "::" + ref(own.get()) : "");
        }
        return type.matches("text|character varying.*")
                ? name + one(" <> ''", " IS NOT NULL", " LIKE 'a%'")
                : name + " IS NOT NULL";
    }

    /** An expression over a relation's columns. */
    String expression(Thing relation, String before) {
        Thing c = column(relation);
        if (c == null) {
            return "1";
        }
        String name = before + c.name();
        Optional<Thing> f = live.any(
                random,
                t -> t.kind().equals("function")
                        && t.extra().replaceAll("^\\S+ ", "").equals(c.extra()));
        if (f.isPresent() && chance(50)) {
            return ref(f.get()) + "(" + name + ")";
        }
        Optional<Thing> composite =
                live.any(random, t -> t.kind().equals("composite") && t.full().equals(c.extra()));
        if (composite.isPresent()) {
            Thing attribute = column(composite.get());
            return attribute == null ? name : "(" + name + ")." + attribute.name();
        }
        return switch (c.extra()) {
            case "integer", "bigint" -> name + one(" + 1", " * 2", "");
            case "text" -> one("lower(", "upper(", "coalesce(") + name + ")";
            default -> name;
        };
    }

    /** A query over what there is. */
    String query() {
        Optional<Thing> from = any("table", "view", "matview", "table");
        if (from.isEmpty()) {
            return one("SELECT 1 AS a", "SELECT 1 AS id, 'x'::text AS t", "VALUES (1, 'a')");
        }
        Thing r = from.get();
        String q = switch (random.nextInt(12)) {
            case 0, 1 -> "SELECT * FROM " + ref(r);
            case 2, 3 -> "SELECT " + columns(r, 3) + " FROM " + ref(r);
            case 4 -> "SELECT x.*, " + expression(r, "x.") + " AS " + name() + " FROM " + ref(r) + " x";
            case 5 -> "SELECT x FROM " + ref(r) + " x";
            case 6 -> "WITH " + name() + " AS (SELECT * FROM " + ref(r) + ") SELECT count(*) AS n FROM " + ref(r);
            case 7 -> "SELECT " + columns(r, 1) + ", count(*) AS c FROM " + ref(r) + " GROUP BY 1";
            case 8 -> {
                Thing o = any("table", "view").orElse(r);
                Thing c = column(o);
                yield "SELECT x." + columns(r, 1) + ", y." + (c == null ? "id" : c.name()) + " AS y FROM " + ref(r)
                        + " x" + one(" CROSS JOIN ", ", ") + ref(o) + " y";
            }
            case 9 ->
                "SELECT " + expression(r, "") + " AS " + columnName() + " FROM " + ref(r) + " WHERE "
                        + condition(r, "");
            case 10 ->
                "SELECT x." + columns(r, 1) + ", (SELECT count(*) FROM "
                        + ref(any("table").orElse(r)) + ") AS m FROM " + ref(r) + " x";
            default -> "SELECT " + columns(r, 2) + " FROM " + ref(r) + " WHERE " + condition(r, "");
        };
        return q;
    }
}
