package plinth.database;

import java.util.List;
import java.util.stream.Collectors;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.renderer.sql.Sql;

/** Says keys as PostgreSQL's pg_get_constraintdef says them ({@code pg_get_constraintdef_worker} in ruleutils.c). */
final class KeyWords {
    private static final Sql QUALIFIED = new Sql(new Name("pg_catalog"));

    private KeyWords() {}

    static String primaryKey(Constraint.PrimaryKey p) {
        return "PRIMARY KEY " + key(p.key()) + deferral(p.deferral());
    }

    static String unique(Constraint.Unique u) {
        return "UNIQUE " + (u.nullsNotDistinct() ? "NULLS NOT DISTINCT " : "") + key(u.key()) + deferral(u.deferral());
    }

    private static String key(Constraint.Key k) {
        return "(" + Sql.names(k.columns()) + (k.withoutOverlaps() ? " WITHOUT OVERLAPS" : "") + ")"
                + (k.include().isEmpty() ? "" : " INCLUDE (" + Sql.names(k.include()) + ")");
    }

    static String foreignKey(Schema schema, Constraint.ForeignKey f) {
        return "FOREIGN KEY (" + columns(f.columns(), f.period()) + ") REFERENCES " + QUALIFIED.name(f.target()) + "("
                + columns(schema.referenced(f), f.period()) + ")"
                + switch (f.match()) {
                    case SIMPLE -> "";
                    case FULL -> " MATCH FULL";
                    case PARTIAL -> " MATCH PARTIAL";
                }
                + action(" ON UPDATE ", f.onUpdate())
                + action(" ON DELETE ", f.onDelete())
                + (f.setColumns().isEmpty() ? "" : " (" + Sql.names(f.setColumns()) + ")")
                + deferral(f.deferral())
                + (f.enforced() ? "" : " NOT ENFORCED")
                + (f.valid() || !f.enforced() ? "" : " NOT VALID");
    }

    private static String columns(List<Name> names, boolean period) {
        return names.subList(0, Math.max(0, names.size() - 1)).stream()
                        .map(n -> Sql.name(n) + ", ")
                        .collect(Collectors.joining())
                + (period ? "PERIOD " : "")
                + (names.isEmpty() ? "" : Sql.name(names.getLast()));
    }

    private static String action(String when, Constraint.Action a) {
        return switch (a) {
            case NO_ACTION -> "";
            case RESTRICT -> when + "RESTRICT";
            case CASCADE -> when + "CASCADE";
            case SET_NULL -> when + "SET NULL";
            case SET_DEFAULT -> when + "SET DEFAULT";
        };
    }

    static String deferral(Constraint.Deferral d) {
        return switch (d) {
            case NOT_DEFERRABLE -> "";
            case DEFERRABLE -> " DEFERRABLE";
            case INITIALLY_DEFERRED -> " DEFERRABLE INITIALLY DEFERRED";
        };
    }

    static String notNull(Column c) {
        return "NOT NULL " + Sql.name(c.name())
                + c.notNull()
                        .map(n -> (n.noInherit() ? " NO INHERIT" : "") + (n.valid() ? "" : " NOT VALID"))
                        .orElse("");
    }
}
