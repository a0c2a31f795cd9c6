package plinth.model.ddl;

import plinth.model.text.Span;

/** Thrown where a name stands at a place whose meaning is not certain, so that a change of the name cannot follow. */
public final class Unfollowable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Span span;
    private final String reason;

    Unfollowable(Span span, String reason) {
        super(reason, null, false, false);
        this.span = span;
        this.reason = reason;
    }

    /** Returns the place in the statement. */
    public Span span() {
        return span;
    }

    /** Returns why, as the end of a sentence that names the statement: {@code joins USING (email)}. */
    public String reason() {
        return reason;
    }
}
