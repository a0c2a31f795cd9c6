package plinth.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What all commands take: the project, and for whom the output is. */
final class Input {
    @Parameters(
            arity = "0..1",
            paramLabel = "FILE|DIR",
            defaultValue = ".",
            description = "A file of SQL or a project folder; the working directory when left out.")
    private Path path = Path.of(".");

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "For whom the output is: people (text) or machines (json). Default: ${DEFAULT-VALUE}.")
    private Format format = Format.text;

    @Option(
            names = "--fail-on",
            paramLabel = "error|warning|hint|never",
            defaultValue = "error",
            description = "From which severity on findings in the schema end with exit code 1."
                    + " Default: ${DEFAULT-VALUE}.")
    private FailOn failOn = FailOn.error;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    @SuppressWarnings("unused") // The command line reads it.
    private boolean help;

    @Option(
            names = "--allow",
            paramLabel = "DIR",
            description = "Read files of this folder, too, where the project leads there. May be repeated.")
    private List<Path> allowed = new ArrayList<>();

    @Option(names = "--sources", description = "Say which files are read, in which order and why.")
    private boolean sources;

    /** Returns whether to say which files are read. */
    boolean sources() {
        return sources;
    }

    Path path() {
        return path;
    }

    /** Returns the folders outside of the project that it may lead to. */
    List<Path> allowed() {
        return allowed;
    }

    /** Returns what makes a command end with exit code 1. */
    FailOn failOn() {
        return failOn;
    }

    boolean json() {
        return format == Format.json;
    }
}
