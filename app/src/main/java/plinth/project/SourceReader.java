package plinth.project;

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
    static final Pattern INCLUDE = Pattern.compile(
            "^[ \\t]*\\\\(i|ir|include|include_relative)[ \\t]+(?:'([^'\\n]+)'|([^ \\t\\n]+))", Pattern.MULTILINE);

    private final Path root;
    private final FileAccess access;
    private final List<Notice> notices;
    private final Map<Path, SourceFile> seen = new HashMap<>();

    SourceReader(Path root, FileAccess access, List<Notice> notices) {
        this.root = root;
        this.access = access;
        this.notices = notices;
    }

    /** Reads {@code paths} in that order as files that say what is; {@code says} what they are, {@code reason} why. */
    Source schema(String origin, String says, String reason, List<Path> paths) throws ProjectException {
        Map<Path, SourceFile> files = new LinkedHashMap<>();
        for (Path p : paths) {
            add(p, files);
        }
        return new Source(Source.Kind.SCHEMA, origin, Optional.empty(), says, reason, List.copyOf(files.values()));
    }

    /**
     * Reads {@code steps}, and puts the step that edits go to behind those that count as applied.
     *
     * @param unapplied the name of the first step that has not run anywhere yet; the last of the numbered ones from there on takes edits. When it is
     *     absent, only a step with {@link StepFiles#PENDING} in its name is such a one, and where there is none, it is made when there is something to write
     * @throws ProjectException when there is no step, or none that is called so
     */
    Source migrations(String origin, String reason, StepFiles steps, Optional<String> unapplied)
            throws ProjectException {
        if (steps.isEmpty()) {
            throw new ProjectException(
                    "There is no step of " + steps.label() + " in " + Project.name(root, steps.folder()) + ".");
        }
        List<Path> numbered = steps.steps();
        int applied = steps.applied(unapplied);
        if (applied < 0) {
            throw new ProjectException(unapplied.orElse("")
                    + " is none of the steps that are read, so it cannot be the first unapplied one.");
        }
        String template = steps.tool().template();
        Map<Path, SourceFile> files = new LinkedHashMap<>();
        for (int i = 0; i < numbered.size(); i++) {
            boolean last = i == numbered.size() - 1;
            Path p = numbered.get(i);
            int before = files.size();
            add(p, files);
            if (i < applied) {
                // Files that the step includes have run with it.
                files.entrySet().stream()
                        .skip(before)
                        .forEach(e -> e.setValue(e.getValue().withRole(SourceFile.Role.APPLIED)));
            } else if (last) {
                boolean own = steps.made(p);
                files.computeIfPresent(p, (k, f) -> own ? f.pending(template) : f.withRole(SourceFile.Role.PENDING));
            }
        }
        if (applied == numbered.size()) {
            Path next = steps.next();
            files.put(next, SourceFile.absent(next, Project.name(root, next), template));
        }
        for (Path p : steps.repeatable()) {
            add(p, files);
            files.computeIfPresent(p, (k, f) -> f.withRole(SourceFile.Role.REPEATABLE));
        }
        return new Source(
                Source.Kind.MIGRATIONS,
                origin,
                Optional.of(steps.label()),
                steps.says(root),
                reason,
                List.copyOf(files.values()));
    }

    private void add(Path path, Map<Path, SourceFile> files) throws ProjectException {
        Path p = path.toAbsolutePath().normalize();
        if (seen.containsKey(p)) {
            return;
        }
        Optional<String> refusal = access.refusal(p);
        if (refusal.isPresent()) {
            // Who names a file tells where; this is a link in a folder.
            String name = Project.name(root, p);
            notices.add(new Notice(Severity.ERROR, name, name + " " + refusal.get() + "."));
            return;
        }
        SourceFile file = TextFiles.read(access, p, Project.name(root, p), notices);
        seen.put(p, file);
        files.put(p, file);
        Matcher m = INCLUDE.matcher(file.text());
        while (m.find()) {
            String name = Optional.ofNullable(m.group(2)).orElseGet(() -> m.group(3));
            Path target = target(p, name, m.group(1).contains("r"));
            Position at = position(file.text(), m.start(1) - 1);
            Optional<String> outside = access.refusal(target);
            if (outside.isPresent()) {
                notices.add(new Notice(Severity.ERROR, file.name(), Optional.of(at), name + " " + outside.get() + "."));
            } else if (access.isFile(target)) {
                add(target, files);
            } else {
                notices.add(new Notice(
                        Severity.ERROR,
                        file.name(),
                        Optional.of(at),
                        "There is no file " + name + " to read here; looked for it at " + Project.name(root, target)
                                + "."));
            }
        }
    }

    /** {@code \ir} is relative to the file itself; {@code \i} to where psql was started, most often the project's folder. */
    private Path target(Path from, String name, boolean relative) {
        Path beside = from.resolveSibling(name).normalize();
        Path fromRoot = root.resolve(name).normalize();
        return relative || !access.isFile(fromRoot) && access.isFile(beside) ? beside : fromRoot;
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
