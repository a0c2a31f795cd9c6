package plinth.model.ddl;

import plinth.model.text.Span;

/** A part of a statement that stands at a place. */
public interface Located {
    /** Returns the place, counted from the statement's beginning. */
    Span span();
}
