package plinth.cli;

import java.io.PrintWriter;
import java.nio.file.Path;

/**
 * Where a command runs: what it may write to, and where it was started.
 *
 * @param out what was asked for
 * @param err what is said beside it
 * @param directory the working directory, against which paths are taken
 * @param interactive whether a person is looking, so that progress is worth showing
 */
public record Terminal(PrintWriter out, PrintWriter err, Path directory, boolean interactive) {

    /** Returns {@code path} as seen from the working directory: relative where it is below it. */
    String shown(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path here = directory.toAbsolutePath().normalize();
        if (absolute.equals(here)) {
            return ".";
        }
        return absolute.startsWith(here) ? here.relativize(absolute).toString() : absolute.toString();
    }

    /** Prints {@code line} and the end of the line, which is the same on every system. */
    void print(String line) {
        out.print(line);
        out.print('\n');
    }

    /** Prints {@code line} beside the result. */
    void say(String line) {
        err.print(line);
        err.print('\n');
        err.flush();
    }
}
