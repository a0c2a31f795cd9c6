package plinth.model.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What PostgreSQL's own types are called, long and short. */
public final class Types {
    private Types() {}

    /** Every name that PostgreSQL takes for a type of one word, in lower case, with its long form. */
    private static final Map<String, String> LONG = Map.<String, String>ofEntries(
            Map.entry("int8", "bigint"),
            Map.entry("bigint", "bigint"),
            Map.entry("int", "integer"),
            Map.entry("int4", "integer"),
            Map.entry("integer", "integer"),
            Map.entry("int2", "smallint"),
            Map.entry("smallint", "smallint"),
            Map.entry("bool", "boolean"),
            Map.entry("boolean", "boolean"),
            Map.entry("float4", "real"),
            Map.entry("real", "real"),
            Map.entry("float8", "double precision"),
            Map.entry("double precision", "double precision"),
            Map.entry("decimal", "numeric"),
            Map.entry("dec", "numeric"),
            Map.entry("numeric", "numeric"),
            Map.entry("varchar", "character varying"),
            Map.entry("character varying", "character varying"),
            Map.entry("bpchar", "bpchar"),
            Map.entry("char", "character"),
            Map.entry("character", "character"),
            Map.entry("timestamptz", "timestamp with time zone"),
            Map.entry("timestamp with time zone", "timestamp with time zone"),
            Map.entry("timestamp", "timestamp without time zone"),
            Map.entry("timestamp without time zone", "timestamp without time zone"),
            Map.entry("timetz", "time with time zone"),
            Map.entry("time with time zone", "time with time zone"),
            Map.entry("time", "time without time zone"),
            Map.entry("time without time zone", "time without time zone"),
            Map.entry("bit varying", "bit varying"),
            Map.entry("varbit", "bit varying"),
            Map.entry("bit", "bit"));

    private static final Set<String> PLAIN = Set.of(
            "text",
            "bytea",
            "date",
            "interval",
            "uuid",
            "json",
            "jsonb",
            "jsonpath",
            "xml",
            "money",
            "name",
            "inet",
            "cidr",
            "macaddr",
            "macaddr8",
            "point",
            "line",
            "lseg",
            "box",
            "path",
            "polygon",
            "circle",
            "tsvector",
            "tsquery",
            "oid",
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
            "xid",
            "xid8",
            "cid",
            "tid",
            "pg_lsn",
            "pg_snapshot",
            "txid_snapshot",
            "int4range",
            "int8range",
            "numrange",
            "tsrange",
            "tstzrange",
            "daterange",
            "int4multirange",
            "int8multirange",
            "nummultirange",
            "tsmultirange",
            "tstzmultirange",
            "datemultirange",
            "refcursor",
            "aclitem",
            "int2vector",
            "oidvector",
            "void",
            "record",
            "trigger",
            "event_trigger",
            "anyelement",
            "anyarray",
            "unknown",
            "cstring");

    /** Names of types in SQL that the catalog has not, so that no array type is called after them. */
    private static final Set<String> SPOKEN = Set.of(
            "bigint",
            "int",
            "integer",
            "smallint",
            "boolean",
            "real",
            "decimal",
            "dec",
            "character",
            "void",
            "trigger",
            "event_trigger",
            "anyelement",
            "anyarray",
            "unknown");

    /** Returns the long form of the element type of the array type that the catalog calls {@code name}: {@code integer} for {@code _int4}. */
    public static Optional<String> elementOf(String name) {
        String element = name.startsWith("_") ? name.substring(1) : "";
        if (element.equals("char")) {
            return Optional.of("\"char\"");
        }
        return SPOKEN.contains(element) || element.indexOf(' ') >= 0 ? Optional.empty() : known(element);
    }

    private static final Map<String, String> SHORT = Map.of(
            "timestamp with time zone", "timestamptz",
            "timestamp without time zone", "timestamp",
            "time with time zone", "timetz",
            "time without time zone", "time",
            "character varying", "varchar",
            "character", "char",
            "bit varying", "varbit",
            "double precision", "float8");

    /** Returns the long form of the known type called {@code name} (lower case), or nothing when PostgreSQL has none of that name. */
    public static Optional<String> known(String name) {
        String found = LONG.get(name);
        if (found != null) {
            return Optional.of(found);
        }
        return PLAIN.contains(name) ? Optional.of(name) : Optional.empty();
    }

    /** Returns the spelling that a person would use where space is short: {@code timestamptz}, {@code varchar(80)}, {@code bigint}. */
    public static String brief(Type type) {
        return switch (type) {
            case Type.Known(String name, List<String> modifiers) ->
                SHORT.getOrDefault(name, name) + parenthesised(modifiers);
            case Type.ArrayOf(Type element) -> brief(element) + "[]";
            case Type.Named n -> n.toString();
            case Type.Other(String text) -> text;
        };
    }

    /** Returns the long form with modifiers where PostgreSQL wants them: {@code timestamp(3) with time zone}. */
    static String spelled(String name, List<String> modifiers) {
        if (modifiers.isEmpty()) {
            return name;
        }
        int space = name.startsWith("time") ? name.indexOf(' ') : -1;
        return space < 0
                ? name + parenthesised(modifiers)
                : name.substring(0, space) + parenthesised(modifiers) + name.substring(space);
    }

    static String parenthesised(List<String> modifiers) {
        return modifiers.isEmpty() ? "" : "(" + String.join(",", modifiers) + ")";
    }

    /** Returns every name that PostgreSQL takes for a type of its own, long and short, in no order. */
    public static Set<String> names() {
        return NAMES;
    }

    private static final Set<String> NAMES =
            Stream.concat(LONG.keySet().stream(), PLAIN.stream()).collect(Collectors.toUnmodifiableSet());

    private static final Set<String> OF_EXTENSIONS = Set.of(
            "citext",
            "hstore",
            "ltree",
            "lquery",
            "ltxtquery",
            "cube",
            "seg",
            "isbn",
            "isbn13",
            "issn",
            "ean13",
            "upc",
            "vector",
            "halfvec",
            "sparsevec",
            "geometry",
            "geography",
            "box2d",
            "box3d",
            "raster",
            "earth",
            "gtrgm",
            "lo",
            "semver",
            "uint1",
            "uint2",
            "uint4",
            "uint8");

    /** Returns whether {@code name} is a type that a widespread extension brings along. */
    public static boolean ofExtensions(String name) {
        return OF_EXTENSIONS.contains(name);
    }
}
