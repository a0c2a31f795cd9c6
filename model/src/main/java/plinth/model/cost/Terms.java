package plinth.model.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import plinth.model.query.Condition;
import plinth.model.query.Term;

/** Walks terms and conditions. */
final class Terms {
    private Terms() {}

    static Term map(Term term, Function<Term.Column, Term> change) {
        return switch (term) {
            case Term.Column c -> change.apply(c);
            case Term.Parameter p -> p;
            case Term.Literal l -> l;
            case Term.Operation o ->
                new Term.Operation(o.operator(), o.left().map(l -> map(l, change)), map(o.right(), change));
            case Term.Call c ->
                new Term.Call(
                        c.function(),
                        c.arguments().stream().map(a -> map(a, change)).toList());
            case Term.Aggregate a ->
                new Term.Aggregate(a.function(), a.argument().map(x -> map(x, change)));
            case Term.Cast c -> new Term.Cast(map(c.term(), change), c.type());
            case Term.Special s -> throw new NotPlanned("This is not reckoned with yet: " + s + ".");
        };
    }

    static Condition map(Condition condition, Function<Term.Column, Term> change) {
        return switch (condition) {
            case Condition.Compare c ->
                new Condition.Compare(map(c.left(), change), c.operator(), map(c.right(), change));
            case Condition.CompareRows c ->
                new Condition.CompareRows(mapAll(c.left(), change), c.operator(), mapAll(c.right(), change));
            case Condition.In i -> new Condition.In(map(i.term(), change), mapAll(i.values(), change));
            case Condition.AnyOf a -> new Condition.AnyOf(map(a.term(), change), map(a.array(), change));
            case Condition.IsNull i -> new Condition.IsNull(map(i.term(), change), i.not());
            case Condition.Holds h -> new Condition.Holds(map(h.term(), change));
            case Condition.Not n -> new Condition.Not(map(n.condition(), change));
            case Condition.Or o ->
                new Condition.Or(
                        o.conditions().stream().map(c -> map(c, change)).toList());
            case Condition.And a ->
                new Condition.And(
                        a.conditions().stream().map(c -> map(c, change)).toList());
            case Condition.Exists e -> throw new NotPlanned("EXISTS is not reckoned with yet.");
        };
    }

    private static List<Term> mapAll(List<Term> terms, Function<Term.Column, Term> change) {
        return terms.stream().map(t -> map(t, change)).toList();
    }

    static List<Condition> mapConditions(List<Condition> conditions, Function<Term.Column, Term> change) {
        return conditions.stream().map(c -> map(c, change)).toList();
    }

    static void columns(Term term, Consumer<Term.Column> found) {
        map(term, c -> {
            found.accept(c);
            return c;
        });
    }

    static void columns(Condition condition, Consumer<Term.Column> found) {
        map(condition, c -> {
            found.accept(c);
            return c;
        });
    }

    /** Returns whether {@code term} is the same for all rows of a query. */
    static boolean constant(Term term) {
        boolean[] any = new boolean[1];
        columns(term, c -> any[0] = true);
        return !any[0] && aggregates(term).isEmpty();
    }

    /** Returns the aggregates in {@code term}. */
    static List<Term.Aggregate> aggregates(Term term) {
        List<Term.Aggregate> out = new ArrayList<>();
        collect(term, out);
        return out;
    }

    private static void collect(Term term, List<Term.Aggregate> out) {
        switch (term) {
            case Term.Aggregate a -> out.add(a);
            case Term.Operation o -> {
                o.left().ifPresent(l -> collect(l, out));
                collect(o.right(), out);
            }
            case Term.Call c -> c.arguments().forEach(a -> collect(a, out));
            case Term.Cast c -> collect(c.term(), out);
            case Term.Special s -> throw new NotPlanned("This is not reckoned with yet: " + s + ".");
            case Term.Column c -> {}
            case Term.Parameter p -> {}
            case Term.Literal l -> {}
        }
    }

    /**
     * Returns how many operators and functions are called to have {@code term}: each costs {@code cpu_operator_cost} ({@code cost_qual_eval} in
     * {@code costsize.c}). What is inside an aggregate is not counted; a constant is computed once, at planning.
     */
    static double operators(Term term) {
        if (constant(term)) {
            return 0;
        }
        return switch (term) {
            case Term.Column c -> 0;
            case Term.Parameter p -> 0;
            case Term.Literal l -> 0;
            case Term.Aggregate a -> 0;
            case Term.Operation o -> 1 + o.left().map(Terms::operators).orElse(0.0) + operators(o.right());
            case Term.Call c -> (c.function().equalsIgnoreCase("coalesce") ? 0 : 1) + sum(c.arguments());
            case Term.Cast c -> operators(c.term());
            case Term.Special s -> throw new NotPlanned("This is not reckoned with yet: " + s + ".");
        };
    }

    private static double sum(List<Term> terms) {
        return terms.stream().mapToDouble(Terms::operators).sum();
    }

    static double operators(Condition condition) {
        return switch (condition) {
            case Condition.Compare c -> 1 + operators(c.left()) + operators(c.right());
            case Condition.CompareRows c -> c.left().size() + sum(c.left()) + sum(c.right());
            // A list is searched half way; from nine constants on it is hashed.
            case Condition.In i ->
                operators(i.term())
                        + (i.values().size() >= 9 ? 1 : Math.max(1, i.values().size() * .5));
            case Condition.AnyOf a -> operators(a.term()) + 5;
            case Condition.IsNull i -> operators(i.term());
            case Condition.Holds h -> operators(h.term());
            case Condition.Not n -> operators(n.condition());
            case Condition.Or o ->
                o.conditions().stream().mapToDouble(Terms::operators).sum();
            case Condition.And a ->
                a.conditions().stream().mapToDouble(Terms::operators).sum();
            case Condition.Exists e -> 0;
        };
    }

    static double operators(List<Condition> conditions) {
        double sum = 0;
        for (Condition c : conditions) {
            sum += operators(c);
        }
        return sum;
    }

    /** Returns whether {@code condition} never holds when all its columns are NULL. */
    static boolean strict(Condition condition) {
        return switch (condition) {
            case Condition.Compare c ->
                !c.operator().toUpperCase(java.util.Locale.ROOT).startsWith("IS ");
            case Condition.CompareRows c -> true;
            case Condition.In i -> true;
            case Condition.AnyOf a -> true;
            case Condition.IsNull i -> i.not();
            case Condition.Holds h -> h.term() instanceof Term.Column;
            case Condition.Not n -> n.condition() instanceof Condition.Holds h && h.term() instanceof Term.Column;
            case Condition.Or o -> false;
            case Condition.And a -> a.conditions().stream().anyMatch(Terms::strict);
            case Condition.Exists e -> false;
        };
    }

    /** Returns {@code conditions} with every AND among them taken apart. */
    static List<Condition> flat(List<Condition> conditions) {
        List<Condition> out = new ArrayList<>();
        for (Condition c : conditions) {
            if (c instanceof Condition.And a) {
                out.addAll(flat(a.conditions()));
            } else {
                out.add(c);
            }
        }
        return out;
    }

    /** Returns {@code term} as a person reads it. */
    static String text(Term term) {
        return switch (term) {
            case Term.Column c -> c.alias().isEmpty() ? c.name().value() : c.alias() + "." + c.name();
            case Term.Parameter p -> "$" + p.name();
            case Term.Literal l -> l.text();
            case Term.Operation o -> o.left().map(l -> text(l) + " ").orElse("") + o.operator() + " " + text(o.right());
            case Term.Call c ->
                c.function() + "(" + c.arguments().stream().map(Terms::text).collect(Collectors.joining(", ")) + ")";
            case Term.Aggregate a ->
                a.function() + "(" + a.argument().map(Terms::text).orElse("*") + ")";
            case Term.Cast c -> text(c.term()) + "::" + c.type();
            case Term.Special s -> s.toString();
        };
    }

    static String text(Condition condition) {
        return switch (condition) {
            case Condition.Compare c -> text(c.left()) + " " + c.operator() + " " + text(c.right());
            case Condition.CompareRows c -> "(" + list(c.left()) + ") " + c.operator() + " (" + list(c.right()) + ")";
            case Condition.In i -> text(i.term()) + " IN (" + list(i.values()) + ")";
            case Condition.AnyOf a -> text(a.term()) + " = ANY (" + text(a.array()) + ")";
            case Condition.IsNull i -> text(i.term()) + (i.not() ? " IS NOT NULL" : " IS NULL");
            case Condition.Holds h -> text(h.term());
            case Condition.Not n -> "NOT (" + text(n.condition()) + ")";
            case Condition.Or o ->
                o.conditions().stream().map(c -> "(" + text(c) + ")").collect(Collectors.joining(" OR "));
            case Condition.And a -> a.conditions().stream().map(Terms::text).collect(Collectors.joining(" AND "));
            case Condition.Exists e -> (e.not() ? "NOT " : "") + "EXISTS (...)";
        };
    }

    private static String list(List<Term> terms) {
        return terms.stream().map(Terms::text).collect(Collectors.joining(", "));
    }

    static List<String> texts(List<Condition> conditions) {
        return conditions.stream().map(Terms::text).toList();
    }

    /** Returns what the other side of the equality {@code condition} is, seen from {@code column}. */
    static Optional<Term> equalTo(Condition condition, Term.Column column) {
        if (condition instanceof Condition.Compare c && c.operator().equals("=")) {
            if (c.left().equals(column)) {
                return Optional.of(c.right());
            }
            if (c.right().equals(column)) {
                return Optional.of(c.left());
            }
        }
        return Optional.empty();
    }
}
