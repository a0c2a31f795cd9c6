package plinth.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.ddl.Problem.Severity;

/** Tells whether the files of a folder are steps, of which tool, and by what that is known. */
final class StepFinder {
    private static final Set<String> OTHER_LANGUAGES =
            Set.of("js", "ts", "mjs", "cjs", "py", "go", "rb", "java", "kt", "cs", "php", "exs", "ex", "rs");

    private final Tree tree;
    private final Shelf shelf;

    StepFinder(Tree tree, Shelf shelf) {
        this.tree = tree;
        this.shelf = shelf;
    }

    /** Returns the steps in {@code folder}, a folder of the tree; what is odd about them is added to {@code notices}. */
    Optional<Part.OfSteps> find(Path folder, List<Notice> notices) {
        Optional<Part.OfSteps> found = byPlan(folder, notices)
                .or(() -> graphile(folder))
                .or(() -> folders(folder))
                .or(() -> files(folder));
        found.ifPresent(s -> passedOver(folder, s.steps(), notices));
        return found;
    }

    private static Optional<Part.OfSteps> part(StepFiles steps, String reason) {
        return steps.isEmpty() ? Optional.empty() : Optional.of(new Part.OfSteps(steps, reason));
    }

    private Optional<Part.OfSteps> byPlan(Path folder, List<Notice> notices) {
        Optional<Part.OfSteps> sqitch = SqitchPlan.steps(tree, folder, notices)
                .flatMap(s -> part(s, "sqitch.plan names the changes, in the order in which they are deployed."));
        return sqitch.isPresent()
                ? sqitch
                : DrizzleJournal.steps(tree, folder, notices)
                        .flatMap(s -> part(s, "meta/_journal.json is there; its order counts, else the numbers."));
    }

    /** Steps that are committed, and behind them what is being worked on. */
    private Optional<Part.OfSteps> graphile(Path folder) {
        Path committed = folder.resolve("committed");
        List<Path> done = tree.sql(committed);
        boolean marked = done.stream().anyMatch(p -> shelf.of(p).text().startsWith("--! Previous:"));
        boolean begun = done.isEmpty()
                && tree.file(folder, "current.sql").isPresent()
                && FileNames.migrations(tree.root(), folder);
        if (!marked && !begun) {
            return Optional.empty();
        }
        List<Path> steps =
                new ArrayList<>(StepFiles.of(Tool.GRAPHILE, committed, done).steps());
        tree.file(folder, "current.sql").ifPresent(steps::add);
        steps.addAll(tree.sql(folder.resolve("current")));
        return part(
                new StepFiles(Tool.GRAPHILE, Tool.GRAPHILE.label(), folder, steps, List.of()),
                "The folder committed holds steps of graphile-migrate, run by number; what is current comes last.");
    }

    /** A folder for each step. */
    private Optional<Part.OfSteps> folders(Path folder) {
        List<Path> inside = new ArrayList<>();
        for (Path f : tree.folders(folder)) {
            tree.file(f, "migration.sql").or(() -> tree.file(f, "up.sql")).ifPresent(inside::add);
        }
        StepFiles most = Tool.FOLDERS.stream()
                .map(t -> StepFiles.of(t, folder, inside))
                .reduce((a, b) -> b.steps().size() > a.steps().size() ? b : a)
                .orElseThrow();
        if (most.isEmpty() || most.steps().size() * 2 < inside.size()) {
            return Optional.empty();
        }
        boolean diesel = most.tool() == Tool.HASURA && near(folder, "diesel.toml");
        StepFiles steps = diesel ? StepFiles.of(Tool.DIESEL, folder, inside) : most;
        Path first = steps.steps().getFirst();
        boolean snapshot = tree.file(parent(first), "snapshot.json").isPresent();
        return part(
                snapshot ? steps.called(Tool.DRIZZLE.label()) : steps,
                "Each step is a folder with a number and a " + FileNames.of(first)
                        + "; they run by number, and what undoes them is left out.");
    }

    private static Path parent(Path file) {
        return Optional.ofNullable(file.getParent()).orElse(file);
    }

    private Optional<Part.OfSteps> files(Path folder) {
        List<Path> sql = tree.sql(folder);
        if (sql.isEmpty()) {
            return Optional.empty();
        }
        StepFiles flyway = StepFiles.of(Tool.FLYWAY, folder, sql);
        if (!flyway.steps().isEmpty()) {
            return part(
                    StepFiles.of(Tool.FLYWAY, folder, tree.sqlBelow(folder)),
                    "The names are those of Flyway's steps; they run by version, the repeatable ones last, undo"
                            + " never.");
        }
        for (Tool t : List.of(Tool.GOLANG_MIGRATE, Tool.POSTGRATOR, Tool.UP_FILES)) {
            StepFiles steps = StepFiles.of(t, folder, sql);
            if (!steps.isEmpty()) {
                boolean rust = t == Tool.GOLANG_MIGRATE && near(folder, "Cargo.toml") && !near(folder, "go.mod");
                return part(
                        rust ? steps.called("sqlx") : steps,
                        "The names are those of " + (rust ? "sqlx" : t.label())
                                + "; they run by number, and those that undo a step are left out.");
            }
        }
        for (Tool t : Tool.MARKED) {
            StepFiles steps = StepFiles.of(t, folder, sql);
            if (steps.all().stream().anyMatch(p -> t.marks(shelf.of(p).text()))) {
                return part(steps, "The marks in the files are those of " + t.label() + "; they run by number.");
            }
        }
        return numbered(folder, sql);
    }

    private Optional<Part.OfSteps> numbered(Path folder, List<Path> sql) {
        StepFiles steps = StepFiles.of(Tool.NUMBERED, folder, sql);
        boolean atlas = tree.file(folder, "atlas.sum").isPresent();
        boolean times = steps.steps().stream().anyMatch(p -> FileNames.of(p).matches("\\d{12,}[^\\d].*"));
        if (!atlas && !times && !FileNames.migrations(tree.root(), folder) || !shelf.define(steps.all())) {
            return Optional.empty();
        }
        boolean supabase = tree.file(parent(folder), "config.toml").isPresent()
                && FileNames.of(parent(folder)).equals("supabase");
        String label =
                atlas ? "Atlas" : supabase ? "Supabase" : near(folder, "Cargo.toml") ? "sqlx" : Tool.NUMBERED.label();
        return part(
                steps.called(label),
                (atlas
                                ? "atlas.sum is beside them"
                                : "The folder is called as one of migrations is, or the numbers are times")
                        + "; they run by number.");
    }

    /** Returns whether a file called {@code name} is in {@code folder} or further up. */
    private boolean near(Path folder, String name) {
        for (Path p = folder; p != null && p.startsWith(tree.root()); p = p.getParent()) {
            if (tree.file(p, name).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Says of what stands among the steps and is not read that it is not. */
    private void passedOver(Path folder, StepFiles steps, List<Notice> notices) {
        List<Path> all = steps.all();
        List<Path> sql = tree.sql(folder);
        List<Path> left = sql.stream()
                .filter(p -> !all.contains(p) && shelf.of(p).makes())
                .filter(p -> !FileNames.undo(p, sql)
                        && !FileNames.asideFile(p)
                        && !steps.tool().isStep(steps.tool().step(p)))
                .toList();
        for (Path p : left) {
            notices.add(new Notice(
                    Severity.WARNING,
                    Project.name(tree.root(), p),
                    "It is not read: it stands among the steps of " + steps.label()
                            + ", but its name is not that of one. To read it, name it under \"sources\" in"
                            + " plinth.yaml."));
        }
        List<Path> foreign = tree.files(folder).stream()
                .filter(p -> FileNames.of(p).matches("[Vv]?\\d+.*\\.[a-z]+") && OTHER_LANGUAGES.contains(ending(p)))
                .toList();
        if (!foreign.isEmpty()) {
            notices.add(new Notice(
                    Severity.WARNING,
                    Project.name(tree.root(), folder).isEmpty()
                            ? FileNames.of(folder)
                            : Project.name(tree.root(), folder),
                    "Steps in other languages than SQL are not read, so what they change is not seen: "
                            + foreign.stream().limit(3).map(FileNames::of).collect(Collectors.joining(", "))
                            + (foreign.size() > 3 ? " and " + (foreign.size() - 3) + " more" : "") + "."));
        }
    }

    private static String ending(Path p) {
        String name = FileNames.of(p).toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
