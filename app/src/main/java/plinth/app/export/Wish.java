package plinth.app.export;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plinth.app.store.Picture;
import plinth.model.layout.Family;
import plinth.model.layout.Layouts;
import plinth.model.layout.Strategy;
import plinth.model.schema.Schema;
import plinth.model.schema.SeedRows;
import plinth.project.ExportSource;
import plinth.project.Exporter;
import plinth.project.Opened;
import plinth.project.ProjectException;
import plinth.project.Targets;
import plinth.renderer.diagram.PictureFormat;
import plinth.renderer.notation.Notation;
import plinth.renderer.query.Exported;
import plinth.renderer.query.GeneratedFile;
import plinth.renderer.query.Target;

/**
 * What the user wants to have exported.
 *
 * @param layout a family of the schema to be laid out in another way first
 * @param targets whom queries are written for
 * @param turn tells a wish from an equal one before it: the folder has to be looked at again after files were written
 */
record Wish(
        Picture picture,
        Opened project,
        Kind kind,
        Path folder,
        Optional<Laid> layout,
        List<Target> targets,
        int turn) {
    Wish {
        targets = List.copyOf(targets);
    }

    /** What is made. */
    sealed interface Kind {
        /** Canonical DDL, and query stubs for the clients. */
        record Queries() implements Kind {}

        /** The diagram. */
        record Picture(PictureWish wish) implements Kind {}

        /** The schema in a notation of other tools, or as a data dictionary. */
        record Document(Notation notation) implements Kind {}
    }

    record Laid(Family family, Strategy strategy) {}

    /**
     * What would come of it.
     *
     * @param plan absent when it cannot be done, and {@code trouble} says why
     * @param notes what is left out of the files
     * @param drawn what it looks like, for a picture
     */
    record Answer(
            Optional<Exporter.Plan> plan,
            Optional<String> trouble,
            List<String> notes,
            Optional<PictureWish.Drawn> drawn) {
        static final Answer NONE = new Answer(Optional.empty(), Optional.empty(), List.of(), Optional.empty());

        Answer {
            notes = List.copyOf(notes);
        }
    }

    /** Returns the plan; looks at the folder, writes nothing. */
    Answer answer() {
        ExportSource source = ExportSource.of(project);
        if (kind instanceof Kind.Queries && targets.isEmpty()) {
            return new Answer(Optional.empty(), Optional.of("Choose a client."), List.of(), Optional.empty());
        }
        Optional<PictureWish.Drawn> drawn = kind instanceof Kind.Picture p
                ? Optional.of(
                        p.wish().draw(picture, project.name(), GeneratedFile.header(source.label(), "the diagram")))
                : Optional.empty();
        Optional<String> cannot = drawn.flatMap(PictureWish.Drawn::trouble);
        if (cannot.isPresent()) {
            return new Answer(Optional.empty(), cannot, List.of(), drawn);
        }
        List<String> notes = List.of();
        try {
            List<Target> clients = kind instanceof Kind.Queries
                    ? Targets.into(folder, targets, project, picture.of().schema())
                    : List.of();
            notes = notes(clients);
            Exporter.Plan plan = plan(source, clients, drawn);
            List<String> sources = new ArrayList<>();
            for (Exporter.Planned p : plan.files()) {
                if (project.files().stream().anyMatch(f -> f.path().equals(p.path()))) {
                    sources.add(plan.folder().relativize(p.path()).toString());
                }
            }
            Optional<String> trouble = sources.isEmpty()
                    ? Optional.empty()
                    : Optional.of(String.join(", ", sources)
                            + (sources.size() == 1 ? " is" : " are")
                            + " what the schema is read from. Choose another folder.");
            return new Answer(Optional.of(plan), trouble, notes, drawn);
        } catch (ProjectException e) {
            return new Answer(Optional.empty(), Optional.ofNullable(e.getMessage()), notes, drawn);
        }
    }

    private List<String> notes(List<Target> clients) {
        if (clients.isEmpty() || layout.isPresent()) {
            return List.of();
        }
        Exported exported = exported();
        return clients.stream().flatMap(t -> t.notes(exported).stream()).toList();
    }

    private Exporter.Plan plan(ExportSource source, List<Target> clients, Optional<PictureWish.Drawn> drawn)
            throws ProjectException {
        return switch (kind) {
            case Kind.Queries q ->
                Exporter.plan(
                        source, folder, Targets.files(clients, exported(), source.label()), Targets.places(clients));
            case Kind.Document d ->
                Exporter.plan(source, folder, List.of(document(d.notation(), source.label())), Set.of());
            case Kind.Picture p -> {
                String name = project.name() + "." + p.wish().format().word();
                byte[] file =
                        drawn.flatMap(PictureWish.Drawn::file).orElseThrow().bytes();
                yield p.wish().format() == PictureFormat.SVG
                        ? Exporter.plan(
                                source,
                                folder,
                                List.of(new GeneratedFile(name, new String(file, StandardCharsets.UTF_8))),
                                Set.of())
                        : Exporter.plan(source, folder, name, file);
            }
        };
    }

    private Exported exported() {
        Schema schema = picture.of().schema();
        SeedRows rows = picture.of().reading().rows();
        return layout.map(l -> Exported.of(Layouts.lay(schema, l.family(), l.strategy()), rows))
                .orElseGet(() -> Exported.of(picture.of().reading().qualified(), rows));
    }

    private GeneratedFile document(Notation notation, String source) {
        return new GeneratedFile(
                project.name() + "." + notation.endings().getFirst(),
                notation.write(
                        picture.of().reading().qualified(),
                        GeneratedFile.header(source, "the schema as " + notation.label())));
    }
}
