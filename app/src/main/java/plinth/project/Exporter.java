package plinth.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import plinth.renderer.diagram.PictureStamp;
import plinth.renderer.query.FilePlace;
import plinth.renderer.query.GeneratedFile;

/**
 * Writes generated files into a folder and takes away those whose table is gone: first a plan that can be shown, then the deed. What Plinth did not
 * make, and what somebody edited, is neither overwritten nor removed unasked.
 */
public final class Exporter {
    /** How the first line of a file ended before there were stamps. */
    static final String OLDER = "Written anew at every export.";
    /** How it ends since then. */
    static final String NEWER = "Do not edit.";

    private Exporter() {}

    /** What an export would do to a file. */
    public enum Status {
        /** There is no such file yet. */
        NEW,
        /** It is an earlier one of this export, with another text. */
        CHANGED,
        /** It says just this already. */
        UNCHANGED,
        /** It is one of this export, and somebody has edited it since. */
        EDITED,
        /** It is an earlier one of this export, which no longer writes it: it goes. */
        STALE,
        /** Stale, and somebody has edited it. */
        EDITED_STALE,
        /** Somebody else made it: it lacks the header of generated files. */
        FOREIGN,
        /** Plinth made it, in an export of another project, or into another folder. */
        OTHER_PROJECT;

        /** Returns whether the file is left alone, unless the user says otherwise. */
        public boolean asks() {
            return this == EDITED || this == EDITED_STALE || this == FOREIGN || this == OTHER_PROJECT;
        }

        /** Returns whether the file goes. */
        public boolean goes() {
            return this == STALE || this == EDITED_STALE;
        }

        /** Returns why the file is left alone, as the end of a sentence that begins with its name, or the names of several. */
        public String why(boolean several) {
            String be = several ? "were " : "was ";
            return switch (this) {
                case NEW, CHANGED, UNCHANGED, STALE -> be + "written by this export";
                case EDITED -> be + "edited by hand";
                case EDITED_STALE ->
                    be + "edited by hand, and " + (several ? "their tables are" : "its table is") + " gone";
                case FOREIGN -> be + "not made by Plinth";
                case OTHER_PROJECT -> be + "exported by Plinth from another project or for another folder";
            };
        }
    }

    /**
     * A file that an export writes or removes.
     *
     * @param name its path below the folder that is exported to, with {@code /} between its parts
     * @param before what is there now
     * @param after what is to be written; nothing when the file goes
     */
    public record Planned(String name, Path path, Status status, Optional<Content> before, Optional<Content> after) {
        static Planned text(String name, Path path, Status status, Optional<String> before, Optional<String> after) {
            return new Planned(name, path, status, before.map(Content.Text::new), after.map(Content.Text::new));
        }

        /** Returns the text that is there now; nothing for a picture. */
        public Optional<String> textBefore() {
            return textOf(before);
        }

        /** Returns the text to be written; nothing for a picture. */
        public Optional<String> textAfter() {
            return textOf(after);
        }

        private static Optional<String> textOf(Optional<Content> content) {
            return content.flatMap(c -> switch (c) {
                case Content.Text t -> Optional.of(t.text());
                case Content.Binary p -> Optional.empty();
            });
        }
    }

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

        /** Returns the files that are left alone unless the user says otherwise. */
        public List<Planned> asking() {
            return files.stream().filter(f -> f.status().asks()).toList();
        }

        /**
         * Returns what is written or removed.
         *
         * @param allowed which of the files that are left alone may be overwritten or removed
         */
        public List<Planned> wanted(Set<Path> allowed) {
            return files.stream()
                    .filter(f -> f.status() != Status.UNCHANGED)
                    .filter(f -> !f.status().asks() || allowed.contains(f.path()))
                    .toList();
        }

        /** Returns whether the folder holds just what the export would write. */
        public boolean upToDate() {
            return files.stream().allMatch(f -> f.status() == Status.UNCHANGED);
        }
    }

    /**
     * Looks what writing {@code files}, which are made from {@code source}, into {@code folder} would do. Writes nothing; files of an export that
     * was cut off are taken as they are once it is through.
     *
     * @param places where files of earlier exports are looked for that are no longer written
     * @throws ProjectException when something in the way cannot be read
     */
    public static Plan plan(ExportSource source, Path folder, List<GeneratedFile> files, Set<FilePlace> places)
            throws ProjectException {
        Path root = root(folder);
        FileAccess access = access(root);
        List<Planned> planned = new ArrayList<>();
        for (GeneratedFile f : files) {
            planned.add(planned(source, access, root, f, path(access, root, f.path())));
        }
        planned.addAll(new StaleFiles(source, access, root, planned).in(places));
        return new Plan(root, planned);
    }

    /**
     * Looks what writing the picture {@code bytes}, which is made from {@code source}, as the file {@code name} into {@code folder} would do. Writes
     * nothing.
     *
     * @param bytes a PNG or PDF with a {@linkplain PictureStamp stamp}
     * @throws ProjectException when something in the way cannot be read
     */
    public static Plan plan(ExportSource source, Path folder, String name, byte[] bytes) throws ProjectException {
        Path root = root(folder);
        FileAccess access = access(root);
        Path path = path(access, root, name);
        Content after = new Content.Binary(bytes);
        if (!access.exists(path)) {
            return new Plan(root, List.of(new Planned(name, path, Status.NEW, Optional.empty(), Optional.of(after))));
        }
        byte[] now = bytes(access, path);
        Content before = new Content.Binary(now);
        Status status = before.equals(after)
                ? Status.UNCHANGED
                : PictureStamp.read(now)
                        .filter(s -> GeneratedFile.generated(s.comment()))
                        .map(s -> !source.may(s.comment())
                                ? Status.OTHER_PROJECT
                                : s.intact() ? Status.CHANGED : Status.EDITED)
                        .orElse(Status.FOREIGN);
        return new Plan(root, List.of(new Planned(name, path, status, Optional.of(before), Optional.of(after))));
    }

    private static Path root(Path folder) throws ProjectException {
        Path root = folder.toAbsolutePath().normalize();
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new ProjectException(
                    folder + " is a file, not a folder: nothing was written. Name a folder to export to.");
        }
        return root;
    }

    private static FileAccess access(Path root) {
        return new FileAccess(
                root, CutOffSave.in(root, JournalRegister.ofUser()), AllowedFolders.ofUser(), Optional.empty());
    }

    /** Returns where the file {@code name} goes, which is in the folder. */
    private static Path path(FileAccess access, Path root, String name) throws ProjectException {
        Path path = root.resolve(name).normalize();
        if (!path.startsWith(root) || path.equals(root)) {
            throw new ProjectException(name + " is not in the folder to export to: nothing was written.");
        }
        Optional<String> outside =
                access.refusal(Optional.ofNullable(path.getParent()).orElse(root));
        if (outside.isPresent()) {
            throw new ProjectException(path + " leads out of the folder to export to, by a link: nothing was"
                    + " written. Remove the link, or export to another folder.");
        }
        return path;
    }

    private static byte[] bytes(FileAccess access, Path path) throws ProjectException {
        try {
            return access.bytes(path);
        } catch (IOException e) {
            throw new ProjectException(path + " is in the way and cannot be read: " + TextFiles.reason(e) + ".", e);
        }
    }

    private static Planned planned(ExportSource source, FileAccess access, Path root, GeneratedFile f, Path path)
            throws ProjectException {
        String export = source.export(root, f.path());
        Optional<String> after = Optional.of(Stamp.on(f.text(), export));
        if (!access.exists(path)) {
            return Planned.text(f.path(), path, Status.NEW, Optional.empty(), after);
        }
        String before = text(bytes(access, path));
        return Planned.text(f.path(), path, status(source, export, before, f.text()), Optional.of(before), after);
    }

    /** What becomes of {@code before} when {@code text}, still without a stamp, takes its place. */
    private static Status status(ExportSource source, String export, String before, String text) {
        if (before.equals(Stamp.on(text, export))) {
            return Status.UNCHANGED;
        }
        if (!GeneratedFile.generated(before)) {
            return Status.FOREIGN;
        }
        String first = StaleFiles.firstLine(before);
        Optional<Stamp> stamp = Stamp.of(before);
        if (stamp.isEmpty()) {
            return !source.made(first) ? Status.OTHER_PROJECT : older(before) ? Status.CHANGED : Status.EDITED;
        }
        boolean fits = stamp.get().fits(before);
        if (!stamp.get().export().equals(export)) {
            // It was moved together with its folder, or the checkout beside has another name.
            return fits && Stamp.without(before).equals(text) ? Status.UNCHANGED : Status.OTHER_PROJECT;
        }
        return !source.may(first) ? Status.OTHER_PROJECT : fits ? Status.CHANGED : Status.EDITED;
    }

    /** Whether {@code text} has the header of the time before stamps; whether it was edited cannot be known, and it is taken as it was written. */
    static boolean older(String text) {
        String first = StaleFiles.firstLine(text);
        return first.endsWith(OLDER) || (first.startsWith("<!--") && !first.contains(NEWER));
    }

    /** Returns the characters of a file, all lines ending in {@code \n}. */
    static String text(byte[] bytes) {
        return LineEnds.unified(Encoding.of(bytes).decode(bytes).orElse(""));
    }

    /**
     * Does what {@code plan} says, all or nothing.
     *
     * @param allowed which of the files that are {@linkplain Status#asks left alone} may be overwritten or removed; the others stay as they are
     * @return the files that were written or removed
     */
    public static List<Planned> write(Plan plan, Set<Path> allowed) throws ProjectException {
        List<Planned> wanted = plan.wanted(allowed);
        Project.finish(plan.folder(), new Disk());
        List<FileChange> changes = new ArrayList<>();
        try {
            for (Planned p : wanted) {
                changes.add(change(p));
            }
            for (Planned p : wanted) {
                Files.createDirectories(
                        Optional.ofNullable(p.path().getParent()).orElse(plan.folder()));
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

    /** Line ends stay as they are: a file that git has checked out with CRLF gets CRLF. */
    private static FileChange change(Planned p) throws IOException, ProjectException {
        Optional<byte[]> now = Files.exists(p.path()) ? Optional.of(Files.readAllBytes(p.path())) : Optional.empty();
        boolean picture =
                p.before().or(p::after).filter(Content.Binary.class::isInstance).isPresent();
        Optional<Content> there = now.map(b -> picture ? new Content.Binary(b) : new Content.Text(text(b)));
        if (!there.equals(p.before())) {
            throw new ProjectException(
                    p.path() + " has changed since it was looked at: nothing was written. Export again.");
        }
        LineEnds ends = now.map(b -> LineEnds.of(new String(b, StandardCharsets.ISO_8859_1)))
                .orElse(LineEnds.LF);
        return new FileChange(
                p.path(),
                now.map(Checksums::of),
                p.after()
                        .map(c -> new FileChange.Bytes(
                                switch (c) {
                                    case Content.Text t ->
                                        t.text().replace("\n", ends.text()).getBytes(StandardCharsets.UTF_8);
                                    case Content.Binary i -> i.bytes();
                                })));
    }

    /**
     * Says which files of {@code plan} are left alone and why: {@code a.sql was edited by hand; b.sql, c.sql were not made by Plinth}.
     *
     * @param which of those are spoken of
     */
    public static String refusal(Plan plan, Predicate<Planned> which, Function<Path, String> shown) {
        List<String> all = new ArrayList<>();
        for (Status s : Status.values()) {
            List<Planned> files =
                    s.asks() ? plan.files(s).stream().filter(which).toList() : List.of();
            if (!files.isEmpty()) {
                all.add(files.stream().map(f -> shown.apply(f.path())).collect(Collectors.joining(", ")) + " "
                        + s.why(files.size() > 1));
            }
        }
        return String.join("; ", all);
    }
}
