package plinth.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import plinth.model.ddl.Problem.Severity;

/** Finds files that say what is: those of a folder together, dumps that are split into folders by kind, by schema or by version, and whole dumps each by itself. */
final class PlainFinder {
    private static final List<String> WELL_KNOWN =
            List.of("structure", "schema", "ddl", "database", "db", "init", "tables");

    private final Tree tree;
    private final Path root;
    private final Shelf shelf;

    PlainFinder(Tree tree, Shelf shelf) {
        this.tree = tree;
        this.root = tree.root();
        this.shelf = shelf;
    }

    /**
     * Returns what is found in the SQL files that are not among {@code claimed}.
     *
     * @param bare whether files count that make nothing, nor ask for anything: a schema that is begun
     */
    List<Candidate> candidates(Set<Path> claimed, boolean bare) {
        List<Candidate> all = new ArrayList<>();
        Set<Path> gone = new HashSet<>(claimed);
        List<Path> free = new ArrayList<>();
        for (Path folder : tree.folders()) {
            if (!FileNames.neverFolder(root, folder)) {
                List<Path> sql = tree.sql(folder);
                sql.stream()
                        .filter(p -> !claimed.contains(p) && !FileNames.undo(p, sql))
                        .forEach(free::add);
            }
        }
        new Drivers(root, shelf).among(free).forEach((driver, included) -> {
            Path home = Optional.ofNullable(driver.getParent()).orElse(root);
            gone.add(driver);
            gone.addAll(included);
            List<Path> files = new ArrayList<>(included);
            files.add(driver);
            Part part = new Part.OfSchema(
                    home,
                    List.of(driver),
                    FileNames.of(driver),
                    "It includes the others, which are read in its order.");
            boolean aside = FileNames.aside(root, home) || FileNames.asideFile(driver);
            all.add(Candidate.of(home, part, shelf.tables(files), aside, List.of()));
        });
        Map<Path, List<Path>> groups = new TreeMap<>(Natural.BY_PATH);
        for (Path p : free) {
            if (!gone.contains(p) && saysWhatIs(shelf.of(p))) {
                Path folder = Optional.ofNullable(p.getParent()).orElse(root);
                groups.computeIfAbsent(home(folder), k -> new ArrayList<>()).add(p);
            }
        }
        joined(groups).forEach((home, files) -> all.addAll(candidates(home, files, bare)));
        return all;
    }

    private static boolean saysWhatIs(Contents c) {
        // An empty file is one that somebody is about to fill.
        boolean setup = c.rows() + c.asks() + c.drops() == 0;
        return !c.queries() && (c.defines() || setup);
    }

    /** Returns the folder that the files of {@code folder} belong to: that above the one that is called by their kind. */
    private Path home(Path folder) {
        Path p = folder;
        while (!p.equals(root) && Kinds.named(p)) {
            p = Optional.ofNullable(p.getParent()).orElse(root);
        }
        return p;
    }

    /** Puts groups together whose folders are called by versions or by the schemas of their tables: they are parts of what is above them. */
    private Map<Path, List<Path>> joined(Map<Path, List<Path>> groups) {
        Map<Path, List<Path>> out = new LinkedHashMap<>();
        groups.forEach((home, files) -> {
            Path parent = Optional.ofNullable(home.getParent()).orElse(home);
            boolean part = !home.equals(root) && (FileNames.version(home) || schema(home, files));
            out.computeIfAbsent(part ? parent : home, k -> new ArrayList<>()).addAll(files);
        });
        return out;
    }

    private boolean schema(Path home, List<Path> files) {
        return files.stream().anyMatch(f -> shelf.of(f).schemas().contains(FileNames.stem(home)));
    }

    private List<Candidate> candidates(Path home, List<Path> files, boolean bare) {
        boolean aside = FileNames.aside(root, home);
        if (!bare && files.stream().noneMatch(f -> shelf.of(f).makes())) {
            return List.of();
        }
        List<Path> dumps = files.stream().filter(f -> whole(shelf.of(f))).toList();
        if (dumps.size() > 1) {
            return dumps.stream()
                    .map(f -> candidate(
                            f,
                            f,
                            List.of(f),
                            "It is a dump of a whole database.",
                            aside || FileNames.asideFile(f),
                            List.of()))
                    .toList();
        }
        List<Notice> notices = new ArrayList<>();
        List<Path> kept = once(files, notices);
        List<Path> order = docker(home)
                ? kept.stream().sorted(Comparator.comparing(Path::toString)).toList()
                : Kinds.ordered(home, kept, shelf);
        boolean alone = kept.size() == 1;
        boolean numbers = order.stream().anyMatch(f -> FileNames.of(f).matches("\\d.*"));
        String reason = alone
                ? "It says what is, and nothing speaks for another."
                : "They say what is; read "
                        + (docker(home)
                                ? "by name, as the container does."
                                : numbers
                                        ? "by name, numbers by their value."
                                        : "so that each comes behind what it refers to, else by kind and name.");
        return List.of(
                candidate(home, home, order, reason, aside || kept.stream().allMatch(FileNames::asideFile), notices));
    }

    private static boolean docker(Path home) {
        return FileNames.of(home).contains("initdb");
    }

    private Candidate candidate(
            Path home, Path open, List<Path> files, String reason, boolean aside, List<Notice> notices) {
        String origin = files.size() == 1 ? Project.name(root, files.getFirst()) : "the SQL files of the folder";
        return Candidate.of(home, new Part.OfSchema(home, files, origin, reason), shelf.tables(files), aside, notices)
                .opening(open);
    }

    /** Whether pg_dump has written it, of all of a database. */
    private static boolean whole(Contents c) {
        return c.text().contains("set_config('search_path'") || c.text().contains("-- PostgreSQL database dump");
    }

    /** Leaves out aloud what makes tables that another of {@code files} makes, too. Numbered files are a sequence, in which that may be meant. */
    private List<Path> once(List<Path> files, List<Notice> notices) {
        if (files.stream().allMatch(f -> FileNames.of(f).matches("\\d.*"))) {
            return files;
        }
        List<Path> preferred = files.stream()
                .sorted(Comparator.<Path, Boolean>comparing(FileNames::asideFile)
                        .thenComparing(f -> Vendors.other(root, f))
                        .thenComparingInt(PlainFinder::known)
                        .thenComparingInt(f -> -shelf.of(f).tables().size()))
                .toList();
        Map<String, Path> made = new LinkedHashMap<>();
        Set<Path> out = new HashSet<>();
        for (Path f : preferred) {
            Set<String> tables = shelf.of(f).tables();
            Optional<String> twice =
                    tables.stream().filter(made::containsKey).sorted().findFirst();
            boolean copy = FileNames.asideFile(f) && f != preferred.getFirst();
            if (twice.isEmpty() && !copy) {
                tables.forEach(t -> made.put(t, f));
                continue;
            }
            out.add(f);
            notices.add(new Notice(
                    Severity.HINT,
                    Project.name(root, f),
                    "It is not read: "
                            + twice.map(t -> Project.name(root, made.getOrDefault(t, f)) + " makes " + t + ", too")
                                    .orElse("by its name it is for tests or a copy")
                            + ". To read it instead, name it under \"sources\" in plinth.yaml."));
        }
        return files.stream().filter(f -> !out.contains(f)).toList();
    }

    private static int known(Path f) {
        int at = WELL_KNOWN.indexOf(FileNames.stem(f));
        return at < 0 ? WELL_KNOWN.size() : at;
    }
}
