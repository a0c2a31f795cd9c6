package plinth.model.schema;

import org.jspecify.annotations.Nullable;
import plinth.model.text.Identifiers;

/** A name as the database's catalog keeps it: without quotes, already folded. */
public record Name(String value) implements Comparable<Name> {
    public static Name of(String value) {
        return new Name(value);
    }

    /** Returns the name as an identifier in quotes, which any statement can hold. */
    public String quoted() {
        return Identifiers.quoted(value);
    }

    /** Returns whether nobody has written a name yet. */
    public boolean isEmpty() {
        return value.isEmpty();
    }

    // Names are the keys of every map. What a record brings is bootstrapped at its first use, which a short run feels.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Name n && value.equals(n.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
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
