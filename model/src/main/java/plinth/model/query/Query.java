package plinth.model.query;

import java.util.List;
import java.util.Optional;
import plinth.model.schema.ObjectName;

/** A query: one SELECT, or several whose rows follow one another. */
public sealed interface Query {

    /**
     * SELECT.
     *
     * @param where conditions of which all must hold
     * @param limit how many rows at most: a literal or a parameter
     */
    record Select(
            List<Output> outputs,
            Optional<From> from,
            List<Condition> where,
            List<Term> groupBy,
            List<Order> order,
            Optional<Term> limit)
            implements Query {
        public Select {
            outputs = List.copyOf(outputs);
            where = List.copyOf(where);
            groupBy = List.copyOf(groupBy);
            order = List.copyOf(order);
        }
    }

    /** UNION ALL, with an order and a limit of the whole. */
    record Union(List<Select> branches, List<Order> order, Optional<Term> limit) implements Query {
        public Union {
            branches = List.copyOf(branches);
            order = List.copyOf(order);
        }
    }

    /** A column of the result. */
    record Output(Term term, Optional<String> label) {
        public static Output of(Term term) {
            return new Output(term, Optional.empty());
        }

        public static Output of(Term term, String label) {
            return new Output(term, Optional.of(label));
        }
    }

    /** What rows are ordered by. */
    record Order(Term term, boolean descending, Nulls nulls) {
        public Order(Term term, boolean descending) {
            this(term, descending, Nulls.USUAL);
        }
    }

    /** Where NULLs stand in an order. */
    enum Nulls {
        /** Last where values go up, first where they go down. */
        USUAL,
        FIRST,
        LAST
    }

    /** Where rows come from. */
    sealed interface From {}

    record Relation(ObjectName table, String alias) implements From {}

    /** An inner join, or a left one: then rows of {@code left} without a partner stay. */
    record Join(From left, From right, boolean outer, List<Condition> on) implements From {
        public Join {
            on = List.copyOf(on);
        }
    }

    /**
     * A query in parentheses; a view is one of these, too.
     *
     * @param view the view whose query this is, when the text names one instead of the parentheses
     * @param lateral whether it is asked for each row of the sources before it, whose columns it may name
     */
    record Derived(Query query, String alias, Optional<ObjectName> view, boolean lateral) implements From {
        public Derived(Query query, String alias) {
            this(query, alias, Optional.empty());
        }

        public Derived(Query query, String alias, Optional<ObjectName> view) {
            this(query, alias, view, false);
        }

        public static Derived lateral(Query query, String alias) {
            return new Derived(query, alias, Optional.empty(), true);
        }
    }
}
