package plinth.model.cost;

import java.util.ArrayList;
import java.util.List;
import plinth.model.layout.Family;
import plinth.model.layout.Layout;
import plinth.model.layout.Layouts;
import plinth.model.layout.Strategy;
import plinth.model.schema.Schema;

/** Sets layouts of one family side by side. Making one is slow, asking it for another scale is not. Immutable. */
public final class Comparer {
    private final Family family;
    private final Settings settings;
    private final List<Layout> layouts;

    private Comparer(Family family, Settings settings, List<Layout> layouts) {
        this.family = family;
        this.settings = settings;
        this.layouts = layouts;
    }

    /** Lays {@code family} of {@code schema} out by each of {@code strategies}, and makes ready what does not depend on the scale. */
    public static Comparer of(Schema schema, Family family, List<Strategy> strategies, Settings settings) {
        List<Layout> layouts = new ArrayList<>();
        for (Strategy s : strategies) {
            layouts.add(Layouts.lay(schema, family, s));
        }
        return new Comparer(family, settings, List.copyOf(layouts));
    }

    /** Returns the comparison at {@code scale}, which names as many shares as the family has kinds. */
    public Comparison at(Scale scale) {
        return new Comparison(
                family,
                scale,
                settings,
                layouts.stream()
                        .map(l -> new LayoutEstimate(l, scale.rows(), List.of(), List.of(), List.of()))
                        .toList());
    }
}
