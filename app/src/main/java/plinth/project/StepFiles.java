package plinth.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps of a tool, in the order in which it runs them.
 *
 * @param tool whose way of naming and marking steps they follow
 * @param label what to call them by: the tool's name, or that of another that does it the same way
 * @param folder where they are
 * @param steps those that run once
 * @param repeatable those that run again whenever they change, behind all others
 */
record StepFiles(Tool tool, String label, Path folder, List<Path> steps, List<Path> repeatable) {
    /** By this word in its name the step is known that Plinth has made and that is not applied anywhere yet. */
    static final String PENDING = "plinth_pending";

    StepFiles {
        steps = List.copyOf(steps);
        repeatable = List.copyOf(repeatable);
    }

    /** Finds the steps of {@code tool} among {@code files}, in its order. */
    static StepFiles of(Tool tool, String label, Path folder, List<Path> files) {
        Map<String, Path> byName = new LinkedHashMap<>();
        List<Path> all = files.stream().filter(f -> !FileNames.undo(f, files)).toList();
        all.forEach(f -> byName.putIfAbsent(tool.step(f), f));
        List<Path> steps = new ArrayList<>();
        List<Path> repeatable = new ArrayList<>();
        for (String name : tool.order(List.copyOf(byName.keySet()))) {
            (tool.repeatable(name) ? repeatable : steps).add(byName.getOrDefault(name, folder.resolve(name)));
        }
        return new StepFiles(tool, label, folder, steps, repeatable);
    }

    static StepFiles of(Tool tool, Path folder, List<Path> files) {
        return of(tool, tool.label(), folder, files);
    }

    StepFiles called(String other) {
        return new StepFiles(tool, other, folder, steps, repeatable);
    }

    /** Returns all in their order. */
    List<Path> all() {
        List<Path> all = new ArrayList<>(steps);
        all.addAll(repeatable);
        return all;
    }

    boolean isEmpty() {
        return steps.isEmpty() && repeatable.isEmpty();
    }

    /** Returns how many of the steps count as applied: those before {@code unapplied}, or else all but the pending one; -1 when there is no such step. */
    int applied(Optional<String> unapplied) {
        if (unapplied.isPresent()) {
            return steps.stream().map(tool::step).toList().indexOf(unapplied.get());
        }
        int n = steps.size();
        while (n > 0 && pending(steps.get(n - 1))) {
            n--;
        }
        return n;
    }

    /** Returns whether {@code step} has not run anywhere yet, by its name: Plinth has made it, or it is where the tool keeps what is being worked on. */
    private boolean pending(Path step) {
        boolean working = tool == Tool.GRAPHILE
                && !FileNames.of(step).matches("\\d.*")
                && !step.startsWith(folder.resolve("committed"));
        return made(step) || working || tool == Tool.GRAPHILE && step.startsWith(folder.resolve("current"));
    }

    /** Returns whether Plinth has made {@code step}. */
    boolean made(Path step) {
        return tool.step(step).contains(PENDING);
    }

    /** Returns where a further step goes. */
    Path next() {
        String name = tool.next(steps.stream().map(tool::step).toList(), PENDING);
        if (tool.folders() || tool == Tool.GRAPHILE || steps.isEmpty()) {
            return folder.resolve(name);
        }
        return steps.getLast().resolveSibling(name);
    }

    /** Returns what they are in words. */
    String says(Path root) {
        int n = steps.size() + repeatable.size();
        String what = tool == Tool.NUMBERED && label.equals(tool.label())
                ? n + (n == 1 ? " numbered step" : " numbered steps")
                : n + (n == 1 ? " step of " : " steps of ") + label;
        return what + in(root, folder);
    }

    /** Returns where {@code folder} is, as part of a sentence. */
    static String in(Path root, Path folder) {
        return folder.equals(root) ? "" : " in " + Project.name(root, folder);
    }
}
