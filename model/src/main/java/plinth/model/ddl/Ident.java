package plinth.model.ddl;

import plinth.model.schema.Name;
import plinth.model.text.Span;

/** A name where it is written; the span counts from the beginning of its statement. */
public record Ident(Name name, Span span) {
    @Override
    public String toString() {
        return name.value();
    }
}
