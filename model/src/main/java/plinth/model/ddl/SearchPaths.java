package plinth.model.ddl;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.Name;

/** The search path from statement to statement: SET and RESET change it, a transaction that is taken back takes them back, and its end those that are LOCAL. */
final class SearchPaths {
    /** The path, and what it is behind the transaction when SET LOCAL has changed it. */
    private record State(List<Name> path, @Nullable List<Name> session) {}

    private final List<Name> initial;
    private final Savepoints<State> savepoints = new Savepoints<>();
    private State now;

    SearchPaths(List<Name> initial) {
        this.initial = initial;
        this.now = new State(initial, null);
    }

    List<Name> now() {
        return now.path;
    }

    void behind(StatementNode node) {
        switch (node) {
            case StatementNode.SearchPath p -> {
                List<Name> path = p.schemas().isEmpty() ? initial : p.schemas();
                boolean first = now.session == null && savepoints.open();
                now = new State(path, !p.local() ? null : first ? now.path : now.session);
            }
            case StatementNode.Transaction t -> {
                if (t.verb() == StatementNode.Transaction.Verb.COMMIT && now.session != null) {
                    now = new State(now.session, null);
                }
                savepoints.apply(t, () -> now).ifPresent(before -> now = before);
            }
            default -> {}
        }
    }
}
