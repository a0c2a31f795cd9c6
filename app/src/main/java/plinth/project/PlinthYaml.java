package plinth.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import plinth.model.ddl.Problem.Severity;
import plinth.model.text.Dialect;
import plinth.model.text.Position;
import plinth.renderer.query.Target;

/** The project's own settings, plinth.yaml. */
final class PlinthYaml {
    private static final Set<String> KEYS =
            new TreeSet<>(Set.of("version", "name", "dialect", "sources", "queries", "export", "targets", "dev-url"));

    private static final Set<String> CLIENT = new TreeSet<>(Set.of("client", "package", "out"));

    /** The version of these settings; the file need not say it. */
    private static final String VERSION = "1";

    private static final Pattern PASSWORD = Pattern.compile("://[^/@]*:[^/@]+@|[?&]password=");

    private final Path root;
    private final FileAccess access;
    private final String file;
    private final List<Notice> notices;
    private final SourceReader reader;
    private Optional<String> refused = Optional.empty();

    private PlinthYaml(Path root, FileAccess access, String file, List<Notice> notices) {
        this.root = root;
        this.access = access;
        this.file = file;
        this.notices = notices;
        this.reader = new SourceReader(root, access, notices);
    }

    /** Reads {@code text}, that of {@code file}. When it names no sources, the folder is looked at. */
    static Found read(Path root, FileAccess access, String file, String text, List<Notice> notices)
            throws ProjectException {
        return new PlinthYaml(root, access, file, notices).found(Yaml.read(file, text));
    }

    private Found found(Yaml yaml) throws ProjectException {
        if (!(yaml instanceof Yaml.Members top)) {
            throw wrong(yaml, "settings are expected here, as in \"dialect: postgresql\"");
        }
        top.values().forEach((key, member) -> {
            if (!KEYS.contains(key)) {
                notices.add(new Notice(
                        Severity.WARNING,
                        file,
                        Optional.of(member.at()),
                        "There is no setting \"" + key + "\"; there are " + String.join(", ", KEYS) + "."));
            }
        });
        text(top, "version")
                .filter(v -> !v.equals(VERSION))
                .ifPresent(v -> notices.add(new Notice(
                        Severity.WARNING,
                        file,
                        top.get("version").map(Yaml::at),
                        "These settings are of version " + v + ", this Plinth knows " + VERSION
                                + ": what it does not know is left alone.")));
        Settings settings =
                new Settings(inside(top, "queries"), inside(top, "export"), targets(top), text(top, "dev-url"));
        settings.devUrl()
                .filter(u -> PASSWORD.matcher(u).find())
                .ifPresent(u -> notices.add(new Notice(
                        Severity.WARNING,
                        file,
                        top.get("dev-url").map(Yaml::at),
                        "There is a password in dev-url. Keep it out of the repository: PostgreSQL's"
                                + " own ~/.pgpass is read.")));
        Optional<Dialect> dialect = dialect(top);
        Optional<String> name = text(top, "name");
        Optional<Yaml> sources = top.get("sources");
        if (sources.isEmpty()) {
            Found looked = Discovery.look(root, access, notices);
            return new Found(
                    name.orElse(looked.name()),
                    dialect.orElse(looked.dialect()),
                    settings,
                    looked.sources(),
                    looked.sidecar());
        }
        List<Source> read = sources(sources.get());
        return Discovery.found(root, name, dialect, settings, read);
    }

    private Optional<Dialect> dialect(Yaml.Members top) throws ProjectException {
        Optional<Yaml> value = top.get("dialect");
        Optional<String> word = text(top, "dialect");
        if (value.isEmpty() || word.isEmpty()) {
            return Optional.empty();
        }
        Optional<Dialect> named = Dialect.named(word.get());
        if (named.isEmpty()) {
            throw wrong(
                    value.get(), "there is no dialect \"" + word.get() + "\"; there are postgresql, mysql and sqlite");
        }
        return named;
    }

    private List<Settings.Client> targets(Yaml.Members top) throws ProjectException {
        Optional<Yaml> value = top.get("targets");
        if (value.isEmpty()) {
            return List.of();
        }
        List<Yaml> all = value.get() instanceof Yaml.Items items ? items.values() : List.of(value.get());
        List<Settings.Client> out = new ArrayList<>();
        for (Yaml v : all) {
            out.add(
                    switch (v) {
                        case Yaml.Scalar s -> new Settings.Client(client(s).name(), Optional.empty(), Optional.empty());
                        case Yaml.Members m -> client(m);
                        case Yaml.Items i -> throw wrong(v, "targets is a client, or a list of clients");
                    });
        }
        return out;
    }

    private Target client(Yaml.Scalar s) throws ProjectException {
        return Targets.named(s.text())
                .orElseThrow(() -> wrong(s, "there is no client \"" + s.text() + "\"; there are " + Targets.names()));
    }

    /** A client with a package or a folder of its own: {@code {client: jooq, package: com.example.db, out: src/main/java}}. */
    private Settings.Client client(Yaml.Members m) throws ProjectException {
        for (String key : m.values().keySet()) {
            if (!CLIENT.contains(key)) {
                throw wrong(m, "a client has no setting \"" + key + "\"; there are " + String.join(", ", CLIENT));
            }
        }
        if (!(m.get("client").orElse(m) instanceof Yaml.Scalar name)) {
            throw wrong(m, "a client is named, as in {client: jooq, package: com.example.db}");
        }
        Target target = client(name);
        Optional<String> packageName = text(m, "package");
        if (packageName.isPresent() && target.packaged(packageName.get()).isEmpty()) {
            throw wrong(m.get("package").orElse(m), Targets.notPackaged(target, packageName.get()));
        }
        Optional<String> folder =
                text(m, "out").map(f -> Path.of(f).normalize().toString().replace('\\', '/'));
        if (folder.filter(f -> f.isEmpty() || f.startsWith("..") || Path.of(f).isAbsolute())
                .isPresent()) {
            throw wrong(m.get("out").orElse(m), "\"out\" is a folder below that of the exports");
        }
        return new Settings.Client(target.name(), packageName, folder);
    }

    private Optional<String> text(Yaml.Members top, String key) throws ProjectException {
        Optional<Yaml> value = top.get(key);
        if (value.isPresent() && !(value.get() instanceof Yaml.Scalar)) {
            throw wrong(value.get(), key + " is a single value");
        }
        return value.map(v -> ((Yaml.Scalar) v).text()).filter(t -> !t.isBlank());
    }

    private List<Source> sources(Yaml value) throws ProjectException {
        List<Source> all = new ArrayList<>();
        if (value instanceof Yaml.Members) {
            all.add(source(value));
        } else if (value instanceof Yaml.Items items
                && items.values().stream().anyMatch(Yaml.Members.class::isInstance)) {
            for (Yaml v : items.values()) {
                all.add(source(v));
            }
        } else {
            all.add(schema(value));
        }
        if (all.stream().allMatch(s -> s.files().isEmpty())) {
            throw wrong(
                    value,
                    "the sources name no file"
                            + refused.map(r -> " that is read: " + r).orElse(""));
        }
        return all;
    }

    /** Returns the folder named {@code key}, below the project's; a project has nothing written elsewhere. */
    private Optional<String> inside(Yaml.Members top, String key) throws ProjectException {
        Optional<String> folder = text(top, key);
        Optional<String> outside = folder.flatMap(f -> access.refusal(root.resolve(f)));
        outside.ifPresent(o -> notices.add(new Notice(
                Severity.WARNING,
                file,
                top.get(key).map(Yaml::at),
                "\"" + key + "\" is outside of the project's folder and is left out. Name another folder, or name this"
                        + " one with --out when you export.")));
        return outside.isPresent() ? Optional.empty() : folder;
    }

    /** Returns whether what {@code s} names is not read, and says so. */
    private boolean refused(Yaml.Scalar s) {
        // A pattern fits what is below the folder only.
        Optional<String> why = Discovery.pattern(s.text()) ? Optional.empty() : access.refusal(root.resolve(s.text()));
        refused = refused.or(() -> why.map(w -> s.text() + " " + w));
        why.ifPresent(
                w -> notices.add(new Notice(Severity.ERROR, file, Optional.of(s.at()), s.text() + " " + w + ".")));
        return why.isPresent();
    }

    private Source source(Yaml value) throws ProjectException {
        if (!(value instanceof Yaml.Members m)) {
            throw wrong(value, "a source is \"schema: FILES\" or \"migrations: FOLDER\"");
        }
        Optional<Yaml> schema = m.get("schema");
        Optional<Yaml> migrations = m.get("migrations");
        if (schema.isPresent() == migrations.isPresent()) {
            throw wrong(value, "a source has either \"schema\" or \"migrations\"");
        }
        return schema.isPresent() ? schema(schema.get()) : migrations(m, migrations.orElseThrow());
    }

    private Source schema(Yaml value) throws ProjectException {
        List<Path> paths = new ArrayList<>();
        for (Yaml.Scalar s : Yaml.scalars(value)
                .orElseThrow(() -> wrong(value, "the name of a file or folder is expected here, or a list of them"))) {
            if (refused(s)) {
                continue;
            }
            List<Path> found = Discovery.files(root, root, s.text(), access, notices);
            if (found.isEmpty()) {
                throw wrong(s, "there is no SQL file " + s.text());
            }
            paths.addAll(found);
        }
        String says =
                paths.size() == 1 ? "the file " + Project.name(root, paths.getFirst()) : paths.size() + " SQL files";
        return reader.schema(file, says, file + " names them, in this order.", paths);
    }

    private Source migrations(Yaml.Members source, Yaml value) throws ProjectException {
        if (!(value instanceof Yaml.Scalar s)) {
            throw wrong(value, "migrations are in one folder");
        }
        Path folder = root.resolve(s.text()).normalize();
        if (refused(s)) {
            return new Source(Source.Kind.MIGRATIONS, file, Optional.empty(), "nothing", "", List.of());
        }
        if (!Files.isDirectory(folder)) {
            throw wrong(s, "there is no folder " + s.text());
        }
        Optional<Yaml> named = source.get("tool");
        Optional<Tool> tool;
        if (named.isPresent() && named.get() instanceof Yaml.Scalar t) {
            tool = Tool.named(t.text());
            if (tool.isEmpty()) {
                throw wrong(
                        t,
                        "there is no tool \"" + t.text() + "\"; there are "
                                + String.join(
                                        ", ",
                                        List.of(Tool.values()).stream()
                                                .map(Tool::label)
                                                .toList()));
            }
        } else {
            tool = Optional.empty();
        }
        Tree tree = Tree.of(folder, access).own();
        StepFiles steps = tool.map(t -> StepFiles.of(t, folder, filesOf(t, tree, folder)))
                .or(() -> new StepFinder(tree, new Shelf(access))
                        .find(folder, notices)
                        .map(Part.OfSteps::steps))
                .orElseGet(() -> StepFiles.of(Tool.NUMBERED, folder, tree.sql(folder)));
        notices.addAll(tree.links().notices(root, steps.all()));
        Optional<String> unapplied = text(source, "unapplied");
        if (unapplied.isPresent() && steps.applied(unapplied) < 0) {
            throw wrong(
                    source.get("unapplied").orElse(value),
                    "there is no step " + unapplied.get() + " in " + s.text() + "; name the file of the first step"
                            + " that has not run anywhere yet");
        }
        return reader.migrations(file, file + " names the folder.", steps, unapplied);
    }

    private static List<Path> filesOf(Tool tool, Tree tree, Path folder) {
        return tool == Tool.FLYWAY || tool.folders() ? tree.sqlBelow(folder) : tree.sql(folder);
    }

    private ProjectException wrong(Yaml at, String what) {
        Position p = at.at();
        return new ProjectException(file + ":" + p + ": " + what + ".");
    }
}
