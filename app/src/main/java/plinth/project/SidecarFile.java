package plinth.project;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The file of a project's sidecar as it was when the project was read.
 *
 * @param path where it is, or where it goes once there is something to keep
 * @param text its text; nothing when it was not there
 * @param readable whether it was understood; what was not is never overwritten
 */
public record SidecarFile(Path path, Optional<String> text, boolean readable) {
    /** Returns the file after {@code now} was written to it; the same without a text. */
    SidecarFile written(Optional<String> now) {
        return now.isPresent() ? new SidecarFile(path, now, true) : this;
    }

    /** Returns the same file, which is not to be written. */
    SidecarFile left() {
        return new SidecarFile(path, text, false);
    }
}
