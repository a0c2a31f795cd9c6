package plinth.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import plinth.database.Inspected;
import plinth.database.Inspector;
import plinth.database.NotCarried;
import plinth.database.jdbc.Connections;
import plinth.database.jdbc.JdbcInspector;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the DDL of a live database. */
@Command(
        name = "inspect",
        description = {
            "Writes the PostgreSQL DDL of a live database of any make.",
            "",
            "PostgreSQL is read completely enough to make the database again. Of any other that JDBC reaches, types"
                    + " are mapped and expressions translated. What is not carried over is named."
        },
        footer = {
            "",
            "The password is taken from the URL, from PLINTH_PASSWORD or, for PostgreSQL, from PGPASSWORD or"
                    + " ~/.pgpass; it is never printed and never written to a file."
        })
final class InspectCommand implements Callable<Integer> {
    private static final int SHOWN = 12;

    private final Terminal terminal;

    @Parameters(
            paramLabel = "URL",
            description = "postgresql://user@host:port/database, mysql://..., a SQLite file, or a URL as JDBC has it:"
                    + " jdbc:h2:./data")
    private String url = "";

    @Option(names = "--out", paramLabel = "FILE.sql", description = "The file to write; else it is printed.")
    private @Nullable Path out;

    @Option(names = "--force", description = "Overwrite the file when it is there.")
    private boolean force;

    @Option(
            names = "--owners",
            description = "Write who owns what, too (PostgreSQL). The roles must be there where the DDL is applied.")
    private boolean owners;

    @Option(names = "--user", paramLabel = "NAME", description = "The user, where the URL names none.")
    private @Nullable String user;

    @Option(
            names = "--driver-path",
            paramLabel = "FILE.jar",
            split = ",",
            description = "A JDBC driver for a database that Plinth brings none for, and what it needs.")
    private List<Path> drivers = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "For whom the output is: people (text) or machines (json). Default: ${DEFAULT-VALUE}.")
    private Format format = Format.text;

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
        DatabaseUrl database = DatabaseUrl.of(url, terminal.directory());
        Inspected found;
        try (Progress progress = Progress.of(terminal, "Reading the catalog")) {
            found = inspect(database);
            progress.done();
        }
        String ddl = found.ddl();
        if (file.isPresent()) {
            RenderCommand.write(file.get(), ddl.getBytes(StandardCharsets.UTF_8));
        }
        if (format == Format.json) {
            Json.print(terminal, json(database, found, file, ddl));
        } else if (file.isPresent()) {
            terminal.print(terminal.shown(file.get()));
        } else {
            terminal.out().exact(ddl);
        }
        terminal.out().flush();
        summary(found.notCarried());
        return ExitCode.FINE;
    }

    private Inspected inspect(DatabaseUrl database) throws CannotDo {
        Optional.ofNullable(user).ifPresent(u -> database.properties().setProperty("user", u));
        password(database).ifPresent(p -> database.properties().setProperty("password", p));
        List<Path> jars = drivers.stream().map(terminal.directory()::resolve).toList();
        try (Connection connection =
                Connections.open(database.jdbc(), database.properties(), jars, terminal.directory())) {
            return database.postgres() ? Inspector.of(connection, owners) : JdbcInspector.of(connection);
        } catch (SQLException e) {
            String message = database.without(String.valueOf(e.getMessage()).strip())
                    .lines()
                    .findFirst()
                    .orElse("");
            throw new CannotDo("The database cannot be read: " + message + (message.endsWith(".") ? "" : "."));
        }
    }

    private static Optional<String> password(DatabaseUrl database) {
        if (database.properties().containsKey("password")) {
            return Optional.empty();
        }
        return Optional.ofNullable(System.getenv("PLINTH_PASSWORD"))
                .or(() -> Optional.ofNullable(database.postgres() ? System.getenv("PGPASSWORD") : null));
    }

    /** Says beside the result what is not in it: how much of each kind, and which as far as that is short. */
    private void summary(List<NotCarried> left) {
        if (left.isEmpty()) {
            return;
        }
        Map<String, Long> kinds =
                left.stream().collect(Collectors.groupingBy(NotCarried::kind, TreeMap::new, Collectors.counting()));
        terminal.say("Not carried over: "
                + kinds.entrySet().stream()
                        .map(e -> e.getValue() + " " + plural(e.getKey(), e.getValue()))
                        .collect(Collectors.joining(", "))
                + ". Comments at the top of the DDL hold them.");
        left.stream().limit(SHOWN).forEach(n -> terminal.say("  " + n));
        if (left.size() > SHOWN) {
            terminal.say("  and " + (left.size() - SHOWN) + " more");
        }
    }

    private static String plural(String kind, long count) {
        if (count == 1) {
            return kind;
        }
        int space = kind.indexOf(" of ");
        String head = space < 0 ? kind : kind.substring(0, space);
        String tail = space < 0 ? "" : kind.substring(space);
        return head + (head.endsWith("x") || head.endsWith("ss") ? "es" : "s") + tail;
    }

    private ObjectNode json(DatabaseUrl database, Inspected found, Optional<Path> file, String ddl) {
        ObjectNode root = Json.result("inspect", database.without(url));
        root.put("database", found.product());
        root.put("tables", found.schema().tables().size());
        ArrayNode left = root.putArray("notCarried");
        for (NotCarried n : found.notCarried()) {
            left.addObject()
                    .put("kind", n.kind())
                    .put("name", n.name())
                    .put("why", n.why())
                    .put("text", n.text());
        }
        file.ifPresent(f -> root.put("file", terminal.shown(f)));
        if (file.isEmpty()) {
            root.put("sql", ddl);
        }
        return root;
    }
}
