package plinth.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import plinth.project.Project;
import plinth.project.ProjectException;
import plinth.project.SeveralSchemas;

/** {@code plinth}: opens the workbench, or runs one of the commands. */
@Command(
        name = "plinth",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "A workbench for people who design relational schemas.",
        synopsisHeading = "Usage: ",
        customSynopsis = {"plinth [FILE|DIR ...]", "       plinth COMMAND [OPTIONS] [FILE|DIR]"},
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Without a command the workbench opens; without a display the same is told in the terminal.",
            "plinth COMMAND --help tells more of a command."
        })
public final class PlinthCommand implements Callable<Integer> {
    private static final String TRACE = "--trace";
    private static final String TRACED = " With --trace it says where.";

    private final Terminal terminal;
    private final Workbench workbench;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE|DIR",
            description = "Files of SQL or project folders to open, each in a window.")
    private List<Path> paths = List.of();

    @Option(names = "--text", description = "Tell it in the terminal, display or not.")
    private boolean text;

    @Option(names = TRACE, description = "With any command: where a failure comes from, for a report of a fault.")
    @SuppressWarnings("unused") // Taken out of the arguments before they are read, so that every command takes it.
    private boolean trace;

    PlinthCommand(Terminal terminal, Workbench workbench) {
        this.terminal = terminal;
        this.workbench = workbench;
    }

    /** Returns the commands by name. */
    private static SortedMap<String, Supplier<Object>> commands(Terminal terminal, Workbench workbench) {
        SortedMap<String, Supplier<Object>> all = new TreeMap<>();
        all.put("adopt", () -> new AdoptCommand(terminal));
        all.put("check", () -> new CheckCommand(terminal));
        all.put("diff", () -> new DiffCommand(terminal));
        all.put("patterns", () -> new PatternsCommand(terminal));
        all.put("layout", () -> new LayoutCommand(terminal));
        all.put("compare", () -> new CompareCommand(terminal));
        all.put("render", () -> new RenderCommand(terminal));
        all.put("export", () -> new ExportCommand(terminal));
        all.put("inspect", () -> new InspectCommand(terminal));
        all.put("rehearse", () -> new RehearseCommand(terminal, workbench));
        return all;
    }

    /** Returns the command line with all that users may ask of it: what completions and the manual page are made of. */
    public static CommandLine described() {
        Terminal nowhere = new Terminal(Writer.nullWriter(), Writer.nullWriter(), Path.of(""), false, false);
        Workbench none = new NoWindow("");
        CommandLine line = new CommandLine(new PlinthCommand(nowhere, none));
        commands(nowhere, none).values().forEach(c -> line.addSubcommand(new CommandLine(c.get())));
        return line;
    }

    /** Runs the command line {@code arguments} and returns what to exit with. Nothing that goes wrong leaves it. */
    public static int run(Terminal terminal, Workbench workbench, List<String> arguments) {
        List<String> asked = new ArrayList<>(arguments);
        boolean trace = asked.remove(TRACE) || System.getenv("PLINTH_TRACE") != null;
        int code;
        try {
            code = code(terminal, workbench, asked, trace);
        } catch (Throwable e) { // Memory or stack may be used up, which is an Error.
            code = failed(terminal, e, trace);
        }
        return ended(terminal, code);
    }

    /** Returns {@code code} when all that was printed has got where it should. */
    static int ended(Terminal terminal, int code) {
        terminal.out().flush();
        Optional<String> failure = terminal.out().failure();
        failure.ifPresent(
                why -> terminal.say("plinth: the output cannot be written: " + why + ". It is not complete."));
        terminal.err().flush();
        return failure.isPresent() ? ExitCode.CANNOT : code;
    }

    private static int code(Terminal terminal, Workbench workbench, List<String> arguments, boolean trace) {
        SortedMap<String, Supplier<Object>> commands = commands(terminal, workbench);
        String first = arguments.isEmpty() ? "" : arguments.getFirst();
        if (arguments.stream().noneMatch(a -> a.startsWith("-") || commands.containsKey(a))) {
            // The window's start does not wait for a command line to be parsed that has nothing to parse.
            PlinthCommand root = new PlinthCommand(terminal, workbench);
            try {
                root.paths = arguments.stream().map(Path::of).toList();
                return root.call();
            } catch (Exception e) {
                return failed(terminal, e, trace);
            }
        }
        CommandLine line = new CommandLine(new PlinthCommand(terminal, workbench));
        commands.forEach((name, command) -> {
            // Of the commands just the one that is asked for is made ready, as far as that is known.
            if (!commands.containsKey(first) || name.equals(first)) {
                line.addSubcommand(new CommandLine(command.get()));
            }
        });
        line.setOut(terminal.out().writer());
        line.setErr(terminal.err().writer());
        line.setUsageHelpWidth(100);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        line.setParameterExceptionHandler((e, args) -> {
            String command =
                    e.getCommandLine() == line ? "" : e.getCommandLine().getCommandName() + " ";
            terminal.say("plinth: " + e.getMessage());
            terminal.say("plinth " + command + "--help tells how it is used.");
            return ExitCode.CANNOT;
        });
        line.setExecutionExceptionHandler((e, command, result) -> failed(terminal, e, trace));
        return line.execute(arguments.toArray(String[]::new));
    }

    /** Says in a line why a command cannot do its work. */
    private static int failed(Terminal terminal, Throwable e, boolean trace) {
        terminal.out().flush();
        if (e instanceof SeveralSchemas several) {
            SourceList.ask(terminal, several);
            return ExitCode.CANNOT;
        }
        terminal.say("plinth: "
                + switch (e) {
                    case CannotDo c -> c.getMessage();
                    case ProjectException p -> p.getMessage();
                    case StackOverflowError s -> "Something in the input is nested too deeply to be read." + TRACED;
                    case OutOfMemoryError m ->
                        "There is not enough memory for this. Give more by PLINTH_JAVA_OPTIONS=-Xmx4g.";
                    case InvalidPathException i ->
                        "\"" + i.getInput() + "\" is no name of a file: " + i.getReason() + ".";
                    default -> "this is a fault of Plinth itself, your files are untouched (" + e + ")." + TRACED;
                });
        if (trace) {
            StringWriter stack = new StringWriter();
            e.printStackTrace(new PrintWriter(stack));
            terminal.err().text(stack.toString());
        }
        return ExitCode.CANNOT;
    }

    @Override
    public Integer call() throws Exception {
        for (Path here : paths) {
            if (!Project.exists(terminal.directory().resolve(here))) {
                throw new CannotDo("There is no file or folder " + here + meant(here.toString()) + ".");
            }
        }
        String obstacle = workbench.obstacle();
        if (!text && obstacle.isEmpty()) {
            OptionalInt code = workbench.open(
                    paths.stream().map(terminal.directory()::resolve).toList());
            if (code.isPresent()) {
                return code.getAsInt();
            }
        } else if (!text) {
            terminal.say(obstacle);
        }
        if (paths.isEmpty()) {
            terminal.say("plinth FILE or plinth DIR tells what a schema holds; plinth --help tells the rest.");
        }
        int worst = ExitCode.FINE;
        for (Path here : paths) {
            worst = Math.max(worst, new Summary(terminal).print(here));
        }
        return worst;
    }

    /** A mistyped command is taken for a file; says which command may have been meant. */
    private String meant(String word) {
        if (word.contains("/") || word.contains(".")) {
            return "";
        }
        String lower = word.toLowerCase(Locale.ROOT);
        return commands(terminal, workbench).keySet().stream()
                .filter(name -> distance(name, lower) <= 2)
                .findFirst()
                .map(name -> " and no command " + word + "; there is plinth " + name)
                .orElse("");
    }

    /** The number of letters to add, drop or change to make {@code b} of {@code a} (Levenshtein). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
