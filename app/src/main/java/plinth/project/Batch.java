package plinth.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Writes several files so that either all of them change or none, whatever happens in between. The new texts are written beside the files
 * first; then a journal, which the user's register knows, says that they are meant; then each takes its file's place. What is cut off behind the
 * journal is a {@link CutOffSave}, that the next save finishes; what is cut off before it has not happened.
 */
final class Batch {
    private static final Duration ABANDONED = Duration.ofMinutes(1);

    private final Disk disk;
    private final Path folder;
    private final JournalRegister register;

    Batch(Disk disk, Path folder, JournalRegister register) {
        this.disk = disk;
        this.folder = folder;
        this.register = register;
    }

    /** Where the new text of {@code file} waits. */
    static Path beside(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".plinth-new");
    }

    /** Carries out {@code changes}, whose files' folders are there. Checks nothing: that the files are as they should be is the caller's. */
    void write(List<FileChange> changes) throws IOException {
        boolean several = changes.size() > 1;
        if (several && Files.exists(folder.resolve(Journal.NAME), LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("there is a " + Journal.NAME + " in " + folder
                    + " that your Plinth has not written there; several files cannot be written safely beside it. Let"
                    + " whoever wrote it finish it, or delete it");
        }
        try {
            for (FileChange c : changes) {
                if (c.after().isPresent()) {
                    disk.write(beside(c.path()), c.after().get().value(), c.path());
                }
            }
            if (several) {
                announce(changes);
            }
        } catch (IOException e) {
            for (FileChange c : changes) {
                Files.deleteIfExists(beside(c.path()));
            }
            throw e;
        }
        for (FileChange c : changes) {
            if (c.after().isPresent()) {
                disk.rename(beside(c.path()), c.path());
            } else {
                disk.delete(c.path());
            }
        }
        if (several) {
            disk.delete(folder.resolve(Journal.NAME));
            register.remove(disk, folder.toRealPath());
        }
    }

    private void announce(List<FileChange> changes) throws IOException {
        Path real = folder.toRealPath();
        Path journal = real.resolve(Journal.NAME);
        List<Journal.Entry> entries = new ArrayList<>();
        Set<Path> outside = new HashSet<>();
        for (FileChange c : changes) {
            Path parent = c.path().toAbsolutePath().normalize().getParent();
            Path file = parent == null
                    ? c.path()
                    : parent.toRealPath().resolve(c.path().getFileName());
            if (!file.startsWith(real)) {
                outside.add(file);
            }
            String name = file.startsWith(real) ? slashes(real.relativize(file)) : file.toString();
            entries.add(new Journal.Entry(name, c.before(), c.after().map(FileChange.Bytes::checksum)));
        }
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        Journal told = new Journal(HexFormat.of().formatHex(random), entries);
        register.enter(disk, real, told, outside);
        Path waiting = beside(journal);
        try {
            disk.write(waiting, told.bytes(), journal);
            disk.rename(waiting, journal);
        } catch (IOException e) {
            Files.deleteIfExists(waiting);
            throw e;
        }
    }

    private static String slashes(Path relative) {
        return StreamSupport.stream(relative.spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }

    /** Finishes what an earlier run began in the folder and did not end; says what is to be known of it. */
    List<Notice> finish() throws IOException {
        return CutOffSave.in(folder, register).finish(disk);
    }

    /** Takes away the new text beside {@code file} that a run left which stopped before it was meant; one of a save going on now is not that old. */
    static void sweep(Path file) throws IOException {
        Path left = beside(file);
        if (Files.isRegularFile(left, LinkOption.NOFOLLOW_LINKS)
                && Files.getLastModifiedTime(left)
                        .toInstant()
                        .isBefore(Instant.now().minus(ABANDONED))) {
            Files.delete(left);
        }
    }
}
