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
import plinth.renderer.report.ProblemKey;

/** A line of the problems pane. */
sealed interface Line permits Line.Heading, Line.Ignored, Line.Reason, Finding {
    /** The kind below which stands what is ignored. */
    String IGNORED = "Ignored, each with a reason";

    /**
     * The heading of problems of one kind.
     *
     * @param count how many problems there are below it
     * @param all these problems; none of those that are ignored
     */
    record Heading(String kind, int count, List<Finding> all, boolean open) implements Line {
        public Heading {
            all = List.copyOf(all);
        }

        /** Returns by what all of them can be ignored at once; nothing for one alone, which has a button of its own. */
        List<ProblemKey> keys() {
            List<ProblemKey> keys =
                    all.stream().flatMap(f -> f.key().stream()).distinct().toList();
            return keys.size() > 1 ? keys : List.of();
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

    /** A problem that is ignored. */
    record Ignored(ProblemKey key, String title, String reason) implements Line {
        private boolean says(String word) {
            return (title + " " + reason).toLowerCase(Locale.ROOT).contains(word);
        }
    }

    /** Where the reason is asked for why {@code problems} are to be ignored. */
    record Reason(List<ProblemKey> problems) implements Line {
        public Reason {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Returns {@code found} below a heading for each kind, worst first.
     *
     * @param ignored what is ignored; it stands last
     * @param asked the problems for which the reason is asked: below the one, or below the heading of all; none when it is not
     * @param words what a problem has to hold, each of them, in its words or the name of its table
     * @param closed kinds of which only the heading is shown
     */
    static List<Line> of(
            List<Finding> found, List<Ignored> ignored, List<ProblemKey> asked, String words, Set<String> closed) {
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
            Heading heading = new Heading(kind, all.size(), all, open);
            lines.add(heading);
            if (!asked.isEmpty() && asked.equals(heading.keys())) {
                lines.add(new Reason(asked));
            }
            if (open) {
                for (Finding f : all) {
                    lines.add(f);
                    f.key().map(List::of).filter(asked::equals).ifPresent(k -> lines.add(new Reason(k)));
                }
            }
        });
        List<Ignored> left =
                ignored.stream().filter(i -> wanted.stream().allMatch(i::says)).toList();
        if (!left.isEmpty()) {
            boolean open = !closed.contains(IGNORED);
            lines.add(new Heading(IGNORED, left.size(), List.of(), open));
            if (open) {
                lines.addAll(left);
            }
        }
        return lines;
    }
}
