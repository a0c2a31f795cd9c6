package plinth.renderer.sql;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.schema.Column;
import plinth.model.schema.Option;

/** Writes what stands behind a column's type. */
final class ColumnWriter {
    /** Options that ALTER TABLE alone can set. */
    private static final Set<String> ALTERED = Set.of("statistics", "with", "late");

    private ColumnWriter() {}

    /**
     * Returns collation, NOT NULL and value, each with a blank before it; {@code notNull} whether NOT NULL is to be written; one that
     * is NOT VALID only ALTER TABLE can write.
     */
    static String behindType(Column c, boolean notNull) {
        StringBuilder out = new StringBuilder();
        for (Option o : c.options()) {
            if (!ALTERED.contains(o.name())) {
                out.append(' ').append(o.name().toUpperCase(Locale.ROOT));
                o.value().ifPresent(v -> out.append(' ').append(v));
            }
        }
        c.collation().ifPresent(k -> out.append(" COLLATE ").append(k));
        if (notNull) {
            c.notNull().filter(Column.NotNull::valid).ifPresent(n -> {
                n.name().ifPresent(name -> out.append(" CONSTRAINT ").append(Sql.name(name)));
                out.append(" NOT NULL").append(n.noInherit() ? " NO INHERIT" : "");
            });
        }
        out.append(value(c.value()));
        return out.toString();
    }

    static String value(Column.Value value) {
        return switch (value) {
            case Column.Absent a -> "";
            case Column.Default d -> " DEFAULT " + Sql.expression(d.expression());
            case Column.Identity i -> {
                // The type of another one's sequence is altered.
                String options =
                        i.options().stream().filter(o -> !o.startsWith("AS ")).collect(Collectors.joining(" "));
                yield " GENERATED " + (i.always() ? "ALWAYS" : "BY DEFAULT") + " AS IDENTITY"
                        + (options.isEmpty() ? "" : " (" + options + ")");
            }
            case Column.Serial s -> "";
            case Column.Generated g ->
                " GENERATED ALWAYS AS (" + Sql.expression(g.expression()) + ") " + (g.stored() ? "STORED" : "VIRTUAL");
        };
    }

    /** Returns the type as written: a serial one by its own name. */
    static String type(Sql sql, Column c) {
        if (c.value() instanceof Column.Serial) {
            return c.type().is("bigint") ? "bigserial" : c.type().is("smallint") ? "smallserial" : "serial";
        }
        return sql.type(c.type());
    }
}
