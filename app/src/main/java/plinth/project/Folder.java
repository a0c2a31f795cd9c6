package plinth.project;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What is in a folder. */
final class Folder {
    private static final Set<String> NEVER = Set.of("node_modules", "target", "build", "vendor", "dist");
    private static final List<String> ENDINGS = List.of(".sql", ".ddl", ".psql", ".pgsql");
    private static final int DEEP = 24;
    private static final int MANY = 20_000;

    private Folder() {}

    static boolean isSql(Path p) {
        String name = String.valueOf(p.getFileName()).toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith) && !name.startsWith(".");
    }

    /** Returns all that is right in {@code folder}. */
    static List<Path> all(Path folder) throws ProjectException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        } catch (IOException e) {
            throw new ProjectException(
                    "The folder " + folder.getFileName() + " cannot be read: " + TextFiles.reason(e) + ".", e);
        }
    }

    /** Returns the SQL files right in {@code folder}, by name. */
    static List<Path> sql(Path folder) throws ProjectException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(p -> isSql(p) && Files.isRegularFile(p))
                    .sorted(Comparator.comparing(p -> p.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new ProjectException(
                    "The folder " + folder.getFileName() + " cannot be read: " + TextFiles.reason(e) + ".", e);
        }
    }

    /** Returns the SQL files in and below {@code folder}, by path; folders of dependencies and hidden ones are not looked into. */
    static List<Path> sqlBelow(Path folder) throws ProjectException {
        List<Path> found = new ArrayList<>();
        int[] seen = {0};
        try {
            Files.walkFileTree(folder, Set.of(), DEEP, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                    String name = String.valueOf(dir.getFileName());
                    boolean skipped = !dir.equals(folder) && (name.startsWith(".") || NEVER.contains(name));
                    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && isSql(file)) {
                        found.add(file);
                    }
                    return ++seen[0] > MANY ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new ProjectException(
                    "The folder " + folder.getFileName() + " cannot be read: " + TextFiles.reason(e) + ".", e);
        }
        found.sort(Comparator.comparing(p -> Project.name(folder, p)));
        return found;
    }

    /** Returns the SQL files below {@code root} whose path from there fits {@code pattern}, a glob. */
    static List<Path> matching(Path root, String pattern) throws ProjectException {
        PathMatcher matcher;
        try {
            matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        } catch (IllegalArgumentException e) {
            throw new ProjectException("\"" + pattern + "\" is not a pattern of file names.", e);
        }
        return sqlBelow(root).stream()
                .filter(p -> matcher.matches(root.relativize(p)))
                .toList();
    }
}
