package plinth.project;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which files a project may have read, and how they read: as they are on disk, or, where a save was cut off, as they are once it is through. */
final class FileAccess {
    private final Path root;
    private final CutOffSave cutOff;
    private final AllowedFolders allowed;
    private final Optional<Path> named;

    /**
     * @param root the project's folder
     * @param named a file that the user has named, wherever it lies
     */
    FileAccess(Path root, CutOffSave cutOff, AllowedFolders allowed, Optional<Path> named) {
        this.root = root;
        this.cutOff = cutOff;
        this.allowed = allowed;
        this.named = named;
    }

    /** Returns the path of {@code file} with all links resolved, as far as it is there. */
    static Path real(Path file) {
        Path absolute = file.toAbsolutePath();
        List<Path> missing = new ArrayList<>();
        for (Path p = absolute; p != null; p = p.getParent()) {
            try {
                Path real = p.toRealPath();
                for (Path m : missing.reversed()) {
                    real = real.resolve(m);
                }
                return real.normalize();
            } catch (IOException e) {
                Optional.ofNullable(p.getFileName()).ifPresent(missing::add);
            }
        }
        return absolute.normalize();
    }

    /** Returns why {@code file}, a file or folder that the project names, is not read: it lies outside, and nobody has allowed it. */
    Optional<String> refusal(Path file) {
        if (named.filter(file::equals).isPresent()) {
            return Optional.empty();
        }
        Path real = real(file);
        if (real.startsWith(real(root)) || allowed.hold(real)) {
            return Optional.empty();
        }
        Path folder = Files.isDirectory(real)
                ? real
                : Optional.ofNullable(real.getParent()).orElse(real);
        return Optional.of("is outside of the project's folder (" + real + ") and is not read. To allow it, write "
                + folder + " on a line of " + AllowedFolders.settings() + ", name it with --allow, or open a folder"
                + " that holds both");
    }

    boolean isFile(Path file) {
        return cutOff.through(file).map(Optional::isPresent).orElseGet(() -> Files.isRegularFile(file));
    }

    boolean exists(Path file) {
        return cutOff.through(file).map(Optional::isPresent).orElseGet(() -> Files.exists(file));
    }

    byte[] bytes(Path file) throws IOException {
        Optional<Optional<FileChange.Bytes>> through = cutOff.through(file);
        if (through.isEmpty()) {
            return Files.readAllBytes(file);
        }
        return through.get()
                .orElseThrow(() -> new NoSuchFileException(file.toString()))
                .value();
    }

    Optional<String> checksum(Path file) throws IOException {
        return isFile(file) ? Optional.of(Checksums.of(bytes(file))) : Optional.empty();
    }

    /** Returns the files of {@code folder}, of which {@code onDisk} are there now. */
    List<Path> listed(Path folder, List<Path> onDisk) {
        return cutOff.list(folder, onDisk);
    }

    /** Returns no more than {@code most} bytes from the beginning of {@code file}. */
    byte[] head(Path file, int most) throws IOException {
        if (cutOff.through(file).isPresent()) {
            byte[] all = bytes(file);
            return all.length <= most ? all : Arrays.copyOf(all, most);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most);
        }
    }

    /** Returns the SQL files right in {@code folder}, by name. */
    List<Path> sql(Path folder) throws ProjectException {
        return cutOff.list(folder, Folder.sql(folder)).stream()
                .filter(Folder::isSql)
                .sorted(Comparator.comparing(p -> String.valueOf(p.getFileName())))
                .toList();
    }

    /** Returns the files right in {@code folder} whose names end with {@code ending}, by name. */
    List<Path> files(Path folder, String ending) throws ProjectException {
        List<Path> now =
                Folder.all(folder).stream().filter(Files::isRegularFile).toList();
        return cutOff.list(folder, now).stream()
                .filter(p ->
                        String.valueOf(p.getFileName()).toLowerCase(Locale.ROOT).endsWith(ending))
                .sorted(Comparator.comparing(p -> String.valueOf(p.getFileName())))
                .toList();
    }
}
