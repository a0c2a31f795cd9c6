package plinth.app;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plinth.cli.PlinthCommand;
import plinth.cli.Terminal;

/** The program: a command line, and a window when there is a display for one. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Terminal terminal = new Terminal(
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                Path.of("").toAbsolutePath(),
                interactive());
        int code = PlinthCommand.run(terminal, new Window(), List.of(arguments));
        System.exit(code);
    }

    /** Pipes and terminals alike take UTF-8, whatever an unset locale says; only Windows' console has a character set of its own. */
    private static PrintWriter writer(FileDescriptor to) {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        Charset charset =
                windows ? console().map(Console::charset).orElse(StandardCharsets.UTF_8) : StandardCharsets.UTF_8;
        return new PrintWriter(new FileOutputStream(to), false, charset);
    }

    /** The launcher knows whether messages go to a terminal; without it, Java tells whether input and output do. */
    private static boolean interactive() {
        String told = System.getProperty("plinth.terminal");
        return told != null ? told.equals("true") : console().isPresent();
    }

    private static Optional<Console> console() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }
}
