package plinth.model.ddl;

import java.util.List;
import plinth.model.text.Span;

/**
 * A name, or several with dots between, at a place where a column may stand.
 *
 * @param star whether {@code .*} follows, or the whole is a {@code *} (then the path is empty)
 */
public record RefNode(List<Ident> path, boolean star, Span span) {
    public RefNode {
        path = List.copyOf(path);
    }

    /** Returns the last name. */
    public Ident last() {
        return path.getLast();
    }
}
