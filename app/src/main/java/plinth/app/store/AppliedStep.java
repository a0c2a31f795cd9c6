package plinth.app.store;

import java.util.Optional;
import plinth.project.Source;
import plinth.project.SourceFile;

/**
 * A step of a migration that counts as run on some database, so that neither edits nor typing may change it.
 *
 * @param file its path below the project's folder
 * @param pending the path of the step that takes edits instead
 */
public record AppliedStep(String file, Optional<String> pending) {

    /** Returns what is to be known of file {@code file} when it is an applied step. */
    public static Optional<AppliedStep> of(State state, int file) {
        int from = 0;
        for (Source s : state.project().sources()) {
            if (file >= from && file < from + s.files().size()) {
                SourceFile f = s.files().get(file - from);
                return f.applied()
                        ? Optional.of(new AppliedStep(f.name(), s.pending().map(SourceFile::name)))
                        : Optional.empty();
            }
            from += s.files().size();
        }
        return Optional.empty();
    }

    /** Returns it in a sentence or two. */
    public String text() {
        return "Applied step: " + last(file) + "."
                + pending.map(p -> " Edits go to " + last(p) + ".").orElse("");
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
