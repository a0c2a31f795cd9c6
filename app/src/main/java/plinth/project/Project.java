package plinth.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.ddl.Problem.Severity;
import plinth.model.ddl.Reading;
import plinth.model.schema.Name;

/** Opens and saves projects: a single SQL file, or a folder with the files that say what the schema is. */
public final class Project {
    private Project() {}

    /**
     * Opens the SQL file or the folder {@code path}. Writes nothing, but finishes a save that was cut off.
     *
     * @throws ProjectException when there is no such file or folder, or no SQL in it
     */
    public static Opened open(Path path) throws ProjectException {
        Path absolute = path.toAbsolutePath().normalize();
        boolean folder = Files.isDirectory(absolute);
        if (!folder && !Files.exists(absolute)) {
            throw new ProjectException("There is no file or folder " + path + ".");
        }
        Path root =
                folder ? absolute : Optional.ofNullable(absolute.getParent()).orElse(absolute);
        List<Notice> notices = new ArrayList<>(finish(root));
        Found found = folder ? Discovery.of(absolute, notices) : Found.file(absolute, notices);
        sweep(found);
        SidecarFile file = sidecarFile(found.sidecar());
        Sidecar sidecar = Sidecar.EMPTY;
        if (file.text().isPresent()) {
            try {
                sidecar = SidecarText.read(name(root, file.path()), file.text().get(), inside(found));
            } catch (ProjectException e) {
                notices.add(new Notice(
                        Severity.WARNING,
                        name(root, file.path()),
                        e.getMessage() + " Until then positions and volumes are not saved."));
                file = new SidecarFile(file.path(), file.text(), false);
            }
        }
        return new Opened(
                absolute,
                root,
                found.name(),
                found.dialect(),
                found.settings(),
                found.sources(),
                sidecar,
                file,
                notices);
    }

    private static List<Notice> finish(Path root) throws ProjectException {
        try {
            return new Batch(new Disk(), root).finish();
        } catch (IOException e) {
            throw new ProjectException(
                    "A save of an earlier run was cut off, and it cannot be finished: " + TextFiles.reason(e) + ".", e);
        }
    }

    private static void sweep(Found found) {
        try {
            for (Source s : found.sources()) {
                for (SourceFile f : s.files()) {
                    Batch.sweep(f.path());
                }
            }
            Batch.sweep(found.sidecar());
        } catch (IOException e) {
            // What is left over is in nobody's way; the next save writes over it.
        }
    }

    private static Name inside(Found found) {
        return Reading.defaultSchema(found.dialect());
    }

    private static SidecarFile sidecarFile(Path path) throws ProjectException {
        if (!Files.exists(path)) {
            return new SidecarFile(path, Optional.empty(), true);
        }
        try {
            return new SidecarFile(path, Optional.of(Files.readString(path, StandardCharsets.UTF_8)), true);
        } catch (IOException e) {
            throw new ProjectException(path.getFileName() + " cannot be read: " + TextFiles.reason(e) + ".", e);
        }
    }

    /** Returns {@code file} as seen from {@code root}, with {@code /} between its parts. */
    static String name(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /**
     * Writes what {@code reading}, a later one of the project's files, and {@code sidecar} have changed, all or nothing. Files whose text is as
     * it was read are not touched.
     *
     * @param over files that are written although they have changed on disk, as {@link ChangedOnDisk#files()} named them
     * @return the project as it is now on disk
     * @throws ChangedOnDisk when somebody else has changed one of the files to be written; nothing was written
     * @throws ProjectException when a file cannot be written; nothing was written
     */
    public static Opened save(Opened opened, Reading reading, Sidecar sidecar, List<Path> over)
            throws ProjectException {
        return new Saving(opened, new Disk()).save(Saving.texts(opened, reading), sidecar, over);
    }

    /** Saves, over nobody's changes. */
    public static Opened save(Opened opened, Reading reading, Sidecar sidecar) throws ProjectException {
        return save(opened, reading, sidecar, List.of());
    }

    /** Returns the files that are not on disk as they were read or saved last: changed by someone else, gone, or come. Reads them, so not for every frame. */
    public static List<Path> changedOnDisk(Opened opened) throws ProjectException {
        return new Saving(opened, new Disk()).changedOnDisk();
    }
}
