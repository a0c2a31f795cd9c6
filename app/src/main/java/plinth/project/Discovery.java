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
import plinth.model.ddl.Reading;
import plinth.model.ddl.StatementNode;
import plinth.model.text.Dialect;
import plinth.model.text.Position;

/**
 * Looks at a folder and finds which files say what its schema is. Settings in the folder itself count first: plinth.yaml, sqlc's, Flyway's. Without them all
 * that is below is looked through by what names and contents say, and the one that is meant is chosen or asked for.
 */
final class Discovery {
    private static final Pattern LOCATION = Pattern.compile("filesystem:([^,\\s\"'\\]]+)");

    private Discovery() {}

    /** Finds the sources of the folder {@code root}. */
    static Found of(Path root, FileAccess access, List<Notice> notices) throws ProjectException {
        for (String own : List.of("plinth.yaml", "plinth.yml")) {
            Optional<String> text = text(root, root.resolve(own), access);
            if (text.isPresent()) {
                return PlinthYaml.read(root, access, own, text.get(), notices);
            }
        }
        return look(root, access, notices);
    }

    /** Finds the sources of a folder without settings of its own. */
    static Found look(Path root, FileAccess access, List<Notice> notices) throws ProjectException {
        Shelf shelf = new Shelf(access);
        List<Notice> lost = new ArrayList<>();
        List<Candidate> sqlc = SqlcYaml.in(root, root, access, shelf, false, lost);
        if (!sqlc.isEmpty()) {
            return found(root, Selection.of(root, shelf, sqlc).orElseThrow(), access, notices);
        }
        List<Source> flyway = flyway(root, access, new SourceReader(root, access, notices), notices);
        if (!flyway.isEmpty()) {
            notices.addAll(lost);
            return found(root, flyway);
        }
        Tree tree = Tree.of(root, access);
        Survey survey = new Survey(tree.own(), access, false);
        Optional<Candidate> chosen = Selection.of(root, survey.shelf(), survey.candidates());
        if (chosen.isEmpty()) {
            // A folder of exports alone is one that somebody wants to look at.
            List<Candidate> exported = SqlcYaml.in(root, root, access, shelf, true, new ArrayList<>());
            survey = new Survey(tree, access, true);
            chosen = Selection.of(root, survey.shelf(), exported.isEmpty() ? survey.candidates() : exported);
        }
        lost.addAll(survey.notices());
        lost.addAll(tree.links().notices(root, chosen.map(Candidate::files).orElse(List.of())));
        if (chosen.isEmpty()) {
            Optional<Path> only = passing(root, tree, access);
            if (only.isPresent()) {
                notices.addAll(lost);
                notices.add(new Notice(
                        Severity.HINT,
                        Project.name(root, only.get()),
                        "Nothing that it makes stays: there is no table in it."));
                return Found.file(only.get(), access, notices);
            }
            throw nothing(tree, lost);
        }
        notices.addAll(lost);
        if (tree.cut()) {
            notices.add(new Notice(
                    Severity.WARNING,
                    String.valueOf(root.getFileName()),
                    "The folder is large and was not looked through to its end. Open the folder of the schema itself,"
                            + " or name it under \"sources\" in plinth.yaml."));
        }
        return found(root, chosen.get(), access, notices);
    }

    /** Finds what the entry {@code name} of sqlc's settings {@code file} in {@code root} names. */
    static Found entry(Path root, String file, String name, FileAccess access, List<Notice> notices)
            throws ProjectException {
        List<Candidate> all = SqlcYaml.in(root, root, access, new Shelf(access), true, notices);
        for (Candidate c : all) {
            if (FileNames.of(c.open()).equals(file + "#" + name)) {
                return found(root, c, access, notices);
            }
        }
        throw new ProjectException("There is no database " + name + " in " + file
                + (all.size() > 1
                        ? "; there are "
                                + String.join(
                                        ", ",
                                        all.stream()
                                                .map(c -> FileNames.of(c.open()))
                                                .toList())
                        : "; all of it is one. Open its folder")
                + ".");
    }

    private static Found found(Path root, Candidate c, FileAccess access, List<Notice> notices)
            throws ProjectException {
        notices.addAll(c.notices());
        SourceReader reader = new SourceReader(root, access, notices);
        List<Source> sources = new ArrayList<>();
        for (Part p : c.parts()) {
            sources.add(p.read(reader, root));
        }
        if (sources.stream().allMatch(s -> s.files().isEmpty()) && !notices.isEmpty()) {
            throw new ProjectException("Nothing of " + c.says(root) + " is read: "
                    + notices.getLast().message());
        }
        return found(root, Optional.empty(), c.dialect(), c.settings(), sources);
    }

    private static List<Source> flyway(Path root, FileAccess access, SourceReader reader, List<Notice> notices)
            throws ProjectException {
        for (String file : List.of("flyway.toml", "flyway.conf", "conf/flyway.conf")) {
            Optional<String> text = text(root, root.resolve(file), access);
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
                List<Path> files = new ArrayList<>();
                for (Path folder : folders) {
                    Tree tree = Tree.of(folder, access).own();
                    files.addAll(tree.sqlBelow(folder));
                    notices.addAll(tree.links().notices(root, files));
                }
                StepFiles steps = StepFiles.of(Tool.FLYWAY, folders.getFirst(), files);
                return List.of(reader.migrations(file, file + " names the folder.", steps, Optional.empty()));
            }
        }
        return List.of();
    }

    /** Returns the only file of a folder, where it makes things and takes all of them away again. */
    private static Optional<Path> passing(Path root, Tree tree, FileAccess access) throws ProjectException {
        List<Path> below = tree.sqlBelow(root);
        if (below.size() != 1) {
            return Optional.empty();
        }
        Path file = below.getFirst();
        Optional<String> text = text(root, file, access);
        boolean makes = text.isPresent()
                && Reading.of(Dialects.guess(file.toString(), text.get()), FileNames.of(file), text.get())
                        .files()
                        .getFirst()
                        .entries()
                        .stream()
                        .anyMatch(e -> e.node() instanceof StatementNode.CreateTable
                                || e.node() instanceof StatementNode.CreateTableAs
                                || e.node() instanceof StatementNode.CreateView);
        return makes ? Optional.of(file) : Optional.empty();
    }

    private static ProjectException nothing(Tree tree, List<Notice> lost) {
        ProjectException e = nothing(tree);
        return lost.isEmpty() ? e : new ProjectException(e.getMessage() + " " + lost.getFirst(), e);
    }

    private static ProjectException nothing(Tree tree) {
        Path root = tree.root();
        List<Path> below = tree.sqlBelow(root);
        String folder = String.valueOf(root.getFileName());
        if (below.isEmpty()) {
            return new ProjectException("There is no SQL in " + folder + ". "
                    + SchemaElsewhere.hint(tree)
                            .map(h -> h + ", which Plinth reads. plinth inspect reads a database.")
                            .orElse("Open a file with CREATE TABLE statements, or a folder that has one."));
        }
        List<String> some =
                below.stream().limit(3).map(p -> Project.name(root, p)).toList();
        return new ProjectException(
                "There is no schema in " + folder + ": no SQL file there makes a table, a view or a routine. There is "
                        + String.join(", ", some) + (below.size() > 3 ? " and " + (below.size() - 3) + " more" : "")
                        + ". Open one of them, or name them in " + folder + "/plinth.yaml: sources: [" + some.getFirst()
                        + "].");
    }

    static boolean pattern(String name) {
        return name.indexOf('*') >= 0 || name.indexOf('?') >= 0 || name.indexOf('{') >= 0;
    }

    /** Returns the SQL files that {@code name}, a path from {@code from}, stands for: a file, the files of a folder by name, or those that fit a pattern. */
    static List<Path> files(Path root, Path from, String name, FileAccess access, List<Notice> notices)
            throws ProjectException {
        if (pattern(name)) {
            return Generated.without(access, Folder.matching(from, name));
        }
        Path path = from.resolve(name).normalize();
        if (Files.isDirectory(path)) {
            List<Path> all = Generated.without(access, Folder.sql(path));
            List<Path> read = all.stream().filter(p -> !FileNames.undo(p, all)).toList();
            Links links = new Links(access);
            Folder.all(path).stream().filter(Files::isSymbolicLink).forEach(p -> links.keeps(root, p));
            notices.addAll(links.notices(root, read));
            return read;
        }
        return Files.isRegularFile(path) ? List.of(path) : List.of();
    }

    /** Returns the text of the settings {@code path}; nothing when there are none. */
    static Optional<String> text(Path root, Path path, FileAccess access) throws ProjectException {
        String file = Project.name(root, path);
        if (Links.out(access, path)) {
            throw new ProjectException(file + " " + access.refusal(path).orElse("leads out of the project") + ".");
        }
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
