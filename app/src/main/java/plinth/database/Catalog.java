package plinth.database;

import static java.util.stream.Collectors.groupingBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a PostgreSQL database says of itself: every object that is not the system's own or an extension's, with all facts that DDL can set,
 * expressions and queries in PostgreSQL's own words. Names in facts are always qualified by their schema. Two catalogs are the same when
 * {@link #differences} finds nothing. Passwords (of user mappings, subscriptions) are never read.
 */
public final class Catalog {
    private final Map<CatalogEntry.Kind, List<CatalogEntry>> entries;

    private Catalog(List<CatalogEntry> all) {
        Map<CatalogEntry.Kind, List<CatalogEntry>> grouped = new EnumMap<>(CatalogEntry.Kind.class);
        grouped.putAll(all.stream().collect(groupingBy(CatalogEntry::kind)));
        grouped.replaceAll((k, v) -> List.copyOf(v));
        this.entries = Collections.unmodifiableMap(grouped);
    }

    /**
     * Reads the catalog of {@code connection}'s database. The connection's search path is changed meanwhile and set back.
     *
     * @throws SQLException when the database is not PostgreSQL, or does not let its catalog be read
     */
    public static Catalog read(Connection connection) throws SQLException {
        String path = setPath(connection, "");
        List<CatalogEntry> all = new ArrayList<>();
        try {
            for (CatalogQuery q : CatalogQuery.ALL) {
                read(connection, q, all);
            }
        } catch (SQLException e) {
            try {
                setPath(connection, path);
            } catch (SQLException second) {
                // Within a failed transaction nothing can be set; its end sets the path back.
                e.addSuppressed(second);
            }
            throw e;
        }
        setPath(connection, path);
        return new Catalog(all);
    }

    /** Returns a catalog of {@code entries}, which need not come from a database. */
    static Catalog of(List<CatalogEntry> entries) {
        return new Catalog(entries);
    }

    /** Sets the search path and returns the earlier one. */
    static String setPath(Connection connection, String path) throws SQLException {
        String before;
        try (Statement s = connection.createStatement();
                ResultSet r = s.executeQuery("SELECT pg_catalog.current_setting('search_path')")) {
            r.next();
            before = r.getString(1);
        }
        try (PreparedStatement s =
                connection.prepareStatement("SELECT pg_catalog.set_config('search_path', ?, false)")) {
            s.setString(1, path);
            s.execute();
        }
        return before;
    }

    private static void read(Connection connection, CatalogQuery q, List<CatalogEntry> out) throws SQLException {
        try (Statement s = connection.createStatement();
                ResultSet r = s.executeQuery(q.sql())) {
            ResultSetMetaData columns = r.getMetaData();
            while (r.next()) {
                Map<String, String> facts = new TreeMap<>();
                for (int i = 3; i <= columns.getColumnCount(); i++) {
                    String value = r.getString(i);
                    if (value != null && !value.isEmpty()) {
                        facts.put(columns.getColumnLabel(i), value);
                    }
                }
                out.add(CatalogEntry.of(
                        q.kind(), Optional.ofNullable(r.getString(1)).orElse(""), r.getString(2), facts));
            }
        }
    }

    /** Returns all objects, by kind and then in the order of their names. */
    public Stream<CatalogEntry> entries() {
        return entries.values().stream().flatMap(List::stream);
    }

    /** Returns the objects of one kind in the order of owner and name, columns in their order in the table. */
    public List<CatalogEntry> entries(CatalogEntry.Kind kind) {
        return entries.getOrDefault(kind, List.of());
    }

    /** Returns all that {@code a} and {@code b} do not agree in, in words that a person can follow; empty when they are the same. */
    public static List<Difference> differences(Catalog a, Catalog b) {
        return new CatalogComparison(a, b).differences();
    }
}
