package plinth.app.edits;

import java.util.function.Function;

/** What was read of a typed text, or why it cannot be read. */
public sealed interface Read<T> {
    /** It was read. */
    record Good<T>(T value) implements Read<T> {}

    /**
     * It cannot be read.
     *
     * @param reason a sentence for the user
     */
    record Bad<T>(String reason) implements Read<T> {}

    /** Returns what {@code change} makes of what was read. */
    default <U> Read<U> map(Function<T, U> change) {
        return then(v -> new Good<>(change.apply(v)));
    }

    /** Returns what {@code next} reads of what was read. */
    default <U> Read<U> then(Function<T, Read<U>> next) {
        return switch (this) {
            case Good<T>(T value) -> next.apply(value);
            case Bad<T>(String reason) -> new Bad<>(reason);
        };
    }
}
