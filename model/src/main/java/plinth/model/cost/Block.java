package plinth.model.cost;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import plinth.model.query.Condition;
import plinth.model.query.Query;
import plinth.model.query.Term;
import plinth.model.schema.Name;

/**
 * One level of a query as the planner works on it: sources side by side, conditions apart from them. Subqueries that can be are part of it
 * ({@code prepjointree.c}).
 *
 * @param sources where rows come from; sets of them are bits
 * @param joins the order of joins as written, where it must be kept
 * @param conditions those that all rows must meet
 * @param aggregates those in the outputs
 * @param limit how many rows at most
 */
record Block(
        List<Source> sources,
        JoinItem joins,
        List<Clause> conditions,
        List<OuterJoin> outerJoins,
        List<Query.Output> outputs,
        List<Term> groupBy,
        List<Term.Aggregate> aggregates,
        List<Query.Order> order,
        OptionalDouble limit) {

    /** A condition, the sources that must be joined before it can be asked, and whether it stands above all left joins. */
    record Clause(Condition condition, long needs, boolean above) {}

    /** A left join: the sources that it needs on its left, those on its right, and its conditions. */
    record OuterJoin(long left, long right, List<Condition> on) {}

    /** Sources that may be joined in any order. */
    sealed interface JoinItem {
        record One(int source) implements JoinItem {}

        record Group(List<JoinItem> items) implements JoinItem {
            public Group {
                items = List.copyOf(items);
            }
        }
    }

    /** Where rows come from. */
    sealed interface Source {
        String alias();
    }

    record Base(String alias, TableFacts table) implements Source {}

    /** A subquery with a plan of its own. */
    record Sub(String alias, Block block) implements Source {}

    /** The rows of several, one after another. */
    record Members(String alias, List<Member> members, List<Name> names) implements Source {}

    /** One of them, and what the whole's columns are there. */
    record Member(Source source, Map<Name, Term> columns) {}

    boolean grouped() {
        return !groupBy.isEmpty() || !aggregates.isEmpty();
    }

    /** Returns what the output at {@code index} is called. */
    static Name label(Query.Output output) {
        if (output.label().isPresent()) {
            return new Name(output.label().get());
        }
        return switch (output.term()) {
            case Term.Column c -> c.name();
            case Term.Aggregate a -> new Name(a.function());
            case Term.Call c -> new Name(c.function());
            case Term.Cast c -> label(Query.Output.of(c.term()));
            case Term.Parameter p -> new Name("?column?");
            case Term.Literal l -> new Name("?column?");
            case Term.Operation o -> new Name("?column?");
            case Term.Special s -> new Name("?column?");
        };
    }
}
