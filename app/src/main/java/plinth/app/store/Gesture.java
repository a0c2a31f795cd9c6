package plinth.app.store;

/**
 * One continuous deed of the user: typing a word, dragging a box. Every command of a gesture is applied to the document as it was when the
 * gesture began, so that what lies between leaves no trace and the whole is one step of undo. Two gestures are the same when they are the same
 * object.
 */
public final class Gesture {
    private final String label;

    private Gesture(String label) {
        this.label = label;
    }

    /** Begins a gesture; {@code label} is what Undo shows, such as {@code Rename mail}. */
    public static Gesture of(String label) {
        return new Gesture(label);
    }

    public String label() {
        return label;
    }

    @Override
    public String toString() {
        return label;
    }
}
