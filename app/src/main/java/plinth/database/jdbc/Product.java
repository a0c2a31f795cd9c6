package plinth.database.jdbc;

import java.util.Locale;

/**
 * What a database's SQL means where it is not what PostgreSQL's means.
 *
 * @param label what its makers call it
 * @param likeIgnoresCase whether LIKE takes capitals and small letters for the same
 * @param exactDivision whether {@code /} of integers gives a fraction
 * @param stringsInDoubleQuotes whether {@code "x"} is a string
 * @param looseGrouping whether a query may select what it does not group by
 * @param barsJoin whether {@code ||} joins texts
 */
record Product(
        String label,
        boolean likeIgnoresCase,
        boolean exactDivision,
        boolean stringsInDoubleQuotes,
        boolean looseGrouping,
        boolean barsJoin) {
    static final Product SQLITE = new Product("SQLite", true, false, false, true, true);
    static final Product MYSQL = new Product("MySQL", true, true, true, true, false);

    /** Returns what is known of the database that calls itself {@code name}. */
    static Product named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.contains("sqlite")) {
            return SQLITE;
        }
        if (lower.contains("mysql") || lower.contains("mariadb")) {
            return MYSQL;
        }
        boolean server = lower.contains("microsoft");
        boolean oracle = lower.contains("oracle");
        return new Product(name, server, oracle, false, false, !server);
    }

    boolean is(String part) {
        return label.toLowerCase(Locale.ROOT).contains(part);
    }
}
