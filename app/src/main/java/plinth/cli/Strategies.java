package plinth.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import plinth.model.layout.Family;
import plinth.model.layout.Layout;
import plinth.model.layout.Strategy;

/** Layouts by the names that users give them: {@code single-table}, with options behind a colon, {@code single-table:bare}. */
final class Strategies {
    static final String NAMES = "class-table, single-table, concrete-tables";
    static final String TODAY = "today";
    static final String OPTIONS = "guarded, bare, partial-indexes, view, no-view";

    private Strategies() {}

    /** Returns the layout called {@code name} with {@code options}. */
    static Strategy named(String name, List<String> options) throws CannotDo {
        for (String o : options) {
            if (!List.of(OPTIONS.split(", ", -1)).contains(o.toLowerCase(Locale.ROOT))) {
                throw new CannotDo("There is no option " + o + " of a layout; there are " + OPTIONS + ".");
            }
        }
        return Strategy.named(name, options)
                .orElseThrow(() -> new CannotDo("There is no layout " + name + "; there are " + NAMES + "."));
    }

    /** Returns the layouts of {@code family} that {@code list} names, each as {@code name} or {@code name:option:option}, or {@code today}. */
    static List<Strategy> listed(List<String> list, Family family) throws CannotDo {
        List<Strategy> all = new ArrayList<>();
        for (String item : list) {
            List<String> words = List.of(item.split(":", -1));
            Strategy one = item.equalsIgnoreCase(TODAY)
                    ? family.today()
                    : named(words.getFirst(), words.subList(1, words.size()));
            if (all.contains(one)) {
                throw new CannotDo("The layout " + one.describe() + " is named twice"
                        + (one.equals(family.today()) ? ": it is that of today." : "."));
            }
            all.add(one);
        }
        return all;
    }

    /** Returns what to call {@code layout} in a line of its own: {@code class-table (today)}, {@code single-table guarded}. */
    static String called(Layout layout) {
        return layout.today()
                ? layout.strategy().id() + " (today)"
                : layout.strategy().describe();
    }

    /** Returns the options of {@code strategy}, as {@link Strategy#named} understands them. */
    static List<String> options(Strategy strategy) {
        return switch (strategy) {
            case Strategy.ClassTable c -> List.of(c.guarded() ? "guarded" : "bare");
            case Strategy.SingleTable s ->
                s.partialIndexes()
                        ? List.of(s.guarded() ? "guarded" : "bare", "partial-indexes")
                        : List.of(s.guarded() ? "guarded" : "bare");
            case Strategy.ConcreteTables t -> List.of(t.view() ? "view" : "no-view");
        };
    }
}
