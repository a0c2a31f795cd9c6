package plinth.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import plinth.model.ddl.Problem.Severity;
import plinth.model.ddl.Reading;
import plinth.model.schema.Name;

/** Opens and saves projects: a single SQL file, or a folder with the files that say what the schema is. */
public final class Project {
    private Project() {}

    /**
     * Opens the SQL file or the folder {@code path}. Writes nothing; files of a save that was cut off are read as they are once it is through.
     *
     * @throws ProjectException when there is no such file or folder, or no SQL in it
     */
    public static Opened open(Path path) throws ProjectException {
        return open(path, AllowedFolders.ofUser());
    }

    /** Opens {@code path}, whose files may lead into {@code allowed}. */
    public static Opened open(Path path, AllowedFolders allowed) throws ProjectException {
        Path absolute = path.toAbsolutePath().normalize();
        boolean folder = Files.isDirectory(absolute);
        if (!exists(absolute)) {
            throw new ProjectException("There is no file or folder " + path + ".");
        }
        Path root =
                folder ? absolute : Optional.ofNullable(absolute.getParent()).orElse(absolute);
        CutOffSave cutOff = CutOffSave.in(root, JournalRegister.ofUser());
        FileAccess access =
                new FileAccess(root, cutOff, allowed, Optional.of(absolute).filter(p -> !folder));
        List<Notice> notices = new ArrayList<>(cutOff.notices());
        Found found = folder ? Discovery.of(absolute, access, notices) : file(root, absolute, access, notices);
        SidecarFile file = sidecarFile(root, access, found.sidecar(), "positions and volumes", notices);
        Sidecar sidecar = Sidecar.EMPTY;
        if (file.text().isPresent()) {
            String text = file.text().get();
            OptionalInt later = SidecarText.later(text);
            if (later.isPresent()) {
                notices.add(new Notice(
                        Severity.WARNING,
                        name(root, file.path()),
                        "It was written by a later version of Plinth (format " + later.getAsInt() + ", this one knows "
                                + SidecarText.VERSION
                                + "). What is known of it is shown; it is not changed, so positions and volumes"
                                + " are not saved here."));
            }
            try {
                sidecar = SidecarText.read(name(root, file.path()), text, inside(found));
                file = later.isPresent() ? file.left() : file;
            } catch (ProjectException e) {
                notices.add(new Notice(
                        Severity.WARNING,
                        name(root, file.path()),
                        e.getMessage() + " Until then positions and volumes are not saved."));
                file = file.left();
            }
        }
        SidecarFile ignored = sidecarFile(root, access, found.ignored(), "ignored problems", notices);
        if (ignored.text().isPresent()) {
            int before = notices.size();
            String name = name(root, ignored.path());
            try {
                sidecar = sidecar.withIgnored(
                        IgnoredText.read(name, ignored.text().get(), inside(found), notices));
            } catch (ProjectException e) {
                notices.add(new Notice(
                        Severity.WARNING,
                        name,
                        e.getMessage() + " Until it is mended nothing in it is ignored, and it is not changed."));
            }
            ignored = notices.size() > before ? ignored.left() : ignored;
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
                ignored,
                notices,
                cutOff.unfinished());
    }

    /** Returns whether there is something to open at {@code path}: a file, a folder, or an entry of sqlc's settings ({@code sqlc.yaml#name}). */
    public static boolean exists(Path path) {
        return Files.exists(path)
                || entry(path).filter(e -> Files.isRegularFile(e.settings())).isPresent();
    }

    /** An entry of sqlc's settings, as its path is written. */
    private record Entry(Path settings, String name) {}

    private static Optional<Entry> entry(Path path) {
        String file = FileNames.of(path);
        int sign = file.indexOf('#');
        return sign > 0 && SqlcYaml.NAMES.contains(file.substring(0, sign))
                ? Optional.of(new Entry(path.resolveSibling(file.substring(0, sign)), file.substring(sign + 1)))
                : Optional.empty();
    }

    private static Found file(Path root, Path path, FileAccess access, List<Notice> notices) throws ProjectException {
        Optional<Entry> entry = entry(path);
        if (entry.isPresent() && !Files.exists(path)) {
            return Discovery.entry(
                    root, FileNames.of(entry.get().settings()), entry.get().name(), access, notices);
        }
        String name = FileNames.of(path);
        boolean settings = SqlcYaml.NAMES.contains(name) || name.equals("plinth.yaml") || name.equals("plinth.yml");
        return settings ? Discovery.of(root, access, notices) : Found.file(path, access, notices);
    }

    /**
     * Finishes a save that was cut off in the project's folder, as {@link #save} does first; does nothing where there is none.
     *
     * @return what to know of it
     * @throws ProjectException when it cannot be finished now; it can be tried again
     */
    public static List<Notice> finish(Opened opened) throws ProjectException {
        return finish(opened.root(), new Disk());
    }

    static List<Notice> finish(Path root, Disk disk) throws ProjectException {
        try {
            return new Batch(disk, root, JournalRegister.ofUser()).finish();
        } catch (IOException e) {
            throw new ProjectException(
                    "A save of an earlier run was cut off in " + root + ", and it cannot be finished: "
                            + TextFiles.reason(e) + ".",
                    e);
        }
    }

    private static Name inside(Found found) {
        return Reading.defaultSchema(found.dialect());
    }

    /** Reads a file that stands beside the schema and holds {@code what}. */
    private static SidecarFile sidecarFile(Path root, FileAccess access, Path path, String what, List<Notice> notices)
            throws ProjectException {
        Optional<String> outside = access.refusal(path);
        if (outside.isPresent()) {
            notices.add(new Notice(
                    Severity.WARNING,
                    name(root, path),
                    name(root, path) + " " + outside.get() + ". Until then " + what + " are not saved."));
            return new SidecarFile(path, Optional.empty(), false);
        }
        if (!access.isFile(path)) {
            return new SidecarFile(path, Optional.empty(), true);
        }
        try {
            return new SidecarFile(path, Optional.of(new String(access.bytes(path), StandardCharsets.UTF_8)), true);
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
