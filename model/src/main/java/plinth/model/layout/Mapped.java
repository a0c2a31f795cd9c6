package plinth.model.layout;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import plinth.model.schema.Constraint;
import plinth.model.schema.Expression;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.Policy;
import plinth.model.schema.Trigger;

/** Constraints and indexes over the same columns under other names. */
final class Mapped {
    private Mapped() {}

    static Expression expression(Expression e, Map<Name, Name> map) {
        return e.map(r -> map.containsKey(r.name()) ? new Expression.Reference(List.of(map.get(r.name()))) : r);
    }

    static List<Name> names(List<Name> names, Map<Name, Name> map) {
        return names.stream().map(n -> map.getOrDefault(n, n)).toList();
    }

    static Constraint.Key key(Constraint.Key k, Map<Name, Name> map) {
        return new Constraint.Key(names(k.columns(), map), names(k.include(), map), k.withoutOverlaps(), k.storage());
    }

    static Constraint.Exclusion exclusion(Constraint.Exclusion x, Map<Name, Name> map, Optional<Expression> where) {
        return new Constraint.Exclusion(
                x.name(),
                x.method(),
                x.elements().stream()
                        .map(e -> new Constraint.Excluded(
                                e.key().withExpression(expression(e.key().expression(), map)), e.operator()))
                        .toList(),
                names(x.include(), map),
                x.storage(),
                where,
                x.deferral(),
                x.comment());
    }

    static Constraint constraint(Constraint c, Map<Name, Name> map) {
        return switch (c) {
            case Constraint.ForeignKey f ->
                f.withColumns(names(f.columns(), map)).withSetColumns(names(f.setColumns(), map));
            case Constraint.Check k -> k.withExpression(expression(k.expression(), map));
            case Constraint.Unique u ->
                new Constraint.Unique(u.name(), key(u.key(), map), u.nullsNotDistinct(), u.deferral(), u.comment());
            case Constraint.PrimaryKey p ->
                new Constraint.PrimaryKey(p.name(), key(p.key(), map), p.deferral(), p.comment());
            case Constraint.Exclusion x -> exclusion(x, map, x.where().map(w -> expression(w, map)));
        };
    }

    static Policy policy(Policy p, Map<Name, Name> map) {
        return policy(p, e -> expression(e, map));
    }

    static Policy policy(Policy p, UnaryOperator<Expression> change) {
        return new Policy(
                p.name(),
                p.permissive(),
                p.command(),
                p.roles(),
                p.using().map(change),
                p.check().map(change),
                p.comment());
    }

    /** Returns {@code g} of the base on a table of rows of {@code k} alone; nothing when it never runs for one. */
    static Optional<Trigger> trigger(Trigger g, Family family, Family.Kind k) {
        Optional<Boolean> always = g.when()
                .flatMap(w -> Clauses.where(w, family.mark(k), family.marked(k)).constant());
        if (always.isPresent() && !always.get()) {
            return Optional.empty();
        }
        return Optional.of(
                g.withWhen(always.isPresent() ? Optional.empty() : g.when().map(w -> Clauses.reduced(w, family, k))));
    }

    static Index index(Index i, Map<Name, Name> map) {
        return i.withKeys(i.keys().stream()
                        .map(k -> k.withExpression(expression(k.expression(), map)))
                        .toList())
                .withInclude(names(i.include(), map))
                .withWhere(i.where().map(w -> expression(w, map)));
    }
}
