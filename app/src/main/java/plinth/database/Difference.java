package plinth.database;

/**
 * Something that two databases do not agree in.
 *
 * @param object kind and name of what differs, as the first calls it
 * @param what the fact that differs, empty when the object as a whole is missing
 * @param left what the first says, {@code right} what the second says; empty when it says nothing
 */
public record Difference(Kind kind, CatalogEntry.Kind of, String object, String what, String left, String right) {

    /** How they differ. */
    public enum Kind {
        /** The second does not have it. */
        MISSING,
        /** Only the second has it. */
        ADDED,
        /** Both have it, but one fact is different. */
        CHANGED,
        /** Both have it, with the same facts, under different names; of a kind whose name PostgreSQL chooses where the statement gives none. */
        RENAMED
    }

    /** Returns whether nothing but a name differs that nobody need have given. */
    public boolean nameOnly() {
        return kind == Kind.RENAMED;
    }

    /** Returns the difference as a sentence. */
    @Override
    public String toString() {
        return switch (kind) {
            case MISSING -> object + " is missing" + (left.isEmpty() ? "" : ": " + left);
            case ADDED -> object + " is there in addition" + (right.isEmpty() ? "" : ": " + right);
            case CHANGED -> object + ": " + what + " is " + shown(left) + ", but " + shown(right) + " in the other";
            case RENAMED -> object + " is called " + right + " in the other";
        };
    }

    private static String shown(String value) {
        return value.isEmpty() ? "not set" : value;
    }
}
