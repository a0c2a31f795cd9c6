package plinth.app.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.renderer.diagram.Neighbourhood;
import plinth.renderer.diagram.Placement;
import plinth.renderer.diagram.Placer;
import plinth.renderer.diagram.Point;

/**
 * The tables that a focus shows.
 *
 * @param focus what decides about them
 * @param placement where they stand
 * @param heads those of which the head alone is shown, each with how many of its neighbours are not, as {@code +6}
 * @param all how many tables there are
 */
public record Shown(Focus focus, Placement placement, Map<ObjectName, String> heads, int all) {
    static final Shown NOTHING = new Shown(Focus.ALL, Placement.EMPTY, Map.of(), 0);

    public Shown {
        heads = Map.copyOf(heads);
    }

    /**
     * Returns what {@code focus} shows of a schema whose tables stand at {@code whole}.
     *
     * @param before what was shown last: of the same tables, none moves
     */
    static Shown of(Focus focus, TableFilter.About about, Placement whole, Shown before) {
        int all = whole.positions().size();
        if (!focus.active()) {
            return new Shown(focus, whole, Map.of(), all);
        }
        Map<ObjectName, String> heads = new HashMap<>();
        Set<ObjectName> tables = tables(focus, about, whole.positions().keySet(), heads);
        if (!focus.arranged()) {
            Map<ObjectName, Point> left = new LinkedHashMap<>(whole.positions());
            left.keySet().retainAll(tables);
            return new Shown(focus, new Placement(left), Map.of(), all);
        }
        Map<ObjectName, Point> kept = new LinkedHashMap<>();
        if (focus.around().equals(before.focus().around())
                && focus.query().equals(before.focus().query())
                && focus.steps() == before.focus().steps()
                && focus.places().keySet().containsAll(before.focus().places().keySet())) {
            kept.putAll(before.placement().positions());
        }
        kept.putAll(focus.places());
        kept.keySet().retainAll(tables);
        Placement placement =
                Placer.place(about.schema(), about.findings(), about.inferred(), tables, heads, new Placement(kept));
        return new Shown(focus, placement, heads, all);
    }

    private static Set<ObjectName> tables(
            Focus focus, TableFilter.About about, Set<ObjectName> all, Map<ObjectName, String> heads) {
        Set<ObjectName> tables = new HashSet<>(all);
        if (!focus.query().isEmpty()) {
            Predicate<Table> through = TableFilter.of(focus.query()).in(about);
            tables.removeIf(t -> about.schema().table(t).filter(through).isEmpty());
        }
        tables.addAll(focus.also());
        tables.removeAll(focus.hidden());
        tables.retainAll(all);
        if (!focus.around().isEmpty()) {
            Neighbourhood near = Neighbourhood.of(about.schema(), about.inferred());
            Map<ObjectName, Integer> steps =
                    near.within(focus.around().stream().filter(all::contains).toList(), focus.steps());
            tables.removeIf(t -> !steps.containsKey(t) && !focus.also().contains(t));
            steps.forEach((t, n) -> {
                if (n > 1 && tables.contains(t) && !focus.also().contains(t)) {
                    long more = near.of(t).stream()
                            .filter(o -> all.contains(o) && !tables.contains(o))
                            .count();
                    heads.put(t, more == 0 ? "" : "+" + more);
                }
            });
        }
        return tables;
    }
}
