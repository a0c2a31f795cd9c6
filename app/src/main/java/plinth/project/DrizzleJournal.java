package plinth.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.ddl.Problem.Severity;

/** Drizzle's journal, meta/_journal.json: which steps there are, in the order in which they run. */
final class DrizzleJournal {
    private DrizzleJournal() {}

    /** Returns the steps in {@code folder} by its journal; those that it does not name are left out aloud. Nothing when there is no journal. */
    static Optional<StepFiles> steps(Tree tree, Path folder, List<Notice> notices) {
        Path journal = folder.resolve("meta").resolve("_journal.json");
        Optional<String> text = Tree.text(journal);
        List<Path> sql = tree.sql(folder);
        if (text.isEmpty() || sql.isEmpty()) {
            return Optional.empty();
        }
        StepFiles byNumber = StepFiles.of(Tool.DRIZZLE, folder, sql);
        List<String> tags = tags(Project.name(tree.root(), journal), text.get());
        if (tags.isEmpty()) {
            return byNumber.isEmpty() ? Optional.empty() : Optional.of(byNumber);
        }
        List<Path> steps = new ArrayList<>();
        for (String tag : tags) {
            Optional<Path> file = tree.file(folder, tag + ".sql");
            file.ifPresent(steps::add);
            if (file.isEmpty()) {
                notices.add(new Notice(
                        Severity.ERROR,
                        Project.name(tree.root(), journal),
                        "There is no file " + tag + ".sql, which the journal names."));
            }
        }
        for (Path p : byNumber.all()) {
            if (steps.contains(p)) {
                continue;
            }
            if (byNumber.made(p)) {
                steps.add(p);
            } else {
                notices.add(new Notice(
                        Severity.WARNING,
                        Project.name(tree.root(), p),
                        "It is not read: meta/_journal.json does not name it, so Drizzle does not run it."));
            }
        }
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of(new StepFiles(Tool.DRIZZLE, Tool.DRIZZLE.label(), folder, steps, List.of()));
    }

    private static List<String> tags(String file, String text) {
        List<String> tags = new ArrayList<>();
        try {
            if (Yaml.read(file, text) instanceof Yaml.Members m
                    && m.get("entries").orElse(null) instanceof Yaml.Items entries) {
                for (Yaml e : entries.values()) {
                    if (e instanceof Yaml.Members one) {
                        one.text("tag").ifPresent(tags::add);
                    }
                }
            }
        } catch (ProjectException e) {
            // A journal that cannot be read names nothing: the numbers count.
        }
        return tags;
    }
}
