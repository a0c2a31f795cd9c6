package plinth.model.schema;

/** A name as the database's catalog keeps it: without quotes, already folded. */
public record Name(String value) implements Comparable<Name> {
    public static Name of(String value) {
        return new Name(value);
    }

    /** Returns whether nobody has written a name yet. */
    public boolean isEmpty() {
        return value.isEmpty();
    }

    @Override
    public int compareTo(Name other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
