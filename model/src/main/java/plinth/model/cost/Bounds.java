package plinth.model.cost;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plinth.model.query.Condition;
import plinth.model.query.Query;
import plinth.model.query.Term;

/**
 * Which bounds of a query the planner knows no values of, so that it takes its own shares: half a per cent of the rows between two of them, a third
 * beyond one ({@code DEFAULT_RANGE_INEQ_SEL} and {@code DEFAULT_INEQ_SEL} of {@code selfuncs.h}).
 */
final class Bounds {
    private final Map<String, Set<Boolean>> columns = new LinkedHashMap<>();
    private boolean expressions;

    /** Returns what is assumed for {@code queries}, a sentence each. */
    static List<String> sentences(Iterable<Query> queries) {
        Bounds all = new Bounds();
        queries.forEach(all::query);
        List<String> out = new ArrayList<>();
        all.say("Half a per cent of the rows lies between two bounds that the caller gives", 2, out);
        all.say("A third of the rows lies beyond a bound that the caller gives", 1, out);
        if (all.expressions) {
            out.add("A third of the rows meets a comparison of what is computed from them.");
        }
        return out;
    }

    private void say(String what, int bounds, List<String> out) {
        List<String> names = columns.entrySet().stream()
                .filter(e -> e.getValue().size() == bounds)
                .map(Map.Entry::getKey)
                .toList();
        if (!names.isEmpty()) {
            out.add(what + ": " + String.join(", ", names) + ".");
        }
    }

    private void query(Query query) {
        switch (query) {
            case Query.Select s -> {
                s.where().forEach(this::condition);
                s.from().ifPresent(this::from);
            }
            case Query.Union u -> u.branches().forEach(this::query);
        }
    }

    private void from(Query.From from) {
        switch (from) {
            case Query.Relation r -> {}
            case Query.Join j -> {
                from(j.left());
                from(j.right());
                j.on().forEach(this::condition);
            }
            case Query.Derived d -> query(d.query());
        }
    }

    private void condition(Condition condition) {
        if (condition instanceof Condition.And a) {
            a.conditions().forEach(this::condition);
        }
        if (!(condition instanceof Condition.Compare c)) {
            return;
        }
        boolean less = c.operator().equals("<") || c.operator().equals("<=");
        boolean more = c.operator().equals(">") || c.operator().equals(">=");
        if (!less && !more) {
            return;
        }
        if (c.left() instanceof Term.Column x && given(c.right())) {
            columns.computeIfAbsent(x.name().value(), n -> new LinkedHashSet<>())
                    .add(less);
        } else if (c.right() instanceof Term.Column x && given(c.left())) {
            columns.computeIfAbsent(x.name().value(), n -> new LinkedHashSet<>())
                    .add(more);
        } else if (Terms.constant(c.left()) != Terms.constant(c.right())
                && !(c.left() instanceof Term.Column)
                && !(c.right() instanceof Term.Column)) {
            expressions = true;
        }
    }

    private static boolean given(Term term) {
        return term instanceof Term.Parameter || (term instanceof Term.Cast c && given(c.term()));
    }
}
