package plinth.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import plinth.model.cost.Comparison;
import plinth.model.layout.Family;
import plinth.model.layout.Strategy;
import plinth.model.text.Dialect;
import plinth.project.Places;
import plinth.project.ProjectException;
import plinth.renderer.diagram.SvgWriter;

/** What the workbench would show, for a machine without a display: what the schema holds, its patterns, its families compared, a picture. */
final class Summary {
    private static final List<Long> SCALES =
            List.of(1_000L, 10_000L, 100_000L, 1_000_000L, 10_000_000L, 100_000_000L, 1_000_000_000L);

    private final Terminal terminal;

    Summary(Terminal terminal) {
        this.terminal = terminal;
    }

    int print(Path path) throws ProjectException, CannotDo {
        try (Progress progress = Progress.of(terminal, "Reading " + path)) {
            Loaded project = Loaded.of(terminal, path, progress);
            progress.now("Comparing layouts");
            // Sizes and costs are PostgreSQL's.
            List<Family> families = project.opened().dialect() == Dialect.POSTGRESQL ? project.families() : List.of();
            List<CompareCommand.Compared> comparisons = new ArrayList<>();
            for (Family f : families) {
                comparisons.add(CompareCommand.compare(
                        project, f, Strategy.usual(f), SCALES, Map.of(), CompareCommand.kept(project)));
            }
            progress.now("Drawing");
            String svg = PictureOptions.svg(
                    PictureOptions.drawing(project, true, List.of()), Theming.light, SvgWriter.Fonts.NAMED);
            progress.done();
            holds(project, comparisons);
            title("Patterns");
            PatternsCommand.print(terminal, project);
            for (CompareCommand.Compared c : comparisons) {
                compared(c);
            }
            if (project.opened().dialect() == Dialect.POSTGRESQL) {
                project.refused().forEach(r -> {
                    title("Layouts of " + r.base());
                    terminal.print("Not compared: " + r);
                });
            }
            picture(project, svg);
            return project.code(FailOn.error);
        }
    }

    private void title(String text) {
        terminal.print("");
        terminal.print(text);
        terminal.print("-".repeat(Visible.line(text).length()));
    }

    private void holds(Loaded project, List<CompareCommand.Compared> comparisons) {
        String heading =
                project.opened().name() + " (" + project.opened().dialect().label() + ")";
        terminal.print(heading);
        terminal.print("=".repeat(Visible.line(heading).length()));
        List<Issue> issues = Issue.of(project);
        SourceList.words(project.opened()).ifPresent(w -> terminal.print("Read: " + w));
        Verdict.of(project, issues, comparisons).forEach(terminal::print);
        terminal.print("");
        TextTable table = new TextTable();
        table.row("table", "columns", "references", "indexes");
        project.schema()
                .tables()
                .forEach(x -> table.row(
                        x.name().toString(),
                        Integer.toString(x.columns().size()),
                        Integer.toString(x.foreignKeys().size()),
                        Integer.toString(x.indexes().size())));
        table.lines().forEach(l -> terminal.print("  " + l));
        List<Issue> wrong = Issue.ofSql(project);
        wrong.stream().limit(20).forEach(i -> terminal.print(i.toString()));
        if (wrong.size() > 20) {
            terminal.print("... and " + (wrong.size() - 20) + " more: plinth check " + project.name());
        }
    }

    private void compared(CompareCommand.Compared compared) {
        List<Comparison> all = compared.scales();
        title("Layouts of " + all.getFirst().family());
        terminal.print(ComparisonText.heading(all.getFirst()));
        terminal.print("");
        ComparisonText.sizes(all).forEach(terminal::print);
        for (Comparison c : all) {
            long rows = c.scale().rows();
            if (rows == 1_000 || rows == 1_000_000 || rows == 1_000_000_000) {
                terminal.print("");
                ComparisonText.full(c).forEach(terminal::print);
            }
        }
        terminal.print("");
        ComparisonText.words(all.getLast(), compared.course()).forEach(terminal::print);
    }

    /** Puts the picture into the user's cache: never into the project. */
    private void picture(Loaded project, String svg) throws CannotDo {
        Path folder = Places.ofUser().cache().resolve("pictures");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            folder = Path.of(System.getProperty("java.io.tmpdir", "."));
        }
        Path file = folder.resolve(project.opened().name().replaceAll("[^A-Za-z0-9._-]", "_") + ".svg");
        RenderCommand.write(file, svg.getBytes(StandardCharsets.UTF_8));
        title("Picture");
        terminal.print(file.toString());
    }
}
