package plinth.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import plinth.model.cost.Comparer;
import plinth.model.cost.Comparison;
import plinth.model.cost.Course;
import plinth.model.cost.Scale;
import plinth.model.cost.Settings;
import plinth.model.layout.Family;
import plinth.model.layout.Strategy;
import plinth.renderer.report.Amounts;

/** Sets the layouts of a family side by side: sizes and the planner's costs by the number of rows. */
@Command(
        name = "compare",
        description =
                "Sets the layouts of a family side by side: sizes and the planner's costs, estimated, by the number of"
                        + " rows.",
        footer = {
            "",
            "Layouts: " + Strategies.AS_TODAY + " (the tables as they stand), " + Strategies.NAMES
                    + ", with options behind a colon: single-table:bare, single-table:guarded:partial-indexes.",
            "A cost is in PostgreSQL's own unit, one page read in sequence; 5.3\u00d7 is how many times the cheapest"
                    + " layout's it is."
        })
final class CompareCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Input input = new Input();

    @Mixin
    private FamilyChoice family = new FamilyChoice();

    @Option(
            names = "--rows",
            paramLabel = "N",
            split = ",",
            defaultValue = "1k,1M,1B",
            description = "Rows of the family, all kinds together: 1k,1M,2.5B. Default: ${DEFAULT-VALUE}.")
    private List<String> rows = new ArrayList<>();

    @Option(
            names = "--mix",
            paramLabel = "KIND=SHARE",
            split = ",",
            description = "Each kind's share. Default: what the project keeps, else all the same.")
    private Map<String, Double> mix = new LinkedHashMap<>();

    @Option(
            names = "--layouts",
            paramLabel = "LAYOUT",
            split = ",",
            description = "The layouts to compare. Default: today's, and the other two ways guarded.")
    private List<String> layouts = new ArrayList<>();

    @Option(
            names = "--memory",
            paramLabel = "AMOUNT",
            description = "The server's memory, for where a layout no longer fits: 16GB. Default: what the project"
                    + " keeps, else 16 GiB.")
    private @Nullable String memory;

    @Option(names = "--plans", description = "Print the plan behind each cost.")
    private boolean plans;

    @Option(names = "--assumptions", description = "List what the figures assume of the data.")
    private boolean assumptions;

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        try (Progress progress = Progress.of(terminal, "Reading " + input.path())) {
            List<Long> scales = Scales.rows(rows);
            List<Strategies.Wanted> named = Strategies.listed(layouts);
            Loaded project = Loaded.of(terminal, input, progress);
            project.requirePostgres("sizes and costs are known");
            Family f = project.family(family.name());
            List<Strategy> wanted = named.isEmpty() ? Strategy.usual(f) : Strategies.of(named, f);
            for (Strategy s : wanted) {
                if (!Comparer.estimates(s)) {
                    throw new CannotDo("There is no estimate of " + s.describe()
                            + " yet: what such tables cost has not been measured. plinth layout gives its DDL.");
                }
            }
            progress.now("Looking for plans");
            Compared all = compare(project, f, wanted, scales, mix, settings(project));
            progress.done();
            if (input.json()) {
                Json.print(terminal, ComparisonJson.of(project, all));
            } else {
                print(all);
            }
            return project.code(input.failOn());
        }
    }

    private Settings settings(Loaded project) throws CannotDo {
        if (memory == null) {
            return kept(project);
        }
        long bytes = Amounts.bytes(memory)
                .orElseThrow(() -> new CannotDo("\"" + memory
                        + "\" is no amount of memory from 1 MiB to 1 PiB. Write 512MB," + " 16GB or 1.5TB."));
        return Settings.DEFAULT.withMemory(bytes);
    }

    /** Returns the usual settings with the memory that the project keeps. */
    static Settings kept(Loaded project) {
        OptionalLong bytes = project.opened().sidecar().memory();
        return bytes.isPresent() ? Settings.DEFAULT.withMemory(bytes.getAsLong()) : Settings.DEFAULT;
    }

    /**
     * What was compared.
     *
     * @param scales a comparison for each number of rows that was asked for
     * @param course the same from a thousand to a billion rows
     */
    record Compared(List<Comparison> scales, Course course) {}

    static Compared compare(
            Loaded project,
            Family family,
            List<Strategy> layouts,
            List<Long> rows,
            Map<String, Double> mix,
            Settings settings)
            throws CannotDo {
        List<Double> shares = Scales.mix(
                family,
                mix,
                Optional.ofNullable(project.opened().sidecar().volumes().get(family.base())));
        Comparer comparer = Comparer.of(project.schema(), family, layouts, settings);
        return new Compared(
                rows.stream().map(n -> comparer.at(new Scale(n, shares))).toList(), comparer.course(shares));
    }

    private void print(Compared all) {
        terminal.print(ComparisonText.heading(all.scales().getFirst()));
        for (Comparison c : all.scales()) {
            terminal.print("");
            ComparisonText.full(c).forEach(terminal::print);
            if (plans) {
                plans(c);
            }
        }
        terminal.print("");
        ComparisonText.words(all.scales().getLast(), all.course()).forEach(terminal::print);
        terminal.print("");
        ComparisonText.assumptions(all.scales().getLast(), assumptions).forEach(terminal::print);
    }

    private void plans(Comparison c) {
        c.layouts()
                .forEach(l -> l.patterns().forEach(p -> {
                    terminal.print("");
                    terminal.print(l.layout().strategy().describe() + ": "
                            + p.pattern().label());
                    p.plan().lines().forEach(line -> terminal.print("  " + line));
                }));
    }
}
