package plinth.renderer.drizzle;

import java.util.Set;
import plinth.model.schema.Type;
import plinth.renderer.typescript.Driver;
import plinth.renderer.typescript.TsType;
import plinth.renderer.typescript.TsTypes;

/** What Drizzle's columns make of what node-postgres reads: times are text, which keeps their microseconds. */
final class NodePostgresTypes implements Driver {
    /** Names that the files use themselves. */
    static final Set<String> TAKEN = Set.of("AnyPgColumn", "Buffer", "Db", "PgTableExtraConfigValue", "SQL");

    @Override
    public TsType known(String name) {
        return switch (name) {
            case "smallint", "integer", "real", "double precision", "oid" -> TsType.of("number");
            case "bigint" -> new TsType("bigint", "bigint | number | string");
            case "numeric" -> new TsType("string", "string | number");
            case "boolean" -> TsType.of("boolean");
            case "date", "timestamp with time zone", "timestamp without time zone" ->
                new TsType("string", "string | Date");
            case "json", "jsonb" -> TsType.of("unknown");
            case "bytea" -> new TsType("Buffer", "Uint8Array");
            case "point" -> new TsType("{ x: number; y: number }", "string");
            case "circle" -> new TsType("{ x: number; y: number; radius: number }", "string");
            default -> TsType.of("string");
        };
    }

    @Override
    public TsType array(Type element, TsType of) {
        // Of a circle by itself node-postgres makes an object.
        return arrayOfDomain(element.is("circle") ? TsType.of("string") : of);
    }

    @Override
    public TsType arrayOfDomain(TsType of) {
        return new TsType(
                TsTypes.array(of.select()),
                of.selectNames(),
                "readonly " + TsTypes.array(of.insert()),
                of.insertNames());
    }
}
