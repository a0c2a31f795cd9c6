package plinth.model.cost;

import java.util.List;
import plinth.model.layout.Family;

/** Layouts of a family side by side at one scale, in the order in which they were asked for. All of it is estimated. */
public record Comparison(Family family, Scale scale, Settings settings, List<LayoutEstimate> layouts) {
    public Comparison {
        layouts = List.copyOf(layouts);
    }

    /** Returns what the figures say, in sentences with their evidence, the weightiest first. */
    public List<Finding> words() {
        return Words.of(this);
    }
}
