package plinth.renderer.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import plinth.model.query.Condition;
import plinth.model.query.Term;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.Type;
import plinth.renderer.sql.Sql;

/**
 * The part of a table's rows that an index holds.
 *
 * @param sql the condition of the index, as a query must have it so that the index serves
 * @param suffix what a stub over that part is called beside one over all rows; empty where rows outside of it count as gone
 */
record Part(String sql, String suffix) {
    /** Returns that a row is of the part. */
    Condition condition() {
        return new Condition.Holds(new Term.Verbatim(sql, Type.known("boolean")));
    }

    /** Returns the part of {@code t} that {@code i} holds; nothing when a query that gives its columns finds none of the rows that it leaves out. */
    static Optional<Part> of(TableShape t, Index i) {
        return i.where()
                .map(Sql::expression)
                .filter(w -> !onlyNotNull(i))
                .map(w -> new Part(w, live(t, w) ? "" : "Where" + words(w)));
    }

    /** Whether the index leaves out only rows whose key is NULL, which no query that gives the key shows. */
    private static boolean onlyNotNull(Index i) {
        return i.where()
                .filter(w -> i.leadingColumns().containsAll(w.names())
                        && w.names().size() == 1
                        && bare(w.toString()).toUpperCase(Locale.ROOT).matches("\\S+ IS NOT NULL"))
                .isPresent();
    }

    private static boolean live(TableShape t, String where) {
        return t.deleted()
                .filter(d -> bare(where).equalsIgnoreCase(Sql.name(d) + " IS NULL"))
                .isPresent();
    }

    private static String bare(String s) {
        String t = s.strip();
        return t.startsWith("(") && t.endsWith(")") && t.indexOf(')') == t.length() - 1
                ? t.substring(1, t.length() - 1).strip()
                : t;
    }

    /** The condition in words, its casts left out: {@code state = 'ready'} is {@code StateReady}. */
    private static String words(String where) {
        String plain = where.replaceAll("::[\\w.\"]+( varying| precision)?", "")
                .replace("<>", " not ")
                .replace("!=", " not ")
                .replace(">", " above ")
                .replace("<", " below ");
        return Arrays.stream(plain.split("[^\\p{L}\\p{Nd}]+", -1))
                .filter(w -> !w.isEmpty())
                .map(Name::new)
                .map(n -> n.value().matches("\\d+")
                        ? n.value()
                        : GoNames.pascal(n.value().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining());
    }
}
