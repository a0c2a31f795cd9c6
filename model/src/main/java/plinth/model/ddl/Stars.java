package plinth.model.ddl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.model.schema.Expression;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Routine;
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

    /** Returns {@code query}, looked up from the schema {@code from}, with the columns in the place of its stars, if it has some and all are known. */
    public static Optional<Expression> spelled(Schema schema, Expression query, Name from) {
        return StarViews.spelled(new Relations(schema), Reparsed.path(from), query);
    }

    /**
     * Returns the definition of {@code routine} with the columns of {@code before} in the place of the stars in its body in SQL, if these stand for others in
     * {@code after} and all are known. A body that is a string is looked into when it runs: its stars stay.
     */
    public static Optional<String> spelled(Schema before, Schema after, Routine routine) {
        return StarViews.Body.of(
                        new Relations(before), Reparsed.path(routine.name().schema()), routine)
                .filter(b -> b.changed(new Relations(after)))
                .flatMap(StarViews.Body::spelled);
    }

    /** Returns the routines whose body, a string in SQL, has a star that stands for columns of one of {@code relations}, and which. */
    public static Map<Routine, ObjectName> inBodies(Schema schema, List<ObjectName> relations) {
        Catalog catalog = new Catalog(schema);
        Map<Routine, ObjectName> all = new HashMap<>();
        schema.routines().forEach(r -> {
            List<Mention> mentions = SqlBody.mentions(catalog, r);
            relations.stream()
                    .filter(n -> mentions.stream().anyMatch(m -> over(m, n)))
                    .findFirst()
                    .ifPresent(n -> all.put(r, n));
        });
        return all;
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
