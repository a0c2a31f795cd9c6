package plinth.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plinth.model.layout.Family;
import plinth.model.layout.Layout;
import plinth.model.layout.Layouts;
import plinth.model.layout.Strategy;
import plinth.model.schema.Schema;

/** Layouts by the names that users give them: {@code single-table}, with options behind a colon, {@code single-table:bare}. */
final class Strategies {
    static final String AS_TODAY = "as-today";
    static final String NAMES = "class-table, single-table, concrete-tables, inherits";
    static final String OPTIONS = "guarded, bare, partial-indexes, partitioned, view, no-view";

    private Strategies() {}

    /**
     * A layout as a user names it, before the family is known that is laid out.
     *
     * @param strategy none for the one that the family has today
     */
    record Wanted(Optional<Strategy> strategy) {
        Strategy of(Family family) {
            return strategy.orElse(family.today());
        }
    }

    /**
     * Returns the layout called {@code name}: {@code as-today}, or a layout with options behind colons, {@code single-table:bare}.
     *
     * @param options further options
     * @throws CannotDo when there is no such layout or option
     */
    static Wanted named(String name, List<String> options) throws CannotDo {
        List<String> words = List.of(name.split(":", -1));
        List<String> all = new ArrayList<>(words.subList(1, words.size()));
        all.addAll(options);
        for (String o : all) {
            if (!List.of(OPTIONS.split(", ", -1)).contains(o.toLowerCase(Locale.ROOT))) {
                throw new CannotDo("There is no option " + o + " of a layout; there are " + OPTIONS + ".");
            }
        }
        String first = words.getFirst().toLowerCase(Locale.ROOT);
        // "today" is how it was called before.
        if (first.equals(AS_TODAY) || first.equals("today")) {
            if (!all.isEmpty()) {
                throw new CannotDo("The layout " + AS_TODAY + " has no options: it is the tables as they stand.");
            }
            return new Wanted(Optional.empty());
        }
        return new Wanted(Optional.of(Strategy.named(first, all)
                .orElseThrow(() -> new CannotDo(
                        "There is no layout " + words.getFirst() + "; there are " + AS_TODAY + ", " + NAMES + "."))));
    }

    /** Returns the layouts that {@code list} names. */
    static List<Wanted> listed(List<String> list) throws CannotDo {
        List<Wanted> all = new ArrayList<>();
        for (String item : list) {
            all.add(named(item, List.of()));
        }
        return all;
    }

    /** Returns what {@code wanted} means of {@code family}: each layout once. */
    static List<Strategy> of(List<Wanted> wanted, Family family) throws CannotDo {
        List<Strategy> all = new ArrayList<>();
        for (Wanted w : wanted) {
            Strategy one = w.of(family);
            if (all.contains(one)) {
                throw new CannotDo("The layout " + one.describe() + " is named twice"
                        + (one.equals(family.today()) ? ": it is that of today." : "."));
            }
            all.add(one);
        }
        return all;
    }

    /**
     * Returns {@code family} laid out as {@code wanted}.
     *
     * @throws CannotDo when it cannot be laid out so, with the reason
     */
    static Layout lay(Schema schema, Family family, Wanted wanted) throws CannotDo {
        Strategy strategy = wanted.of(family);
        Optional<String> refusal = Layouts.refusal(schema, family, strategy);
        if (refusal.isPresent()) {
            throw new CannotDo(family + " cannot be laid out as " + strategy.describe() + ": " + refusal.get() + ".");
        }
        return Layouts.lay(schema, family, strategy);
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
            case Strategy.SingleTable s -> {
                List<String> words = new ArrayList<>(List.of(s.guarded() ? "guarded" : "bare"));
                if (s.partialIndexes()) {
                    words.add("partial-indexes");
                }
                if (s.partitioned()) {
                    words.add("partitioned");
                }
                yield words;
            }
            case Strategy.ConcreteTables t -> t.inherits() ? List.of() : List.of(t.view() ? "view" : "no-view");
        };
    }
}
