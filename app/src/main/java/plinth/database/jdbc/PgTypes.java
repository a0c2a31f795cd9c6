package plinth.database.jdbc;

import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plinth.model.schema.Type;

/** The types of other databases in PostgreSQL's words: by their name, which says most, else by what JDBC takes them for. */
final class PgTypes {
    private static final long LONGEST_VARCHAR = 10_485_760;

    private PgTypes() {}

    /** A type as PostgreSQL has it; {@code exact} is false where it only holds the values. */
    record Mapped(Type type, boolean exact) {}

    /**
     * Returns the type for {@code written}, a type's name as the database writes it, with or without its sizes.
     *
     * @param size the number of characters or digits, at most 0 when it is not known
     * @param digits the number of digits behind the point
     * @param jdbc the code of java.sql.Types, {@link Types#OTHER} when it is not known
     */
    static Mapped of(String written, long size, int digits, int jdbc, Product p) {
        String upper = written.toUpperCase(Locale.ROOT).strip();
        if (upper.endsWith(" ARRAY") || upper.contains(" ARRAY[")) {
            Mapped element = of(upper.substring(0, upper.indexOf(" ARRAY")), 0, 0, Types.OTHER, p);
            return new Mapped(new Type.ArrayOf(element.type()), element.exact());
        }
        int open = upper.indexOf('(');
        int close = upper.indexOf(')', Math.max(0, open));
        long length = size;
        int scale = digits;
        String name = upper;
        if (open > 0 && close > open) {
            List<String> inside = Arrays.asList(upper.substring(open + 1, close).split(",", -1));
            length = number(inside.getFirst()).orElse(size);
            scale = inside.size() > 1
                    ? number(inside.get(1)).orElse((long) digits).intValue()
                    : 0;
            name = upper.substring(0, open) + upper.substring(close + 1);
        }
        boolean unsigned = name.contains("UNSIGNED");
        name = name.replace("UNSIGNED", " ")
                .replace("ZEROFILL", " ")
                .replace(" IDENTITY", " ")
                .replaceAll("\\s+", " ")
                .strip();
        Optional<Type> known = named(name, length, scale, unsigned, p);
        if (known.isPresent()) {
            return new Mapped(known.get(), true);
        }
        if (p == Product.SQLITE) {
            return affinity(name);
        }
        return coded(jdbc, length, scale);
    }

    private static Optional<Long> number(String text) {
        String digits = text.replaceAll("[^0-9]", "");
        return digits.isEmpty() || digits.length() > 12 ? Optional.empty() : Optional.of(Long.valueOf(digits));
    }

    private static Optional<Type> named(String name, long length, int scale, boolean unsigned, Product p) {
        boolean lite = p == Product.SQLITE;
        String known = switch (name) {
            case "BIGINT", "INT8", "BIG INT", "BIGSERIAL" -> unsigned && !lite ? "numeric(20)" : "bigint";
            case "INT", "INTEGER", "INT4", "SERIAL" -> lite || unsigned ? "bigint" : "integer";
            case "MEDIUMINT" -> "integer";
            case "SMALLINT", "INT2", "YEAR" -> unsigned ? "integer" : "smallint";
            case "TINYINT" -> length == 1 && p == Product.MYSQL ? "boolean" : "smallint";
            case "BOOLEAN", "BOOL" -> "boolean";
            case "BIT" -> length <= 1 ? "boolean" : "bit(" + length + ")";
            case "DECIMAL", "NUMERIC", "DEC", "FIXED", "NUMBER" -> numeric(length, scale);
            case "MONEY" -> "numeric(19,4)";
            case "SMALLMONEY" -> "numeric(10,4)";
            case "DECFLOAT" -> "numeric";
            case "DOUBLE", "DOUBLE PRECISION", "FLOAT", "FLOAT8", "BINARY_DOUBLE" -> "double precision";
            case "REAL", "FLOAT4", "BINARY_FLOAT" -> lite || p == Product.MYSQL ? "double precision" : "real";
            case "CHAR", "CHARACTER", "NCHAR", "NATIONAL CHARACTER", "NATIVE CHARACTER", "BPCHAR" ->
                length > 0 ? "character(" + length + ")" : "character(1)";
            case "VARCHAR",
                    "CHARACTER VARYING",
                    "NVARCHAR",
                    "VARCHAR2",
                    "NVARCHAR2",
                    "VARCHAR_IGNORECASE",
                    "VARYING CHARACTER",
                    "NATIONAL CHARACTER VARYING" ->
                length > 0 && length <= LONGEST_VARCHAR ? "character varying(" + length + ")" : "text";
            case "TEXT",
                    "TINYTEXT",
                    "MEDIUMTEXT",
                    "LONGTEXT",
                    "NTEXT",
                    "CLOB",
                    "NCLOB",
                    "DBCLOB",
                    "LONG",
                    "STRING",
                    "LONG VARCHAR",
                    "CHARACTER LARGE OBJECT",
                    "NATIONAL CHARACTER LARGE OBJECT" -> "text";
            case "BLOB",
                    "TINYBLOB",
                    "MEDIUMBLOB",
                    "LONGBLOB",
                    "BINARY",
                    "VARBINARY",
                    "BINARY VARYING",
                    "BINARY LARGE OBJECT",
                    "LONG VARBINARY",
                    "RAW",
                    "LONG RAW",
                    "IMAGE",
                    "BYTEA" -> "bytea";
            case "DATE" -> p.is("oracle") ? "timestamp(0) without time zone" : "date";
            case "TIME", "TIME WITHOUT TIME ZONE" -> "time without time zone";
            case "TIME WITH TIME ZONE" -> "time with time zone";
            case "TIMESTAMP" -> p == Product.MYSQL ? "timestamp with time zone" : "timestamp without time zone";
            case "TIMESTAMP WITHOUT TIME ZONE", "DATETIME", "DATETIME2", "SMALLDATETIME" ->
                "timestamp without time zone";
            case "TIMESTAMP WITH TIME ZONE", "TIMESTAMP WITH LOCAL TIME ZONE", "TIMESTAMPTZ", "DATETIMEOFFSET" ->
                "timestamp with time zone";
            case "UUID", "UNIQUEIDENTIFIER" -> "uuid";
            case "JSON", "JSONB" -> "jsonb";
            case "XML", "XMLTYPE" -> "xml";
            case "INET", "INET4", "INET6" -> "inet";
            default -> "";
        };
        if (known.isEmpty()) {
            return name.startsWith("INTERVAL") ? Optional.of(Type.known("interval")) : Optional.empty();
        }
        return Optional.of(type(known));
    }

    private static String numeric(long length, int scale) {
        if (length <= 0 || length > 1000) {
            return "numeric";
        }
        return scale == 0 ? "numeric(" + length + ")" : "numeric(" + length + "," + scale + ")";
    }

    private static Type type(String spelled) {
        int open = spelled.indexOf('(');
        if (open < 0) {
            return Type.known(spelled);
        }
        int close = spelled.indexOf(')');
        return new Type.Known(
                (spelled.substring(0, open) + spelled.substring(close + 1)),
                List.of(spelled.substring(open + 1, close).split(",")));
    }

    /** SQLite's rule for any other name (sqlite.org/datatype3.html, 3.1): it says what the column prefers to hold, not what it holds. */
    private static Mapped affinity(String name) {
        if (name.contains("INT")) {
            return new Mapped(Type.known("bigint"), true);
        }
        if (name.contains("CHAR") || name.contains("CLOB") || name.contains("TEXT")) {
            return new Mapped(Type.known("text"), true);
        }
        if (name.contains("BLOB")) {
            return new Mapped(Type.known("bytea"), true);
        }
        if (name.contains("REAL") || name.contains("FLOA") || name.contains("DOUB")) {
            return new Mapped(Type.known("double precision"), true);
        }
        return new Mapped(Type.known(name.isEmpty() || name.equals("ANY") ? "text" : "numeric"), false);
    }

    private static Mapped coded(int jdbc, long length, int scale) {
        String spelled = switch (jdbc) {
            case Types.BIGINT -> "bigint";
            case Types.INTEGER -> "integer";
            case Types.SMALLINT, Types.TINYINT -> "smallint";
            case Types.BOOLEAN, Types.BIT -> "boolean";
            case Types.DECIMAL, Types.NUMERIC -> numeric(length, scale);
            case Types.DOUBLE, Types.FLOAT -> "double precision";
            case Types.REAL -> "real";
            case Types.CHAR, Types.NCHAR -> length > 0 ? "character(" + length + ")" : "text";
            case Types.VARCHAR, Types.NVARCHAR ->
                length > 0 && length <= LONGEST_VARCHAR ? "character varying(" + length + ")" : "text";
            case Types.LONGVARCHAR, Types.LONGNVARCHAR, Types.CLOB, Types.NCLOB -> "text";
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> "bytea";
            case Types.DATE -> "date";
            case Types.TIME -> "time without time zone";
            case Types.TIME_WITH_TIMEZONE -> "time with time zone";
            case Types.TIMESTAMP -> "timestamp without time zone";
            case Types.TIMESTAMP_WITH_TIMEZONE -> "timestamp with time zone";
            case Types.SQLXML -> "xml";
            default -> "";
        };
        return spelled.isEmpty() ? new Mapped(Type.known("text"), false) : new Mapped(type(spelled), false);
    }
}
