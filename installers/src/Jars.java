import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Enumeration;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Leaves out of jars what this system cannot use. Libraries are otherwise as they were published. */
final class Jars {
    private Jars() {}

    /** Takes SQLite's native libraries for other systems out of the jar in {@code folder}: 11 of its 12 MB. */
    static void slimSqlite(Path folder) throws IOException {
        String here = "org/sqlite/native/" + system() + "/" + machine() + "/";
        for (Path jar : Files.list(folder).toList()) {
            if (jar.getFileName().toString().startsWith("sqlite-jdbc")) {
                keep(jar, n -> !n.startsWith("org/sqlite/native/") || n.startsWith(here));
            }
        }
    }

    private static String system() {
        return Trees.system("windows") ? "Windows" : Trees.system("mac") ? "Mac" : "Linux";
    }

    static String machine() {
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return arch.equals("amd64") ? "x86_64" : arch;
    }

    /** Writes {@code jar} anew with the entries whose names are {@code wanted}, in their order and with their times; the jar's own time stays, too. */
    static void keep(Path jar, Predicate<String> wanted) throws IOException {
        FileTime time = Files.getLastModifiedTime(jar);
        Path made = jar.resolveSibling(jar.getFileName() + ".new");
        try (ZipFile from = new ZipFile(jar.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(made))) {
            for (Enumeration<? extends ZipEntry> all = from.entries(); all.hasMoreElements(); ) {
                ZipEntry e = all.nextElement();
                if (e.isDirectory() || !wanted.test(e.getName())) {
                    continue;
                }
                ZipEntry copy = new ZipEntry(e.getName());
                copy.setTime(e.getTime());
                to.putNextEntry(copy);
                try (InputStream in = from.getInputStream(e)) {
                    in.transferTo(to);
                }
                to.closeEntry();
            }
        }
        Files.move(made, jar, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(jar, time);
    }
}
