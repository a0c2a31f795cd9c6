package plinth.app.store;

/**
 * Something to tell the user that is no decision: why an edit was refused, what was left alone.
 *
 * @param refused whether nothing was done
 * @param text a sentence or several
 */
public record Notice(boolean refused, String text) {}
