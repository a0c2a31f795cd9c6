package plinth.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plinth.model.ddl.Problem.Severity;

/**
 * A save that was cut off in a folder, as its journal tells: how the files read once it is through, and what finishing it does. Only a journal
 * that this user's Plinth has written counts; any other one is named and left as it is. Looking writes nothing.
 */
final class CutOffSave {
    /** How far a file has come. */
    private enum State {
        /** It is as it was, and the new text stands beside it. */
        READY,
        /** It is as it is meant to be. */
        DONE,
        /** Somebody has changed it since then. */
        CHANGED,
        /** It is as it was, but what was meant for it is gone. */
        LOST
    }

    private record Step(String name, Path file, State state, Optional<FileChange.Bytes> meant) {}

    private final Path folder;
    private final JournalRegister register;
    private final boolean ours;
    private final List<Step> steps;
    private final List<Notice> notices;
    private final Map<Path, Optional<FileChange.Bytes>> through = new LinkedHashMap<>();

    private CutOffSave(Path folder, JournalRegister register, boolean ours, List<Step> steps, List<Notice> notices) {
        this.folder = folder;
        this.register = register;
        this.ours = ours;
        this.steps = List.copyOf(steps);
        this.notices = List.copyOf(notices);
        steps.stream().filter(s -> s.state == State.READY).forEach(s -> through.put(s.file, s.meant));
    }

    /** Looks for a save that was cut off in {@code folder}, which need not be there. */
    static CutOffSave in(Path folder, JournalRegister register) {
        Path journal = folder.resolve(Journal.NAME);
        if (!Files.exists(journal, LinkOption.NOFOLLOW_LINKS)) {
            return other(folder, register, List.of());
        }
        try {
            if (!Files.isRegularFile(journal, LinkOption.NOFOLLOW_LINKS) || Files.size(journal) > Journal.LONGEST) {
                return other(folder, register, List.of(foreign()));
            }
            Path real = folder.toRealPath();
            byte[] bytes = Files.readAllBytes(journal);
            Optional<Journal> read = Journal.of(bytes);
            Optional<JournalRegister.Known> known = register.find(real);
            boolean ours = read.isPresent()
                    && known.filter(k -> k.is(read.get(), bytes)).isPresent();
            if (!ours) {
                return other(folder, register, List.of(foreign()));
            }
            List<Step> steps = new ArrayList<>();
            List<Notice> notices = new ArrayList<>();
            for (Journal.Entry e : read.get().entries()) {
                Optional<Path> file = confined(real, e.file(), known.get());
                if (file.isPresent()) {
                    steps.add(step(e, file.get()));
                } else {
                    notices.add(new Notice(
                            Severity.WARNING,
                            Journal.NAME,
                            "A save was cut off before it came to " + e.file()
                                    + ", which leads out of the folder by now: it is left as it is."));
                }
            }
            return new CutOffSave(real, register, true, steps, notices);
        } catch (IOException e) {
            return other(
                    folder,
                    register,
                    List.of(new Notice(
                            Severity.WARNING,
                            Journal.NAME,
                            "It cannot be read (" + TextFiles.reason(e) + "), so it is not known whether a save was cut"
                                    + " off here. Make it readable, or delete it when you do not need what it would"
                                    + " finish.")));
        }
    }

    private static CutOffSave other(Path folder, JournalRegister register, List<Notice> notices) {
        return new CutOffSave(folder, register, false, List.of(), notices);
    }

    private static Notice foreign() {
        return new Notice(
                Severity.WARNING,
                Journal.NAME,
                "This journal of a save is not one that your Plinth has written here, so nothing is done with it and it"
                        + " is left as it is. It came with the folder, or another user's or another machine's save was"
                        + " cut off: let that one finish it, or delete it.");
    }

    /** Returns the real path of {@code name}, or nothing when it leads out of {@code folder} and the user's register does not know it. */
    private static Optional<Path> confined(Path folder, String name, JournalRegister.Known known) {
        try {
            Path file = folder.resolve(name).normalize();
            if (name.isEmpty() || file.getFileName() == null) {
                return Optional.empty();
            }
            boolean outside = known.outside().contains(file);
            if (!outside && (Path.of(name).isAbsolute() || !file.startsWith(folder) || file.equals(folder))) {
                return Optional.empty();
            }
            Path parent = file.getParent();
            Path real = parent == null ? file : parent.toRealPath().resolve(file.getFileName());
            boolean stays = outside ? real.equals(file) : real.startsWith(folder);
            return stays && !Files.isSymbolicLink(real) ? Optional.of(real) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Step step(Journal.Entry e, Path file) throws IOException {
        Optional<String> now = Checksums.of(file);
        Path beside = Batch.beside(file);
        Optional<FileChange.Bytes> meant = Optional.empty();
        if (e.after().isPresent() && Files.isRegularFile(beside, LinkOption.NOFOLLOW_LINKS)) {
            meant = Optional.of(new FileChange.Bytes(Files.readAllBytes(beside)))
                    .filter(b -> b.checksum().equals(e.after().get()));
        }
        State state = now.equals(e.after())
                ? State.DONE
                : !now.equals(e.before())
                        ? State.CHANGED
                        : e.after().isEmpty() || meant.isPresent() ? State.READY : State.LOST;
        return new Step(e.file(), file, state, meant);
    }

    /** Returns whether there is something to finish. */
    boolean unfinished() {
        return ours;
    }

    /** Returns the files that finishing it changes. */
    List<String> files() {
        return steps.stream()
                .filter(s -> s.state == State.READY)
                .map(Step::name)
                .toList();
    }

    /** Returns what to know of a journal that was found. */
    List<Notice> notices() {
        if (!ours) {
            return notices;
        }
        List<Notice> all = new ArrayList<>(notices);
        for (Step s : steps) {
            if (s.state == State.CHANGED) {
                all.add(new Notice(
                        Severity.WARNING,
                        s.name,
                        "It was changed by someone else after Plinth had stopped in the middle of saving. It is left"
                                + " as it is"
                                + (s.meant.isPresent()
                                        ? "; what Plinth was writing is kept beside it when the save is finished."
                                        : ".")));
            } else if (s.state == State.LOST) {
                all.add(new Notice(
                        Severity.WARNING,
                        s.name,
                        "Plinth had stopped in the middle of saving, and the text that was meant for this file is gone."
                                + " It is left as it is."));
            }
        }
        all.add(new Notice(
                Severity.HINT,
                Journal.NAME,
                "Plinth had stopped in the middle of saving"
                        + (files().isEmpty() ? "" : " " + String.join(", ", files()))
                        + ". The files are read as they are once it is through; the next save in the window finishes"
                        + " it."));
        return all;
    }

    /** Returns how {@code file} reads once the save is through: its bytes, or nothing when it goes; nothing at all when it is as it is on disk. */
    Optional<Optional<FileChange.Bytes>> through(Path file) {
        if (through.isEmpty()) {
            return Optional.empty();
        }
        Path parent = file.toAbsolutePath().normalize().getParent();
        try {
            Path real = Files.exists(file) || parent == null
                    ? file.toRealPath()
                    : parent.toRealPath().resolve(file.getFileName());
            return Optional.ofNullable(through.get(real));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Returns the files in {@code folder} that are there once the save is through, {@code now} being there today. */
    List<Path> list(Path folder, List<Path> now) {
        if (through.isEmpty()) {
            return now;
        }
        List<Path> all = new ArrayList<>(now);
        all.removeIf(p -> through(p).filter(Optional::isEmpty).isPresent());
        try {
            Path real = folder.toRealPath();
            through.forEach((p, bytes) -> {
                Path here = folder.resolve(p.getFileName());
                if (bytes.isPresent() && real.equals(p.getParent()) && !all.contains(here)) {
                    all.add(here);
                }
            });
        } catch (IOException e) {
            // A folder that is not there has no files.
        }
        return all;
    }

    /**
     * Finishes the save. A file that somebody has changed since then is left alone, and the text that was meant for it is kept beside it.
     *
     * @return what to know of it
     */
    List<Notice> finish(Disk disk) throws IOException {
        if (!ours) {
            return notices;
        }
        List<Notice> told = new ArrayList<>(notices);
        List<String> done = new ArrayList<>();
        for (Step s : steps) {
            Path beside = Batch.beside(s.file);
            switch (s.state) {
                case READY -> {
                    if (s.meant.isPresent()) {
                        disk.rename(beside, s.file);
                        done.add(s.name);
                    } else {
                        disk.delete(s.file);
                    }
                }
                case DONE -> {
                    if (s.meant.isPresent()) {
                        disk.delete(beside);
                    }
                }
                case CHANGED -> {
                    if (s.meant.isPresent()) {
                        Path kept = fresh(s.file);
                        disk.rename(beside, kept);
                        told.add(new Notice(
                                Severity.WARNING,
                                s.name,
                                "It was changed by someone else after Plinth had stopped in the middle of saving. It is"
                                        + " left as it is; what Plinth was writing is in " + kept.getFileName() + "."));
                    }
                }
                case LOST ->
                    told.add(new Notice(
                            Severity.WARNING,
                            s.name,
                            "Plinth had stopped in the middle of saving, and the text that was meant for this file is"
                                    + " gone. It is left as it is."));
            }
        }
        disk.delete(folder.resolve(Journal.NAME));
        register.remove(disk, folder);
        if (!done.isEmpty()) {
            told.add(new Notice(
                    Severity.HINT,
                    Journal.NAME,
                    "Plinth had stopped in the middle of saving; it has now finished writing " + String.join(", ", done)
                            + "."));
        }
        return told;
    }

    private static Path fresh(Path file) {
        for (int i = 1; ; i++) {
            Path kept = file.resolveSibling(file.getFileName() + ".plinth-kept" + (i == 1 ? "" : "-" + i));
            if (!Files.exists(kept, LinkOption.NOFOLLOW_LINKS)) {
                return kept;
            }
        }
    }
}
