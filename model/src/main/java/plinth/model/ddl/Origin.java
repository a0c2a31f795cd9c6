package plinth.model.ddl;

import java.util.Optional;
import plinth.model.text.Span;

/** Where an element of the schema, or one of its properties, is written: a statement and, where it is not all of it, a part of it. */
public record Origin(Entry entry, Optional<Located> part) {
    static Origin of(Entry entry) {
        return new Origin(entry, Optional.empty());
    }

    static Origin of(Entry entry, Located part) {
        return new Origin(entry, Optional.of(part));
    }

    /** Returns the place in the statement's text. */
    public Span span() {
        return part.map(Located::span).orElse(entry.statement().core());
    }
}
