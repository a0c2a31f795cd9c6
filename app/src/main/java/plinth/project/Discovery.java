package plinth.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import plinth.model.ddl.Problem.Severity;
import plinth.model.text.Dialect;
import plinth.model.text.Position;

/**
 * Looks at a folder and finds which files say what its schema is. The first that is found counts: plinth.yaml, sqlc's settings, Flyway's, a
 * folder of migration steps, db/structure.sql, a lone schema file, the SQL files of the folder itself.
 */
final class Discovery {
    private static final List<String> STEPS = List.of(
            "",
            "migrations",
            "migrate",
            "db/migrations",
            "db/migrate",
            "db/migration",
            "database/migrations",
            "sql/migrations",
            "schema/migrations",
            "internal/db/migrations",
            "src/main/resources/db/migration");
    private static final List<String> SCHEMAS = List.of(
            "db/structure.sql",
            "structure.sql",
            "schema.sql",
            "db/schema.sql",
            "sql/schema.sql",
            "database/schema.sql",
            "schema/schema.sql",
            "src/main/resources/schema.sql");
    private static final List<String> FOLDERS = List.of("", "schema", "sql", "db", "database", "ddl");
    private static final Pattern LOCATION = Pattern.compile("filesystem:([^,\\s\"'\\]]+)");

    private Discovery() {}

    /** Finds the sources of the folder {@code root}. */
    static Found of(Path root, FileAccess access, List<Notice> notices) throws ProjectException {
        for (String own : List.of("plinth.yaml", "plinth.yml")) {
            Optional<String> text = text(root, own);
            if (text.isPresent()) {
                return PlinthYaml.read(root, access, own, text.get(), notices);
            }
        }
        return look(root, access, notices);
    }

    /** Finds the sources of a folder without settings of its own. */
    static Found look(Path root, FileAccess access, List<Notice> notices) throws ProjectException {
        for (String file : List.of("sqlc.yaml", "sqlc.yml", "sqlc.json")) {
            Optional<String> text = text(root, file);
            if (text.isPresent()) {
                Optional<Found> found = SqlcYaml.read(root, access, file, text.get(), notices);
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        SourceReader reader = new SourceReader(root, access, notices);
        List<Source> flyway = flyway(root, access, reader, notices);
        if (!flyway.isEmpty()) {
            return found(root, flyway);
        }
        for (String name : STEPS) {
            Path folder = root.resolve(name);
            Optional<Tool> tool = Files.isDirectory(folder) ? Folder.tool(folder) : Optional.empty();
            if (tool.isPresent()) {
                passedOver(root, tool.get(), notices);
                return found(root, List.of(reader.migrations(tool.get().label(), folder, tool.get())));
            }
        }
        for (String name : SCHEMAS) {
            Path file = root.resolve(name);
            if (Files.isRegularFile(file)) {
                return found(root, List.of(reader.schema(name, List.of(file))));
            }
        }
        for (String name : FOLDERS) {
            Path folder = root.resolve(name);
            List<Path> files = Files.isDirectory(folder) ? Folder.sql(folder) : List.of();
            if (!files.isEmpty()) {
                return found(root, List.of(reader.schema("the SQL files of the folder", files)));
            }
        }
        throw nothing(root);
    }

    private static void passedOver(Path root, Tool tool, List<Notice> notices) {
        for (String name : SCHEMAS) {
            if (Files.isRegularFile(root.resolve(name))) {
                notices.add(new Notice(
                        Severity.HINT,
                        name,
                        "It is not read: the steps of " + tool.label()
                                + " say what the schema is. To read it instead, name it under \"sources\" in"
                                + " plinth.yaml."));
            }
        }
    }

    private static List<Source> flyway(Path root, FileAccess access, SourceReader reader, List<Notice> notices)
            throws ProjectException {
        for (String file : List.of("flyway.toml", "flyway.conf", "conf/flyway.conf")) {
            Optional<String> text = text(root, file);
            if (text.isEmpty()) {
                continue;
            }
            List<Path> folders = new ArrayList<>();
            for (String line : text.get().split("\n", -1)) {
                if (!line.strip().toLowerCase(Locale.ROOT).matches("(flyway\\.)?locations\\s*=.*")) {
                    continue;
                }
                Matcher m = LOCATION.matcher(line);
                while (m.find()) {
                    Path folder = root.resolve(m.group(1)).normalize();
                    Optional<String> outside = access.refusal(folder);
                    if (outside.isPresent()) {
                        int n = text.get()
                                .substring(0, text.get().indexOf(line))
                                .split("\n", -1)
                                .length;
                        notices.add(new Notice(
                                Severity.ERROR,
                                file,
                                Optional.of(new Position(n, line.indexOf(m.group(1)) + 1)),
                                m.group(1) + " " + outside.get() + "."));
                    } else if (Files.isDirectory(folder)) {
                        folders.add(folder);
                    }
                }
            }
            if (!folders.isEmpty()) {
                return List.of(reader.migrations(file, folders, Tool.FLYWAY, Optional.empty()));
            }
        }
        return List.of();
    }

    private static ProjectException nothing(Path root) throws ProjectException {
        List<Path> below = Folder.sqlBelow(root);
        String folder = String.valueOf(root.getFileName());
        if (below.isEmpty()) {
            return new ProjectException("There is no SQL in " + folder
                    + ". Open a file with CREATE TABLE statements, or a folder that has one.");
        }
        List<String> some =
                below.stream().limit(3).map(p -> Project.name(root, p)).toList();
        return new ProjectException("There is no schema in " + folder + " by one of the usual names, but there is "
                + String.join(", ", some) + (below.size() > 3 ? " and " + (below.size() - 3) + " more" : "")
                + ". Open one of them, or name them in " + folder + "/plinth.yaml: sources: [" + some.getFirst()
                + "].");
    }

    static boolean pattern(String name) {
        return name.indexOf('*') >= 0 || name.indexOf('?') >= 0 || name.indexOf('{') >= 0;
    }

    /** Returns the SQL files that {@code name} stands for: a file, the files of a folder by name, or those that fit a pattern. */
    static List<Path> files(Path root, String name) throws ProjectException {
        if (pattern(name)) {
            return Folder.matching(root, name);
        }
        Path path = root.resolve(name).normalize();
        if (Files.isDirectory(path)) {
            return Folder.sql(path).stream()
                    .filter(p -> !p.toString().toLowerCase(Locale.ROOT).endsWith(".down.sql"))
                    .toList();
        }
        return Files.isRegularFile(path) ? List.of(path) : List.of();
    }

    private static Optional<String> text(Path root, String file) throws ProjectException {
        Path path = root.resolve(file);
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(path, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ProjectException(file + " cannot be read: " + TextFiles.reason(e) + ".", e);
        }
    }

    private static Found found(Path root, List<Source> sources) throws ProjectException {
        return found(root, Optional.empty(), Optional.empty(), Settings.NONE, sources);
    }

    /** Puts together what is known of a folder; what is not said is told from the files. */
    static Found found(
            Path root, Optional<String> name, Optional<Dialect> dialect, Settings settings, List<Source> sources)
            throws ProjectException {
        String folder =
                Optional.ofNullable(root.getFileName()).map(Path::toString).orElse("project");
        List<SourceFile> files =
                sources.stream().flatMap(s -> s.files().stream()).toList();
        Dialect spoken = dialect.orElseGet(() -> Dialects.guess(
                files.isEmpty() ? "" : files.getFirst().path().toString(),
                String.join("\n", files.stream().map(SourceFile::text).toList())));
        return new Found(
                name.orElse(folder), spoken, settings, sources, sidecar(root, name.orElse(folder), sources, files));
    }

    /**
     * The sidecar of a single schema file stands beside it under its name, so that file and folder are the same document. That of several files
     * is in the folder: the only one there, else under the project's name.
     */
    private static Path sidecar(Path root, String name, List<Source> sources, List<SourceFile> files)
            throws ProjectException {
        boolean steps = sources.stream().anyMatch(s -> s.kind() == Source.Kind.MIGRATIONS);
        if (!steps && !files.isEmpty() && sources.size() == 1) {
            Path first = files.getFirst().path();
            boolean alone =
                    files.size() == 1 || String.valueOf(first.getFileName()).equals("schema.sql");
            if (alone) {
                return first.resolveSibling(Found.stem(String.valueOf(first.getFileName())) + ".plinth.json");
            }
        }
        try (Stream<Path> all = Files.list(root)) {
            List<Path> there =
                    all.filter(p -> p.toString().endsWith(".plinth.json")).toList();
            return there.size() == 1 ? there.getFirst() : root.resolve(name + ".plinth.json");
        } catch (IOException e) {
            throw new ProjectException(
                    "The folder " + root.getFileName() + " cannot be read: " + TextFiles.reason(e) + ".", e);
        }
    }
}
