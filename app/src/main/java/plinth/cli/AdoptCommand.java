package plinth.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import plinth.model.ddl.Reading;
import plinth.model.layout.Family;
import plinth.model.layout.Layout;
import plinth.model.text.UnifiedDiff;
import plinth.project.Project;
import plinth.project.SourceFile;
import plinth.renderer.sql.Adoption;
import plinth.renderer.sql.Edited;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the files of a schema say another layout of one family, what stays left as it is written. */
@Command(
        name = "adopt",
        description = "Changes the files so that a family is laid out in another way: prints the patch, or writes it.",
        footer = {
            "",
            "Layouts and options: see plinth layout. What is not about the family stays as it is written.",
            "The files are changed, no database: rows are not moved."
        })
final class AdoptCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Input input = new Input();

    @Mixin
    private FamilyChoice family = new FamilyChoice();

    @Option(
            names = "--strategy",
            paramLabel = "LAYOUT[:OPTION...]",
            required = true,
            description = "The layout to adopt.")
    private String strategy = "";

    @Option(names = "--write", description = "Write the files; else the patch is only printed.")
    private boolean write;

    AdoptCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        try (Progress progress = Progress.of(terminal, "Reading " + input.path())) {
            Strategies.Wanted wanted = Strategies.named(strategy, List.of());
            Loaded project = Loaded.of(terminal, input, progress);
            project.requirePostgres("layouts are written");
            Family f = project.written(family.name());
            Layout layout = Strategies.lay(project.reading().schema(), f, wanted);
            progress.now("Changing the text");
            Edited.Done done = switch (Adoption.carryOut(project.reading(), layout.schema())) {
                case Edited.Refused(String reason) ->
                    throw new CannotDo(project.name() + ": " + f + " cannot become "
                            + layout.strategy().describe() + " in this text. " + reason);
                case Edited.Done d -> d;
            };
            List<Integer> changed = changed(project, done.reading());
            if (write) {
                Project.save(project.opened(), done.reading(), project.opened().sidecar());
            }
            progress.done();
            if (input.json()) {
                Json.print(terminal, json(project, layout, done, changed));
            } else {
                text(project, layout, done, changed);
            }
            return project.code(input.failOn());
        }
    }

    /** Returns the places of the files that change, none of them one that may not. */
    private static List<Integer> changed(Loaded project, Reading after) throws CannotDo {
        List<Integer> changed = new ArrayList<>();
        List<SourceFile> files = project.opened().files();
        for (int i = 0; i < files.size(); i++) {
            if (after.files().get(i).script()
                    == project.reading().files().get(i).script()) {
                continue;
            }
            if (files.get(i).applied()) {
                throw new CannotDo(project.file(files.get(i).name())
                        + " is an applied step of a migration, which is not changed. A layout is adopted where files"
                        + " say what is; a migration would have to move the rows as well.");
            }
            changed.add(i);
        }
        return changed;
    }

    private static String diff(Loaded project, Reading after, int file) {
        return UnifiedDiff.of(
                project.reading().files().get(file).name(),
                project.reading().files().get(file).script().text(),
                after.files().get(file).script().text());
    }

    private void text(Loaded project, Layout layout, Edited.Done done, List<Integer> changed) {
        layout.family().assumed().forEach(s -> terminal.say("assumed: " + s));
        layout.notEnforced().forEach(s -> terminal.say("not enforced: " + s));
        layout.notCarried().forEach(s -> terminal.say("not carried over: " + s));
        done.notes().forEach(terminal::say);
        if (changed.isEmpty()) {
            terminal.say(layout.family() + " is laid out so already.");
        }
        for (int i : changed) {
            if (write) {
                terminal.say(
                        "Wrote " + project.file(project.opened().files().get(i).name()) + ".");
            } else {
                terminal.out().exact(diff(project, done.reading(), i));
            }
        }
    }

    private ObjectNode json(Loaded project, Layout layout, Edited.Done done, List<Integer> changed) {
        ObjectNode root = Json.result("adopt", project);
        root.put("family", layout.family().base().toString());
        root.put("layout", layout.strategy().id());
        Json.strings(root.putArray("options"), Strategies.options(layout.strategy()));
        Json.strings(root.putArray("assumed"), layout.family().assumed());
        Json.strings(root.putArray("notEnforced"), layout.notEnforced());
        LayoutCommand.account(root, layout);
        Json.strings(root.putArray("notes"), done.notes());
        root.put("written", write);
        ArrayNode files = root.putArray("files");
        for (int i : changed) {
            ObjectNode one = files.addObject();
            one.put("file", project.file(project.opened().files().get(i).name()));
            one.put("patch", diff(project, done.reading(), i));
        }
        return root;
    }
}
