package plinth.app.store;

import org.jspecify.annotations.Nullable;
import plinth.project.Opened;

/**
 * Everything that the store holds at a moment. Two states are the same only when they are one object, so that comparing costs nothing.
 *
 * @param project the files as they are on disk
 * @param saved the document that they hold
 */
public record State(Opened project, Document document, View view, History history, Document saved) {
    static State of(Opened project) {
        Document first = Document.of(project);
        return new State(project, first, View.FIRST, History.NONE, first);
    }

    /** Returns the project's name for people. */
    public String name() {
        return project.name();
    }

    /** Returns whether there is something to save. */
    public boolean dirty() {
        return !document.sameAs(saved);
    }

    State with(View view) {
        return new State(project, document, view, history, saved);
    }

    State with(History history) {
        return new State(project, document, view, history, saved);
    }

    /** Returns the state with another document, the selection following what is called otherwise in it. */
    State with(Document next) {
        if (next == document) {
            return this;
        }
        View followed = next.reading() == document.reading()
                ? view
                : Following.between(document.reading(), next.reading()).followed(view);
        int file = Math.min(view.file(), Math.max(0, next.reading().files().size() - 1));
        return new State(project, next, followed.withFile(file), history, saved);
    }

    State saved(Opened project, Document saved) {
        return new State(project, document, view, history, saved);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
