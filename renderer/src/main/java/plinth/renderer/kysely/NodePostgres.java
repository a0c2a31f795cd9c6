package plinth.renderer.kysely;

import java.util.Set;
import plinth.model.schema.Type;
import plinth.renderer.typescript.Driver;
import plinth.renderer.typescript.TsType;
import plinth.renderer.typescript.TsTypes;

/** What node-postgres makes of PostgreSQL's types when nobody tells it otherwise. */
final class NodePostgres implements Driver {
    /** Names that the files use themselves. */
    static final Set<String> TAKEN = Set.of(
            "Circle",
            "ColumnType",
            "Database",
            "Generated",
            "GeneratedAlways",
            "Insertable",
            "Interval",
            "JsonValue",
            "Kysely",
            "Point",
            "RawBuilder",
            "Selectable",
            "Transaction",
            "Updateable");

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

    @Override
    public TsType known(String name) {
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

    @Override
    public TsType array(Type element, TsType of) {
        if (!(element instanceof Type.Known k)) {
            return arrayOfDomain(of);
        }
        if (k.name().equals("json") || k.name().equals("jsonb")) {
            return new TsType("JsonValue[]", Set.of("JsonValue"), "readonly string[]", Set.of());
        }
        if (!PARSED_ARRAYS.contains(k.name())) {
            return arrayOfDomain(of);
        }
        // Arrays of numeric are read as numbers, unlike numeric itself.
        String select = k.name().equals("numeric") ? "number" : of.select();
        return new TsType(TsTypes.array(select), of.selectNames(), "readonly " + TsTypes.array(of.insert()), Set.of());
    }

    /** An array that is read as text. */
    @Override
    public TsType arrayOfDomain(TsType of) {
        return new TsType("string", Set.of(), "readonly " + TsTypes.array(of.insert()) + " | string", of.insertNames());
    }
}
