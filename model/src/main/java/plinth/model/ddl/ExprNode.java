package plinth.model.ddl;

import java.util.List;
import plinth.model.schema.Expression;
import plinth.model.text.Span;

/**
 * An expression where it is written.
 *
 * @param references the places in it where columns may be named, in order, those of subqueries left out
 * @param queries its subqueries, in order
 */
public record ExprNode(Span span, Expression expression, List<RefNode> references, List<QueryNode> queries) {
    public ExprNode {
        references = List.copyOf(references);
        queries = List.copyOf(queries);
    }
}
