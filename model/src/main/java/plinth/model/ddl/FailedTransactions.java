package plinth.model.ddl;

import java.util.List;
import java.util.Optional;
import plinth.model.text.Span;

/** Transactions that PostgreSQL takes back at their end since a statement in them fails; they are read as if it were not there, which must be said. */
final class FailedTransactions {
    private final Savepoints<Optional<Entry>> savepoints = new Savepoints<>();
    private Optional<Entry> failed = Optional.empty();

    /** Returns what is to be said of {@code e}, in which {@code found} was found. */
    List<Remark> behind(Entry e, List<Remark> found) {
        if (!(e.node() instanceof StatementNode.Transaction t)) {
            boolean wrong = found.stream().anyMatch(r -> r.severity() == Problem.Severity.ERROR);
            if (wrong && failed.isEmpty() && savepoints.open()) {
                failed = Optional.of(e);
            }
            return List.of();
        }
        Optional<Entry> first = failed;
        if (first.isPresent() && t.verb() == StatementNode.Transaction.Verb.SAVEPOINT) {
            return List.of();
        }
        boolean ends = t.verb() == StatementNode.Transaction.Verb.COMMIT;
        if (ends) {
            failed = Optional.empty();
        }
        savepoints.apply(t, () -> failed).ifPresent(before -> failed = before);
        return first.filter(f -> ends).stream()
                .map(f -> new Remark(
                                Problem.Severity.WARNING,
                                new Span(0, e.statement().tokens().end(0)),
                                "PostgreSQL takes this transaction back, since a statement in it fails: %s;"
                                        + " here the others are read as if they took effect")
                        .at(Origin.of(f)))
                .toList();
    }
}
