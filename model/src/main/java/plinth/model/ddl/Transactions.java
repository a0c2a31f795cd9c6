package plinth.model.ddl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import plinth.model.schema.Name;

/** What was there when the transaction at hand and its savepoints began, so that ROLLBACK can take back what was done since. */
final class Transactions {
    private record Mark(Optional<Name> savepoint, Ledger.Snapshot before) {}

    private final Ledger ledger;
    private final Deque<Mark> marks = new ArrayDeque<>();

    Transactions(Ledger ledger) {
        this.ledger = ledger;
    }

    void apply(StatementNode.Transaction t) {
        switch (t.verb()) {
            case BEGIN -> {
                if (marks.isEmpty()) {
                    marks.push(new Mark(Optional.empty(), ledger.snapshot()));
                }
            }
            case SAVEPOINT -> {
                if (!marks.isEmpty()) {
                    marks.push(new Mark(t.savepoint(), ledger.snapshot()));
                }
            }
            case COMMIT -> marks.clear();
            case ROLLBACK -> {
                if (!marks.isEmpty()) {
                    ledger.restore(marks.getLast().before);
                    marks.clear();
                }
            }
            case ROLLBACK_TO -> {
                if (knows(t)) {
                    while (!marks.peek().savepoint.equals(t.savepoint())) {
                        marks.pop();
                    }
                    ledger.restore(marks.peek().before);
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
    }

    private boolean knows(StatementNode.Transaction t) {
        return marks.stream().anyMatch(m -> m.savepoint.equals(t.savepoint()));
    }
}
