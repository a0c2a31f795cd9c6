package plinth.app.store;

import plinth.project.Opened;

/**
 * A project that was opened, with its first picture: all that takes time before its window can be shown.
 *
 * @param state the files as they were read, boxes where the picture has them
 * @param picture what they look like
 */
public record Prepared(State state, Picture picture) {
    /** Returns {@code project} with its picture; takes as long as that takes, so never on the UI thread. */
    public static Prepared of(Opened project) {
        State read = State.of(project);
        Picture made = Picture.next(Picture.Wanted.of(read), Picture.first(read.document()));
        Document placed = read.document().placed(made.placement().positions());
        State state = read.with(placed).saved(project, placed);
        return new Prepared(state, made.of(placed));
    }
}
