package plinth.model.access;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import plinth.model.query.Condition;
import plinth.model.query.Query;
import plinth.model.query.Term;

/**
 * Rewrites a page of joined rows so that the page is taken first: the first table is filtered, ordered and limited in parentheses, and only the rows
 * that remain are joined. Nobody but the author may: to PostgreSQL the joins might filter or multiply rows, and so it joins what it then throws away
 * whenever it has to sort.
 */
final class LimitFirst {
    private LimitFirst() {}

    /**
     * Returns {@code s} so, when that is possible: all joins are outer, and filter and order are by the first table alone. Each join must find one row
     * at most, as joins by a key do.
     */
    static Optional<Query.Select> of(Query.Select s) {
        Optional<Query.Relation> first = s.from().flatMap(LimitFirst::first);
        if (first.isEmpty()
                || s.limit().isEmpty()
                || s.order().isEmpty()
                || !s.groupBy().isEmpty()
                || !(s.from().get() instanceof Query.Join)) {
            return Optional.empty();
        }
        String alias = first.get().alias();
        Set<Term.Column> filter = new LinkedHashSet<>();
        s.where().forEach(c -> columns(c, filter::add));
        s.order().forEach(o -> columns(o.term(), filter::add));
        if (!filter.stream().allMatch(c -> c.alias().equals(alias))
                || s.where().stream().anyMatch(c -> c instanceof Condition.Exists)) {
            return Optional.empty();
        }
        Set<Term.Column> used = new LinkedHashSet<>();
        s.outputs().forEach(o -> columns(o.term(), used::add));
        on(s.from().get(), used::add);
        s.order().forEach(o -> columns(o.term(), used::add));
        Query.Select page = new Query.Select(
                used.stream()
                        .filter(c -> c.alias().equals(alias))
                        .map(Query.Output::of)
                        .toList(),
                Optional.of(first.get()),
                s.where(),
                List.of(),
                s.order(),
                s.limit());
        return Optional.of(new Query.Select(
                s.outputs(),
                Optional.of(inPlace(s.from().get(), new Query.Derived(page, alias))),
                List.of(),
                List.of(),
                s.order(),
                Optional.empty()));
    }

    private static Optional<Query.Relation> first(Query.From from) {
        return switch (from) {
            case Query.Relation r -> Optional.of(r);
            case Query.Join j -> j.outer() ? first(j.left()) : Optional.empty();
            case Query.Derived d -> Optional.empty();
        };
    }

    private static Query.From inPlace(Query.From from, Query.Derived page) {
        return from instanceof Query.Join j
                ? new Query.Join(inPlace(j.left(), page), j.right(), j.outer(), j.on())
                : page;
    }

    private static void on(Query.From from, Consumer<Term.Column> found) {
        if (from instanceof Query.Join j) {
            on(j.left(), found);
            j.on().forEach(c -> columns(c, found));
        }
    }

    private static void columns(Condition c, Consumer<Term.Column> found) {
        switch (c) {
            case Condition.Compare x -> {
                columns(x.left(), found);
                columns(x.right(), found);
            }
            case Condition.CompareRows x -> {
                x.left().forEach(t -> columns(t, found));
                x.right().forEach(t -> columns(t, found));
            }
            case Condition.In x -> {
                columns(x.term(), found);
                x.values().forEach(t -> columns(t, found));
            }
            case Condition.AnyOf x -> {
                columns(x.term(), found);
                columns(x.array(), found);
            }
            case Condition.IsNull x -> columns(x.term(), found);
            case Condition.Holds x -> columns(x.term(), found);
            case Condition.Not x -> columns(x.condition(), found);
            case Condition.Or x -> x.conditions().forEach(y -> columns(y, found));
            case Condition.And x -> x.conditions().forEach(y -> columns(y, found));
            case Condition.Exists x -> {}
        }
    }

    private static void columns(Term t, Consumer<Term.Column> found) {
        switch (t) {
            case Term.Column c -> found.accept(c);
            case Term.Parameter p -> {}
            case Term.Literal l -> {}
            case Term.Operation o -> {
                o.left().ifPresent(x -> columns(x, found));
                columns(o.right(), found);
            }
            case Term.Call c -> c.arguments().forEach(x -> columns(x, found));
            case Term.Aggregate a -> a.argument().ifPresent(x -> columns(x, found));
            case Term.Cast c -> columns(c.term(), found);
            case Term.Special x -> throw new IllegalArgumentException("No access pattern has " + x + ".");
        }
    }
}
