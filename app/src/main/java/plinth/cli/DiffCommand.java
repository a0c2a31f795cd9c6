package plinth.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import plinth.model.ddl.Reading;
import plinth.model.text.SourceText;
import plinth.model.text.UnifiedDiff;
import plinth.project.SourceFile;
import plinth.renderer.sql.ChangeScript;
import plinth.renderer.sql.SqlComment;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says what the files of a schema say otherwise than a revision of them in git. */
@Command(
        name = "diff",
        description = "Says what differs from a revision in git: as text, and as the statements that say the same.",
        footer = {"", "Exit codes: 0 nothing differs, 1 something does, 2 cannot do it."})
final class DiffCommand implements Callable<Integer> {
    private static final int SECONDS = 30;

    private final Terminal terminal;

    @Mixin
    private Input input = new Input();

    @Option(
            names = "--against",
            paramLabel = "REVISION",
            defaultValue = "HEAD",
            description = "The revision to compare with. Default: ${DEFAULT-VALUE}.")
    private String against = "HEAD";

    @Option(names = "--statements", description = "Print the statements alone.")
    private boolean statements;

    DiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** A file as it was and as it is; absent then, its text is empty. */
    private record Pair(String name, String before, String after) {
        boolean same() {
            return before.equals(after);
        }
    }

    @Override
    public Integer call() throws Exception {
        try (Progress progress = Progress.of(terminal, "Reading " + input.path())) {
            if (against.startsWith("-")) {
                throw new CannotDo(against + " is no revision.");
            }
            Loaded project = Loaded.silently(terminal, input, progress);
            Path root = project.opened().root();
            if (git(root, List.of("rev-parse", "--verify", "--quiet", against + "^{commit}"))
                    .isEmpty()) {
                throw new CannotDo("There is no revision " + against + " in git at " + root + ".");
            }
            List<Pair> files = new ArrayList<>();
            List<SourceText> old = new ArrayList<>();
            for (int i = 0; i < project.opened().files().size(); i++) {
                SourceFile f = project.opened().files().get(i);
                String before =
                        git(root, List.of("show", against + ":./" + f.name())).orElse("");
                files.add(new Pair(
                        f.name(),
                        before,
                        project.reading().files().get(i).script().text()));
                old.add(new SourceText(f.name(), before));
            }
            Reading was = Reading.of(project.opened().dialect(), old);
            ChangeScript script = ChangeScript.of(was.schema(), project.schema(), Map.of());
            progress.done();
            boolean same = files.stream().allMatch(Pair::same);
            if (input.json()) {
                json(project, files, script);
            } else {
                text(files, script, same);
            }
            return same ? ExitCode.FINE : ExitCode.FINDINGS;
        }
    }

    private void text(List<Pair> files, ChangeScript script, boolean same) {
        if (same) {
            terminal.say("Nothing differs from " + against + ".");
            return;
        }
        if (!statements) {
            files.stream()
                    .filter(p -> !p.same())
                    .forEach(p -> terminal.out().exact(UnifiedDiff.of(p.name(), p.before(), p.after())));
            terminal.print("");
            terminal.print(SqlComment.line("As statements:"));
        }
        script.notes().forEach(n -> terminal.print(SqlComment.line(n)));
        script.statements().forEach(terminal::print);
    }

    private void json(Loaded project, List<Pair> files, ChangeScript script) {
        ObjectNode root = Json.result("diff", project);
        root.put("against", against);
        ArrayNode changed = root.putArray("files");
        files.stream()
                .filter(p -> !p.same())
                .forEach(p -> changed.addObject()
                        .put("file", p.name())
                        .put("diff", UnifiedDiff.of(p.name(), p.before(), p.after())));
        Json.strings(root.putArray("statements"), script.statements());
        Json.strings(root.putArray("notes"), script.notes());
        Json.print(terminal, root);
    }

    /** Returns what git prints when it runs {@code arguments} in {@code folder}; nothing when it says no. */
    private static java.util.Optional<String> git(Path folder, List<String> arguments) throws CannotDo {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(arguments);
        try {
            Process git = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            git.getOutputStream().close();
            String out = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!git.waitFor(SECONDS, TimeUnit.SECONDS)) {
                git.destroyForcibly();
                throw new CannotDo("git did not answer within " + SECONDS + " seconds.");
            }
            return git.exitValue() == 0 ? java.util.Optional.of(out) : java.util.Optional.empty();
        } catch (IOException e) {
            throw new CannotDo("git cannot be run: " + e.getMessage() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotDo("Interrupted.");
        }
    }
}
