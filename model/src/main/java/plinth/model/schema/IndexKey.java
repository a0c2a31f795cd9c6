package plinth.model.schema;

import java.util.List;
import java.util.Optional;

/**
 * One key of an index: a column or an expression with the way that it is ordered.
 *
 * @param collation the collation's name as written, when one is given
 * @param operatorClass the operator class as written, when one is given
 * @param classOptions options of the operator class
 * @param nullsFirst whether NULLs come first, when the text says so; without it, first for a descending key
 */
public record IndexKey(
        Expression expression,
        Optional<String> collation,
        Optional<String> operatorClass,
        List<Option> classOptions,
        boolean descending,
        Optional<Boolean> nullsFirst) {
    public IndexKey {
        classOptions = List.copyOf(classOptions);
    }

    /** Returns a key that is a column in ascending order. */
    public static IndexKey of(Name column) {
        return of(Expression.column(column));
    }

    public static IndexKey of(Expression expression) {
        return new IndexKey(expression, Optional.empty(), Optional.empty(), List.of(), false, Optional.empty());
    }

    /** Returns the column, when the key is nothing but one. */
    public Optional<Name> column() {
        return expression.pieces().size() == 1
                        && expression.pieces().getFirst() instanceof Expression.Reference r
                        && r.path().size() == 1
                ? Optional.of(r.name())
                : Optional.empty();
    }

    public IndexKey withExpression(Expression expression) {
        return new IndexKey(expression, collation, operatorClass, classOptions, descending, nullsFirst);
    }
}
