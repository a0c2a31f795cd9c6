package plinth.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** Opens the window; given by the program, for the command line knows none. */
public interface Workbench {
    /** Returns why no window can be opened here, in a sentence that begins a line; nothing in it when one can. */
    String obstacle();

    /** Opens the window on {@code paths} and returns what to exit with once it is closed; nothing when it could not be opened, and said why. */
    OptionalInt open(List<Path> paths);

    /** Opens the window on {@code path} where nobody sees it, draws it a few times and closes it: what a start does, for the start cache. */
    void rehearse(Path path);
}
