package plinth.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.model.ddl.Problem.Severity;
import plinth.model.text.Dialect;
import plinth.model.text.Position;
import plinth.renderer.query.GeneratedFile;

/**
 * sqlc's settings: which files hold the schema, and where its queries are. Both versions of the format. Each entry is a database of its own to sqlc; those
 * that make no table twice are read as one.
 */
final class SqlcYaml {
    static final List<String> NAMES = List.of("sqlc.yaml", "sqlc.yml", "sqlc.json");

    private final Path root;
    private final Path folder;
    private final String file;
    private final FileAccess access;
    private final Shelf shelf;
    private final List<Notice> notices = new ArrayList<>();

    /** An entry: a database. */
    private record Entry(
            String name,
            Optional<Dialect> engine,
            List<Yaml.Scalar> schema,
            Optional<String> queries,
            Position at,
            List<Part> parts) {}

    private SqlcYaml(Path root, Path folder, String file, FileAccess access, Shelf shelf) {
        this.root = root;
        this.folder = folder;
        this.file = Project.name(root, folder.resolve(file));
        this.access = access;
        this.shelf = shelf;
    }

    /**
     * Returns what the settings in {@code folder} name; nothing when there are none, or they name no file that is there.
     *
     * @param exported whether settings count that an export wrote
     * @param none takes why they name nothing; what else is to be said is of the candidates
     */
    static List<Candidate> in(
            Path root, Path folder, FileAccess access, Shelf shelf, boolean exported, List<Notice> none)
            throws ProjectException {
        for (String file : NAMES) {
            Optional<String> text = Discovery.text(root, folder.resolve(file), access);
            if (text.isPresent() && (exported || !GeneratedFile.generated(text.get()))) {
                SqlcYaml settings = new SqlcYaml(root, folder, file, access, shelf);
                List<Candidate> all = settings.candidates(text.get());
                if (!all.isEmpty()) {
                    return all;
                }
                none.addAll(settings.notices);
            }
        }
        return List.of();
    }

    /** As {@link #in}, of a folder further down: what cannot be read there is no reason to stop. */
    static List<Candidate> below(
            Path root, Path folder, FileAccess access, Shelf shelf, boolean exported, List<Notice> notices) {
        try {
            return in(root, folder, access, shelf, exported, notices);
        } catch (ProjectException e) {
            String file = NAMES.stream()
                    .map(n -> Project.name(root, folder.resolve(n)))
                    .filter(n -> String.valueOf(e.getMessage()).startsWith(n))
                    .findFirst()
                    .orElse(Project.name(root, folder));
            notices.add(Notice.of(
                    FileNames.aside(root, folder) ? Severity.HINT : Severity.WARNING,
                    file,
                    e,
                    " What it names is not looked for."));
            return List.of();
        }
    }

    private List<Candidate> candidates(String text) throws ProjectException {
        List<Entry> entries = ofOneDialect(entries(Yaml.read(file, text)));
        if (entries.isEmpty()) {
            return List.of();
        }
        if (!twice(entries)) {
            return List.of(candidate(folder, entries));
        }
        Map<List<Path>, List<Entry>> same = new LinkedHashMap<>();
        for (Entry e : entries) {
            same.computeIfAbsent(files(e), k -> new ArrayList<>()).add(e);
        }
        List<Candidate> all = new ArrayList<>();
        for (List<Entry> some : same.values()) {
            String settings = FileNames.of(Path.of(file));
            Path open = same.size() == 1
                    ? folder
                    : folder.resolve(settings + "#" + some.getFirst().name());
            all.add(candidate(open, some));
        }
        return all;
    }

    /** Returns the entries of settings: under "sql", or "packages" in those of version 1. */
    static List<Yaml.Members> items(Yaml yaml) {
        Optional<Yaml> list =
                yaml instanceof Yaml.Members top ? top.get("sql").or(() -> top.get("packages")) : Optional.empty();
        return list.orElse(null) instanceof Yaml.Items items
                ? items.values().stream()
                        .filter(Yaml.Members.class::isInstance)
                        .map(Yaml.Members.class::cast)
                        .toList()
                : List.of();
    }

    private List<Entry> entries(Yaml yaml) throws ProjectException {
        List<Entry> all = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Yaml.Members m : items(yaml)) {
            List<Yaml.Scalar> schema = m.get("schema").flatMap(Yaml::scalars).orElse(List.of());
            List<Part> parts = new ArrayList<>();
            for (Yaml.Scalar s : schema) {
                part(s).ifPresent(parts::add);
            }
            String name = m.text("name")
                    .orElseGet(() -> schema.isEmpty()
                            ? ""
                            : FileNames.stem(Path.of(schema.getFirst().text().replaceFirst("/+$", "/."))
                                    .normalize()));
            if (name.isEmpty() || !names.add(name)) {
                name = Integer.toString(all.size() + 1);
                names.add(name);
            }
            if (!parts.isEmpty()) {
                all.add(new Entry(
                        name, m.text("engine").flatMap(Dialect::named), schema, first(m, "queries"), m.at(), parts));
            }
        }
        return all;
    }

    private Optional<Part> part(Yaml.Scalar s) throws ProjectException {
        Path path = folder.resolve(s.text()).normalize();
        String settings = FileNames.of(Path.of(file));
        Optional<String> outside = Discovery.pattern(s.text()) ? Optional.empty() : access.refusal(path);
        if (outside.isPresent()) {
            notices.add(new Notice(Severity.ERROR, file, Optional.of(s.at()), s.text() + " " + outside.get() + "."));
            return Optional.empty();
        }
        if (Files.isDirectory(path)) {
            Tree tree = Tree.of(path, access).own();
            Optional<Part.OfSteps> steps = new StepFinder(tree, shelf).find(path, new ArrayList<>());
            if (steps.isPresent()) {
                notices.addAll(tree.links().notices(root, steps.get().files()));
                return Optional.of(new Part.OfSteps(
                        steps.get().steps(),
                        settings + " names the folder. " + steps.get().reason()));
            }
        }
        List<Path> files = Discovery.files(root, folder, s.text(), access, notices);
        if (files.isEmpty()) {
            notices.add(
                    new Notice(Severity.WARNING, file, Optional.of(s.at()), "There is no SQL file " + s.text() + "."));
            return Optional.empty();
        }
        return Optional.of(
                new Part.OfSchema(path, files, settings, settings + " names them; a folder's are read by name."));
    }

    private List<Entry> ofOneDialect(List<Entry> all) {
        Optional<Dialect> dialect =
                all.stream().flatMap(e -> e.engine().stream()).findFirst();
        List<Entry> kept = new ArrayList<>();
        for (Entry e : all) {
            if (e.engine().isPresent() && !e.engine().equals(dialect)) {
                notices.add(new Notice(
                        Severity.WARNING,
                        file,
                        Optional.of(e.at()),
                        "This entry is for " + e.engine().get().label()
                                + " and is left out: a project is of one dialect. Name its files in a"
                                + " plinth.yaml of its own."));
            } else {
                kept.add(e);
            }
        }
        return kept;
    }

    private static List<Path> files(Entry e) {
        return e.parts().stream().flatMap(p -> p.files().stream()).toList();
    }

    /** Returns whether a table is made in files of two entries. */
    private boolean twice(List<Entry> entries) {
        Map<String, Path> made = new HashMap<>();
        for (Entry e : entries) {
            Map<String, Path> own = new HashMap<>();
            for (Path f : files(e)) {
                shelf.of(f).tables().forEach(t -> own.putIfAbsent(t, f));
            }
            for (Map.Entry<String, Path> t : own.entrySet()) {
                Path other = made.putIfAbsent(t.getKey(), t.getValue());
                if (other != null && !other.equals(t.getValue())) {
                    return true;
                }
            }
        }
        return false;
    }

    private Candidate candidate(Path open, List<Entry> entries) {
        List<Part> parts = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        for (Entry e : entries) {
            for (Part p : e.parts()) {
                if (seen.addAll(p.files())) {
                    parts.add(p);
                }
            }
        }
        return new Candidate(
                folder,
                open,
                parts,
                shelf.tables(List.copyOf(seen)),
                FileNames.aside(root, folder),
                entries.stream().flatMap(e -> e.engine().stream()).findFirst(),
                new Settings(
                        entries.stream()
                                .flatMap(e -> e.queries().stream())
                                .findFirst()
                                .map(q -> folder.equals(root)
                                        ? q
                                        : Project.name(root, folder.resolve(q).normalize())),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()),
                notices);
    }

    private static Optional<String> first(Yaml.Members m, String key) {
        return m.get(key)
                .flatMap(Yaml::scalars)
                .filter(l -> !l.isEmpty())
                .map(l -> l.getFirst().text());
    }
}
