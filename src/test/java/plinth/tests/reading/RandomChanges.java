package plinth.tests.reading;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plinth.tests.reading.Live.Thing;

/** Statements that change, rename, move or drop something, drawn at random. Null where there is nothing to change. */
final class RandomChanges {
    private static final List<String> NAMED = List.of(
            "table",
            "table",
            "table",
            "view",
            "view",
            "matview",
            "sequence",
            "index",
            "enum",
            "domain",
            "composite",
            "function",
            "function",
            "procedure",
            "aggregate",
            "schema",
            "statistics",
            "publication",
            "trigger",
            "policy",
            "rule");

    private final RandomWords w;
    private final RandomCreates creates;

    RandomChanges(RandomWords words, RandomCreates creates) {
        this.w = words;
        this.creates = creates;
    }

    /** A thing with its kind, as DROP and COMMENT name it, and its parent where it has one. */
    static String named(RandomWords w, Thing t, boolean comment) {
        return switch (t.kind()) {
            case "matview" -> "MATERIALIZED VIEW " + w.ref(t);
            case "enum", "composite" -> "TYPE " + w.ref(t);
            case "domain", "table", "view", "sequence", "index", "statistics" ->
                t.kind().toUpperCase(Locale.ROOT) + " " + w.ref(t);
            case "function", "procedure", "aggregate" ->
                t.kind().toUpperCase(Locale.ROOT) + " " + w.ref(t) + "(" + t.extra() + ")";
            case "schema", "publication" -> t.kind().toUpperCase(Locale.ROOT) + " " + t.name();
            case "column" -> "COLUMN " + w.refOf(t) + "." + t.name();
            case "domaincheck" -> "CONSTRAINT " + t.name() + " ON DOMAIN " + w.refOf(t);
            default ->
                (comment || !t.kind().equals("constraint") ? t.kind().toUpperCase(Locale.ROOT) : "CONSTRAINT") + " "
                        + t.name() + " ON " + w.refOf(t);
        };
    }

    @Nullable
    String statement() {
        return switch (w.below(30)) {
            case 0, 1, 2, 3 -> drop();
            case 4, 5, 6, 7 -> rename();
            case 8, 9, 10 -> move();
            case 11, 12, 13 -> dropColumn();
            case 14, 15, 16 -> renameColumn();
            case 17, 18, 19 -> alterColumn();
            case 20, 21 -> constraint();
            case 22, 23 -> family();
            case 24 -> type();
            case 25 -> table();
            case 26 -> sequence();
            case 27 -> index();
            default ->
                w.any("table")
                        .map(t -> "ALTER TABLE " + only() + w.ref(t) + " ADD COLUMN " + w.one("", "", "IF NOT EXISTS ")
                                + creates.column(w.columnName(), false))
                        .orElse(null);
        };
    }

    private String only() {
        return w.chance(8) ? "ONLY " : "";
    }

    private String behaviour() {
        return w.one("", "", " CASCADE", " CASCADE", " RESTRICT");
    }

    private @Nullable String drop() {
        String kind = NAMED.get(w.below(NAMED.size()));
        if (w.chance(6)) {
            return "DROP " + w.one("TABLE", "VIEW", "TYPE", "SEQUENCE", "INDEX", "DOMAIN") + " IF EXISTS " + w.newName()
                    + behaviour();
        }
        return w.any(x -> x.kind().equals(kind) && !standard(x))
                .map(t -> {
                    String n = named(w, t, false);
                    int space = n.startsWith("MATERIALIZED") ? "MATERIALIZED VIEW".length() : n.indexOf(' ');
                    return "DROP " + n.substring(0, space) + w.one("", "", " IF EXISTS") + n.substring(space)
                            + behaviour();
                })
                .orElse(null);
    }

    /** The schema that an empty database has: what a history makes of it cannot be said in DDL for an empty database. */
    private static boolean standard(Thing t) {
        return t.kind().equals("schema") && t.name().equals("public");
    }

    private @Nullable String rename() {
        String kind = NAMED.get(w.below(NAMED.size()));
        Optional<Thing> t = w.any(x -> x.kind().equals(kind) && !standard(x));
        if (w.chance(20)) {
            return w.any(c -> c.kind().equals("constraint") && !c.extra().equals("t"))
                    .map(c -> "ALTER TABLE " + w.refOf(c) + " RENAME CONSTRAINT " + c.name() + " TO " + w.name())
                    .orElse(null);
        }
        return t.map(x -> "ALTER " + named(w, x, false) + " RENAME TO " + w.name())
                .orElse(null);
    }

    private @Nullable String move() {
        Optional<Thing> schema = w.any("schema");
        Optional<Thing> t = w.any(
                "table",
                "table",
                "view",
                "matview",
                "sequence",
                "enum",
                "domain",
                "composite",
                "function",
                "procedure",
                "aggregate",
                "statistics");
        return t.map(x -> "ALTER " + named(w, x, false) + " SET SCHEMA "
                        + schema.map(Thing::name).orElse("public"))
                .orElse(null);
    }

    private @Nullable String dropColumn() {
        return w.any(c -> c.kind().equals("column") && !w.refOf(c).isEmpty())
                .map(c -> isType(c)
                        ? "ALTER TYPE " + w.refOf(c) + " DROP ATTRIBUTE " + c.name() + behaviour()
                        : "ALTER TABLE " + only() + w.refOf(c) + " DROP COLUMN " + w.one("", "", "IF EXISTS ")
                                + c.name() + behaviour())
                .orElse(null);
    }

    private boolean isType(Thing column) {
        return w.live()
                        .all(t -> t.kind().equals("composite") && t.full().equals(column.of()))
                        .size()
                == 1;
    }

    private @Nullable String renameColumn() {
        return w.any("column")
                .map(c -> isType(c)
                        ? "ALTER TYPE " + w.refOf(c) + " RENAME ATTRIBUTE " + c.name() + " TO " + w.columnName()
                                + w.one("", " CASCADE")
                        : "ALTER TABLE " + w.refOf(c) + " RENAME " + w.one("COLUMN ", "") + c.name() + " TO "
                                + w.columnName())
                .orElse(null);
    }

    private @Nullable String alterColumn() {
        Optional<Thing> c = w.any("column");
        if (c.isEmpty()) {
            return null;
        }
        String n = c.get().name();
        String type = w.type();
        String to = " TYPE " + type + (w.chance(40) ? " USING NULL::" + type : "");
        if (isType(c.get())) {
            return "ALTER TYPE " + w.refOf(c.get()) + " "
                    + w.one("ADD ATTRIBUTE " + w.columnName() + " " + type, "ALTER ATTRIBUTE " + n + " TYPE " + type)
                    + w.one("", " CASCADE");
        }
        String column = "ALTER COLUMN " + n;
        return "ALTER TABLE " + only() + w.refOf(c.get()) + " "
                + w.one(
                        column + to,
                        column + to,
                        column + " SET DEFAULT " + w.value(c.get().extra()),
                        column + " SET DEFAULT " + w.value(c.get().extra()),
                        column + " DROP DEFAULT",
                        column + " SET NOT NULL",
                        column + " SET NOT NULL, ADD COLUMN more text",
                        column + " DROP NOT NULL",
                        column + " SET STORAGE EXTENDED",
                        column + " SET STATISTICS 200",
                        column + " ADD GENERATED ALWAYS AS IDENTITY",
                        column + " DROP IDENTITY IF EXISTS");
    }

    private @Nullable String constraint() {
        Optional<Thing> t = w.any("table");
        Optional<Thing> c =
                w.any(x -> x.kind().equals("constraint") && !x.extra().equals("t"));
        Optional<Thing> unique =
                w.any(x -> x.kind().equals("constraint") && x.extra().equals("p"));
        if (t.isEmpty()) {
            return null;
        }
        String table = "ALTER TABLE " + only() + w.ref(t.get()) + " ";
        return switch (w.below(8)) {
            case 0 ->
                table + "ADD " + w.one("", "CONSTRAINT " + w.name() + " ") + "CHECK (" + w.condition(t.get(), "") + ")"
                        + w.one("", " NOT VALID", " NO INHERIT");
            case 1 ->
                table + "ADD " + w.one("", "CONSTRAINT " + w.name() + " ") + w.one("UNIQUE", "PRIMARY KEY") + " ("
                        + w.columns(t.get(), 2) + ")";
            case 2 ->
                unique.map(u -> table + "ADD " + w.one("", "CONSTRAINT fk ") + "FOREIGN KEY (" + w.columns(t.get(), 1)
                                + ") REFERENCES " + w.refOf(u) + w.one("", " NOT VALID"))
                        .orElse(null);
            case 3 ->
                c.map(x -> "ALTER TABLE " + w.refOf(x) + " VALIDATE CONSTRAINT " + x.name())
                        .orElse(null);
            case 4 ->
                w.any(i -> i.kind().equals("index") && i.extra().endsWith("u"))
                        .map(i -> "ALTER TABLE " + w.refOf(i) + " ADD " + w.one("", "CONSTRAINT pk ")
                                + w.one("PRIMARY KEY", "UNIQUE") + " USING INDEX " + i.name())
                        .orElse(null);
            case 5 -> table + "ADD " + w.one("", "CONSTRAINT nn2 ") + "NOT NULL " + w.columns(t.get(), 1);
            default ->
                c.map(x -> "ALTER TABLE " + only() + w.refOf(x) + " DROP CONSTRAINT " + w.one("", "IF EXISTS ")
                                + x.name() + behaviour())
                        .orElse(null);
        };
    }

    private @Nullable String family() {
        Optional<Thing> parent = w.any("table");
        Optional<Thing> child = w.any(t -> t.kind().equals("table") && t.extra().endsWith("x"));
        Optional<Thing> partitioned =
                w.any(t -> t.kind().equals("table") && t.extra().startsWith("p"));
        Optional<Thing> other = w.any("table");
        if (parent.isEmpty() || other.isEmpty()) {
            return null;
        }
        return switch (w.below(5)) {
            case 0, 1 ->
                partitioned.isPresent() && child.isPresent() && w.chance(60)
                        ? "ALTER TABLE " + w.ref(partitioned.get()) + " DETACH PARTITION " + w.ref(child.get())
                        : partitioned
                                .map(p -> "ALTER TABLE " + w.ref(p) + " ATTACH PARTITION " + w.ref(other.get()) + " "
                                        + creates.bound())
                                .orElse(null);
            case 2, 3 ->
                "ALTER TABLE " + w.ref(other.get()) + w.one(" INHERIT ", " NO INHERIT ", " NO INHERIT ")
                        + w.ref(parent.get());
            default ->
                w.any("composite")
                        .map(c -> "ALTER TABLE " + w.ref(other.get()) + w.one(" OF " + w.ref(c), " NOT OF"))
                        .orElse(null);
        };
    }

    private @Nullable String type() {
        Optional<Thing> check = w.any("domaincheck");
        return switch (w.below(4)) {
            case 0 ->
                w.any("enum")
                        .map(e -> "ALTER TYPE " + w.ref(e) + " ADD VALUE " + w.one("", "IF NOT EXISTS ")
                                + w.one("'new'", "'mid' BEFORE " + e.extra().split(",", -1)[0]))
                        .orElse(null);
            case 1 ->
                w.any("enum")
                        .map(e -> "ALTER TYPE " + w.ref(e) + " RENAME VALUE "
                                + e.extra().split(",", -1)[0] + " TO 'other'")
                        .orElse(null);
            case 2 ->
                check.map(c -> "ALTER DOMAIN " + w.refOf(c)
                                + w.one(
                                        " DROP CONSTRAINT " + c.name(),
                                        " RENAME CONSTRAINT " + c.name() + " TO " + w.name()))
                        .orElse(null);
            default ->
                w.any("domain")
                        .map(d -> "ALTER DOMAIN " + w.ref(d) + " "
                                + w.one(
                                        "SET NOT NULL",
                                        "DROP NOT NULL",
                                        "SET DEFAULT NULL",
                                        "DROP DEFAULT",
                                        "ADD CHECK (VALUE IS NOT NULL)",
                                        "ADD CONSTRAINT more CHECK (VALUE IS NOT NULL) NOT VALID"))
                        .orElse(null);
        };
    }

    private @Nullable String table() {
        Optional<Thing> trigger = w.any("trigger");
        Optional<Thing> index = w.any(i -> i.kind().equals("index") && i.extra().startsWith("i"));
        return switch (w.below(4)) {
            case 0 ->
                trigger.map(t -> "ALTER TABLE " + w.refOf(t) + w.one(" DISABLE", " ENABLE", " ENABLE ALWAYS")
                                + " TRIGGER " + t.name())
                        .orElse(null);
            case 1 ->
                index.map(i -> "ALTER TABLE " + w.refOf(i) + w.one(" CLUSTER ON ", " REPLICA IDENTITY USING INDEX ")
                                + i.name())
                        .orElse(null);
            case 2 ->
                w.any("table")
                        .map(t -> "ALTER TABLE " + w.ref(t) + " "
                                + w.one(
                                        "ENABLE ROW LEVEL SECURITY",
                                        "FORCE ROW LEVEL SECURITY",
                                        "SET WITHOUT CLUSTER",
                                        "REPLICA IDENTITY FULL",
                                        "SET (fillfactor = 70)",
                                        "SET UNLOGGED"))
                        .orElse(null);
            default ->
                w.any(c -> c.kind().equals("column")
                                && w.live()
                                                .all(v -> v.kind().equals("view")
                                                        && v.full().equals(c.of()))
                                                .size()
                                        == 1)
                        .map(c -> "ALTER VIEW " + w.refOf(c)
                                + w.one(
                                        " RENAME COLUMN " + c.name() + " TO " + w.columnName(),
                                        " ALTER COLUMN " + c.name() + " SET DEFAULT " + w.value(c.extra())))
                        .orElse(null);
        };
    }

    private @Nullable String sequence() {
        Thing c = w.any("table").map(w::column).orElse(null);
        return w.any("sequence")
                .map(s -> "ALTER SEQUENCE " + w.ref(s)
                        + w.one(
                                " INCREMENT 3",
                                " OWNED BY NONE",
                                c == null ? " RESTART" : " OWNED BY " + w.refOf(c) + "." + c.name(),
                                " AS bigint"))
                .orElse(null);
    }

    private @Nullable String index() {
        Optional<Thing> whole = w.any(i -> i.kind().equals("index") && i.extra().startsWith("I"));
        Optional<Thing> part = w.any(i -> i.kind().equals("index") && i.extra().startsWith("i"));
        return w.chance(40) && whole.isPresent() && part.isPresent()
                ? "ALTER INDEX " + w.ref(whole.get()) + " ATTACH PARTITION " + w.ref(part.get())
                : part.map(i -> "ALTER INDEX " + w.ref(i) + w.one(" SET (fillfactor = 60)", " RENAME TO " + w.name()))
                        .orElse(null);
    }
}
