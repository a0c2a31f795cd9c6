package plinth.model.cost;

import java.util.ArrayList;
import java.util.List;
import plinth.model.access.AccessPattern;
import plinth.model.access.AccessPatterns;
import plinth.model.layout.Family;
import plinth.model.layout.Layouts;
import plinth.model.layout.Strategy;
import plinth.model.schema.Schema;

/** Sets layouts of one family side by side. Making one is slow, asking it for another scale is not. Immutable. */
public final class Comparer {
    private final Family family;
    private final Settings settings;
    private final List<LayoutModel> layouts;

    private Comparer(Family family, Settings settings, List<LayoutModel> layouts) {
        this.family = family;
        this.settings = settings;
        this.layouts = List.copyOf(layouts);
    }

    /** Returns whether sizes and costs of a layout by {@code strategy} are known: those of partitions and of tables that inherit are not. */
    public static boolean estimates(Strategy strategy) {
        return switch (strategy) {
            case Strategy.ClassTable c -> true;
            case Strategy.SingleTable s -> !s.partitioned();
            case Strategy.ConcreteTables t -> !t.inherits();
        };
    }

    /** As {@link #of(Schema, Family, List, Settings, Statistics)}, with everything in the tables assumed. */
    public static Comparer of(Schema schema, Family family, List<Strategy> strategies, Settings settings) {
        return of(schema, family, strategies, settings, Statistics.NONE);
    }

    /**
     * Lays {@code family} of {@code schema} out by each of {@code strategies}, and makes ready what does not depend on the scale.
     *
     * @param statistics what is known of the columns; the rest is assumed
     */
    public static Comparer of(
            Schema schema, Family family, List<Strategy> strategies, Settings settings, Statistics statistics) {
        List<AccessPattern> patterns = AccessPatterns.of(schema, family);
        List<LayoutModel> layouts = new ArrayList<>();
        for (Strategy s : strategies) {
            layouts.add(new LayoutModel(Layouts.lay(schema, family, s), patterns, statistics));
        }
        return new Comparer(family, settings, layouts);
    }

    /**
     * Returns the comparison at {@code scale}.
     *
     * @throws IllegalArgumentException when the scale has not as many shares as the family has kinds
     */
    public Comparison at(Scale scale) {
        if (scale.mix().size() != family.kinds().size()) {
            throw new IllegalArgumentException("the scale has " + scale.mix().size() + " shares, " + family + " has "
                    + family.kinds().size() + " kinds");
        }
        return new Comparison(
                family,
                scale,
                settings,
                layouts.stream().map(l -> l.at(scale, settings)).toList());
    }

    /**
     * Returns the comparison at row counts from a thousand to a billion.
     *
     * @param mix the share of each kind
     * @throws IllegalArgumentException as {@link #at}
     */
    public Course course(List<Double> mix) {
        return new Course(
                Course.ROWS.stream().map(rows -> at(new Scale(rows, mix))).toList());
    }
}
