package plinth.renderer.sql;

/** Thrown and caught within the rewriter: the text cannot be changed so, and why. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final boolean isFinal;

    Refusal(String reason) {
        this(reason, false);
    }

    private Refusal(String reason, boolean isFinal) {
        super(reason, null, false, false);
        this.reason = reason;
        this.isFinal = isFinal;
    }

    /** Returns a refusal that a further statement at the end of the text would not make good. */
    static Refusal last(String reason) {
        return new Refusal(reason, true);
    }

    boolean isFinal() {
        return isFinal;
    }

    String reason() {
        return reason;
    }
}
