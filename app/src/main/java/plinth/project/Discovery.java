package plinth.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks at a folder and finds which files say what its schema is. */
final class Discovery {
    private Discovery() {}

    static Found of(Path root, List<Notice> notices) throws ProjectException {
        List<Path> sql = new ArrayList<>();
        try (Stream<Path> all = Files.list(root)) {
            all.filter(p -> p.toString().endsWith(".sql")).sorted().forEach(sql::add);
        } catch (IOException e) {
            throw new ProjectException(root.getFileName() + " cannot be read: " + TextFiles.reason(e) + ".", e);
        }
        if (sql.isEmpty()) {
            throw new ProjectException("There is no SQL in " + root.getFileName() + ".");
        }
        List<SourceFile> files = new ArrayList<>();
        for (Path p : sql) {
            files.add(TextFiles.read(p, Project.name(root, p), notices));
        }
        String name = String.valueOf(root.getFileName());
        return new Found(
                name,
                Dialects.guess(files.getFirst().text()),
                Settings.NONE,
                List.of(new Source(Source.Kind.SCHEMA, "its name", files)),
                root.resolve(name + ".plinth.json"));
    }
}
