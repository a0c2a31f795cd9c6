package plinth.app.inspector;

import java.util.Locale;
import java.util.stream.Collectors;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.renderer.sql.Sql;

/** Puts parts of a table into words. */
final class Described {
    private Described() {}

    static String action(Constraint.Action a) {
        return a.name().replace('_', ' ');
    }

    static String words(Constraint.Action a) {
        return a.name().replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    static String columns(java.util.List<Name> names) {
        return names.stream().map(Name::value).collect(Collectors.joining(", "));
    }

    static String constraint(Constraint c) {
        return switch (c) {
            case Constraint.PrimaryKey p -> columns(p.columns());
            case Constraint.Unique u -> columns(u.columns()) + (u.nullsNotDistinct() ? ", nulls not distinct" : "");
            case Constraint.ForeignKey f -> columns(f.columns()) + " to " + f.target();
            case Constraint.Check k -> Sql.expression(k.expression());
            case Constraint.Exclusion x ->
                x.elements().stream()
                        .map(e -> Sql.key(e.key()) + " " + e.operator())
                        .collect(Collectors.joining(", "));
        };
    }

    static String kind(Constraint c) {
        return switch (c) {
            case Constraint.PrimaryKey p -> "primary key";
            case Constraint.Unique u -> "unique";
            case Constraint.ForeignKey f -> "foreign key";
            case Constraint.Check k -> "check";
            case Constraint.Exclusion x -> "exclusion";
        };
    }

    static String index(Index i) {
        return (i.method().equals(Index.BTREE) ? "" : i.method() + " ")
                + Sql.keys(i.keys())
                + (i.include().isEmpty() ? "" : " include " + columns(i.include()))
                + i.where().map(w -> " where " + Sql.expression(w)).orElse("");
    }

    static String value(Column.Value v) {
        return switch (v) {
            case Column.Absent a -> "";
            case Column.Default d -> Sql.expression(d.expression());
            case Column.Identity i -> "identity, " + (i.always() ? "always" : "by default");
            case Column.Serial s -> "serial";
            case Column.Generated g -> Sql.expression(g.expression()) + (g.stored() ? ", stored" : ", virtual");
        };
    }
}
