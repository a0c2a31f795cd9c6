package plinth.app.edits;

import plinth.app.store.Selection;

/** Lets the user write names where they stand on the canvas. */
public interface InPlace {
    /** Lets the user write another name for {@code item}. Returns whether it has a place there. */
    boolean rename(Selection.Item item);

    /** Lets the user name what was just made. */
    void name(Made made);
}
