package plinth.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import plinth.project.Content;
import plinth.renderer.diagram.PictureFormat;
import plinth.renderer.notation.Notation;
import plinth.renderer.query.GeneratedFile;

/** Draws a schema as an SVG, PNG or PDF file, or writes it in a notation of other tools. */
@Command(
        name = "render",
        description = "Draws the schema as an SVG, PNG or PDF file; tables stand where the workbench has put them, the"
                + " others where there is room. Or writes it as Mermaid, DBML or PlantUML, or as a data"
                + " dictionary; what a notation cannot say it names in its first lines.")
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
                    "svg, png, pdf, mermaid, dbml, plantuml, markdown or html; the last two are a data dictionary."
                            + " Default: by the file's ending (.svg, .png, .pdf, .mmd, .dbml, .puml, .md, .html), else"
                            + " svg.")
    private @Nullable String form;

    @Mixin
    private PictureOptions picture = new PictureOptions();

    RenderCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What is written. */
    private sealed interface Form {
        record Picture(PictureFormat format) implements Form {}

        record Text(Notation notation) implements Form {}
    }

    @Override
    public Integer call() throws Exception {
        try (Progress progress = Progress.of(terminal, "Reading " + input.path())) {
            Form wanted = form();
            Optional<PictureFormat> format =
                    wanted instanceof Form.Picture p ? Optional.of(p.format()) : Optional.empty();
            picture.check(format);
            boolean printed = out.toString().equals("-");
            if (printed && format.filter(f -> f != PictureFormat.SVG).isPresent()) {
                throw new CannotDo("A " + format.get() + " is not text: name a file, as in --out schema."
                        + format.get().word() + ".");
            }
            Loaded project = Loaded.of(terminal, input, progress);
            progress.now("Drawing");
            PictureOptions.Drawn made = switch (wanted) {
                case Form.Picture p -> picture.draw(project, p.format());
                case Form.Text t ->
                    new PictureOptions.Drawn(
                            Content.Binary.of(t.notation()
                                    .write(
                                            project.schema(),
                                            GeneratedFile.header(
                                                    project.name(),
                                                    "the schema as "
                                                            + t.notation().label()))),
                            project.schema().tables().size(),
                            Optional.empty());
            };
            progress.done();
            made.note().ifPresent(terminal::say);
            if (printed) {
                terminal.out().exact(new String(made.file().bytes(), StandardCharsets.UTF_8));
                return project.code(input.failOn());
            }
            Path file = terminal.directory().resolve(out);
            write(file, made.file().bytes());
            if (input.json()) {
                Json.print(
                        terminal,
                        Json.result("render", project)
                                .put("file", terminal.shown(file))
                                .put("tables", made.tables()));
            } else {
                terminal.print(terminal.shown(file) + ": " + CheckCommand.counted(made.tables(), "table"));
            }
            return project.code(input.failOn());
        }
    }

    /** Returns what is asked for, by name or by the file's ending. */
    private Form form() throws CannotDo {
        String file = String.valueOf(out.getFileName());
        String word = form != null ? form : file.substring(file.lastIndexOf('.') + 1);
        Optional<Form> found = PictureFormat.named(word)
                .<Form>map(Form.Picture::new)
                .or(() -> (form != null ? Notation.named(word) : Notation.ending(word)).map(Form.Text::new));
        if (found.isEmpty() && form != null) {
            throw new CannotDo("There is no form " + form + "; there are " + PictureFormat.words() + ", "
                    + Notation.words() + ".");
        }
        return found.orElse(new Form.Picture(PictureFormat.SVG));
    }

    static void write(Path file, byte[] bytes) throws CannotDo {
        // Beside it first: what ends early leaves no half of a file. A pipe or a device is written to as it is.
        boolean direct = Files.exists(file) && !Files.isRegularFile(file);
        Path name = file.getFileName();
        Path first = direct || name == null ? file : file.resolveSibling("." + name + ".part");
        try {
            Files.write(first, bytes);
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
