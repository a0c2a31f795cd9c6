package plinth.renderer.sql;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which of a reading's files an edit may change. Files that say what is are patched. A step of a migration that may have run on a database is not: what an
 * edit would change there is done by statements appended to the one pending step behind it.
 *
 * @param targets for every file the one that takes its edits, by its place: itself, or the pending step; of a step that has none, -1
 * @param repeatable for every file whether it is run again whenever it has changed, so that only what makes its objects anew may stand in it
 */
public record Steps(List<Integer> targets, List<Boolean> repeatable) {
    public Steps {
        targets = List.copyOf(targets);
        repeatable = List.copyOf(repeatable);
    }

    /** Returns that every one of {@code files} files is patched. */
    public static Steps none(int files) {
        return new Steps(IntStream.range(0, files).boxed().toList(), Collections.nCopies(files, false));
    }

    /** Returns whether an edit may change file {@code file}. */
    public boolean open(int file) {
        return targets.get(file) == file;
    }
}
