package plinth.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import plinth.model.ddl.Reading;
import plinth.model.schema.Name;

/** Writes a project's changed files. */
final class Saving {
    private final Opened opened;
    private final Disk disk;

    Saving(Opened opened, Disk disk) {
        this.opened = opened;
        this.disk = disk;
    }

    /** Returns the texts of {@code reading} that differ from what was read, by the file's path. */
    static Map<Path, String> texts(Opened opened, Reading reading) throws ProjectException {
        List<SourceFile> files = opened.files();
        Map<Path, String> texts = new HashMap<>();
        for (int i = 0; i < files.size(); i++) {
            SourceFile f = files.get(i);
            String now = reading.files().get(i).script().text();
            if (now.equals(f.text()) || !f.exists() && f.nothing(now)) {
                continue;
            }
            if (f.applied()) {
                throw new ProjectException(f.name() + " is an applied step of a migration and is not changed: nothing"
                        + " was written. Undo what changed it, or reload the files.");
            }
            texts.put(f.path(), now);
        }
        return texts;
    }

    Opened save(Map<Path, String> texts, Sidecar sidecar, List<Path> over) throws ProjectException {
        List<FileChange> changes = new ArrayList<>();
        for (SourceFile f : opened.files()) {
            String text = texts.get(f.path());
            if (text != null) {
                FileChange change = change(f.path(), f.exists(), f.bytes(), f.bytes(text));
                changes.add(f.nothing(text) ? new FileChange(f.path(), change.before(), Optional.empty()) : change);
            }
        }
        Optional<String> sidecarText = sidecarText(sidecar);
        Optional<String> ignoredText = ignoredText(sidecar);
        beside(changes, opened.sidecarFile(), sidecarText);
        beside(changes, opened.ignoredFile(), ignoredText);
        if (changes.isEmpty()) {
            return opened.withSidecar(sidecar);
        }
        Project.finish(opened.root(), disk);
        sweep();
        FileAccess access = access();
        List<Path> foreign = new ArrayList<>(changes.stream()
                .filter(c -> !asRead(access, c.path(), c.before()))
                .map(FileChange::path)
                .toList());
        boolean made = opened.files().stream().anyMatch(f -> !f.exists() && texts.containsKey(f.path()));
        if (made) {
            // A new step takes the next number; somebody else's may have it by now.
            foreign.addAll(come());
        }
        foreign.removeAll(over);
        if (!foreign.isEmpty()) {
            throw new ChangedOnDisk(foreign, names(foreign));
        }
        write(changes);
        return opened.saved(
                texts,
                sidecar,
                opened.sidecarFile().written(sidecarText),
                opened.ignoredFile().written(ignoredText));
    }

    private static FileChange change(Path path, boolean exists, byte[] before, byte[] now) {
        return new FileChange(
                path, exists ? Optional.of(Checksums.of(before)) : Optional.empty(), new FileChange.Bytes(now));
    }

    private static void beside(List<FileChange> changes, SidecarFile file, Optional<String> now) {
        now.ifPresent(text -> changes.add(change(
                file.path(),
                file.text().isPresent(),
                file.text().orElse("").getBytes(StandardCharsets.UTF_8),
                text.getBytes(StandardCharsets.UTF_8))));
    }

    private Optional<String> sidecarText(Sidecar sidecar) {
        SidecarFile file = opened.sidecarFile();
        boolean nothing = sidecar.isEmpty() && file.text().isEmpty();
        boolean same = sidecar.withIgnored(opened.sidecar().ignored()).equals(opened.sidecar());
        if (nothing || !file.readable() || same) {
            return Optional.empty();
        }
        return Optional.of(SidecarText.write(sidecar, inside()));
    }

    private Optional<String> ignoredText(Sidecar sidecar) throws ProjectException {
        SidecarFile file = opened.ignoredFile();
        if (!file.readable() || sidecar.ignored().equals(opened.sidecar().ignored())) {
            return Optional.empty();
        }
        return Optional.of(IgnoredText.write(name(file.path()), file.text().orElse(""), sidecar.ignored(), inside()));
    }

    private Name inside() {
        return Reading.defaultSchema(opened.dialect());
    }

    private void write(List<FileChange> changes) throws ProjectException {
        List<FileChange> real = new ArrayList<>();
        for (FileChange c : changes) {
            try {
                boolean there = Files.exists(c.path());
                if (there && !Files.isWritable(c.path())) {
                    throw new ProjectException(name(c.path())
                            + " is write-protected: nothing was written. Make it writable and save again.");
                }
                // A link stays a link: what it points at is replaced.
                Path path = there && c.after().isPresent() ? c.path().toRealPath() : c.path();
                real.add(new FileChange(path, Checksums.of(path), c.after()));
            } catch (IOException e) {
                throw new ProjectException(name(c.path()) + " cannot be written: " + TextFiles.reason(e) + ".", e);
            }
        }
        try {
            new Batch(disk, opened.root(), JournalRegister.ofUser()).write(real);
        } catch (IOException e) {
            throw new ProjectException(
                    names(changes.stream().map(FileChange::path).toList()) + " cannot be written: "
                            + TextFiles.reason(e) + ". The text is still here: mend the cause and save again.",
                    e);
        }
    }

    List<Path> changedOnDisk() throws ProjectException {
        List<Path> changed = new ArrayList<>();
        FileAccess access = access();
        for (SourceFile f : opened.files()) {
            Optional<String> was = f.exists() ? Optional.of(Checksums.of(f.bytes())) : Optional.empty();
            if (!asRead(access, f.path(), was)) {
                changed.add(f.path());
            }
        }
        for (SidecarFile s : List.of(opened.sidecarFile(), opened.ignoredFile())) {
            if (s.readable()
                    && !asRead(access, s.path(), s.text().map(t -> Checksums.of(t.getBytes(StandardCharsets.UTF_8))))) {
                changed.add(s.path());
            }
        }
        changed.addAll(come());
        return changed;
    }

    /** Returns the files of the project's folder that would be read now and were not there then. */
    private List<Path> come() {
        if (!Files.isDirectory(opened.path())) {
            return List.of();
        }
        try {
            List<Path> known = opened.files().stream().map(SourceFile::path).toList();
            return Discovery.of(opened.path(), access(), new ArrayList<>()).sources().stream()
                    .flatMap(s -> s.files().stream())
                    .filter(f -> f.exists() && !known.contains(f.path()))
                    .map(SourceFile::path)
                    .toList();
        } catch (ProjectException e) {
            // What is wrong now in the folder is told when it is read again.
            return List.of();
        }
    }

    private static boolean asRead(FileAccess access, Path path, Optional<String> before) {
        try {
            return access.checksum(path).equals(before);
        } catch (IOException e) {
            return false;
        }
    }

    /** How the files read now. */
    private FileAccess access() {
        CutOffSave cutOff = CutOffSave.in(opened.root(), JournalRegister.ofUser());
        Optional<Path> named = Optional.of(opened.path()).filter(p -> !p.equals(opened.root()));
        return new FileAccess(opened.root(), cutOff, AllowedFolders.ofUser(), named);
    }

    private void sweep() {
        try {
            for (SourceFile f : opened.files()) {
                Batch.sweep(f.path());
            }
            Batch.sweep(opened.sidecarFile().path());
            Batch.sweep(opened.ignoredFile().path());
        } catch (IOException e) {
            // What is left over is in nobody's way; the next save writes over it.
        }
    }

    private String name(Path path) {
        return Project.name(opened.root(), path);
    }

    private String names(List<Path> paths) {
        return paths.stream().map(this::name).collect(Collectors.joining(", "));
    }
}
