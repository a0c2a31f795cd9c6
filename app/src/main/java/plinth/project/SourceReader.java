package plinth.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plinth.model.ddl.Problem.Severity;
import plinth.model.text.Position;

/** Reads the files of sources, each file once, with those that they include. */
final class SourceReader {
    private static final Pattern INCLUDE = Pattern.compile(
            "^[ \\t]*\\\\(i|ir|include|include_relative)[ \\t]+(?:'([^'\\n]+)'|([^ \\t\\n]+))", Pattern.MULTILINE);

    private final Path root;
    private final List<Notice> notices;
    private final Map<Path, SourceFile> seen = new HashMap<>();

    SourceReader(Path root, List<Notice> notices) {
        this.root = root;
        this.notices = notices;
    }

    /** Reads {@code paths} in that order as files that say what is. */
    Source schema(String origin, List<Path> paths) throws ProjectException {
        Map<Path, SourceFile> files = new LinkedHashMap<>();
        for (Path p : paths) {
            add(p, files);
        }
        return new Source(Source.Kind.SCHEMA, origin, List.copyOf(files.values()));
    }

    /** Reads the steps of {@code tool} in {@code folder}, and puts the step that edits go to behind them. */
    Source migrations(String origin, Path folder, Tool tool) throws ProjectException {
        List<Path> all = tool == Tool.FLYWAY ? Folder.sqlBelow(folder) : Folder.sql(folder);
        Map<String, Path> byName = new LinkedHashMap<>();
        all.forEach(p -> byName.putIfAbsent(p.getFileName().toString(), p));
        List<String> steps = tool.order(List.copyOf(byName.keySet()));
        if (steps.isEmpty()) {
            throw new ProjectException(
                    "There is no step of " + tool.label() + " in " + Project.name(root, folder) + ".");
        }
        Map<Path, SourceFile> files = new LinkedHashMap<>();
        for (String step : steps) {
            Path p = byName.getOrDefault(step, folder.resolve(step));
            add(p, files);
            files.computeIfPresent(p, (k, f) -> f.leavingOut(tool.leftOut(f.text())));
        }
        String last = steps.getLast();
        if (!last.contains(PENDING)) {
            Path next = folder.resolve(tool.next(steps, PENDING));
            files.put(next, SourceFile.absent(next, Project.name(root, next), tool.template()));
        }
        return new Source(Source.Kind.MIGRATIONS, origin, List.copyOf(files.values()));
    }

    /** By this word in its name the step is known that is not applied anywhere yet, so that edits may still change it. */
    static final String PENDING = "plinth_pending";

    private void add(Path path, Map<Path, SourceFile> files) throws ProjectException {
        Path p = path.toAbsolutePath().normalize();
        if (seen.containsKey(p)) {
            return;
        }
        SourceFile file = TextFiles.read(p, Project.name(root, p), notices);
        seen.put(p, file);
        files.put(p, file);
        Matcher m = INCLUDE.matcher(file.text());
        while (m.find()) {
            String name = Optional.ofNullable(m.group(2)).orElseGet(() -> m.group(3));
            Path target = target(p, name, m.group(1).contains("r"));
            if (Files.isRegularFile(target)) {
                add(target, files);
            } else {
                notices.add(new Notice(
                        Severity.ERROR,
                        file.name(),
                        Optional.of(position(file.text(), m.start(1) - 1)),
                        "There is no file " + name + " to read here; looked for it at " + Project.name(root, target)
                                + "."));
            }
        }
    }

    /** {@code \ir} is relative to the file itself; {@code \i} to where psql was started, most often the project's folder. */
    private Path target(Path from, String name, boolean relative) {
        Path beside = from.resolveSibling(name).normalize();
        Path fromRoot = root.resolve(name).normalize();
        return relative || !Files.isRegularFile(fromRoot) && Files.isRegularFile(beside) ? beside : fromRoot;
    }

    private static Position position(String text, int offset) {
        int line = 1;
        int start = 0;
        for (int nl = text.indexOf('\n'); nl >= 0 && nl < offset; nl = text.indexOf('\n', nl + 1)) {
            line++;
            start = nl + 1;
        }
        return new Position(line, offset - start + 1);
    }
}
