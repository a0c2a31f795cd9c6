package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import plinth.model.text.Span;

/**
 * A name, or several with dots between, at a place where a column may stand.
 *
 * @param star whether {@code .*} follows, or the whole is a {@code *} (then the path is empty)
 * @param fields what is selected of the row that it is: {@code (path).field}; with an empty path, of a value that is no name
 */
public record RefNode(List<Ident> path, boolean star, Span span, List<Ident> fields) {
    public RefNode {
        path = List.copyOf(path);
        fields = List.copyOf(fields);
    }

    RefNode(List<Ident> path, boolean star, Span span) {
        this(path, star, span, List.of());
    }

    /** A field of a value that is no name: of a call, a parameter, a query. */
    static RefNode ofValue(Span value, Ident field) {
        return new RefNode(List.of(), false, value, List.of(field));
    }

    RefNode withField(Ident field) {
        List<Ident> all = new ArrayList<>(fields);
        all.add(field);
        return new RefNode(path, star, span, all);
    }

    /** Returns the last name. */
    public Ident last() {
        return path.getLast();
    }
}
