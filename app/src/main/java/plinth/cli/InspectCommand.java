package plinth.cli;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import plinth.database.Inspector;

/** Writes the DDL of a live database. */
@Command(
        name = "inspect",
        description = "Writes the DDL of a live PostgreSQL database, complete enough to make it again.",
        footer = {
            "",
            "The password is taken from the URL, from PGPASSWORD or from ~/.pgpass; it is never printed and never"
                    + " written to a file."
        })
final class InspectCommand implements Callable<Integer> {
    /** The parts of {@code postgresql://user:password@host:port/database?options}. */
    private static final Pattern LIBPQ =
            Pattern.compile("postgres(?:ql)?://(?:([^:@/]*)(?::([^@/]*))?@)?([^/?]*)(/[^?]*)?(\\?.*)?");

    private final Terminal terminal;

    @Parameters(
            paramLabel = "URL",
            description = "postgresql://user@host:port/database, or the same as JDBC has it:"
                    + " jdbc:postgresql://host/database?user=...")
    private String url = "";

    @Option(names = "--out", paramLabel = "FILE.sql", description = "The file to write; else it is printed.")
    private @Nullable Path out;

    @Option(names = "--force", description = "Overwrite the file when it is there.")
    private boolean force;

    @Option(
            names = "--owners",
            description = "Write who owns what, too. The roles must be there where the DDL is applied.")
    private boolean owners;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    @SuppressWarnings("unused") // The command line reads it.
    private boolean help;

    InspectCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Path told = out;
        Optional<Path> file = Optional.ofNullable(told).map(terminal.directory()::resolve);
        if (file.isPresent() && Files.exists(file.get()) && !force) {
            throw new CannotDo(terminal.shown(file.get())
                    + " is there already: nothing was written. Name another file, or add --force.");
        }
        String ddl;
        try (Progress progress = Progress.of(terminal, "Reading the catalog")) {
            ddl = ddl();
            progress.done();
        }
        if (file.isEmpty()) {
            terminal.out().print(ddl);
            return ExitCode.FINE;
        }
        RenderCommand.write(file.get(), ddl);
        terminal.print(terminal.shown(file.get()));
        return ExitCode.FINE;
    }

    private String ddl() throws CannotDo {
        Properties properties = new Properties();
        String jdbc = jdbc(url, properties);
        Optional.ofNullable(System.getenv("PGPASSWORD"))
                .filter(p -> !properties.containsKey("password"))
                .ifPresent(p -> properties.setProperty("password", p));
        try (Connection connection = DriverManager.getConnection(jdbc, properties)) {
            return Inspector.of(connection, owners).ddl();
        } catch (SQLException e) {
            String message = String.valueOf(e.getMessage()).strip();
            throw new CannotDo("The database cannot be read: " + message + (message.endsWith(".") ? "" : "."));
        }
    }

    /** Returns the URL for JDBC; user and password go into {@code properties}, where no message repeats them. */
    static String jdbc(String url, Properties properties) throws CannotDo {
        if (url.startsWith("jdbc:postgresql:")) {
            return url;
        }
        Matcher m = LIBPQ.matcher(url);
        if (!m.matches()) {
            throw new CannotDo("This is no URL of a PostgreSQL database. Write postgresql://user@host:port/database.");
        }
        Optional.ofNullable(m.group(1))
                .filter(u -> !u.isEmpty())
                .ifPresent(u -> properties.setProperty("user", decoded(u)));
        Optional.ofNullable(m.group(2)).ifPresent(p -> properties.setProperty("password", decoded(p)));
        String host = m.group(3).isEmpty() ? "localhost" : m.group(3);
        String rest = Optional.ofNullable(m.group(4)).orElse("/")
                + Optional.ofNullable(m.group(5)).orElse("");
        return "jdbc:postgresql://" + host + rest;
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
