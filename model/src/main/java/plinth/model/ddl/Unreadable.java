package plinth.model.ddl;

/** Thrown and caught within the reader: the statement is not what the grammar expects at {@code offset}. */
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int offset;
    private final String reason;

    Unreadable(int offset, String message) {
        super(message, null, false, false);
        this.offset = offset;
        this.reason = message;
    }

    int offset() {
        return offset;
    }

    /** Returns what was expected and what was found. */
    String reason() {
        return reason;
    }
}
