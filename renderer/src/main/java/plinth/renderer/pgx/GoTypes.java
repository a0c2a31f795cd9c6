package plinth.renderer.pgx;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import plinth.model.schema.EnumType;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.renderer.query.Exported;
import plinth.renderer.query.Stub;

/** The Go types of an export: those that pgx reads by itself, and a name for each table and enum. */
final class GoTypes {
    private static final Set<String> TAKEN = Set.of("dbtx", "constraint", "violation", "registertypes", "notnull");

    /** Ranges with what pgx has for their ends. */
    private static final Map<String, String> RANGES = Map.of(
            "int4range", "pgtype.Int4",
            "int8range", "pgtype.Int8",
            "numrange", "pgtype.Numeric",
            "tsrange", "pgtype.Timestamp",
            "tstzrange", "pgtype.Timestamptz",
            "daterange", "pgtype.Date");

    /** Types that pgx reads as text, and of whose arrays it knows nothing. */
    private static final Set<String> NO_CODEC = Set.of(
            "money",
            "tsquery",
            "timetz",
            "time with time zone",
            "pg_lsn",
            "pg_snapshot",
            "txid_snapshot",
            "xid8",
            "refcursor",
            "regclass",
            "regproc",
            "regprocedure",
            "regtype",
            "regrole",
            "regnamespace",
            "regoper",
            "regoperator",
            "regconfig",
            "regdictionary",
            "regcollation",
            "macaddr8",
            "aclitem",
            "int2vector",
            "oidvector");

    private final Map<ObjectName, String> tables = new HashMap<>();
    private final Map<ObjectName, String> enums = new HashMap<>();
    private final Set<String> taken = new HashSet<>(TAKEN);

    private final String packageName;

    GoTypes(Exported exported, String packageName) {
        this.packageName = packageName;
        exported.files()
                .forEach(f -> f.stubs().stream()
                        .map(Stub::name)
                        .forEach(n -> List.of(n, n + "Params", n + "Row")
                                .forEach(x -> taken.add(x.toLowerCase(Locale.ROOT)))));
        for (Table t : exported.tables()) {
            tables.put(t.name(), free(exported.one(t.name()), "Row"));
        }
        for (EnumType e : exported.schema().enums().toList()) {
            enums.put(e.name(), free(Exported.called(e), "Enum"));
        }
    }

    /** Returns what the package of the files is called. */
    String packageName() {
        return packageName;
    }

    /** Returns {@code wanted}, with {@code more} behind it as often as something else of the package is called so. */
    String free(String wanted, String more) {
        String name = wanted;
        while (!taken.add(name.toLowerCase(Locale.ROOT))) {
            name += more;
        }
        return name;
    }

    /** Returns what rows of {@code table} are called; nothing when it has no type. */
    String row(ObjectName table) {
        return tables.getOrDefault(table, "");
    }

    String name(EnumType e) {
        return enums.getOrDefault(e.name(), "");
    }

    GoType of(Type type) {
        return switch (type) {
            case Type.Known k -> known(k.name());
            case Type.Named n -> GoType.plain(enums.getOrDefault(n.name(), "string"));
            case Type.Other o -> GoType.plain("string");
            case Type.ArrayOf(Type.Known k) when NO_CODEC.contains(k.name()) -> GoType.plain("string");
            case Type.ArrayOf(Type.Known k) ->
                GoType.holding("[]" + known(k.name()).name());
            case Type.ArrayOf(Type.Named n)
            when enums.containsKey(n.name()) -> GoType.holding("[]" + enums.get(n.name()));
            case Type.ArrayOf(Type element) -> GoType.plain("string");
        };
    }

    private static GoType known(String name) {
        if (RANGES.containsKey(name)) {
            return GoType.holding("pgtype.Range[" + RANGES.get(name) + "]");
        }
        String single = name.replace("multirange", "range");
        if (RANGES.containsKey(single)) {
            return GoType.holding("pgtype.Multirange[pgtype.Range[" + RANGES.get(single) + "]]");
        }
        return switch (name) {
            case "smallint" -> GoType.plain("int16");
            case "integer" -> GoType.plain("int32");
            case "bigint" -> GoType.plain("int64");
            case "real" -> GoType.plain("float32");
            case "double precision" -> GoType.plain("float64");
            case "boolean" -> GoType.plain("bool");
            case "oid", "xid", "cid" -> GoType.plain("uint32");
            case "numeric" -> GoType.holding("pgtype.Numeric");
            case "date", "timestamp with time zone", "timestamp without time zone" -> GoType.plain("time.Time");
            case "time without time zone" -> GoType.holding("pgtype.Time");
            case "interval" -> GoType.holding("pgtype.Interval");
            case "bytea", "json", "jsonb" -> GoType.holding("[]byte");
            case "uuid" -> GoType.holding("pgtype.UUID");
            case "inet", "cidr" -> GoType.plain("netip.Prefix");
            case "macaddr" -> GoType.holding("net.HardwareAddr");
            case "bit", "bit varying" -> GoType.holding("pgtype.Bits");
            case "point" -> GoType.holding("pgtype.Point");
            case "line" -> GoType.holding("pgtype.Line");
            case "lseg" -> GoType.holding("pgtype.Lseg");
            case "box" -> GoType.holding("pgtype.Box");
            case "path" -> GoType.holding("pgtype.Path");
            case "polygon" -> GoType.holding("pgtype.Polygon");
            case "circle" -> GoType.holding("pgtype.Circle");
            case "tid" -> GoType.holding("pgtype.TID");
            case "tsvector" -> GoType.holding("pgtype.TSVector");
            default -> GoType.plain("string");
        };
    }
}
