package plinth.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * No window, and why there is none.
 *
 * @param obstacle the sentence that says so
 */
record NoWindow(String obstacle) implements Workbench {
    @Override
    public OptionalInt open(List<Path> paths) {
        return OptionalInt.empty();
    }

    @Override
    public void rehearse(Path path) {}
}
