package plinth.model.pattern;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.edit.Edit;
import plinth.model.logic.TableRules;
import plinth.model.logic.Together;
import plinth.model.pattern.Pattern.Arm;
import plinth.model.pattern.Pattern.Enforcement;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Constraint.ForeignKey;
import plinth.model.schema.Expression;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.model.schema.Type;

/** Recognises exclusive arcs: references of which a row has at most one, as the conditions of the table say when they are evaluated. */
final class Arcs {
    /** Of a condition over more columns than that no arc is looked for. */
    private static final int WIDEST = 40;

    private Arcs() {}

    /** @param kinds the columns of kinds that {@code t} holds several of: those of different kinds exclude each other anyway */
    static List<Finding> find(Facts facts, Table t, Set<Name> kinds) {
        List<Finding> found = new ArrayList<>();
        TableRules rules = facts.rules(t);
        Map<Name, Arm> candidates = candidates(facts, t, rules);
        List<Set<Name>> known = new ArrayList<>();
        if (candidates.size() >= 2) {
            for (Set<Name> group : groups(rules, candidates.keySet(), kinds)) {
                List<Name> named = candidates.keySet().stream()
                        .filter(group::contains)
                        .limit(WIDEST)
                        .toList();
                for (List<Name> arms : exclusive(named, rules)) {
                    if (known.stream().noneMatch(k -> k.containsAll(arms))) {
                        known.add(Set.copyOf(arms));
                        found.add(enforced(
                                t, arms, arms.stream().map(candidates::get).toList(), rules));
                    }
                }
            }
        }
        if (found.isEmpty()) {
            meant(facts, t).ifPresent(found::add);
        }
        return found;
    }

    /** Columns that one condition names, and, behind those, what several hang together by another column, as what says which reference is set. */
    private static List<Set<Name>> groups(TableRules rules, Set<Name> candidates, Set<Name> kinds) {
        List<Set<Name>> all = new ArrayList<>(rules.groups());
        Map<Name, Set<Name>> by = new LinkedHashMap<>();
        for (Set<Name> g : rules.groups()) {
            g.stream()
                    .filter(n -> !candidates.contains(n))
                    .forEach(n -> by.computeIfAbsent(n, x -> new LinkedHashSet<>())
                            .addAll(g.stream().filter(x -> !kinds.contains(x)).toList()));
        }
        all.addAll(by.values());
        return all;
    }

    /** The columns that can be an arm: optional, and a reference, or named like one. */
    private static Map<Name, Arm> candidates(Facts facts, Table t, TableRules rules) {
        Map<Name, Arm> all = new LinkedHashMap<>();
        for (ForeignKey f : t.foreignKeys()) {
            List<Name> optional = f.columns().stream()
                    .filter(n -> t.column(n).isPresent() && rules.nullable(n))
                    .toList();
            // Of several, all are set or none: the last one is the key, and what stands before it the owner.
            if (!optional.isEmpty()) {
                all.putIfAbsent(optional.getLast(), new Arm(f.columns(), Optional.of(f)));
            }
        }
        for (Column c : t.columns()) {
            if (!all.containsKey(c.name()) && !c.generated() && likeKey(facts, c) && rules.nullable(c.name())) {
                all.put(c.name(), new Arm(List.of(c.name()), Optional.empty()));
            }
        }
        return all;
    }

    private static boolean likeKey(Facts facts, Column c) {
        List<String> parts = facts.words(c.name());
        boolean named = parts.size() > 1
                && (parts.getLast().equals("id") || parts.getLast().equals("uuid"));
        return named && !(c.type() instanceof Type.ArrayOf);
    }

    /** Returns the sets of columns, as large as they can be, of which no row has two. */
    private static List<List<Name>> exclusive(List<Name> named, TableRules rules) {
        List<List<Name>> all = new ArrayList<>();
        for (Name n : named) {
            boolean placed = false;
            for (List<Name> set : all) {
                if (set.stream().allMatch(o -> rules.exclude(o, n))) {
                    set.add(n);
                    placed = true;
                }
            }
            if (!placed) {
                List<Name> own = new ArrayList<>();
                named.subList(0, named.indexOf(n)).stream()
                        .filter(o -> rules.exclude(o, n) && own.stream().allMatch(p -> rules.exclude(p, o)))
                        .forEach(own::add);
                own.add(n);
                all.add(own);
            }
        }
        all.removeIf(s -> s.size() < 2);
        return all;
    }

    private static Finding enforced(Table t, List<Name> optional, List<Arm> arms, TableRules rules) {
        Together together = rules.together(optional);
        boolean exactly = together.atLeastOne();
        List<String> checks = t.checks().stream()
                .filter(k -> optional.stream()
                                .filter(k.expression().names()::contains)
                                .count()
                        >= 2)
                .map(k -> k.expression().toString())
                .toList();
        if (checks.isEmpty()) {
            checks = t.checks().stream()
                    .filter(k -> optional.stream().anyMatch(k.expression().names()::contains)
                            && k.expression().names().size() > 1)
                    .map(k -> k.expression().toString())
                    .toList();
        }
        return new Finding(
                new Pattern.ExclusiveArc(t.name(), arms, exactly, Enforcement.ENFORCED),
                List.of("Of " + columns(arms) + " " + (exactly ? "exactly one" : "at most one") + " is set"
                        + (checks.isEmpty()
                                ? ""
                                : ", by the " + (checks.size() == 1 ? "check " : "checks ")
                                        + String.join(" and ", checks))),
                List.of());
    }

    /** Without a check: three or more optional references to different tables, and nothing else that says what the row is about. */
    private static Optional<Finding> meant(Facts facts, Table t) {
        List<ForeignKey> nullable = t.foreignKeys().stream()
                .filter(f -> f.columns().size() == 1
                        && !f.target().equals(t.name())
                        && t.column(f.columns().getFirst()).filter(t::nullable).isPresent())
                .toList();
        Set<ObjectName> targets = nullable.stream().map(ForeignKey::target).collect(Collectors.toSet());
        boolean alike = nullable.size() >= 3
                && targets.size() == nullable.size()
                && nullable.stream().allMatch(f -> f.onDelete() == Constraint.Action.CASCADE)
                // A row of one that belongs to a row of another is about both.
                && targets.stream()
                        .noneMatch(x -> facts.incoming(x).stream()
                                .anyMatch(i -> targets.contains(i.from().name())));
        if (!alike) {
            return Optional.empty();
        }
        List<Arm> arms =
                nullable.stream().map(f -> new Arm(f.columns(), Optional.of(f))).toList();
        Gap gap = new Gap(
                Gap.Rule.NONE_OR_SEVERAL,
                arms.stream().flatMap(a -> a.columns().stream()).toList(),
                t.name() + " accepts a row with none or several of " + columns(arms),
                "A reader cannot rely on there being one.",
                List.of(new Edit.AddConstraint(
                        t.name(),
                        Constraint.Check.of(Optional.of(new Name(t.name().name() + "_one_target")), one(arms)))),
                "Add a check that one is set");
        return Optional.of(new Finding(
                new Pattern.ExclusiveArc(t.name(), arms, true, Enforcement.MEANT),
                List.of(columns(arms) + " are optional, each to another table, and their rows go with any of them"),
                List.of(gap)));
    }

    private static Expression one(List<Arm> arms) {
        List<Expression.Piece> pieces = new ArrayList<>();
        pieces.add(new Expression.Verbatim("num_nonnulls("));
        for (int i = 0; i < arms.size(); i++) {
            if (i > 0) {
                pieces.add(new Expression.Verbatim(", "));
            }
            pieces.add(new Expression.Reference(List.of(arms.get(i).columns().getFirst())));
        }
        pieces.add(new Expression.Verbatim(") = 1"));
        return new Expression(pieces);
    }

    private static String columns(List<Arm> arms) {
        return String.join(
                ", ", arms.stream().map(a -> a.columns().getLast().value()).toList());
    }
}
