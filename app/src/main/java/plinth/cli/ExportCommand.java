package plinth.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import plinth.model.layout.Family;
import plinth.model.layout.Layouts;
import plinth.project.Exporter;
import plinth.project.Exporter.Planned;
import plinth.project.Exporter.Status;
import plinth.project.SourceFile;
import plinth.renderer.query.GeneratedFile;
import plinth.renderer.query.SqlcExport;
import plinth.renderer.query.SqlcOptions;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes canonical DDL, query stubs and sqlc's settings into a folder. */
@Command(
        name = "export",
        description = "Writes canonical DDL, query stubs for sqlc and sqlc.yaml into a folder.",
        footer = {"", "When a file is in the way that Plinth did not make, nothing is written; --force overwrites it."})
final class ExportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Input input = new Input();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder to write to; made when it is not there. Default: \"export\" in plinth.yaml.")
    private @Nullable Path out;

    @Option(names = "--dry-run", description = "Say what would be written, and write nothing.")
    private boolean dryRun;

    @Option(names = "--force", description = "Overwrite files that Plinth did not make.")
    private boolean force;

    @Option(
            names = "--family",
            paramLabel = "TABLE",
            description = "With --strategy: the family to lay out in another way first.")
    private @Nullable String family;

    @Option(names = "--strategy", paramLabel = "LAYOUT", description = "Lay the family out so, see plinth layout.")
    private @Nullable String strategy;

    @Option(names = "--option", paramLabel = "OPTION", split = ",", description = "Options of the layout.")
    private List<String> options = new ArrayList<>();

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        try (Progress progress = Progress.of(terminal, "Reading " + input.path())) {
            Loaded project = Loaded.of(terminal, input, progress);
            project.requirePostgres("exports are written");
            progress.now("Writing queries");
            Exporter.Plan plan = Exporter.plan(folder(project), files(project));
            progress.done();
            refuse(project, plan);
            if (!dryRun) {
                Exporter.write(plan, force);
            }
            if (input.json()) {
                Json.print(terminal, json(project, plan));
            } else {
                print(project, plan);
            }
            return ExitCode.FINE;
        }
    }

    private Path folder(Loaded project) throws CannotDo {
        Path told = out;
        if (told != null) {
            return terminal.directory().resolve(told);
        }
        Optional<String> kept = project.opened().settings().export();
        return project.opened()
                .root()
                .resolve(kept.orElseThrow(
                        () -> new CannotDo("Where to? Name a folder with --out, or as \"export\" in plinth.yaml.")));
    }

    private List<GeneratedFile> files(Loaded project) throws CannotDo {
        List<SourceFile> read = project.opened().files();
        SqlcOptions sqlc = SqlcOptions.of(
                read.size() == 1 ? read.getFirst().name() : project.opened().name());
        String wanted = strategy;
        if (wanted == null) {
            SqlcExport.notes(project.schema()).forEach(terminal::say);
            return SqlcExport.files(project.schema(), sqlc);
        }
        Family f = project.family(Optional.ofNullable(family));
        return SqlcExport.files(Layouts.lay(project.schema(), f, Strategies.named(wanted, options)), sqlc);
    }

    private void refuse(Loaded project, Exporter.Plan plan) throws CannotDo {
        for (Planned p : plan.files()) {
            boolean source =
                    project.opened().files().stream().anyMatch(f -> f.path().equals(p.path()));
            if (source) {
                throw new CannotDo(terminal.shown(p.path())
                        + " is what the schema is read from: nothing was written. Export to another folder.");
            }
        }
        List<Planned> foreign = plan.files(Status.FOREIGN);
        if (!force && !dryRun && !foreign.isEmpty()) {
            throw new CannotDo(String.join(
                            ", ",
                            foreign.stream().map(p -> terminal.shown(p.path())).toList())
                    + (foreign.size() == 1 ? " was" : " were")
                    + " not made by Plinth: nothing was written. Export to another folder, or add --force to"
                    + " overwrite.");
        }
    }

    private void print(Loaded project, Exporter.Plan plan) {
        for (Planned p : plan.files()) {
            terminal.print(String.format(
                    Locale.ROOT, "%-9s  %s", p.status().name().toLowerCase(Locale.ROOT), terminal.shown(p.path())));
        }
        for (Planned p : dryRun && !force ? plan.files(Status.FOREIGN) : List.<Planned>of()) {
            terminal.print(terminal.shown(p.path())
                    + " was not made by Plinth: nothing is written unless --force overwrites it.");
        }
        long written = plan.files().stream()
                .filter(p -> p.status() != Status.UNCHANGED)
                .count();
        terminal.print(project.name() + ": " + CheckCommand.counted(written, "file")
                + (dryRun ? " would be written" : " written") + ", "
                + plan.files(Status.UNCHANGED).size() + " unchanged");
    }

    private ObjectNode json(Loaded project, Exporter.Plan plan) {
        ObjectNode root = Json.result("export", project);
        root.put("folder", terminal.shown(plan.folder()));
        root.put("written", !dryRun);
        ArrayNode files = root.putArray("files");
        for (Planned p : plan.files()) {
            files.addObject()
                    .put("file", p.file().path())
                    .put("status", p.status().name().toLowerCase(Locale.ROOT));
        }
        return root;
    }
}
