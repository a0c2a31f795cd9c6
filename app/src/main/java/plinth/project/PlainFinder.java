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
import java.util.regex.Matcher;
import plinth.model.ddl.Problem.Severity;

/** Finds files that say what is: those of a folder together, dumps that are split into folders by kind, by schema or by version, and whole dumps each by itself. */
final class PlainFinder {
    private static final List<String> WELL_KNOWN = List.of("structure", "schema", "ddl", "database", "db", "init", "tables");

    private final Tree tree;
    private final Path root;
    private final Shelf shelf;

    PlainFinder(Tree tree, Shelf shelf) {
        this.tree = tree;
        this.root = tree.root();
        this.shelf = shelf;
    }

    /** Returns what is found in the SQL files that are not among {@code claimed}. */
    List<Candidate> candidates(Set<Path> claimed) {
        Map<Path, List<Path>> groups = new TreeMap<>(Natural.BY_PATH);
        for (Path folder : tree.folders()) {
            if (FileNames.neverFolder(root, folder)) {
                continue;
            }
            List<Path> sql = tree.sql(folder);
            sql.stream()
                    .filter(p -> !claimed.contains(p) && !FileNames.undo(p, sql) && saysWhatIs(shelf.of(p)))
                    .forEach(p -> groups.computeIfAbsent(home(folder), k -> new ArrayList<>()).add(p));
        }
        List<Candidate> all = new ArrayList<>();
        joined(groups).forEach((home, files) -> all.addAll(candidates(home, files)));
        return all;
    }

    private static boolean saysWhatIs(Contents c) {
        boolean setup = c.rows() + c.asks() + c.drops() == 0 && !c.text().isBlank();
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

    private List<Candidate> candidates(Path home, List<Path> files) {
        boolean aside = FileNames.aside(root, home);
        if (files.stream().noneMatch(f -> shelf.of(f).makes())) {
            return List.of();
        }
        List<Path> dumps = files.stream().filter(f -> whole(shelf.of(f))).toList();
        if (dumps.size() > 1) {
            return dumps.stream()
                    .map(f -> candidate(f, f, List.of(f), "It is a dump of a whole database.", aside || FileNames.asideFile(f), List.of()))
                    .toList();
        }
        List<Notice> notices = new ArrayList<>();
        Optional<Path> driver = driver(files);
        if (driver.isPresent()) {
            return List.of(candidate(home, home, List.of(driver.get()), "It includes the others.", aside, notices));
        }
        List<Path> kept = once(files, notices);
        List<Path> order = docker(home)
                ? kept.stream().sorted(Comparator.comparing(Path::toString)).toList()
                : Kinds.ordered(home, kept, shelf);
        boolean alone = kept.size() == 1;
        boolean numbers = order.stream().anyMatch(f -> FileNames.of(f).matches("\\d.*"));
        String reason = alone
                ? "It makes tables, and nothing speaks for another."
                : "They make tables; read " + (docker(home) ? "by name, as the container does."
                        : numbers ? "by name, numbers by their value." : "so that each comes behind what it refers to, else by kind and name.");
        return List.of(candidate(home, home, order, reason, aside || kept.stream().allMatch(FileNames::asideFile), notices));
    }

    private static boolean docker(Path home) {
        return FileNames.of(home).contains("initdb");
    }

    private Candidate candidate(Path home, Path open, List<Path> files, String reason, boolean aside, List<Notice> notices) {
        String origin = files.size() == 1 ? Project.name(root, files.getFirst()) : "the SQL files of the folder";
        return Candidate.of(home, new Part.OfSchema(home, files, origin, reason), shelf.tables(files), aside, notices)
                .opening(open);
    }

    /** Whether pg_dump has written it, of all of a database. */
    private static boolean whole(Contents c) {
        return c.text().contains("set_config('search_path'") || c.text().contains("-- PostgreSQL database dump");
    }

    /** Returns the file that includes most of the others, when one does. */
    private Optional<Path> driver(List<Path> files) {
        Optional<Path> best = Optional.empty();
        int most = 0;
        for (Path f : files) {
            Matcher m = SourceReader.INCLUDE.matcher(shelf.of(f).text());
            int n = 0;
            while (m.find()) {
                n++;
            }
            if (n > most) {
                most = n;
                best = Optional.of(f);
            }
        }
        return best;
    }

    /** Leaves out aloud what makes tables that another of {@code files} makes, too. Numbered files are a sequence, in which that may be meant. */
    private List<Path> once(List<Path> files, List<Notice> notices) {
        if (files.stream().allMatch(f -> FileNames.of(f).matches("\\d.*"))) {
            return files;
        }
        List<Path> preferred = files.stream()
                .sorted(Comparator.<Path, Boolean>comparing(FileNames::asideFile)
                        .thenComparing(f -> Vendors.other(root, f))
                        .thenComparing(f -> known(f))
                        .thenComparing(f -> -shelf.of(f).tables().size()))
                .toList();
        Map<String, Path> made = new LinkedHashMap<>();
        Set<Path> out = new HashSet<>();
        for (Path f : preferred) {
            Set<String> tables = shelf.of(f).tables();
            Optional<String> twice = tables.stream().filter(made::containsKey).sorted().findFirst();
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
