package plinth.project;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/** The steps that a save consists of, each of which either happens or does not. */
class Disk {
    /** Writes {@code bytes} to {@code file}, with the permissions of {@code like} when that is there, and waits until they are on the disk. */
    void write(Path file, byte[] bytes, Path like) throws IOException {
        Files.deleteIfExists(file);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            // A step may be the first file of a folder of its own.
            Files.createDirectories(folder);
        }
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            permissions(file, like);
            out.force(true);
        }
    }

    private static void permissions(Path file, Path like) throws IOException {
        PosixFileAttributeView to = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (to == null || !Files.exists(like)) {
            return;
        }
        PosixFileAttributes from =
                Files.getFileAttributeView(like, PosixFileAttributeView.class).readAttributes();
        try {
            to.setGroup(from.group());
            to.setOwner(from.owner());
        } catch (IOException e) {
            // Only the system's administrator may give files away; the text is what matters.
        }
        to.setPermissions(from.permissions());
    }

    /** Puts {@code from} in the place of {@code to} in one step. */
    void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
        Path folder = to.toAbsolutePath().getParent();
        if (folder != null) {
            settle(folder);
        }
    }

    void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            settle(folder);
        }
    }

    /** Waits until the names in {@code folder} are on the disk; where a system has no such thing, it is not needed. */
    private static void settle(Path folder) {
        try (FileChannel c = FileChannel.open(folder, StandardOpenOption.READ)) {
            c.force(true);
        } catch (IOException e) {
            // Windows opens no folders.
        }
    }
}
