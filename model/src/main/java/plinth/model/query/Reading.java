package plinth.model.query;

import java.util.Optional;

/** What became of a text that asks. */
public sealed interface Reading {

    /** It was understood. */
    record Read(Query query) implements Reading {}

    /** It was not; {@code reason} is a sentence for a person. */
    record NotRead(String reason) implements Reading {}

    /** Returns the query, when there is one. */
    default Optional<Query> understood() {
        return switch (this) {
            case Read(Query query) -> Optional.of(query);
            case NotRead n -> Optional.empty();
        };
    }
}
