package plinth.renderer.sql;

import java.util.List;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;

/** Writes constraints. */
final class ConstraintWriter {
    private final Sql sql;

    ConstraintWriter(Sql sql) {
        this.sql = sql;
    }

    /** Returns the constraint as a line of its table, with CONSTRAINT and its name when it has one. */
    String line(Constraint c) {
        return c.name().map(n -> "CONSTRAINT " + Sql.name(n) + " ").orElse("") + body(c);
    }

    private String body(Constraint c) {
        return switch (c) {
            case Constraint.PrimaryKey p ->
                p.key().storage().usingIndex().isPresent()
                        ? "PRIMARY KEY USING INDEX "
                                + Sql.name(p.key().storage().usingIndex().get()) + Sql.deferral(p.deferral())
                        : "PRIMARY KEY (" + columns(p.key()) + ")" + behind(p.key()) + Sql.deferral(p.deferral());
            case Constraint.Unique u ->
                u.key().storage().usingIndex().isPresent()
                        ? "UNIQUE USING INDEX "
                                + Sql.name(u.key().storage().usingIndex().get()) + Sql.deferral(u.deferral())
                        : "UNIQUE " + (u.nullsNotDistinct() ? "NULLS NOT DISTINCT " : "") + "(" + columns(u.key()) + ")"
                                + behind(u.key()) + Sql.deferral(u.deferral());
            case Constraint.ForeignKey f -> "FOREIGN KEY (" + period(f, f.columns()) + ") " + references(f);
            case Constraint.Check k -> check(k);
            case Constraint.Exclusion x -> exclusion(x);
        };
    }

    private static String columns(Constraint.Key k) {
        return Sql.names(k.columns()) + (k.withoutOverlaps() ? " WITHOUT OVERLAPS" : "");
    }

    private static String behind(Constraint.Key k) {
        return (k.include().isEmpty() ? "" : " INCLUDE (" + Sql.names(k.include()) + ")") + storage(k.storage());
    }

    private static String storage(Constraint.Storage s) {
        return (s.with().isEmpty() ? "" : " WITH (" + Sql.options(s.with()) + ")")
                + s.tablespace()
                        .map(t -> " USING INDEX TABLESPACE " + Sql.name(t))
                        .orElse("");
    }

    private static String period(Constraint.ForeignKey f, List<Name> columns) {
        if (!f.period() || columns.isEmpty()) {
            return Sql.names(columns);
        }
        String first = Sql.names(columns.subList(0, columns.size() - 1));
        return (first.isEmpty() ? "" : first + ", ") + "PERIOD " + Sql.name(columns.getLast());
    }

    /** Returns REFERENCES and all behind it. */
    String references(Constraint.ForeignKey f) {
        StringBuilder out = new StringBuilder("REFERENCES ").append(sql.name(f.target()));
        if (!f.references().isEmpty()) {
            out.append(" (").append(period(f, f.references())).append(')');
        }
        if (f.match() == Constraint.Match.FULL) {
            out.append(" MATCH FULL");
        }
        if (f.onDelete() != Constraint.Action.NO_ACTION) {
            out.append(" ON DELETE ").append(Sql.action(f.onDelete()));
            if (!f.setColumns().isEmpty()) {
                out.append(" (").append(Sql.names(f.setColumns())).append(')');
            }
        }
        if (f.onUpdate() != Constraint.Action.NO_ACTION) {
            out.append(" ON UPDATE ").append(Sql.action(f.onUpdate()));
        }
        out.append(Sql.deferral(f.deferral()));
        if (!f.enforced()) {
            out.append(" NOT ENFORCED");
        } else if (!f.valid()) {
            out.append(" NOT VALID");
        }
        return out.toString();
    }

    String check(Constraint.Check k) {
        return "CHECK (" + Sql.expression(k.expression()) + ")"
                + (k.noInherit() ? " NO INHERIT" : "")
                + (!k.enforced() ? " NOT ENFORCED" : !k.valid() ? " NOT VALID" : "");
    }

    private static String exclusion(Constraint.Exclusion x) {
        StringBuilder out =
                new StringBuilder("EXCLUDE USING ").append(Sql.name(x.method())).append(" (");
        for (int i = 0; i < x.elements().size(); i++) {
            Constraint.Excluded e = x.elements().get(i);
            out.append(i == 0 ? "" : ", ")
                    .append(Sql.key(e.key()))
                    .append(" WITH ")
                    .append(e.operator());
        }
        out.append(')');
        if (!x.include().isEmpty()) {
            out.append(" INCLUDE (").append(Sql.names(x.include())).append(')');
        }
        out.append(storage(x.storage()));
        x.where()
                .ifPresent(w -> out.append(" WHERE (").append(Sql.expression(w)).append(')'));
        return out.append(Sql.deferral(x.deferral())).toString();
    }

    /** Whether PostgreSQL's grammar takes all that {@code c}, which is about one column, says behind that column. */
    static boolean fitsColumn(Constraint c) {
        return switch (c) {
            case Constraint.PrimaryKey p -> fitsColumn(p.key());
            case Constraint.Unique u -> fitsColumn(u.key());
            case Constraint.ForeignKey f -> !f.period() && (f.valid() || !f.enforced());
            case Constraint.Check k -> k.valid() || !k.enforced();
            case Constraint.Exclusion x -> false;
        };
    }

    private static boolean fitsColumn(Constraint.Key k) {
        return k.include().isEmpty()
                && !k.withoutOverlaps()
                && k.storage().usingIndex().isEmpty();
    }

    /** Returns the constraint as it stands behind the one column that it is on, without that column's name. */
    String behindColumn(Constraint c) {
        return switch (c) {
            case Constraint.PrimaryKey p -> "PRIMARY KEY" + behind(p.key()) + Sql.deferral(p.deferral());
            case Constraint.Unique u ->
                "UNIQUE" + (u.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "") + behind(u.key())
                        + Sql.deferral(u.deferral());
            case Constraint.ForeignKey f -> references(f);
            case Constraint.Check k -> check(k);
            case Constraint.Exclusion x ->
                throw new IllegalArgumentException("an exclusion stands in a line of its own");
        };
    }
}
