package plinth.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Does what starts do, so that the JVM can learn from it what to have ready (its AOT cache). The build runs it; it is no command for users. */
@Command(name = "rehearse", hidden = true, description = "Does what starts do, to make the cache for fast starts.")
final class RehearseCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Workbench workbench;

    @Parameters(paramLabel = "FILE|DIR", description = "The project to do it with.")
    private Path path = Path.of(".");

    @Option(names = "--only", paramLabel = "commands|window", description = "Only these; both otherwise.")
    private Optional<Part> only = Optional.empty();

    /** What a cache can be made for. */
    private enum Part {
        commands,
        window
    }

    RehearseCommand(Terminal terminal, Workbench workbench) {
        this.terminal = terminal;
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        int worst = only.equals(Optional.of(Part.window)) ? ExitCode.FINE : commands();
        if (!only.equals(Optional.of(Part.commands))) {
            workbench.rehearse(path);
        }
        return worst;
    }

    private int commands() {
        Terminal nowhere = new Terminal(
                new PrintWriter(Writer.nullWriter()),
                new PrintWriter(Writer.nullWriter()),
                terminal.directory(),
                false);
        String p = path.toString();
        int worst = ExitCode.FINE;
        for (List<String> arguments : List.of(
                List.of("check", p),
                List.of("check", "--format", "json", p),
                List.of("patterns", p),
                List.of("layout", "--strategy", "single-table", p),
                List.of("compare", p),
                List.of("render", "--out", "-", p),
                List.of("export", "--out", "rehearsal", "--dry-run", p),
                List.of("--text", p))) {
            worst = Math.max(worst, PlinthCommand.run(nowhere, workbench, arguments));
        }
        return worst;
    }
}
