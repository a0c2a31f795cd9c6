package plinth.model.ddl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The order in which the statements of several files take effect: file by file, but where a file includes another ({@code \i}, {@code \ir}) that
 * one's statements come in its place. A file included twice counts where it is first included.
 */
final class Includes {
    private final List<Reading.File> files;
    private final Map<String, Integer> byName = new HashMap<>();
    private final Set<Integer> done = new HashSet<>();

    private Includes(List<Reading.File> files) {
        this.files = files;
        for (int i = 0; i < files.size(); i++) {
            byName.putIfAbsent(files.get(i).name(), i);
        }
    }

    /** Hands every entry of {@code files} to {@code action}, in the order in which they take effect. */
    static void forEach(List<Reading.File> files, Consumer<Entry> action) {
        new Includes(files).walk(action);
    }

    private void walk(Consumer<Entry> action) {
        Set<Integer> included = new HashSet<>();
        for (int i = 0; i < files.size(); i++) {
            for (Entry e : files.get(i).entries()) {
                if (e.node() instanceof StatementNode.Include include) {
                    target(i, include).ifPresent(included::add);
                }
            }
        }
        for (int i = 0; i < files.size(); i++) {
            if (!included.contains(i)) {
                visit(i, action);
            }
        }
        // Files that only include one another in a circle.
        for (int i = 0; i < files.size(); i++) {
            visit(i, action);
        }
    }

    private void visit(int file, Consumer<Entry> action) {
        if (!done.add(file)) {
            return;
        }
        for (Entry e : files.get(file).entries()) {
            if (e.node() instanceof StatementNode.Include include) {
                target(file, include).ifPresent(t -> visit(t, action));
            }
            action.accept(e);
        }
    }

    /** Returns the file that {@code include} in file {@code from} names: beside that file, or from where the client was started. */
    private Optional<Integer> target(int from, StatementNode.Include include) {
        String name = files.get(from).name();
        String folder = name.substring(0, name.lastIndexOf('/') + 1);
        Optional<Integer> beside = Optional.ofNullable(byName.get(plain(folder + include.path())));
        if (include.relative()) {
            return beside;
        }
        return Optional.ofNullable(byName.get(plain(include.path()))).or(() -> beside);
    }

    /** Returns {@code path} without {@code .} and {@code ..} as far as they can be solved. */
    private static String plain(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String p : path.split("/", -1)) {
            if (p.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!p.equals(".") && !p.isEmpty()) {
                parts.addLast(p);
            }
        }
        return String.join("/", new ArrayList<>(parts));
    }
}
