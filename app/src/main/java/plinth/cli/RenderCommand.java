package plinth.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import plinth.model.pattern.InferredReference;
import plinth.renderer.diagram.Area;
import plinth.renderer.diagram.Areas;
import plinth.renderer.diagram.Drawing;
import plinth.renderer.diagram.Options;
import plinth.renderer.diagram.Placement;
import plinth.renderer.diagram.Placer;
import plinth.renderer.diagram.SvgWriter;
import plinth.renderer.diagram.Theme;
import plinth.renderer.notation.Notation;
import plinth.renderer.query.GeneratedFile;

/** Draws a schema as an SVG file, or writes it in a notation of other tools. */
@Command(
        name = "render",
        description = "Draws the schema as an SVG file; tables stand where the workbench has put them, the others where"
                + " there is room. Or writes it as Mermaid, DBML or PlantUML, or as a data dictionary; what a notation"
                + " cannot say it names in its first lines.")
final class RenderCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Input input = new Input();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "The file to write; - is the standard output.")
    private Path out = Path.of("-");

    @Option(
            names = "--as",
            paramLabel = "FORM",
            description =
                    "svg, mermaid, dbml, plantuml, markdown or html; the last two are a data dictionary. Default: by"
                            + " the file's ending (.svg, .mmd, .dbml, .puml, .md, .html), else svg.")
    private @Nullable String form;

    @Option(
            names = "--theme",
            paramLabel = "light|dark|auto",
            defaultValue = "light",
            description = "The colours; auto follows the viewer's preference. Default: ${DEFAULT-VALUE}.")
    private Theming theme = Theming.light;

    @Option(
            names = "--no-inferred",
            description = "Leave out references that only names and types suggest; else they are drawn dashed.")
    private boolean noInferred;

    @Option(
            names = "--embed-fonts",
            description = "Put the glyphs that are used into the file, some 20 kB: it looks the same in every browser.")
    private boolean embedFonts;

    RenderCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        try (Progress progress = Progress.of(terminal, "Reading " + input.path())) {
            Optional<Notation> notation = notation();
            Loaded project = Loaded.of(terminal, input, progress);
            progress.now("Drawing");
            String text = notation.map(n -> n.write(
                            project.schema(), GeneratedFile.header(project.name(), "the schema as " + n.label())))
                    .orElseGet(() -> svg(
                            project,
                            !noInferred,
                            theme,
                            embedFonts ? SvgWriter.Fonts.EMBEDDED : SvgWriter.Fonts.NAMED));
            progress.done();
            if (out.toString().equals("-")) {
                terminal.out().exact(text);
                return project.code(input.failOn());
            }
            Path file = terminal.directory().resolve(out);
            write(file, text);
            if (input.json()) {
                Json.print(
                        terminal,
                        Json.result("render", project)
                                .put("file", terminal.shown(file))
                                .put("tables", project.schema().tables().size()));
            } else {
                terminal.print(terminal.shown(file) + ": "
                        + CheckCommand.counted(project.schema().tables().size(), "table"));
            }
            return project.code(input.failOn());
        }
    }

    /** Returns the notation that is asked for, by name or by the file's ending; nothing for a picture. */
    private Optional<Notation> notation() throws CannotDo {
        if (form != null) {
            Optional<Notation> named = Notation.named(form);
            if (named.isEmpty() && !form.equalsIgnoreCase("svg")) {
                throw new CannotDo("There is no form " + form + "; there are svg, " + Notation.words() + ".");
            }
            return named;
        }
        String file = String.valueOf(out.getFileName());
        return Notation.ending(file.substring(file.lastIndexOf('.') + 1));
    }

    static String svg(Loaded project, boolean inferred, Theming theme, SvgWriter.Fonts fonts) {
        Placement kept = new Placement(project.opened().sidecar().positions());
        List<InferredReference> references = inferred ? project.inferred() : List.of();
        List<Area> made = project.opened().sidecar().drawn().asAreas();
        List<Area> areas = made.isEmpty() ? Areas.propose(project.schema(), references) : made;
        Placement placement = Placer.place(project.schema(), project.findings(), references, areas, kept, false);
        Drawing drawing = Drawing.of(
                project.schema(),
                project.findings(),
                placement,
                Options.ALL.withInferred(references).withAreas(areas));
        return switch (theme) {
            case light -> SvgWriter.write(drawing, Theme.LIGHT, fonts);
            case dark -> SvgWriter.write(drawing, Theme.DARK, fonts);
            case auto -> SvgWriter.writeAdaptive(drawing, fonts);
        };
    }

    static void write(Path file, String text) throws CannotDo {
        // Beside it first: what ends early leaves no half of a file. A pipe or a device is written to as it is.
        boolean direct = Files.exists(file) && !Files.isRegularFile(file);
        Path name = file.getFileName();
        Path first = direct || name == null ? file : file.resolveSibling("." + name + ".part");
        try {
            Files.writeString(first, text, StandardCharsets.UTF_8);
            if (first != file) {
                Files.move(first, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (NoSuchFileException e) {
            throw new CannotDo(file + " cannot be written: there is no folder " + file.getParent() + ".");
        } catch (AccessDeniedException e) {
            throw new CannotDo(file + " cannot be written: permission denied.");
        } catch (IOException e) {
            throw new CannotDo(file + " cannot be written: "
                    + (Files.isDirectory(file) ? "it is a folder" : e.getMessage()) + ".");
        }
    }
}
