package plinth.tests.logic;

import java.util.List;
import java.util.Random;

/** Draws well-typed conditions over a table with {@link #COLUMNS}, of atoms that are understood and of others. */
final class Formulas {
    static final String TYPE = "CREATE TYPE mood AS ENUM ('a', 'b', 'c');";

    static final String COLUMNS =
            "id integer NOT NULL, a integer, b smallint, k text, l character varying(8), c character(3), e mood, p"
                    + " boolean, q boolean, d date, f date, n numeric, x double precision, j jsonb";

    static final List<String> NAMES = List.of("a", "b", "k", "l", "c", "e", "p", "q", "d", "f", "n", "x", "j");

    private final Random random;

    Formulas(Random random) {
        this.random = random;
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }

    /** Returns a column of any type. */
    String column() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    /** Returns a constant for {@code column}, without quotes, that some rows have. */
    String constant(String column) {
        return switch (column) {
            case "a", "b" -> one("0", "1", "2", "5", "-1");
            case "k", "l" -> one("a", "b", "A", "a ", "", "5", "true");
            case "c" -> one("a", "b", "a ", "ab", "abc");
            case "e" -> one("a", "b", "c");
            case "p", "q" -> one("true", "false");
            case "d", "f" -> one("2024-01-01", "2024-01-02", "2023-12-31", "infinity");
            case "n", "x" -> one("0", "1", "1.5", "-2", "0.1", "NaN");
            default -> one("1", "{}", "[1, 2]");
        };
    }

    private String literal(String column) {
        String quoted = "'" + constant(column) + "'";
        return switch (column) {
            case "a", "b" -> one(one("0", "1", "2", "5", "-1", "(-1)", "1.5", "1.0"), quoted);
            case "n", "x" -> one(one("0", "1", "1.5", "-2", "0.1", "1.50", "1e1"), quoted, "'NaN'");
            case "k" -> one(quoted, quoted + "::text", "CAST(" + quoted + " AS varchar)", quoted + "::varchar(1)");
            case "l" -> one(quoted, quoted + "::character varying", quoted + "::text");
            case "c" -> one(quoted, quoted + "::bpchar", quoted + "::text", quoted + "::char(2)");
            case "e" -> one(quoted, quoted + "::mood");
            case "p", "q" -> one("true", "false", "'t'", "'no'", "'off'::boolean", "NULL");
            case "d", "f" -> one(quoted, "date " + quoted, quoted + "::date", "CURRENT_DATE");
            default -> quoted + "::jsonb";
        };
    }

    private String value(String column) {
        return switch (random.nextInt(12)) {
            case 0 -> "COALESCE(" + column + ", " + literal(column) + ")";
            case 1 ->
                column.equals("c") || column.equals("j") ? column : "NULLIF(" + column + ", " + literal(column) + ")";
            case 2 -> "CASE WHEN " + condition(1) + " THEN " + column + " ELSE " + literal(column) + " END";
            default -> column;
        };
    }

    private String compare() {
        return one("=", "=", "=", "<>", "!=", "<", "<=", ">", ">=");
    }

    private String equal() {
        return one("=", "=", "<>");
    }

    /** Returns a condition whose operators nest at most {@code depth} deep. */
    String condition(int depth) {
        if (depth <= 0) {
            return atom();
        }
        return switch (random.nextInt(16)) {
            case 0, 1, 2 -> "(" + condition(depth - 1) + " AND " + condition(depth - 1) + ")";
            case 3, 4, 5 -> "(" + condition(depth - 1) + " OR " + condition(depth - 1) + ")";
            case 6 -> "NOT " + condition(depth - 1);
            case 7 ->
                "(" + condition(depth - 1) + ") "
                        + one("=", "<>", "!=", "<", ">=", "IS DISTINCT FROM", "IS NOT DISTINCT FROM") + " ("
                        + condition(depth - 1) + ")";
            case 8 -> "(" + condition(depth - 1) + ") IS " + one("", "NOT ") + one("TRUE", "FALSE", "UNKNOWN", "NULL");
            case 9 ->
                "CASE WHEN " + condition(depth - 1) + " THEN " + condition(depth - 1)
                        + one(" END", " ELSE " + condition(depth - 1) + " END");
            case 10 -> counted(depth);
            case 11 -> "COALESCE(" + condition(depth - 1) + ", " + condition(depth - 1) + ")";
            case 12 -> {
                String c = one("k", "e", "a", "b");
                yield "CASE " + c + " WHEN " + literal(c) + " THEN " + condition(depth - 1) + " WHEN " + literal(c)
                        + " THEN " + condition(depth - 1) + " ELSE " + one("false", "true", "NULL") + " END";
            }
            default -> atom();
        };
    }

    private String counted(int depth) {
        int n = 2 + random.nextInt(3);
        StringBuilder sum = new StringBuilder();
        boolean functions = random.nextBoolean();
        for (int i = 0; i < n; i++) {
            String truth = random.nextInt(3) == 0 ? condition(depth - 1) : column() + " IS " + one("NOT NULL", "NULL");
            String one = functions
                    ? "CASE WHEN " + truth + " THEN 1 ELSE 0 END"
                    : one(
                            "(" + truth + ")::integer",
                            "CAST(" + truth + " AS int)",
                            "COALESCE((" + truth + ")::int, 0)");
            sum.append(i == 0 ? "" : one(" + ", " + ", " - ", " * ", " # ")).append(one);
        }
        return "(" + sum + ") " + compare() + " " + random.nextInt(3);
    }

    private String atom() {
        String c = column();
        return switch (random.nextInt(24)) {
            case 0, 1, 2, 3 -> c + " IS " + one("", "NOT ") + "NULL";
            case 4, 5 -> c.equals("j") ? c + " = " + literal(c) : value(c) + " " + compare() + " " + literal(c);
            case 6 -> c.equals("j") ? c + " IS NULL" : literal(c) + " " + compare() + " " + c;
            case 7 -> c + one(" IN (", " NOT IN (") + literal(c) + ", " + literal(c) + one(")", ", NULL)");
            case 8 ->
                c.equals("j")
                        ? c + " IS NULL"
                        : c + one(" BETWEEN ", " NOT BETWEEN ", " BETWEEN SYMMETRIC ") + literal(c) + " AND "
                                + literal(c);
            case 9 -> array();
            case 10 -> "(" + c + " IS NULL) " + one("<>", "=", "!=") + " (" + column() + " IS NULL)";
            case 11 ->
                one("num_nonnulls", "num_nulls") + "(" + column() + ", " + column() + ", " + column() + ") " + compare()
                        + " " + random.nextInt(3);
            case 12 -> one("p", "q", "NOT p", "p IS TRUE", "q IS NOT FALSE", "p = q", "p <> q", "p IS UNKNOWN");
            case 13 -> c.equals("j") ? "p" : c + " IS " + one("", "NOT ") + "DISTINCT FROM " + literal(c);
            case 14 ->
                one(
                        "d < f",
                        "f >= d",
                        "d = f",
                        "a < b",
                        "a = b",
                        "k = l",
                        "k <> l",
                        "l = c",
                        "k = c",
                        "n > x",
                        "d IS DISTINCT FROM f",
                        "e::text = k");
            case 15 -> "(" + column() + ", " + column() + ") IS " + one("", "NOT ") + "NULL";
            case 16 ->
                one(
                        "cardinality(array_remove(ARRAY[a, b], NULL)) = 1",
                        "array_length(array_remove(ARRAY[k, l], NULL), 1) " + compare() + " 1",
                        "COALESCE(array_length(array_remove(ARRAY[d, f]::date[], NULL::date), 1), 0) = 1",
                        "cardinality(ARRAY[a, b]) = 2");
            case 17 ->
                one(
                        "p::text = 'true'",
                        "a::text = '1'",
                        "(p)::int + (q)::int = 1",
                        "c::text = 'a'",
                        "k::varchar(1) = 'a'",
                        "a::boolean",
                        "k::char(2) = l");
            case 18 ->
                one(
                        "k LIKE 'a%'",
                        "length(k) > 1",
                        "l || k = 'aa'",
                        "a % 2 = 1",
                        "a + b > 2",
                        "j ->> 'x' = '1'",
                        "k ~ 'a'",
                        "lower(k) = 'a'",
                        "j @> '{}'",
                        "a / 2 = 1",
                        "upper(l) IN ('A', 'B')",
                        "extract(year FROM d) = 2024",
                        "trim(both from k) <> ''",
                        "k || '' IS NULL",
                        "greatest(a, b) = 1",
                        "least(d, f) IS NULL",
                        "concat(k, l) = ''",
                        "sqrt(x * x) > 1",
                        "position('a' in k) = 1",
                        "j -> 'x' IS NULL",
                        "md5(k) IS NULL",
                        "d + 1 > f",
                        "(a, b) = (1, 2)",
                        "(k, l) <> ('a', l)",
                        "k COLLATE \"C\" = 'a'",
                        "a - b = 0",
                        "a * 2 = b",
                        "- a = b");
            case 19 -> "GREATEST(" + one("a, b", "d, f", "k, l") + ") IS " + one("", "NOT ") + "NULL";
            case 20 -> "NULLIF(k, " + literal("k") + ") IS " + one("", "NOT ") + "NULL";
            case 21 -> "t." + c + " IS NULL";
            case 22 -> one("TRUE", "FALSE", "NULL::boolean", "1 = 1", "'a' = 'b'");
            default -> c.equals("j") ? "j IS NOT NULL" : value(c) + " " + equal() + " " + literal(c);
        };
    }

    private String array() {
        String c = one("k", "l", "e", "a", "b", "n");
        String type = switch (c) {
            case "e" -> "mood";
            case "a", "b" -> "integer";
            case "n" -> "numeric";
            default -> "text";
        };
        String first = constant(c);
        String second = constant(c);
        String elements = "ARRAY['" + first + "', '" + second + "']";
        return c
                + one(" = ANY ", " <> ALL ", " = SOME ", " <> ANY ")
                + one(
                        "(" + elements + "::" + type + "[])",
                        "((" + elements + ")::" + type + "[])",
                        "('{\"" + first + "\", \"" + second + "\", NULL}'::" + type + "[])");
    }
}
