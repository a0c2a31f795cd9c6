package plinth.app.outline;

import java.util.Optional;
import plinth.app.store.Selection;
import plinth.model.ddl.Problem;

/** A line of the outline. */
sealed interface Line {
    /** A heading that opens and closes: {@code key} tells it from others. */
    record Heading(String key, String title, int count, boolean open) implements Line {}

    /**
     * Something of the document.
     *
     * @param icon path data of its icon, and {@code pattern} whether it stands for a pattern
     * @param depth 1 below a heading, 2 below another item
     * @param rows rows in words, empty when nobody has said
     */
    record Item(
            String icon,
            boolean pattern,
            String name,
            int depth,
            Selection.Item selects,
            String rows,
            Optional<Problem.Severity> worst)
            implements Line {}
}
