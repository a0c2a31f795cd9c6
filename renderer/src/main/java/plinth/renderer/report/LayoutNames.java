package plinth.renderer.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import plinth.model.cost.Comparison;
import plinth.model.cost.LayoutEstimate;
import plinth.model.layout.Strategy;

/**
 * What the layouts of a comparison are called in its sentences: the user's own tables are today's; others have their options only where another has
 * the same name.
 */
final class LayoutNames {
    private final List<LayoutEstimate> all;

    LayoutNames(Comparison c) {
        this.all = c.layouts();
    }

    /** Returns a layout's name: {@code class table}, {@code bare single table}. */
    String of(LayoutEstimate l) {
        Strategy s = l.layout().strategy();
        String label = s.label().toLowerCase(Locale.ROOT);
        if (l.layout().today()) {
            return "today's " + label;
        }
        if (like(s).size() < 2) {
            return label;
        }
        return switch (s) {
            case Strategy.ClassTable c -> (c.guarded() ? "guarded " : "bare ") + label;
            case Strategy.SingleTable t ->
                (t.guarded() ? "guarded " : "bare ")
                        + (t.partitioned() ? "partitioned " : "")
                        + label
                        + (t.partialIndexes() ? " with partial indexes" : "");
            case Strategy.ConcreteTables t ->
                t.inherits() ? label : label + (t.view() ? " with a view" : " without a view");
        };
    }

    /** Returns several names as alternatives; those that differ in options only are one name when all of them are there. */
    String of(List<LayoutEstimate> some) {
        List<String> names = new ArrayList<>();
        for (LayoutEstimate l : some) {
            Strategy s = l.layout().strategy();
            String name =
                    like(s).size() > 1 && some.containsAll(like(s)) ? s.label().toLowerCase(Locale.ROOT) : of(l);
            if (!names.contains(name)) {
                names.add(name);
            }
        }
        return joined(names, "or");
    }

    private List<LayoutEstimate> like(Strategy s) {
        return all.stream()
                .filter(l -> l.layout().strategy().id().equals(s.id()))
                .toList();
    }

    /** Returns a list as it is written: {@code a, b and c}. */
    static String joined(List<String> items, String word) {
        int last = items.size() - 1;
        return last < 1
                ? String.join("", items)
                : String.join(", ", items.subList(0, last)) + " " + word + " " + items.get(last);
    }
}
