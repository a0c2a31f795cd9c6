package plinth.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import plinth.model.layout.Family;
import plinth.model.layout.Layouts;
import plinth.model.schema.Strings;
import plinth.model.schema.Table;
import plinth.project.ExportSource;
import plinth.project.Exporter;
import plinth.project.Exporter.Planned;
import plinth.project.Targets;
import plinth.renderer.query.Exported;
import plinth.renderer.query.Target;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes canonical DDL, and query stubs for the clients that are wanted, into a folder. */
@Command(
        name = "export",
        description = "Writes canonical DDL and query stubs for sqlc or another client into a folder.",
        footer = {
            "",
            "Files of earlier exports whose table is gone are removed. When a file is in the way that Plinth did not"
                    + " make, or that was edited by hand, nothing is written; --force overwrites it.",
            "Exit codes: 0 done, 1 --check found files that are not as they would be written, 2 cannot do it."
        })
final class ExportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Input input = new Input();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder to write to; made when it is not there. Default: \"export\" in plinth.yaml.")
    private @Nullable Path out;

    @Option(
            names = "--target",
            paramLabel = "CLIENT",
            split = ",",
            description =
                    "Whom the stubs are for: sqlc (queries and sqlc.yaml), kysely (TypeScript for Kysely), drizzle"
                        + " (TypeScript for Drizzle), pgx (Go for pgx), jdbc (Java over plain JDBC) or jooq (Java over"
                        + " jOOQ). Default: \"targets\" in plinth.yaml, else sqlc.")
    private List<String> targets = new ArrayList<>();

    @Option(
            names = "--package",
            paramLabel = "NAME",
            description = "What the package of the files is called: of Go for sqlc and pgx, of Java for jdbc and jooq."
                    + " Default: \"package\" of the client in plinth.yaml, else db.")
    private @Nullable String packageName;

    @Option(
            names = "--only",
            paramLabel = "TABLE",
            split = ",",
            description = "Write stubs of these tables and families alone; * stands for any letters.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--dry-run", description = "Say what would be written, and write nothing.")
    private boolean dryRun;

    @Option(
            names = "--check",
            description = "Write nothing; list what is on disk and is not what would be written, and end with 1 when"
                    + " there is something. For CI.")
    private boolean check;

    @Option(
            names = "--force",
            description = "Overwrite files that Plinth did not make, or that were edited by hand; remove edited ones"
                    + " whose table is gone.")
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
        if (check && force) {
            throw new CannotDo("--check writes nothing, so --force does not go with it.");
        }
        try (Progress progress = Progress.of(terminal, "Reading " + input.path())) {
            Strategies.Wanted wanted = Strategies.named(strategy == null ? Strategies.AS_TODAY : strategy, options);
            Loaded project = Loaded.of(terminal, input, progress);
            project.requirePostgres("exports are written");
            progress.now("Writing queries");
            ExportSource source = ExportSource.of(project.opened());
            List<Target> named = clients(project);
            Path folder = folder(project, named);
            List<Target> clients = Targets.into(folder, named, project.opened(), project.schema());
            Exported exported = exported(project, wanted);
            if (strategy == null) {
                clients.stream().flatMap(t -> t.notes(exported).stream()).forEach(terminal::say);
            }
            Exporter.Plan plan = Exporter.plan(
                    source, folder, Targets.files(clients, exported, source.label()), Targets.places(clients));
            progress.done();
            refuse(project, plan);
            if (!dryRun && !check) {
                Exporter.write(
                        plan, force ? plan.asking().stream().map(Planned::path).collect(Collectors.toSet()) : Set.of());
            }
            if (input.json()) {
                Json.print(terminal, json(project, plan));
            } else if (check) {
                ExportText.checked(terminal, project.name(), plan);
            } else {
                ExportText.written(terminal, project.name(), plan, dryRun, force);
            }
            int code = project.code(input.failOn());
            return check && !plan.upToDate() ? Math.max(code, ExitCode.FINDINGS) : code;
        }
    }

    private Path folder(Loaded project, List<Target> clients) throws CannotDo {
        Path told = out;
        if (told != null) {
            return terminal.directory().resolve(told);
        }
        Path root = project.opened().root();
        return project.opened()
                .settings()
                .export()
                .map(root::resolve)
                .or(() -> Targets.usualFolder(clients, project.opened()))
                .orElseThrow(
                        () -> new CannotDo("Where to? Name a folder with --out, or as \"export\" in plinth.yaml."));
    }

    private List<Target> clients(Loaded project) throws CannotDo {
        List<Target> out = new ArrayList<>();
        for (String name : targets) {
            Target t = Targets.named(name)
                    .orElseThrow(() -> new CannotDo(
                            "There is no client " + name + " to export for; there are " + Targets.names() + "."));
            if (out.stream().noneMatch(o -> o.name().equals(name))) {
                out.add(Targets.as(project.opened().settings(), t));
            }
        }
        List<Target> chosen = out.isEmpty() ? Targets.of(project.opened().settings()) : out;
        String name = packageName;
        return name == null ? chosen : packaged(chosen, name);
    }

    /** The name is that of all that have packages. */
    private static List<Target> packaged(List<Target> chosen, String name) throws CannotDo {
        if (chosen.stream().noneMatch(Target::packages)) {
            throw new CannotDo(
                    Strings.capital(Targets.notPackaged(chosen.getFirst(), name)) + ": leave --package out.");
        }
        List<Target> out = new ArrayList<>();
        for (Target t : chosen) {
            Optional<Target> named = t.packages() ? t.packaged(name) : Optional.of(t);
            out.add(named.orElseThrow(() -> new CannotDo(Strings.capital(Targets.notPackaged(t, name)) + ".")));
        }
        return out;
    }

    private Exported exported(Loaded project, Strategies.Wanted wanted) throws CannotDo {
        Exported all;
        if (strategy == null) {
            all = Exported.of(project.schema(), project.reading().rows());
        } else {
            Family f = project.family(Optional.ofNullable(family));
            all = Exported.of(
                    Layouts.lay(project.schema(), f, wanted.of(f)),
                    project.reading().rows());
        }
        if (only.isEmpty()) {
            return all;
        }
        return all.only(
                TableNames.in(all.schema().tables().stream().map(Table::name).toList(), only));
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
        if (!force && !dryRun && !check && !plan.asking().isEmpty()) {
            throw new CannotDo(Exporter.refusal(plan, p -> true, terminal::shown) + ": nothing was written. "
                    + ExportText.advice(plan));
        }
    }

    private ObjectNode json(Loaded project, Exporter.Plan plan) {
        ObjectNode root = Json.result("export", project);
        root.put("folder", terminal.shown(plan.folder()));
        root.put("written", !dryRun && !check);
        root.put("upToDate", plan.upToDate());
        ArrayNode files = root.putArray("files");
        for (Planned p : plan.files()) {
            files.addObject()
                    .put("file", p.name())
                    .put("status", p.status().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return root;
    }
}
