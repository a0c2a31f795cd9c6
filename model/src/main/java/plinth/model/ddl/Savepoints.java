package plinth.model.ddl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import plinth.model.schema.Name;

/** What was there when the transaction at hand and its savepoints began. */
final class Savepoints<S> {
    private record Mark<S>(Optional<Name> savepoint, S before) {}

    private final Deque<Mark<S>> marks = new ArrayDeque<>();

    /** Takes {@code t} in, {@code now} being what is there; returns what is there behind a statement that takes back, nothing behind any other. */
    Optional<S> apply(StatementNode.Transaction t, Supplier<S> now) {
        switch (t.verb()) {
            case BEGIN -> {
                if (marks.isEmpty()) {
                    marks.push(new Mark<>(Optional.empty(), now.get()));
                }
            }
            case SAVEPOINT -> {
                if (open()) {
                    marks.push(new Mark<>(t.savepoint(), now.get()));
                }
            }
            case COMMIT -> {
                boolean next = t.chain() && open();
                marks.clear();
                if (next) {
                    marks.push(new Mark<>(Optional.empty(), now.get()));
                }
            }
            case ROLLBACK -> {
                Optional<S> first = Optional.ofNullable(marks.peekLast()).map(Mark::before);
                marks.clear();
                first.filter(b -> t.chain()).ifPresent(b -> marks.push(new Mark<>(Optional.empty(), b)));
                return first;
            }
            case ROLLBACK_TO -> {
                if (knows(t)) {
                    while (!marks.element().savepoint.equals(t.savepoint())) {
                        marks.pop();
                    }
                    return Optional.of(marks.element().before);
                }
            }
            case RELEASE -> {
                if (knows(t)) {
                    while (!marks.pop().savepoint.equals(t.savepoint())) {
                        // What was marked behind it goes with it.
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a transaction is open. */
    boolean open() {
        return !marks.isEmpty();
    }

    private boolean knows(StatementNode.Transaction t) {
        return marks.stream().anyMatch(m -> m.savepoint.equals(t.savepoint()));
    }
}
