package plinth.tests;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import plinth.model.cost.ColumnStatistics;
import plinth.model.cost.SchemaCosts.Rows;
import plinth.model.cost.Widths;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;

/** What ANALYZE and the stored values of a loaded database say of its columns, as the estimates take it. */
final class LoadedStatistics {
    private LoadedStatistics() {}

    /** Returns what is in the tables of {@code schema}; lengths are those of stored values, compressed ones as compressed. */
    static Map<ObjectName, List<Rows>> of(Connection c, Schema schema) throws SQLException {
        Map<ObjectName, List<Rows>> out = new LinkedHashMap<>();
        for (Table t : schema.tables()) {
            out.put(t.name(), List.of(rows(c, t)));
        }
        return out;
    }

    /**
     * Estimates take tables as vacuumed. VACUUM passes over a page that another process, a checkpoint say, holds at that moment: it is asked again
     * until no page is left.
     */
    static void allVisible(Statement s) throws SQLException {
        for (int i = 0; i < 20; i++) {
            try (ResultSet r = s.executeQuery("select count(*) from pg_class where relkind = 'r' and relnamespace ="
                    + " 'public'::regnamespace and relallvisible < relpages")) {
                r.next();
                if (r.getInt(1) == 0) {
                    return;
                }
            }
            s.execute("checkpoint");
            s.execute("vacuum analyze");
        }
        throw new IllegalStateException("VACUUM leaves pages that are not visible to all");
    }

    private static Rows rows(Connection c, Table t) throws SQLException {
        Map<Name, ColumnStatistics> columns = new LinkedHashMap<>();
        for (Column column : t.columns()) {
            columns.put(column.name(), column(c, t, column));
        }
        try (Statement s = c.createStatement();
                ResultSet r = s.executeQuery("select count(*) from " + t.name())) {
            r.next();
            return new Rows(r.getLong(1), columns);
        }
    }

    private static ColumnStatistics column(Connection c, Table t, Column column) throws SQLException {
        String name = column.name().value();
        try (PreparedStatement p = c.prepareStatement(
                "select null_frac, n_distinct, correlation, most_common_vals::text::text[], most_common_freqs,"
                        + " histogram_bounds::text::text[], avg_width from pg_stats where tablename = ? and attname ="
                        + " ?")) {
            p.setString(1, t.name().name().value());
            p.setString(2, name);
            try (ResultSet r = p.executeQuery()) {
                if (!r.next()) {
                    throw new IllegalStateException("no statistics of " + t.name() + "." + name);
                }
                double distinct = r.getDouble(2);
                ColumnStatistics s = ColumnStatistics.of(distinct == 0 ? 1 : distinct)
                        .withNulls(r.getDouble(1))
                        .withCorrelation(r.getDouble(3))
                        .withWidths(widths(c, t, name))
                        .withCompressed(1);
                if (r.getArray(4) != null) {
                    String[] values = (String[]) r.getArray(4).getArray();
                    Float[] shares = (Float[]) r.getArray(5).getArray();
                    List<ColumnStatistics.Common> common = new ArrayList<>();
                    for (int i = 0; i < values.length; i++) {
                        common.add(new ColumnStatistics.Common(said(column, values[i]), shares[i]));
                    }
                    s = s.withCommon(common);
                }
                if (r.getArray(6) != null) {
                    String[] bounds = (String[]) r.getArray(6).getArray();
                    s = ranged(s, column, bounds[0], bounds[bounds.length - 1]);
                }
                return s;
            }
        }
    }

    private static String said(Column column, String value) {
        return column.type().is("boolean") ? value.equals("t") ? "true" : "false" : value;
    }

    private static ColumnStatistics ranged(ColumnStatistics s, Column column, String low, String high) {
        if (column.type().is("smallint")
                || column.type().is("integer")
                || column.type().is("bigint")) {
            return s.withRange(Double.parseDouble(low), Double.parseDouble(high));
        }
        return s;
    }

    /** Lengths of the stored values without the header of 1 or 4 bytes that {@code pg_column_size} counts. */
    private static Widths widths(Connection c, Table t, String column) throws SQLException {
        String sql = """
            select case when typlen > 0 then 8 when size <= 127 then size - 1 else size - 4 end, count(*)
            from (select pg_column_size(%1$s) size, (select typlen from pg_type where oid = pg_typeof(%1$s)) typlen from %2$s) z
            group by 1 order by 1\
            """.formatted('"' + column + '"', t.name());
        TreeMap<Integer, Double> shares = new TreeMap<>();
        double sum = 0;
        try (Statement s = c.createStatement();
                ResultSet r = s.executeQuery(sql)) {
            while (r.next()) {
                int length = r.getInt(1);
                if (!r.wasNull()) {
                    shares.merge(length, r.getDouble(2), Double::sum);
                    sum += r.getDouble(2);
                }
            }
        }
        if (sum == 0) {
            return Widths.fixed(8);
        }
        double all = sum;
        shares.replaceAll((k, v) -> v / all);
        return new Widths(shares);
    }
}
