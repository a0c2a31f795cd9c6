package plinth.model.layout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.schema.Column;
import plinth.model.schema.Expression;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.Policy;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;

/** Leaves out of a table what names columns of the family that it does not have: it would not load. {@link Account} says what that was. */
final class Fitting {
    private final Set<Name> family = new HashSet<>();

    Fitting(Family family) {
        family.shared().columns().forEach(c -> this.family.add(c.name()));
        family.kinds().forEach(k -> k.columns().forEach(c -> this.family.add(c.name())));
    }

    Table fit(Table t) {
        Set<Name> has = t.columns().stream().map(Column::name).collect(Collectors.toSet());
        return t.withConstraints(t.constraints().stream()
                        .filter(c -> has(has, c.columns()))
                        .toList())
                .withIndexes(
                        t.indexes().stream().filter(i -> has(has, names(i))).toList())
                .withTriggers(
                        t.triggers().stream().filter(g -> has(has, names(g))).toList())
                .withPolicies(
                        t.policies().stream().filter(p -> has(has, names(p))).toList());
    }

    private boolean has(Set<Name> has, Collection<Name> names) {
        return names.stream().noneMatch(n -> family.contains(n) && !has.contains(n));
    }

    static List<Name> names(Index i) {
        List<Name> out = new ArrayList<>();
        i.keys().forEach(k -> out.addAll(k.expression().names()));
        out.addAll(i.include());
        i.where().ifPresent(w -> out.addAll(w.names()));
        return out;
    }

    private static List<Name> names(Trigger g) {
        List<Name> out = new ArrayList<>(g.updateOf());
        g.when().map(Expression::names).ifPresent(out::addAll);
        return out;
    }

    private static List<Name> names(Policy p) {
        List<Name> out = new ArrayList<>();
        p.using().map(Expression::names).ifPresent(out::addAll);
        p.check().map(Expression::names).ifPresent(out::addAll);
        return out;
    }
}
