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
     * @param rows what stands at its right: rows in words, empty when nobody has said; a column where references are listed
     * @param inferred whether that column is no foreign key
     */
    record Item(
            String icon,
            boolean pattern,
            String name,
            int depth,
            Selection.Item selects,
            String rows,
            boolean inferred,
            Optional<Problem.Severity> worst)
            implements Line {}

    /** A query that one can go on with, and what it finds. */
    record Example(String query, String meaning) implements Line {}

    /** That areas are proposed, and how many; a click keeps them. */
    record Proposal(int areas) implements Line {}

    /** Something to know of the query. */
    record Note(String text) implements Line {}
}
