package plinth.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import plinth.model.ddl.QueryFit;
import plinth.model.schema.Schema;
import plinth.model.text.Position;
import plinth.renderer.query.GeneratedFile;
import plinth.renderer.query.SqlcBeside;
import plinth.renderer.query.SqlcQuery;

/** Settings of sqlc that are somebody's own, in both versions of the format, as an export obeys them. */
final class OwnSqlc {
    private final Path folder;
    private final String file;
    private final Set<Path> schema = new HashSet<>();
    private final FileAccess access;

    private OwnSqlc(Path folder, String file, Opened project) {
        this.folder = folder;
        this.file = file;
        project.files().forEach(f -> schema.add(f.path()));
        Path root = folder.startsWith(project.root()) ? project.root() : folder;
        this.access = new FileAccess(
                root, CutOffSave.in(root, JournalRegister.ofUser()), AllowedFolders.ofUser(), Optional.empty());
    }

    /**
     * A database, with a package of what sqlc makes for it.
     *
     * @param copies whether that can put many rows in at once
     * @param renamed names that are told what they are called in Go
     */
    private record Entry(
            Position at, List<Yaml.Scalar> schema, List<Yaml.Scalar> queries, boolean copies, Set<String> renamed) {}

    /** Returns the folder of the settings that are nearest to the files of {@code project}, which has them within; nothing when there are none of its own. */
    static Optional<Path> folder(Opened project) {
        Path root = project.root();
        List<Path> all = new ArrayList<>(List.of(root));
        for (SourceFile f : project.files()) {
            for (Path p = f.path().getParent(); p != null && p.startsWith(root); p = p.getParent()) {
                all.add(p);
            }
        }
        return all.stream().filter(p -> named(p).isPresent()).findFirst();
    }

    private static Optional<Path> named(Path folder) {
        return SqlcYaml.NAMES.stream()
                .map(folder::resolve)
                .filter(p -> Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS) && !generated(p))
                .findFirst();
    }

    private static boolean generated(Path file) {
        try {
            return GeneratedFile.generated(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            // It is not to be written over, whatever it says.
            return false;
        }
    }

    /**
     * Returns what an export of {@code project} into {@code folder} is to obey; nothing when there are no settings for PostgreSQL, or those of an export.
     *
     * @throws ProjectException when the settings leave no place for the stubs
     */
    static Optional<SqlcBeside> in(Path folder, Opened project, Schema schema) throws ProjectException {
        Path at = folder.toAbsolutePath().normalize();
        Optional<Path> settings = named(at);
        return settings.isEmpty()
                ? Optional.empty()
                : new OwnSqlc(at, FileNames.of(settings.get()), project).beside(settings.get(), schema);
    }

    private Optional<SqlcBeside> beside(Path settings, Schema known) throws ProjectException {
        List<Entry> all = entries(Yaml.read(file, text(settings)));
        if (all.isEmpty()) {
            return Optional.empty();
        }
        List<Entry> entries = new ArrayList<>();
        for (Entry e : all) {
            if (reads(e)) {
                entries.add(e);
            }
        }
        if (entries.isEmpty()) {
            throw new ProjectException(file + " has no entry with the schema of this project: nothing was written. Name"
                    + " the schema there, or export to another folder.");
        }
        Entry entry = entries.getFirst();
        String queries = place(entry);
        List<String> notes = new ArrayList<>();
        if (entries.size() > 1) {
            notes.add(file + " has " + entries.size() + " entries with this schema: stubs go to the first, "
                    + (queries.isEmpty() ? "." : queries) + "/.");
        }
        Set<String> names = new HashSet<>();
        QueryFit fit = new QueryFit(known);
        for (Path p : own(entry)) {
            String shown = Project.name(folder, p);
            for (SqlcQuery q : SqlcQuery.in(text(p))) {
                names.add(q.name().toLowerCase(Locale.ROOT));
                fit.missing(q.tokens())
                        .ifPresent(
                                m -> notes.add(shown + ":" + q.position(m.span().start()) + ": your query " + q.name()
                                        + " does not fit the schema: " + m.reason() + "."));
            }
        }
        Set<String> there = new HashSet<>();
        for (Path p : sql(queries)) {
            if (!generated(p)) {
                there.add(FileNames.of(p));
            }
        }
        return Optional.of(new SqlcBeside(queries, there, names, entry.copies(), entry.renamed(), notes));
    }

    private static List<Entry> entries(Yaml yaml) {
        List<Entry> out = new ArrayList<>();
        if (!(yaml instanceof Yaml.Members top)) {
            return out;
        }
        boolean first = top.get("packages").isPresent();
        Set<String> everywhere = new TreeSet<>(keys(top, "rename"));
        top.members("overrides").flatMap(o -> o.members("go")).ifPresent(o -> everywhere.addAll(keys(o, "rename")));
        for (Yaml.Members m : SqlcYaml.items(yaml)) {
            if (!m.text("engine").orElse(first ? "postgresql" : "").equals("postgresql")) {
                continue;
            }
            Optional<Yaml.Members> go =
                    first ? Optional.of(m) : m.members("gen").flatMap(g -> g.members("go"));
            Set<String> renamed = new TreeSet<>(everywhere);
            go.ifPresent(g -> renamed.addAll(keys(g, "rename")));
            out.add(new Entry(
                    m.at(),
                    m.get("schema").flatMap(Yaml::scalars).orElse(List.of()),
                    m.get("queries").flatMap(Yaml::scalars).orElse(List.of()),
                    go.flatMap(g -> g.text("sql_package"))
                            .filter(p -> p.startsWith("pgx/"))
                            .isPresent(),
                    renamed));
        }
        return out;
    }

    private static Set<String> keys(Yaml.Members m, String key) {
        return m.members(key).map(x -> x.values().keySet()).orElse(Set.of());
    }

    private boolean reads(Entry e) throws ProjectException {
        for (Yaml.Scalar s : e.schema()) {
            if (Discovery.pattern(s.text())) {
                if (Folder.matching(folder, s.text()).stream().anyMatch(schema::contains)) {
                    return true;
                }
            } else if (schema.stream().anyMatch(f -> f.startsWith(path(s)))) {
                return true;
            }
        }
        return false;
    }

    private Path path(Yaml.Scalar s) {
        return folder.resolve(s.text()).normalize();
    }

    /** The folder of the queries, relative to that of the settings. */
    private String place(Entry e) throws ProjectException {
        for (Yaml.Scalar s : e.queries()) {
            String name = s.text().replaceFirst("(^|/)\\*(\\.sql)?$", "");
            boolean one = name.toLowerCase(Locale.ROOT).endsWith(".sql") && !Files.isDirectory(folder.resolve(name));
            if (!one && !Discovery.pattern(name)) {
                Path at = folder.resolve(name).normalize();
                if (!at.startsWith(folder)) {
                    throw new ProjectException(file + ":" + s.at() + ": the folder of the queries, " + s.text()
                            + ", is not within that of " + file + ": nothing was written. Export to another folder.");
                }
                return at.equals(folder) ? "" : Project.name(folder, at);
            }
        }
        String named = e.queries().isEmpty()
                ? "no queries"
                : "the file " + e.queries().getFirst().text() + " for queries";
        Position at = e.queries().isEmpty() ? e.at() : e.queries().getFirst().at();
        throw new ProjectException(file + ":" + at + ": it names " + named
                + ", and stubs are files of their own: nothing"
                + " was written. Name a folder beside it, as in queries: ["
                + (e.queries().isEmpty() ? "" : "\"" + e.queries().getFirst().text() + "\", ") + "\"stubs\"].");
    }

    /** The query files that are somebody's own. */
    private Set<Path> own(Entry e) throws ProjectException {
        Set<Path> all = new TreeSet<>();
        for (Yaml.Scalar s : e.queries()) {
            if (Discovery.pattern(s.text())) {
                all.addAll(Folder.matching(folder, s.text()));
            } else if (Files.isRegularFile(path(s))) {
                all.add(path(s));
            } else {
                all.addAll(sql(s.text()));
            }
        }
        all.removeIf(p -> access.refusal(p).isPresent() || generated(p));
        return all;
    }

    private List<Path> sql(String below) throws ProjectException {
        Path at = folder.resolve(below).normalize();
        return Files.isDirectory(at) ? Folder.sql(at) : List.of();
    }

    private String text(Path path) throws ProjectException {
        try {
            return Exporter.text(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new ProjectException(Project.name(folder, path) + " cannot be read: " + TextFiles.reason(e) + ".", e);
        }
    }
}
