package plinth.app.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way to the present document.
 *
 * @param past what was done, oldest first
 * @param future what was undone, the step to be done again first at the end
 */
public record History(List<Step> past, List<Step> future) {
    static final History NONE = new History(List.of(), List.of());
    private static final int LONGEST = 1000;

    public History {
        past = List.copyOf(past);
        future = List.copyOf(future);
    }

    /**
     * One step.
     *
     * @param document of a step of the past, the document before it; of the future, the one after it
     */
    public record Step(Gesture gesture, Document document) {
        public String label() {
            return gesture.label();
        }
    }

    /** Returns what Undo would undo. */
    public Optional<Step> undo() {
        return past.isEmpty() ? Optional.empty() : Optional.of(past.getLast());
    }

    /** Returns what Redo would do again. */
    public Optional<Step> redo() {
        return future.isEmpty() ? Optional.empty() : Optional.of(future.getLast());
    }

    /** Returns the document that {@code gesture} began with, when it is the last step. */
    Optional<Document> begin(Gesture gesture) {
        return undo().filter(s -> s.gesture() == gesture).map(Step::document);
    }

    History done(Gesture gesture, Document before) {
        if (begin(gesture).isPresent()) {
            return new History(past, List.of());
        }
        List<Step> next = new ArrayList<>(past.size() < LONGEST ? past : past.subList(1, past.size()));
        next.add(new Step(gesture, before));
        return new History(next, List.of());
    }

    /** Returns the history without {@code gesture}, which came to nothing. */
    History without(Gesture gesture) {
        return begin(gesture).isPresent() ? new History(past.subList(0, past.size() - 1), future) : this;
    }

    History undone(Document present) {
        Step last = past.getLast();
        List<Step> next = new ArrayList<>(future);
        next.add(new Step(last.gesture(), present));
        return new History(past.subList(0, past.size() - 1), next);
    }

    History redone(Document present) {
        Step first = future.getLast();
        List<Step> next = new ArrayList<>(past);
        next.add(new Step(first.gesture(), present));
        return new History(next, future.subList(0, future.size() - 1));
    }
}
