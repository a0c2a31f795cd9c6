package plinth.renderer.sql;

import java.util.List;
import plinth.model.ddl.Reading;

/** What came of carrying an edit out on a text. */
public sealed interface Edited {
    /**
     * The text says now what the edit asked for.
     *
     * @param patches the changes, their spans counted in the text before; of several edits together, one a file
     * @param notes what the user should know: places that mention a name and were left alone
     */
    record Done(Reading reading, List<FilePatch> patches, List<String> notes) implements Edited {}

    /** Nothing was changed; {@code reason} is a sentence for the user that says why. */
    record Refused(String reason) implements Edited {}
}
