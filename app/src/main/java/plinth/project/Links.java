package plinth.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import plinth.model.ddl.Problem.Severity;

/** Links in a folder whose SQL cannot be read, since they lead to nothing or out of the project: each is named, so that nothing is missed silently. */
final class Links {
    private final FileAccess access;
    private final List<Path> lost = new ArrayList<>();

    Links(FileAccess access) {
        this.access = access;
    }

    /** Returns whether {@code file} is a link that leads out of the project, where nobody has allowed it. */
    static boolean out(FileAccess access, Path file) {
        return Files.isSymbolicLink(file) && access.refusal(file).isPresent();
    }

    /** Looks at {@code p}, which is no folder, in a folder below {@code root}; returns whether it is one of the folder's files. */
    boolean keeps(Path root, Path p) {
        if (!Files.isSymbolicLink(p)) {
            return Files.isRegularFile(p);
        }
        boolean sql = Folder.isSql(p);
        if (Files.isRegularFile(p)) {
            boolean out = access.refusal(p).isPresent();
            if (out && sql) {
                lost.add(p);
            }
            // Settings of others' folders say nothing here; of SQL the reader says where it leads.
            return sql || !out;
        }
        boolean steps = Files.isDirectory(p)
                && FileNames.migrations(p, p)
                && access.refusal(p).isPresent()
                && !FileNames.neverFolder(root, p);
        if (steps || sql && !Files.exists(p)) {
            lost.add(p);
        }
        return false;
    }

    /**
     * Returns what to say of them.
     *
     * @param read the files that are read, of which the reader says itself what it refuses; beside these a link is missed, elsewhere it may be
     */
    List<Notice> notices(Path root, Collection<Path> read) {
        return lost.stream()
                .filter(p -> !read.contains(p))
                .map(p -> notice(root, p, read))
                .toList();
    }

    private Notice notice(Path root, Path p, Collection<Path> read) {
        String name = Project.name(root, p);
        Path folder = Optional.ofNullable(p.getParent()).orElse(root);
        boolean missed = read.stream().anyMatch(f -> folder.equals(f.getParent()));
        Severity severity = FileNames.aside(root, p) || FileNames.asideFile(p) || FileNames.neverFolder(root, folder)
                ? Severity.HINT
                : missed ? Severity.ERROR : Severity.WARNING;
        return new Notice(
                severity,
                name,
                access.refusal(p)
                        .filter(r -> Files.exists(p))
                        .map(r -> name + " " + r + ".")
                        .orElse("The link leads to nothing: there is no " + target(p) + "."));
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return link.toString();
        }
    }
}
