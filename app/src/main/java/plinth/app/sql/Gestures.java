package plinth.app.sql;

import plinth.app.store.Gesture;
import plinth.model.text.Patch;

/** Cuts typing into steps of undo: a word, a run of deletions, one pasted text. */
final class Gestures {
    private static final long PAUSE = 2_000_000_000L;

    private final String label;
    private Gesture current;
    private int end = -1;
    private boolean deleting;
    private boolean closed = true;
    private long last;

    Gestures(String label) {
        this.label = label;
        this.current = Gesture.of(label);
    }

    /** Returns the gesture that {@code patch}, typed at {@code now} (nanoseconds), belongs to. */
    Gesture of(Patch patch, long now) {
        boolean deletes = patch.text().isEmpty();
        boolean goesOn = !closed
                && deletes == deleting
                && now - last < PAUSE
                && (deletes
                        ? patch.span().end() == end || patch.span().start() == end
                        : patch.span().start() == end);
        if (!goesOn) {
            current = Gesture.of(label);
        }
        deleting = deletes;
        last = now;
        end = patch.span().start() + patch.text().length();
        boolean many = patch.text().length() > 1 || patch.span().length() > 1;
        closed = many || (!deletes && patch.text().isBlank());
        return current;
    }

    /** What is typed from now on is a step of its own. */
    void close() {
        closed = true;
    }
}
