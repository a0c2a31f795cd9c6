package plinth.model.ddl;

import java.util.List;
import java.util.Optional;
import plinth.model.schema.Name;
import plinth.model.text.Span;

/**
 * A query where it is written: enough of its structure to tell which table each column belongs to.
 *
 * @param branches the parts that UNION, INTERSECT and EXCEPT connect, one when there are none
 * @param order what ORDER BY names; there a name may also be an output's
 * @param queries subqueries of ORDER BY and LIMIT
 */
public record QueryNode(
        Span span, List<Cte> with, List<Branch> branches, List<RefNode> order, List<QueryNode> queries) {
    public QueryNode {
        with = List.copyOf(with);
        branches = List.copyOf(branches);
        order = List.copyOf(order);
        queries = List.copyOf(queries);
    }

    /**
     * A query in WITH: its name, the names of its columns where they are written, and the query, absent when it changes data.
     *
     * @param recursive whether it may name itself
     */
    public record Cte(
            Ident name,
            List<Ident> columns,
            boolean recursive,
            Optional<QueryNode> query,
            Optional<ChangeNode> change) {}

    /** One part of a set operation. */
    public sealed interface Branch {}

    /**
     * SELECT.
     *
     * @param references all names in it at places of columns, but for those that stand in {@code items} alone, joins' conditions included
     * @param named what GROUP BY names; there a name may also be an output's
     */
    public record Select(
            Span span,
            List<Item> items,
            List<From> from,
            List<RefNode> references,
            List<RefNode> named,
            List<QueryNode> queries)
            implements Branch {
        public Select {
            items = List.copyOf(items);
            from = List.copyOf(from);
            references = List.copyOf(references);
            named = List.copyOf(named);
            queries = List.copyOf(queries);
        }
    }

    /** VALUES: so many columns, called column1 and so on. */
    public record Values(Span span, int width, List<RefNode> references, List<QueryNode> queries) implements Branch {}

    /** TABLE name. */
    public record Whole(Span span, NameNode table) implements Branch {}

    /** A query in parentheses. */
    public record Nested(QueryNode query) implements Branch {}

    /**
     * A column of the result.
     *
     * @param label the name that AS gives
     * @param sole the reference, when the item is nothing but one
     * @param references all references in it
     * @param implied the name that it has without a label, when it is no reference: that of its function, for example
     */
    public record Item(
            Span span,
            Optional<Ident> label,
            Optional<RefNode> sole,
            List<RefNode> references,
            Optional<Name> implied) {
        public Item {
            references = List.copyOf(references);
        }
    }

    /** Where rows come from. */
    public sealed interface From {}

    /** A table; {@code span} is with its alias and the columns that are listed. */
    public record FromTable(Span span, NameNode table, Optional<Ident> alias, List<Ident> columns, boolean star)
            implements From {}

    public record FromQuery(QueryNode query, boolean lateral, Optional<Ident> alias, List<Ident> columns)
            implements From {}

    public record FromFunction(
            Span span, Optional<Ident> alias, List<Ident> columns, List<RefNode> references, List<QueryNode> queries)
            implements From {}

    /**
     * Two of them, joined.
     *
     * @param hidden what a join in parentheses with a name of its own hides from the query around it
     */
    public record Join(
            From left, From right, boolean natural, List<Ident> using, Optional<Ident> alias, Optional<Hidden> hidden)
            implements From {}

    /** The names in the conditions of a join that has a name of its own, and those that its columns are given. */
    public record Hidden(List<Ident> columns, List<RefNode> references, List<QueryNode> queries) {}

    /**
     * An INSERT, UPDATE, DELETE or MERGE inside of a query, a rule or a function.
     *
     * @param columns the columns that an INSERT lists
     * @param assigned all other columns of the table that stand where nothing else can: behind SET, in ON CONFLICT, in the INSERT of a MERGE
     */
    public record ChangeNode(
            Span span,
            String verb,
            NameNode table,
            Optional<Ident> alias,
            List<Ident> columns,
            List<Ident> assigned,
            List<From> from,
            Optional<QueryNode> source,
            List<RefNode> references,
            List<Item> returning,
            List<QueryNode> queries,
            List<Cte> with) {}
}
