package plinth.model.ddl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.Name;

/** The search path from statement to statement: SET and RESET change it, a transaction that is taken back takes them back, and its end those that are LOCAL. */
final class SearchPaths {
    private record Mark(
            Optional<Name> savepoint,
            List<Name> path,
            @Nullable List<Name> session) {}

    private final List<Name> initial;
    private final Deque<Mark> marks = new ArrayDeque<>();
    private List<Name> path;

    /** What the path is behind the transaction when SET LOCAL has changed it. */
    private @Nullable List<Name> session;

    SearchPaths(List<Name> initial) {
        this.initial = initial;
        this.path = initial;
    }

    List<Name> now() {
        return path;
    }

    void behind(StatementNode node) {
        switch (node) {
            case StatementNode.SearchPath p -> {
                if (!p.local()) {
                    session = null;
                } else if (session == null && !marks.isEmpty()) {
                    session = path;
                }
                path = p.schemas().isEmpty() ? initial : p.schemas();
            }
            case StatementNode.Transaction t -> transaction(t);
            default -> {}
        }
    }

    private void transaction(StatementNode.Transaction t) {
        switch (t.verb()) {
            case BEGIN -> {
                if (marks.isEmpty()) {
                    marks.push(new Mark(Optional.empty(), path, null));
                }
            }
            case SAVEPOINT -> {
                if (!marks.isEmpty()) {
                    marks.push(new Mark(t.savepoint(), path, session));
                }
            }
            case COMMIT -> {
                if (session != null) {
                    path = session;
                    session = null;
                }
                marks.clear();
            }
            case ROLLBACK -> {
                if (!marks.isEmpty()) {
                    path = marks.getLast().path;
                    session = null;
                    marks.clear();
                }
            }
            case ROLLBACK_TO -> {
                if (marks.stream().anyMatch(m -> m.savepoint.equals(t.savepoint()))) {
                    while (!marks.peek().savepoint.equals(t.savepoint())) {
                        marks.pop();
                    }
                    path = marks.peek().path;
                    session = marks.peek().session;
                }
            }
            case RELEASE -> {
                if (marks.stream().anyMatch(m -> m.savepoint.equals(t.savepoint()))) {
                    while (!marks.pop().savepoint.equals(t.savepoint())) {
                        // What was marked behind it goes with it.
                    }
                }
            }
        }
    }
}
