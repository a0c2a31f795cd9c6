package plinth.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a file of the program's own so that a crash leaves either the old one or the new one, never a part. */
public final class SafeWrite {
    private SafeWrite() {}

    /** Puts {@code bytes} in the place of {@code file}, whose folder is made when it is not there. */
    public static void replace(Path file, byte[] bytes) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Disk disk = new Disk();
        Path made = file.resolveSibling(file.getFileName() + ".new");
        disk.write(made, bytes, file);
        disk.rename(made, file);
    }
}
