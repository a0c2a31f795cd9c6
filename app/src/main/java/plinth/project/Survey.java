package plinth.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks through a folder for all that may be a schema. What settings name comes first, then steps of tools, then files that say what is. */
final class Survey {
    private final Tree tree;
    private final Path root;
    private final FileAccess access;
    private final boolean exported;
    private final Shelf shelf;
    private final List<Notice> notices = new ArrayList<>();
    private final Set<Path> claimed = new HashSet<>();
    private final List<Candidate> all = new ArrayList<>();

    /** @param exported whether sqlc's settings count that an export wrote */
    Survey(Tree tree, FileAccess access, boolean exported) {
        this.tree = tree;
        this.exported = exported;
        this.access = access;
        this.shelf = new Shelf(access);
        this.root = tree.root();
    }

    Shelf shelf() {
        return shelf;
    }

    /** Returns what could not be looked at. */
    List<Notice> notices() {
        return List.copyOf(notices);
    }

    /** Returns what there is, in the order of their places. */
    List<Candidate> candidates() {
        sqlc();
        new Liquibase(tree, shelf, notices).candidates().forEach(this::take);
        steps();
        PlainFinder plain = new PlainFinder(tree, shelf);
        all.addAll(plain.candidates(claimed, false));
        if (all.isEmpty()) {
            all.addAll(plain.candidates(claimed, true));
        }
        return List.copyOf(all);
    }

    private void take(Candidate c) {
        all.add(c);
        claimed.addAll(c.files());
    }

    private void sqlc() {
        for (Path folder : tree.folders()) {
            if (!folder.equals(root)) {
                for (Candidate c : SqlcYaml.below(root, folder, access, shelf, exported, notices)) {
                    take(c);
                }
            }
        }
    }

    /** Folders of steps; a folder within one that was taken is part of it. */
    private void steps() {
        StepFinder finder = new StepFinder(tree, shelf);
        List<Candidate> found = new ArrayList<>();
        Set<Path> taken = new HashSet<>(claimed);
        for (Path folder : tree.folders()) {
            if (FileNames.neverFolder(root, folder)) {
                continue;
            }
            List<Notice> notices = new ArrayList<>();
            Optional<Part.OfSteps> steps = finder.find(folder, notices);
            if (steps.isEmpty() || steps.get().files().stream().anyMatch(taken::contains)) {
                continue;
            }
            taken.addAll(steps.get().files());
            boolean aside = FileNames.aside(root, folder);
            found.add(Candidate.of(folder, steps.get(), shelf.tables(steps.get().files()), aside, notices));
        }
        joined(found).forEach(this::take);
        // What undoes steps, and what stands beside them and was named in a notice, is nobody else's.
        for (Candidate c : found) {
            claimed.addAll(tree.sqlBelow(c.home()).stream()
                    .filter(p -> p.getParent() != null
                            && c.files().stream().anyMatch(f -> p.getParent().equals(f.getParent())))
                    .toList());
        }
    }

    /** Puts steps of one tool together whose folders lie side by side and are called by versions, or are Flyway's and share no version. */
    private List<Candidate> joined(List<Candidate> found) {
        Map<Path, List<Candidate>> bySide = new LinkedHashMap<>();
        List<Candidate> out = new ArrayList<>();
        for (Candidate c : found) {
            if (c.home().equals(root)) {
                out.add(c);
            } else {
                Path parent = Optional.ofNullable(c.home().getParent()).orElse(root);
                bySide.computeIfAbsent(parent, k -> new ArrayList<>()).add(c);
            }
        }
        bySide.forEach((parent, side) -> out.addAll(side.size() > 1 ? together(parent, side) : side));
        return out;
    }

    private List<Candidate> together(Path parent, List<Candidate> side) {
        Map<Tool, List<Candidate>> byTool = new LinkedHashMap<>();
        List<Candidate> out = new ArrayList<>();
        for (Candidate c : side) {
            if (c.parts().getFirst() instanceof Part.OfSteps s && mayJoin(parent, c, s.steps())) {
                byTool.computeIfAbsent(s.steps().tool(), k -> new ArrayList<>()).add(c);
            } else {
                out.add(c);
            }
        }
        byTool.forEach((tool, some) -> {
            List<Path> files = some.stream().flatMap(c -> c.files().stream()).toList();
            StepFiles together = tool == Tool.FLYWAY
                    ? StepFiles.of(tool, parent, files)
                    : new StepFiles(
                            tool,
                            tool.label(),
                            parent,
                            files.stream().sorted(Natural.BY_PATH).toList(),
                            List.of());
            if (some.size() == 1 || twice(tool, files)) {
                out.addAll(some);
                return;
            }
            List<Notice> notices =
                    some.stream().flatMap(c -> c.notices().stream()).toList();
            String reason = tool == Tool.FLYWAY
                    ? "The folders lie side by side and share no version; they run by version."
                    : "The folders are called by versions; they run by these, and in each by number.";
            out.add(Candidate.of(
                    parent,
                    new Part.OfSteps(together, reason),
                    shelf.tables(files),
                    FileNames.aside(root, parent),
                    notices));
        });
        return out;
    }

    private boolean mayJoin(Path parent, Candidate c, StepFiles steps) {
        boolean flyway =
                steps.tool() == Tool.FLYWAY && FileNames.migrations(root, parent) && !Vendors.other(root, c.home());
        return !steps.tool().folders() && (FileNames.version(c.home()) || flyway);
    }

    private static boolean twice(Tool tool, List<Path> files) {
        Map<String, Integer> seen = new HashMap<>();
        files.forEach(f -> seen.merge(tool.step(f).replaceFirst("__.*", ""), 1, Integer::sum));
        return tool == Tool.FLYWAY
                && seen.entrySet().stream().anyMatch(e -> !e.getKey().startsWith("R") && e.getValue() > 1);
    }
}
