package plinth.model.cost;

import java.util.List;
import plinth.model.layout.Family;

/** Layouts of a family side by side at one scale, in the order in which they were asked for. All of it is estimated. */
public record Comparison(Family family, Scale scale, Settings settings, List<LayoutEstimate> layouts) {
    public Comparison {
        layouts = List.copyOf(layouts);
    }

    /** Returns what was assumed for want of statistics in any of the layouts, a sentence each. */
    public List<String> assumptions() {
        return layouts.stream()
                .flatMap(l -> l.assumptions().stream())
                .distinct()
                .toList();
    }
}
