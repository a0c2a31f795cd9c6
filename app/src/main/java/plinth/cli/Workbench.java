package plinth.cli;

import java.nio.file.Path;
import java.util.List;

/** Opens the window; given by the program, for the command line knows none. */
public interface Workbench {
    /** Returns why no window can be opened here, in a sentence that begins a line; nothing in it when one can. */
    String obstacle();

    /** Opens the window on {@code paths} and returns when it is closed, with what to exit with. */
    int open(List<Path> paths);

    /** Opens the window on {@code path} where nobody sees it, draws it a few times and closes it: what a start does, for the start cache. */
    void rehearse(Path path);
}
