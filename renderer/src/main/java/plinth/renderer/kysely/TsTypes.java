package plinth.renderer.kysely;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.layout.Family;
import plinth.model.layout.Layout;
import plinth.model.schema.EnumType;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.renderer.query.Exported;

/** The TypeScript types of an export: what node-postgres makes of PostgreSQL's types when nobody tells it otherwise, and a name for each table and enum. */
final class TsTypes {
    /** Names that the files use themselves, or that TypeScript has. */
    private static final Set<String> TAKEN = Set.of(
            "Array",
            "BigInt",
            "Boolean",
            "Buffer",
            "ColumnType",
            "Constraint",
            "Database",
            "Date",
            "Error",
            "Function",
            "Generated",
            "GeneratedAlways",
            "Insertable",
            "Interval",
            "JSON",
            "JsonValue",
            "Kysely",
            "Map",
            "Math",
            "Number",
            "Object",
            "Omit",
            "Partial",
            "Pick",
            "Point",
            "Circle",
            "Promise",
            "Proxy",
            "Readonly",
            "ReadonlyArray",
            "RawBuilder",
            "Record",
            "Reflect",
            "RegExp",
            "Required",
            "Selectable",
            "Set",
            "String",
            "Symbol",
            "Transaction",
            "Uint8Array",
            "Updateable",
            "Violation");

    /** Types whose arrays node-postgres makes arrays of. */
    private static final Set<String> PARSED_ARRAYS = Set.of(
            "boolean",
            "bytea",
            "smallint",
            "integer",
            "oid",
            "bigint",
            "real",
            "double precision",
            "numeric",
            "text",
            "character varying",
            "character",
            "macaddr",
            "inet",
            "cidr",
            "timestamp without time zone",
            "timestamp with time zone",
            "date",
            "interval",
            "uuid",
            "money",
            "numrange",
            "time without time zone",
            "time with time zone",
            "point");

    /**
     * The names of what is said of a table.
     *
     * @param table its columns
     * @param row a row of it
     * @param fresh a row to insert
     * @param change what an update sets
     */
    record Names(String table, String row, String fresh, String change) {}

    private final Exported exported;
    private final Map<ObjectName, Names> tables = new HashMap<>();
    private final Map<ObjectName, String> enums = new HashMap<>();
    private final Map<ObjectName, Layout> families = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    TsTypes(Exported exported) {
        this.exported = exported;
        TAKEN.forEach(n -> taken.add(n.toLowerCase(Locale.ROOT)));
        for (Table t : exported.tables()) {
            String one = exported.one(t.name());
            String many = exported.many(t.name());
            tables.put(t.name(), new Names(free(many + "Table"), free(one), free("New" + one), free(one + "Update")));
        }
        for (EnumType e : exported.schema().enums().toList()) {
            enums.put(e.name(), free(Exported.called(e)));
        }
        exported.families().forEach(l -> l.kinds().forEach(k -> families.put(k.common(), l)));
    }

    private String free(String wanted) {
        String name = wanted;
        while (!taken.add(name.toLowerCase(Locale.ROOT))) {
            name += "Type";
        }
        return name;
    }

    Names names(ObjectName table) {
        Names n = tables.get(table);
        if (n == null) {
            throw new IllegalArgumentException("Of " + table + " nothing is said.");
        }
        return n;
    }

    Optional<Names> known(ObjectName table) {
        return Optional.ofNullable(tables.get(table));
    }

    String name(EnumType e) {
        return String.valueOf(enums.get(e.name()));
    }

    /** Returns the layout of the family whose rows {@code table} has the common columns of. */
    Optional<Layout> family(ObjectName table) {
        return Optional.ofNullable(families.get(table));
    }

    /** Returns a value of a family's discriminator as TypeScript has it. */
    static String kind(Family family, String value) {
        String literal = family.literal(value);
        boolean number = literal.equals(value) && !family.kindType().is("bigint");
        return number ? value : TsText.string(value);
    }

    /** Returns the kinds of a family as a union: the type of its discriminator. */
    static String kinds(Family family) {
        return family.kinds().stream().map(k -> kind(family, k.value())).collect(Collectors.joining(" | "));
    }

    /** Returns the type of a column; of a discriminator, its kinds. Arrays of a domain are no type that node-postgres knows. */
    TsType of(ObjectName table, Name column, Type type) {
        boolean domains = exported.schema()
                .table(table)
                .flatMap(t -> t.column(column))
                .filter(c -> c.type() instanceof Type.ArrayOf(Type.Named n)
                        && exported.schema().domain(n.name()).isPresent())
                .isPresent();
        if (domains && type instanceof Type.ArrayOf(Type element)) {
            return text(element);
        }
        return family(table)
                .filter(l -> l.tells()
                        && l.family().discriminator().equals(column)
                        && !l.family().kindless())
                .filter(l -> !(type instanceof Type.Named))
                .map(l -> TsType.of(kinds(l.family())))
                .orElseGet(() -> of(type));
    }

    /** Returns what values of {@code type} are; what node-postgres does not know is text. */
    TsType of(Type type) {
        return switch (type) {
            case Type.Known k -> known(k.name());
            case Type.Named n when enums.containsKey(n.name()) -> TsType.named(String.valueOf(enums.get(n.name())));
            case Type.Named n -> TsType.of("string");
            case Type.Other o -> TsType.of("string");
            case Type.ArrayOf(Type.Known k)
            when k.name().equals("json") || k.name().equals("jsonb") ->
                new TsType("JsonValue[]", Set.of("JsonValue"), "readonly string[]", Set.of());
            case Type.ArrayOf(Type.Known k)
            when PARSED_ARRAYS.contains(k.name()) -> {
                TsType element = known(k.name());
                // Arrays of numeric are read as numbers, unlike numeric itself.
                String select = k.name().equals("numeric") ? "number" : element.select();
                yield new TsType(array(select), element.selectNames(), "readonly " + array(element.insert()), Set.of());
            }
            case Type.ArrayOf(Type element) -> text(element);
        };
    }

    /** An array that is read as text. */
    private TsType text(Type element) {
        TsType e = of(element);
        return new TsType("string", Set.of(), "readonly " + array(e.insert()) + " | string", e.insertNames());
    }

    private static String array(String element) {
        return element.contains(" ") ? "(" + element + ")[]" : element + "[]";
    }

    private static TsType known(String name) {
        return switch (name) {
            case "smallint", "integer", "real", "double precision", "oid" -> TsType.of("number");
            case "bigint" -> new TsType("string", "string | number | bigint");
            case "numeric" -> new TsType("string", "string | number");
            case "boolean" -> TsType.of("boolean");
            case "date", "timestamp with time zone", "timestamp without time zone" ->
                new TsType("Date", "Date | string");
            case "json", "jsonb" -> TsType.read("JsonValue");
            case "bytea" -> TsType.of("Uint8Array");
            case "interval" -> TsType.read("Interval");
            case "point" -> TsType.read("Point");
            case "circle" -> TsType.read("Circle");
            default -> TsType.of("string");
        };
    }
}
