package plinth.app.problems;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.app.store.Command;
import plinth.app.store.Gesture;
import plinth.app.ui.Counted;
import plinth.model.edit.Edit;

/** A line of the problems pane. */
sealed interface Line permits Line.Heading, Finding {
    /**
     * The heading of problems of one kind.
     *
     * @param all the problems below it
     */
    record Heading(String kind, List<Finding> all, boolean open) implements Line {
        public Heading {
            all = List.copyOf(all);
        }

        /** Returns what mends all of them as one step of undo, where the mending is of one kind. */
        Optional<Command> fix() {
            List<Edit> edits = all.stream().flatMap(f -> f.fix().stream()).toList();
            String label = kind + ": " + Counted.of(edits.size(), "problem");
            return edits.size() > 1 && edits.size() == all.size()
                    ? Optional.of(new Command.Edited(new Edit.Together(label, edits), Gesture.of(label)))
                    : Optional.empty();
        }
    }

    /**
     * Returns {@code found} below a heading for each kind, worst first.
     *
     * @param words what a problem has to hold, each of them, in its words or the name of its table
     * @param closed kinds of which only the heading is shown
     */
    static List<Line> of(List<Finding> found, String words, Set<String> closed) {
        List<String> wanted = List.of(words.strip().toLowerCase(Locale.ROOT).split("\\s+", -1));
        Map<String, List<Finding>> kinds = new LinkedHashMap<>();
        for (Finding f : found) {
            if (wanted.stream().allMatch(f::says)) {
                kinds.computeIfAbsent(f.kind(), k -> new ArrayList<>()).add(f);
            }
        }
        List<Line> lines = new ArrayList<>();
        kinds.forEach((kind, all) -> {
            boolean open = !closed.contains(kind);
            lines.add(new Heading(kind, all, open));
            if (open) {
                lines.addAll(all);
            }
        });
        return lines;
    }
}
