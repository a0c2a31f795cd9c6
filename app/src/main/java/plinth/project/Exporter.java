package plinth.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import plinth.renderer.query.GeneratedFile;

/** Writes generated files into a folder: first a plan that can be shown, then the deed. What Plinth did not make is never overwritten unasked. */
public final class Exporter {
    private Exporter() {}

    /** What writing a file would do. */
    public enum Status {
        /** There is no such file yet. */
        NEW,
        /** It is an earlier one of Plinth's, with another text. */
        CHANGED,
        /** It says just this already. */
        UNCHANGED,
        /** Somebody else made it: it lacks the header of generated files. */
        FOREIGN
    }

    /**
     * A file to be written.
     *
     * @param before the text that is there now
     */
    public record Planned(GeneratedFile file, Path path, Status status, Optional<String> before) {}

    /**
     * What an export would do.
     *
     * @param folder where the files go; it need not be there yet
     */
    public record Plan(Path folder, List<Planned> files) {
        public Plan {
            files = List.copyOf(files);
        }

        /** Returns the files of {@code status}. */
        public List<Planned> files(Status status) {
            return files.stream().filter(f -> f.status() == status).toList();
        }
    }

    /**
     * Looks what writing {@code files} into {@code folder} would do. Writes nothing; files of an export that was cut off are taken as they are once it is through.
     *
     * @throws ProjectException when something in the way cannot be read
     */
    public static Plan plan(Path folder, List<GeneratedFile> files) throws ProjectException {
        Path root = folder.toAbsolutePath().normalize();
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new ProjectException(
                    folder + " is a file, not a folder: nothing was written. Name a folder to export to.");
        }
        FileAccess access = new FileAccess(
                root, CutOffSave.in(root, JournalRegister.ofUser()), AllowedFolders.ofUser(), Optional.empty());
        List<Planned> planned = new ArrayList<>();
        for (GeneratedFile f : files) {
            Path path = root.resolve(f.path()).normalize();
            if (!path.startsWith(root) || path.equals(root)) {
                throw new ProjectException(f.path() + " is not in the folder to export to: nothing was written.");
            }
            Optional<String> outside =
                    access.refusal(Optional.ofNullable(path.getParent()).orElse(root));
            if (outside.isPresent()) {
                throw new ProjectException(path + " leads out of the folder to export to, by a link: nothing was"
                        + " written. Remove the link, or export to another folder.");
            }
            planned.add(planned(access, f, path));
        }
        return new Plan(root, planned);
    }

    private static Planned planned(FileAccess access, GeneratedFile f, Path path) throws ProjectException {
        if (!access.exists(path)) {
            return new Planned(f, path, Status.NEW, Optional.empty());
        }
        byte[] bytes;
        try {
            bytes = access.bytes(path);
        } catch (IOException e) {
            throw new ProjectException(path + " is in the way and cannot be read: " + TextFiles.reason(e) + ".", e);
        }
        Encoding encoding = Encoding.of(bytes);
        String before = LineEnds.unified(encoding.decode(bytes).orElse(""));
        Status status = before.equals(f.text())
                ? Status.UNCHANGED
                : GeneratedFile.generated(before) ? Status.CHANGED : Status.FOREIGN;
        return new Planned(f, path, status, Optional.of(before));
    }

    /**
     * Writes the new and changed files of {@code plan}, all or none.
     *
     * @param foreign whether files that Plinth did not make are overwritten; when not, and there are some, nothing is written
     * @return the files that were written
     */
    public static List<Planned> write(Plan plan, boolean foreign) throws ProjectException {
        List<Planned> others = plan.files(Status.FOREIGN);
        if (!foreign && !others.isEmpty()) {
            throw new ProjectException(names(plan, others) + (others.size() == 1 ? " was" : " were")
                    + " not made by Plinth: nothing was written.");
        }
        List<Planned> wanted = plan.files().stream()
                .filter(f -> f.status() != Status.UNCHANGED)
                .toList();
        Project.finish(plan.folder(), new Disk());
        List<FileChange> changes = new ArrayList<>();
        try {
            for (Planned p : wanted) {
                Path parent = Optional.ofNullable(p.path().getParent()).orElse(plan.folder());
                Files.createDirectories(parent);
                changes.add(new FileChange(
                        p.path(),
                        Checksums.of(p.path()),
                        new FileChange.Bytes(p.file().text().getBytes(StandardCharsets.UTF_8))));
            }
            if (!changes.isEmpty()) {
                new Batch(new Disk(), plan.folder(), JournalRegister.ofUser()).write(changes);
            }
        } catch (FileAlreadyExistsException e) {
            throw new ProjectException(
                    "There is a file " + e.getFile() + " where a folder is needed: nothing was written.", e);
        } catch (IOException e) {
            throw new ProjectException(
                    "The folder " + plan.folder() + " cannot be written to: " + TextFiles.reason(e)
                            + ". Nothing was written.",
                    e);
        }
        return wanted;
    }

    private static String names(Plan plan, List<Planned> files) {
        return files.stream()
                .map(f -> plan.folder().relativize(f.path()).toString())
                .collect(Collectors.joining(", "));
    }
}
