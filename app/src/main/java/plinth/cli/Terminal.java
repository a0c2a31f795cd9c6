package plinth.cli;

import java.io.Writer;
import java.nio.file.Path;

/** Where a command runs: what it may write to, and where it was started. */
public final class Terminal {
    private final Output out;
    private final Output err;
    private final Path directory;
    private final boolean interactive;

    /**
     * @param out what was asked for
     * @param err what is said beside it
     * @param directory the working directory, against which paths are taken
     * @param interactive whether a person is looking, so that progress is worth showing
     */
    public Terminal(Writer out, Writer err, Path directory, boolean interactive) {
        this(out, err, directory, interactive, false);
    }

    /**
     * @param screen whether {@code out} is a terminal, not a file or another program
     */
    Terminal(Writer out, Writer err, Path directory, boolean interactive, boolean screen) {
        this.out = new Output(out, screen);
        this.err = new Output(err, true);
        this.directory = directory;
        this.interactive = interactive;
    }

    Output out() {
        return out;
    }

    Output err() {
        return err;
    }

    Path directory() {
        return directory;
    }

    boolean interactive() {
        return interactive;
    }

    /** Returns {@code path} as seen from the working directory: relative where it is below it. */
    String shown(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path here = directory.toAbsolutePath().normalize();
        if (absolute.equals(here)) {
            return ".";
        }
        return absolute.startsWith(here) ? here.relativize(absolute).toString() : absolute.toString();
    }

    /** Prints {@code line} and the end of the line. */
    void print(String line) {
        out.line(line);
    }

    /** Prints {@code line} beside the result. */
    void say(String line) {
        err.line(line);
        err.flush();
    }
}
