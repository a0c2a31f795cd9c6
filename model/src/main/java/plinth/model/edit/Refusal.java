package plinth.model.edit;

/** Thrown and caught within: the edit cannot be done, and why. */
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
