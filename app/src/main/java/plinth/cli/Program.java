package plinth.cli;

import java.io.BufferedWriter;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Runs the command line in this process: writes to its output and ends it with the exit code. Every main method calls it. */
public final class Program {
    private Program() {}

    /** Runs {@code arguments}; {@code workbench} opens the window where they ask for one. */
    public static void run(Supplier<Workbench> workbench, String... arguments) throws IOException {
        if (arguments.length == 1 && (arguments[0].equals("--version") || arguments[0].equals("-V"))) {
            // Scripts ask for it often: nothing of the command line or the window is loaded to answer.
            Terminal terminal = terminal();
            terminal.print("plinth " + Version.number());
            System.exit(PlinthCommand.ended(terminal, ExitCode.FINE));
        }
        System.exit(PlinthCommand.run(terminal(), workbench.get(), List.of(arguments)));
    }

    private static Terminal terminal() {
        return new Terminal(
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                Path.of("").toAbsolutePath(),
                interactive(),
                screen());
    }

    /** Pipes and terminals alike take UTF-8, whatever an unset locale says; only Windows' console has a character set of its own. */
    private static Writer writer(FileDescriptor to) {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        Charset charset =
                windows ? console().map(Console::charset).orElse(StandardCharsets.UTF_8) : StandardCharsets.UTF_8;
        return new BufferedWriter(new OutputStreamWriter(new FileOutputStream(to), charset));
    }

    /** The launcher knows whether messages go to a terminal; without it, Java tells whether input and output do. */
    private static boolean interactive() {
        String told = System.getProperty("plinth.terminal");
        return told != null ? told.equals("true") : console().isPresent();
    }

    /** Whether results go to a terminal. Linux tells it of the descriptor itself, Java only of input and output together. */
    private static boolean screen() {
        try {
            String to = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return to.startsWith("/dev/pts/") || to.startsWith("/dev/tty") || to.startsWith("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return console().isPresent();
        }
    }

    private static Optional<Console> console() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }
}
