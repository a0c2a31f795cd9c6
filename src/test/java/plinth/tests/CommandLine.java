package plinth.tests;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import plinth.cli.PlinthCommand;
import plinth.cli.Terminal;
import plinth.cli.Workbench;

/** The program's command line on a machine without a display. */
public final class CommandLine {
    private static final Workbench NONE = new Workbench() {
        @Override
        public String obstacle() {
            return "no display";
        }

        @Override
        public OptionalInt open(List<Path> paths) {
            return OptionalInt.empty();
        }

        @Override
        public void rehearse(Path path) {}
    };

    private CommandLine() {}

    /** Runs a command in {@code folder}, with what it prints written to {@code out} and {@code err}; returns its exit code. */
    public static int run(Path folder, Writer out, Writer err, String... arguments) {
        return PlinthCommand.run(
                new Terminal(new PrintWriter(out), new PrintWriter(err), folder, false), NONE, List.of(arguments));
    }
}
