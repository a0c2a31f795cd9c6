package plinth.project;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import plinth.model.ddl.Problem.Severity;

/** Liquibase's changelogs: files in XML, YAML or JSON that include others, and SQL files with its first line. */
final class Liquibase {
    private static final Pattern FORMATTED =
            Pattern.compile("\\A\\s*--\\s*liquibase\\s+formatted\\s+sql", Pattern.CASE_INSENSITIVE);

    private final Tree tree;
    private final Shelf shelf;
    private final List<Notice> broken;
    private final Map<Path, Log> logs = new HashMap<>();

    /** What a changelog names, in its order, and how many change sets it describes itself. */
    private record Log(List<Entry> entries, int own) {}

    private record Entry(String path, boolean all, boolean relative) {}

    /** @param broken takes what is to be said of changelogs that cannot be read */
    Liquibase(Tree tree, Shelf shelf, List<Notice> broken) {
        this.broken = broken;
        this.tree = tree;
        this.shelf = shelf;
    }

    static boolean formatted(Contents c) {
        return FORMATTED.matcher(c.text()).find();
    }

    /** Returns the changelogs that no other includes, each with its SQL files in their order. */
    List<Candidate> candidates() {
        for (Path folder : tree.folders()) {
            for (Path f : tree.files(folder)) {
                if (FileNames.of(f).matches("(?i).*\\.(xml|ya?ml|json)")) {
                    Tree.text(f).filter(t -> t.contains("databaseChangeLog")).ifPresent(t -> log(f, t));
                }
            }
        }
        Set<Path> included = new HashSet<>();
        logs.forEach((p, l) -> l.entries().forEach(e -> included.addAll(targets(p, e))));
        List<Candidate> all = new ArrayList<>();
        Set<Path> taken = new HashSet<>();
        logs.keySet().stream()
                .filter(p -> !included.contains(p))
                .sorted(Natural.BY_PATH)
                .forEach(p -> {
                    Set<Path> files = new LinkedHashSet<>();
                    List<Notice> notices = new ArrayList<>();
                    walk(p, files, new HashSet<>(), notices);
                    if (!files.isEmpty()) {
                        taken.addAll(files);
                        Path home = Optional.ofNullable(p.getParent()).orElse(p);
                        all.add(candidate(
                                home, List.copyOf(files), FileNames.of(p) + " includes them in this order.", notices));
                    }
                });
        alone(taken).ifPresent(all::add);
        return all;
    }

    /** SQL files with Liquibase's first line that no changelog includes. */
    private Optional<Candidate> alone(Set<Path> taken) {
        List<Path> files = new ArrayList<>();
        Path home = null;
        for (Path folder : tree.folders()) {
            List<Path> here = tree.sql(folder).stream()
                    .filter(p -> !taken.contains(p) && formatted(shelf.of(p)))
                    .toList();
            files.addAll(here);
            home = here.isEmpty() ? home : home == null ? folder : common(home, folder);
        }
        files.sort(Natural.BY_PATH);
        return home == null
                ? Optional.empty()
                : Optional.of(candidate(
                        home,
                        files,
                        "They begin with Liquibase's line; no changelog includes them, so they are read by name.",
                        List.of()));
    }

    static Path common(Path a, Path b) {
        Path c = a;
        while (!b.startsWith(c) && c.getParent() != null) {
            c = c.getParent();
        }
        return c;
    }

    private Candidate candidate(Path home, List<Path> files, String reason, List<Notice> notices) {
        List<Path> order = new ArrayList<>(files);
        for (Path f : files) {
            for (Path p : tree.sql(Optional.ofNullable(f.getParent()).orElse(f))) {
                if (FileNames.of(p).contains(StepFiles.PENDING) && !order.contains(p)) {
                    order.add(p);
                }
            }
        }
        StepFiles steps = new StepFiles(Tool.LIQUIBASE, Tool.LIQUIBASE.label(), home, order, List.of());
        return Candidate.of(
                home,
                new Part.OfSteps(steps, reason),
                shelf.tables(order),
                FileNames.aside(tree.root(), home),
                notices);
    }

    private void walk(Path log, Set<Path> files, Set<Path> seen, List<Notice> notices) {
        Log l = logs.get(log);
        if (l == null || !seen.add(log)) {
            return;
        }
        if (l.own() > 0) {
            notices.add(new Notice(
                    Severity.WARNING,
                    Project.name(tree.root(), log),
                    "Change sets that are not SQL are not read, so what they change is not seen: there "
                            + (l.own() == 1 ? "is 1" : "are " + l.own()) + "."));
        }
        for (Entry e : l.entries()) {
            List<Path> targets = targets(log, e);
            if (targets.isEmpty()) {
                notices.add(new Notice(
                        Severity.ERROR,
                        Project.name(tree.root(), log),
                        "There is no file or folder " + e.path() + "."));
            }
            for (Path t : targets) {
                if (Folder.isSql(t)) {
                    files.add(t);
                } else {
                    walk(t, files, seen, notices);
                }
            }
        }
    }

    /** Paths are looked for beside the changelog when they are relative to it, else from each folder above it: one of them is on the class path. */
    private List<Path> targets(Path log, Entry e) {
        String path = e.path().replaceFirst("^classpath\\*?:", "").replaceFirst("^/+", "");
        for (Path p = log.getParent(); p != null && p.startsWith(tree.root()); p = p.getParent()) {
            Path there = p.resolve(path).normalize();
            if (e.all() && there.startsWith(tree.root()) && Files.isDirectory(there)) {
                return below(there);
            }
            if (!e.all() && there.startsWith(tree.root()) && Files.isRegularFile(there)) {
                return List.of(there);
            }
            if (e.relative()) {
                break;
            }
        }
        return List.of();
    }

    private List<Path> below(Path folder) {
        List<Path> all = new ArrayList<>(tree.files(folder).stream()
                .filter(p -> Folder.isSql(p) || logs.containsKey(p))
                .toList());
        tree.folders(folder).forEach(f -> all.addAll(below(f)));
        // Liquibase goes by the names as text: 10 comes before 9.
        all.sort((a, b) -> a.toString().compareTo(b.toString()));
        return all;
    }

    private void log(Path file, String text) {
        String name = Project.name(tree.root(), file);
        List<Entry> entries = new ArrayList<>();
        int own;
        try {
            own = FileNames.of(file).toLowerCase(Locale.ROOT).endsWith("xml")
                    ? xml(name, text, entries)
                    : yaml(name, text, entries);
        } catch (ProjectException e) {
            own = 0;
            boolean aside = FileNames.aside(tree.root(), file);
            broken.add(Notice.of(
                    aside ? Severity.HINT : Severity.WARNING, name, e, " What this changelog includes is not seen."));
        }
        logs.put(file, new Log(entries, Math.max(own, 0)));
    }

    /** Adds what the changelog names to {@code entries} and returns how many change sets it describes itself. */
    private static int xml(String file, String text, List<Entry> entries) throws ProjectException {
        int own = 0;
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader in = factory.createXMLStreamReader(new StringReader(text));
            while (in.hasNext()) {
                if (in.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                String name = in.getLocalName();
                if (name.equals("changeSet")) {
                    own++;
                }
                if (name.equals("include") || name.equals("includeAll") || name.equals("sqlFile")) {
                    String path = in.getAttributeValue(null, name.equals("include") ? "file" : "path");
                    boolean relative = "true".equals(in.getAttributeValue(null, "relativeToChangelogFile"));
                    entries.add(new Entry(path == null ? "" : path, name.equals("includeAll"), relative));
                    own -= name.equals("sqlFile") ? 1 : 0;
                }
            }
        } catch (XMLStreamException e) {
            Location at = e.getLocation();
            String place = at == null ? "" : ":" + at.getLineNumber() + ":" + Math.max(1, at.getColumnNumber());
            throw new ProjectException(file + place + ": this is not XML.", e);
        }
        return own;
    }

    private static int yaml(String file, String text, List<Entry> entries) throws ProjectException {
        int[] own = {0};
        gather(Yaml.read(file, text), entries, own, Collections.newSetFromMap(new IdentityHashMap<>()));
        return own[0];
    }

    /** A value that many aliases name is looked at once: to include a file again changes nothing. */
    private static void gather(Yaml value, List<Entry> entries, int[] own, Set<Yaml> seen) {
        if (!seen.add(value)) {
            return;
        }
        if (value instanceof Yaml.Items items) {
            items.values().forEach(v -> gather(v, entries, own, seen));
        } else if (value instanceof Yaml.Members m) {
            m.values().forEach((key, member) -> {
                own[0] += key.equals("changeSet") ? 1 : 0;
                if (member.value() instanceof Yaml.Members e
                        && (key.equals("include") || key.equals("includeAll") || key.equals("sqlFile"))) {
                    own[0] -= key.equals("sqlFile") ? 1 : 0;
                    String path = scalar(e, key.equals("include") ? "file" : "path");
                    boolean relative = scalar(e, "relativeToChangelogFile").equals("true");
                    entries.add(new Entry(path, key.equals("includeAll"), relative));
                } else {
                    gather(member.value(), entries, own, seen);
                }
            });
        }
    }

    private static String scalar(Yaml.Members m, String key) {
        return m.text(key).orElse("");
    }
}
