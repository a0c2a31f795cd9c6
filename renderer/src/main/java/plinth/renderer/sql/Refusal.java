package plinth.renderer.sql;

/** Thrown and caught within the rewriter: the text cannot be changed so, and why. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    Refusal(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
