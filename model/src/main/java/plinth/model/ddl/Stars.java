package plinth.model.ddl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plinth.model.schema.Expression;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.View;

/**
 * Stars in queries. A text says by a star whatever columns a relation has; a database takes the columns that it has when the view is made, and keeps to
 * them.
 */
public final class Stars {
    private Stars() {}

    /** Returns whether {@code query}, looked up from the schema {@code from}, has a star that stands for columns of {@code relation}, seen outside or not. */
    public static boolean over(Schema schema, Expression query, Name from, ObjectName relation) {
        String text = query.toString();
        return text.indexOf('*') >= 0 && mentions(text, relation) && scan(schema, query, from, relation);
    }

    /**
     * Returns the query of {@code view}, one of {@code schema}, with the columns in the place of its stars that they stand for; nothing where it has no star, or
     * one of which that is not certain.
     */
    public static Optional<Expression> spelled(Schema schema, View view) {
        return StarViews.spelled(
                new Relations(schema), Reparsed.path(view.name().schema()), view.query());
    }

    private static boolean scan(Schema schema, Expression query, Name from, ObjectName relation) {
        try {
            Reparsed r = Reparsed.query(query);
            QueryMentions m = new QueryMentions(schema, Reparsed.path(from), r.tokens());
            m.query(r.query());
            return m.found().stream().anyMatch(x -> over(x, relation));
        } catch (Unreadable e) {
            return false;
        }
    }

    /** As {@link #over}, of an expression over the rows of {@code table}, such as a policy's. */
    public static boolean within(Schema schema, Expression expression, ObjectName table, ObjectName relation) {
        String text = expression.toString();
        if (text.indexOf('*') < 0 || !mentions(text, relation)) {
            return false;
        }
        try {
            Reparsed r = Reparsed.expression(expression);
            return Uses.scan(schema, r, table, Reparsed.path(table.schema())).mentions().stream()
                    .anyMatch(x -> over(x, relation));
        } catch (Unreadable e) {
            return false;
        }
    }

    private static boolean over(Mention m, ObjectName relation) {
        return m instanceof Mention.OfStar s
                && s.columns().stream()
                        .anyMatch(c -> c.table().filter(relation::equals).isPresent());
    }

    private static boolean mentions(String text, ObjectName relation) {
        return text.contains(relation.name().value());
    }

    /** Returns the names of the columns of a view, as far as they are known. */
    public static List<Name> columns(Schema schema, View view) {
        return new Relations(schema)
                .columns(view.name()).columns().stream().map(Scope.Column::name).toList();
    }

    /** Returns the views whose columns are others in {@code after} than in {@code before} because those of {@code table} are, each behind those it is made of. */
    public static List<View> changed(Schema before, Schema after, ObjectName table) {
        List<ObjectName> over = new ArrayList<>(List.of(table));
        Relations was = new Relations(before);
        Relations is = new Relations(after);
        List<View> found = new ArrayList<>();
        after.views().forEach(v -> {
            String text = v.query().toString();
            boolean named = over.stream().anyMatch(o -> mentions(text, o));
            if (named
                    && before.view(v.name()).isPresent()
                    && !was.columns(v.name()).equals(is.columns(v.name()))) {
                over.add(v.name());
                found.add(v);
            }
        });
        return found;
    }

    /** Returns why the database would not take {@code view}, an object of {@code schema}, when its stars make it so. */
    public static Optional<String> fault(Schema schema, View view) {
        Set<Name> seen = new HashSet<>();
        for (Name n : columns(schema, view)) {
            if (!seen.add(n)) {
                return Optional.of("would show two columns " + n);
            }
        }
        try {
            Reparsed r = Reparsed.query(view.query());
            QueryMentions m =
                    new QueryMentions(schema, Reparsed.path(view.name().schema()), r.tokens());
            m.query(r.query());
            return m.uneven() ? Optional.of("would unite queries with different numbers of columns") : Optional.empty();
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }
}
