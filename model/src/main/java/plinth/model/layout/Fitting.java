package plinth.model.layout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Expression;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.Policy;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;

/** Leaves out of a table what names columns of the family that it does not have, and says so: it would not load. */
final class Fitting {
    private final Set<Name> family = new HashSet<>();
    private final List<String> notCarried;

    Fitting(Family family, List<String> notCarried) {
        family.shared().columns().forEach(c -> this.family.add(c.name()));
        family.kinds().forEach(k -> k.columns().forEach(c -> this.family.add(c.name())));
        this.notCarried = notCarried;
    }

    Table fit(Table t) {
        Set<Name> has = t.columns().stream().map(Column::name).collect(Collectors.toSet());
        return t.withConstraints(t.constraints().stream()
                        .filter(c -> has(has, t, called(c), c.columns()))
                        .toList())
                .withIndexes(t.indexes().stream()
                        .filter(i ->
                                has(has, t, "index " + i.name().map(Name::value).orElse(columns(names(i))), names(i)))
                        .toList())
                .withTriggers(t.triggers().stream()
                        .filter(g -> has(has, t, "trigger " + g.name(), names(g)))
                        .toList())
                .withPolicies(t.policies().stream()
                        .filter(p -> has(has, t, "policy " + p.name(), names(p)))
                        .toList());
    }

    private boolean has(Set<Name> has, Table t, String what, Collection<Name> names) {
        Optional<Name> missing = names.stream()
                .filter(n -> family.contains(n) && !has.contains(n))
                .findFirst();
        missing.ifPresent(
                n -> say("The " + what + " of " + t.name() + " is left out: " + t.name() + " has no " + n + "."));
        return missing.isEmpty();
    }

    private void say(String sentence) {
        if (!notCarried.contains(sentence)) {
            notCarried.add(sentence);
        }
    }

    /** What a constraint is called in a sentence: by its name, a check also by what it says. */
    static String called(Constraint c) {
        String name = c.name().map(n -> " " + n).orElse("");
        return switch (c) {
            case Constraint.Check k -> "check" + name + " (" + k.expression() + ")";
            default -> c.kind() + name + " over " + columns(c.columns());
        };
    }

    private static String columns(Collection<Name> names) {
        return "(" + String.join(", ", names.stream().map(Name::value).toList()) + ")";
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
