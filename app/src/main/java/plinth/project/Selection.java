package plinth.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.model.ddl.Problem.Severity;

/** Chooses among candidates: what is aside, for another database, a dump of what steps make, or a part of another falls away or is joined; what is left then is asked for. */
final class Selection {
    private final Path root;
    private final Shelf shelf;
    private final List<Notice> notices = new ArrayList<>();

    private Selection(Path root, Shelf shelf) {
        this.root = root;
        this.shelf = shelf;
    }

    /**
     * Returns the one of {@code all} that is meant, or nothing when there is none.
     *
     * @throws SeveralSchemas when that cannot be told
     */
    static Optional<Candidate> of(Path root, Shelf shelf, List<Candidate> all) throws SeveralSchemas {
        return new Selection(root, shelf).choose(all);
    }

    private Optional<Candidate> choose(List<Candidate> all) throws SeveralSchemas {
        boolean proper = all.stream().anyMatch(c -> !c.aside());
        List<Candidate> left = all.stream().filter(c -> !proper || !c.aside()).toList();
        left = parts(copies(ofDatabase(left)));
        if (left.size() > 1) {
            throw new SeveralSchemas(root, choices(left, all));
        }
        return left.stream().findFirst().map(c -> {
            List<Notice> more = new ArrayList<>(c.notices());
            more.addAll(notices);
            return c.with(more);
        });
    }

    /** Of a schema that is kept for several databases, that for PostgreSQL. */
    private List<Candidate> ofDatabase(List<Candidate> all) {
        Map<String, List<Candidate>> same = new HashMap<>();
        for (Candidate c : all) {
            Vendors.without(root, c.open())
                    .ifPresent(
                            k -> same.computeIfAbsent(k, x -> new ArrayList<>()).add(c));
        }
        Set<Candidate> out = new HashSet<>();
        for (List<Candidate> some : same.values()) {
            List<Candidate> postgres =
                    some.stream().filter(c -> Vendors.postgres(root, c.open())).toList();
            if (postgres.size() == 1) {
                some.stream().filter(c -> c != postgres.getFirst()).forEach(c -> {
                    out.add(c);
                    pass(c, "there is the same for PostgreSQL");
                });
            }
        }
        return all.stream().filter(c -> !out.contains(c)).toList();
    }

    /** Without files that say what steps, or other files of the same project, say as well. */
    private List<Candidate> copies(List<Candidate> all) {
        List<Candidate> kept = new ArrayList<>();
        List<Candidate> order = all.stream()
                .sorted(Comparator.<Candidate, Boolean>comparing(c -> !c.steps())
                        .thenComparing(c -> c.tables().isEmpty()))
                .toList();
        for (Candidate c : order) {
            Optional<Candidate> better = c.steps()
                    ? Optional.empty()
                    : kept.stream().filter(k -> related(k, c) && covers(k, c)).findFirst();
            if (better.isPresent()) {
                pass(
                        c,
                        "the "
                                + (better.get().steps()
                                        ? better.get().says(root) + " say"
                                        : "tables of " + better.get().says(root) + " say")
                                + " what the schema is");
            } else {
                kept.add(c);
            }
        }
        return all.stream().filter(kept::contains).toList();
    }

    private static boolean covers(Candidate steps, Candidate plain) {
        return steps.steps()
                && (plain.tables().isEmpty() || plain.tables().stream().anyMatch(steps.tables()::contains));
    }

    /** Joins files of one project that refer to one another, or of which some make no table. */
    private List<Candidate> parts(List<Candidate> all) {
        List<Candidate> out = new ArrayList<>();
        for (Candidate c : all) {
            Optional<Candidate> whole = c.steps()
                    ? Optional.empty()
                    : out.stream()
                            .filter(o -> !o.steps() && together(o, c, all))
                            .findFirst();
            if (whole.isPresent()) {
                out.set(out.indexOf(whole.get()), joined(whole.get(), c));
            } else {
                out.add(c);
            }
        }
        return out.size() < all.size() && out.size() > 1 ? parts(out) : out;
    }

    private boolean together(Candidate a, Candidate b, List<Candidate> all) {
        boolean apart = a.tables().stream().noneMatch(b.tables()::contains);
        boolean files = a.open().equals(a.home()) && b.open().equals(b.home());
        boolean bare = (a.tables().isEmpty() || b.tables().isEmpty()) && related(a, b);
        return files && apart && (bare || refers(a, b, all) || refers(b, a, all));
    }

    /** Whether a file of {@code from} refers to a table that {@code to} makes and no other does. */
    private boolean refers(Candidate from, Candidate to, List<Candidate> all) {
        return from.files().stream()
                .flatMap(f -> shelf.of(f).targets().stream())
                .filter(to.tables()::contains)
                .anyMatch(t -> all.stream().filter(c -> c.tables().contains(t)).count() == 1);
    }

    private Candidate joined(Candidate a, Candidate b) {
        Path home = Liquibase.common(a.home(), b.home());
        List<Path> files = new ArrayList<>(a.files());
        files.addAll(b.files());
        Set<String> tables = new HashSet<>(a.tables());
        tables.addAll(b.tables());
        List<Notice> both = new ArrayList<>(a.notices());
        both.addAll(b.notices());
        Part part = new Part.OfSchema(
                home,
                Kinds.ordered(home, files, shelf),
                "the SQL files of the folder",
                "They refer to one another; each comes behind what it refers to.");
        return Candidate.of(home, part, tables, a.aside() && b.aside(), both);
    }

    private void pass(Candidate c, String because) {
        String name = Project.name(root, c.files().size() == 1 ? c.files().getFirst() : c.home());
        notices.add(new Notice(
                Severity.HINT,
                name,
                (c.files().size() == 1 ? "It is" : "Its " + c.files().size() + " files are") + " not read: " + because
                        + ". To read it instead, name it under \"sources\" in plinth.yaml."));
    }

    /** Whether the projects that the two are in are one: that of one is, or is above, that of the other. */
    private boolean related(Candidate a, Candidate b) {
        Path p = project(a.home());
        Path q = project(b.home());
        return p.startsWith(q) || q.startsWith(p);
    }

    private static final Set<String> OF_DATABASES = Set.of(
            "db",
            "dbs",
            "database",
            "databases",
            "sql",
            "schema",
            "schemas",
            "ddl",
            "migrate",
            "migration",
            "migrations",
            "postgres",
            "postgresql",
            "pg",
            "pgsql",
            "dump",
            "dumps",
            "prisma",
            "drizzle",
            "supabase",
            "hasura",
            "deploy",
            "changelog",
            "default",
            "persistence",
            "storage",
            "store",
            "resources",
            "main",
            "src",
            "internal",
            "init",
            "functions",
            "views",
            "tables",
            "types",
            "triggers",
            "evolutions",
            "conf",
            "docker",
            "docker-entrypoint-initdb.d",
            "initdb.d",
            "initdb",
            "liquibase",
            "flyway");

    /** The project of a folder: without the folders at its end that say only that databases are in them. */
    private Path project(Path home) {
        Path p = home;
        while (!p.equals(root)
                && p.getParent() != null
                && OF_DATABASES.contains(FileNames.of(p).toLowerCase(java.util.Locale.ROOT))) {
            p = p.getParent();
        }
        return p;
    }

    private List<SeveralSchemas.Choice> choices(List<Candidate> left, List<Candidate> all) {
        return left.stream()
                .map(c -> {
                    Path open = opened(c, all);
                    return new SeveralSchemas.Choice(open, Project.name(root, open), c.says(root));
                })
                .toList();
    }

    /** Returns the folder of the project of {@code c}, whose name says more than that of the files' folder, where it holds no other. */
    private Path opened(Candidate c, List<Candidate> all) {
        if (!c.open().equals(c.home()) || c.home().equals(root)) {
            return c.open().equals(root) && c.files().size() == 1 ? c.files().getFirst() : c.open();
        }
        Path project = project(c.home());
        boolean others = all.stream().filter(o -> o != c).anyMatch(o -> o.home().startsWith(project));
        return project.equals(root) || others ? c.home() : project;
    }
}
