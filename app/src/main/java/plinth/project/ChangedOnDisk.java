package plinth.project;

import java.nio.file.Path;
import java.util.List;

/** Files have been changed by someone else since they were read, so nothing was written. */
public final class ChangedOnDisk extends ProjectException {
    private static final long serialVersionUID = 1;
    private final transient List<Path> files;

    ChangedOnDisk(List<Path> files, String names) {
        super(names + (files.size() == 1 ? " has" : " have")
                + " been changed on disk since Plinth read it: nothing was written. Reload, or save over it.");
        this.files = List.copyOf(files);
    }

    /** Returns the files that are not as they were read. */
    public List<Path> files() {
        return files;
    }
}
