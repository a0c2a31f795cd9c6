package plinth.renderer.sql;

import java.util.ArrayList;
import java.util.List;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Expression;
import plinth.model.schema.Index;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;

/** The expressions in an element: their letters are the user's and keep their case. */
final class Protected {
    private Protected() {}

    static List<String> of(Column c) {
        return switch (c.value()) {
            case Column.Default d -> List.of(Sql.expression(d.expression()));
            case Column.Generated g -> List.of(Sql.expression(g.expression()));
            case Column.Identity i -> i.options();
            case Column.Absent a -> List.of();
            case Column.Serial s -> List.of();
        };
    }

    static List<String> of(Constraint c) {
        return switch (c) {
            case Constraint.Check k -> List.of(Sql.expression(k.expression()));
            case Constraint.Exclusion x -> {
                List<String> all = new ArrayList<>();
                x.elements().forEach(e -> all.add(Sql.expression(e.key().expression())));
                x.where().map(Sql::expression).ifPresent(all::add);
                yield all;
            }
            case Constraint.PrimaryKey p -> List.of();
            case Constraint.Unique u -> List.of();
            case Constraint.ForeignKey f -> List.of();
        };
    }

    static List<String> of(Index i) {
        List<String> all = new ArrayList<>();
        for (var k : i.keys()) {
            all.add(Sql.expression(k.expression()));
        }
        i.where().map((Expression e) -> Sql.expression(e)).ifPresent(all::add);
        return all;
    }

    static List<String> of(Trigger t) {
        List<String> all = new ArrayList<>();
        all.add(t.call());
        t.when().map((Expression e) -> Sql.expression(e)).ifPresent(all::add);
        t.referencing().ifPresent(all::add);
        return all;
    }

    static List<String> of(Table t) {
        List<String> all = new ArrayList<>();
        t.columns().forEach(c -> all.addAll(of(c)));
        t.constraints().forEach(c -> all.addAll(of(c)));
        t.indexes().forEach(i -> all.addAll(of(i)));
        t.comment().ifPresent(all::add);
        t.columns().forEach(c -> c.comment().ifPresent(all::add));
        return all;
    }
}
