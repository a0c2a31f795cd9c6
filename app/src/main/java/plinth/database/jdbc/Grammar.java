package plinth.database.jdbc;

import java.util.Map;
import java.util.Set;

/** Words that mean the same in PostgreSQL as in the databases that Plinth reads, and functions that do under this name or another. */
final class Grammar {
    private Grammar() {}

    /** Words of expressions. */
    static final Set<String> EXPRESSION = Set.of(
            "AND",
            "OR",
            "NOT",
            "IN",
            "IS",
            "NULL",
            "LIKE",
            "BETWEEN",
            "CASE",
            "WHEN",
            "THEN",
            "ELSE",
            "END",
            "TRUE",
            "FALSE",
            "ESCAPE",
            "DISTINCT",
            "FROM",
            "ISNULL",
            "NOTNULL");

    /** Words of queries beside those. */
    static final Set<String> QUERY = Set.of(
            "SELECT",
            "WHERE",
            "GROUP",
            "BY",
            "ORDER",
            "HAVING",
            "JOIN",
            "LEFT",
            "RIGHT",
            "FULL",
            "INNER",
            "OUTER",
            "CROSS",
            "NATURAL",
            "ON",
            "USING",
            "AS",
            "LIMIT",
            "OFFSET",
            "UNION",
            "EXCEPT",
            "INTERSECT",
            "ALL",
            "ASC",
            "DESC",
            "WITH",
            "EXISTS",
            "NULLS",
            "FIRST",
            "LAST");

    /** Words that are no names and that PostgreSQL does not have, or has otherwise. */
    static final Set<String> FOREIGN = Set.of(
            "GLOB",
            "MATCH",
            "REGEXP",
            "RLIKE",
            "SOUNDS",
            "DIV",
            "XOR",
            "MOD",
            "COLLATE",
            "BINARY",
            "INTERVAL",
            "TOP",
            "INDEXED",
            "STRAIGHT_JOIN",
            "QUALIFY",
            "PIVOT",
            "UNPIVOT",
            "CONNECT",
            "START",
            "ROWNUM",
            "ROWID",
            "_ROWID_",
            "OID",
            "WINDOW",
            "FOR",
            "FETCH",
            "MINUS",
            "RECURSIVE",
            "LATERAL",
            "APPLY",
            "PRIOR",
            "SYSDATE");

    /** Functions that give the same for the same, by the names that databases have for them. */
    static final Map<String, String> FUNCTIONS = Map.ofEntries(
            same("lower"),
            same("upper"),
            same("length"),
            same("abs"),
            same("coalesce"),
            same("nullif"),
            same("trim"),
            same("ltrim"),
            same("rtrim"),
            same("substr"),
            same("substring"),
            same("replace"),
            same("mod"),
            same("power"),
            same("sqrt"),
            same("floor"),
            same("ceil"),
            same("ceiling"),
            same("round"),
            same("char_length"),
            same("character_length"),
            same("octet_length"),
            same("sign"),
            Map.entry("lcase", "lower"),
            Map.entry("ucase", "upper"),
            Map.entry("ifnull", "coalesce"),
            Map.entry("nvl", "coalesce"),
            Map.entry("len", "length"),
            Map.entry("datalength", "octet_length"));

    /** Functions over the rows of a group. */
    static final Set<String> AGGREGATES = Set.of("count", "sum", "avg", "min", "max");

    /** Functions without arguments, and words, that give another value each time. */
    static final Map<String, String> MOMENTARY = Map.ofEntries(
            Map.entry("CURRENT_TIMESTAMP", "CURRENT_TIMESTAMP"), Map.entry("CURRENT_DATE", "CURRENT_DATE"),
            Map.entry("CURRENT_TIME", "CURRENT_TIME"), Map.entry("LOCALTIMESTAMP", "LOCALTIMESTAMP"),
            Map.entry("LOCALTIME", "LOCALTIME"), Map.entry("NOW", "CURRENT_TIMESTAMP"),
            Map.entry("GETDATE", "CURRENT_TIMESTAMP"), Map.entry("SYSDATETIME", "CURRENT_TIMESTAMP"),
            Map.entry("SYSTIMESTAMP", "CURRENT_TIMESTAMP"), Map.entry("CURDATE", "CURRENT_DATE"),
            Map.entry("RANDOM_UUID", "gen_random_uuid()"), Map.entry("NEWID", "gen_random_uuid()"),
            Map.entry("UUID", "gen_random_uuid()"), Map.entry("GEN_RANDOM_UUID", "gen_random_uuid()"));

    static final Set<String> COMPARISONS = Set.of("=", "<>", "<", ">", "<=", ">=");

    static final Set<String> SYMBOLS =
            Set.of("=", "<>", "<", ">", "<=", ">=", "+", "-", "*", "/", "%", "(", ")", ",", "||");

    private static Map.Entry<String, String> same(String name) {
        return Map.entry(name, name);
    }
}
