package plinth.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.ddl.Problem.Severity;
import plinth.model.text.Dialect;

/** sqlc's settings: which files hold the schema, and where its queries are. Both versions of the format. */
final class SqlcYaml {
    private SqlcYaml() {}

    /** Returns the sources that {@code text} names, or nothing when it names none that are there. */
    static Optional<Found> read(Path root, FileAccess access, String file, String text, List<Notice> notices)
            throws ProjectException {
        if (!(Yaml.read(file, text) instanceof Yaml.Members top)) {
            return Optional.empty();
        }
        Optional<Yaml> entries = top.get("sql").or(() -> top.get("packages"));
        if (entries.isEmpty() || !(entries.get() instanceof Yaml.Items items)) {
            return Optional.empty();
        }
        SourceReader reader = new SourceReader(root, access, notices);
        List<Source> sources = new ArrayList<>();
        Optional<Dialect> dialect = Optional.empty();
        Optional<String> queries = Optional.empty();
        for (Yaml entry : items.values()) {
            if (!(entry instanceof Yaml.Members m)) {
                continue;
            }
            Optional<Dialect> engine = scalar(m, "engine").flatMap(Dialect::named);
            if (dialect.isPresent() && engine.isPresent() && !engine.equals(dialect)) {
                notices.add(new Notice(
                        Severity.WARNING,
                        file,
                        Optional.of(m.at()),
                        "This entry is for " + engine.get().label()
                                + " and is left out: a project is of one dialect. Name its files in a"
                                + " plinth.yaml of its own."));
                continue;
            }
            dialect = dialect.or(() -> engine);
            queries = queries.or(() -> first(m, "queries"));
            for (Yaml.Scalar s : m.get("schema").flatMap(Yaml::scalars).orElse(List.of())) {
                sources.addAll(sources(reader, root, access, file, s, notices));
            }
        }
        if (sources.stream().allMatch(s -> s.files().isEmpty())) {
            return Optional.empty();
        }
        Settings settings = new Settings(queries, Optional.empty(), Optional.empty());
        return Optional.of(Discovery.found(root, Optional.empty(), dialect, settings, sources));
    }

    private static List<Source> sources(
            SourceReader reader, Path root, FileAccess access, String file, Yaml.Scalar s, List<Notice> notices)
            throws ProjectException {
        Path path = root.resolve(s.text()).normalize();
        Optional<String> outside = Discovery.pattern(s.text()) ? Optional.empty() : access.refusal(path);
        if (outside.isPresent()) {
            notices.add(new Notice(Severity.ERROR, file, Optional.of(s.at()), s.text() + " " + outside.get() + "."));
            return List.of();
        }
        Optional<Tool> tool = Files.isDirectory(path) ? Folder.tool(path) : Optional.empty();
        if (tool.isPresent()) {
            return List.of(reader.migrations(file, path, tool.get()));
        }
        List<Path> files = Discovery.files(root, s.text());
        if (files.isEmpty()) {
            notices.add(
                    new Notice(Severity.WARNING, file, Optional.of(s.at()), "There is no SQL file " + s.text() + "."));
            return List.of();
        }
        return List.of(reader.schema(file, files));
    }

    private static Optional<String> scalar(Yaml.Members m, String key) {
        return m.get(key).filter(Yaml.Scalar.class::isInstance).map(v -> ((Yaml.Scalar) v).text());
    }

    private static Optional<String> first(Yaml.Members m, String key) {
        return m.get(key)
                .flatMap(Yaml::scalars)
                .filter(l -> !l.isEmpty())
                .map(l -> l.getFirst().text());
    }
}
