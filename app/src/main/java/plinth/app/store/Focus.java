package plinth.app.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import plinth.model.schema.ObjectName;
import plinth.renderer.diagram.Point;

/**
 * Which tables the canvas shows: all, those near some, or those that a filter lets through. Places in the diagram are not touched by it: what is near
 * some tables, or filtered, stands closer together for as long as it is looked at.
 *
 * @param around the tables that it is about; empty for all
 * @param steps how many links away from them a table may be
 * @param query what {@link TableFilter} has to let through, blank for everything
 * @param hidden tables that are not shown whatever else holds
 * @param also tables that are shown beside those, since they were made or gone to meanwhile
 * @param places where the user has moved boxes meanwhile
 */
public record Focus(
        List<ObjectName> around,
        int steps,
        String query,
        Set<ObjectName> hidden,
        Set<ObjectName> also,
        Map<ObjectName, Point> places) {
    /** The farthest that a neighbour may be. */
    public static final int MOST = 3;

    /** All tables. */
    public static final Focus ALL = new Focus(List.of(), 1, "", Set.of(), Set.of(), Map.of());

    public Focus {
        around = List.copyOf(around);
        hidden = Set.copyOf(hidden);
        also = Set.copyOf(also);
        places = Map.copyOf(places);
    }

    /** Returns the focus on {@code tables} and what is next to them. */
    public static Focus on(Collection<ObjectName> tables) {
        return new Focus(List.copyOf(tables), 1, "", Set.of(), Set.of(), Map.of());
    }

    /** Returns the focus on what {@code query} lets through. */
    public static Focus filtered(String query) {
        return new Focus(List.of(), 1, query.strip(), Set.of(), Set.of(), Map.of());
    }

    /** Returns whether tables may be left out. */
    public boolean active() {
        return arranged() || !hidden.isEmpty();
    }

    /** Returns whether what is shown stands in places of its own. */
    public boolean arranged() {
        return !around.isEmpty() || !query.isEmpty();
    }

    public Focus withSteps(int steps) {
        return new Focus(around, Math.clamp(steps, 1, MOST), query, hidden, also, places);
    }

    /** Returns the focus without {@code tables}. */
    public Focus hiding(Collection<ObjectName> tables) {
        Set<ObjectName> all = new HashSet<>(hidden);
        all.addAll(tables);
        Set<ObjectName> left = new HashSet<>(also);
        left.removeAll(all);
        return new Focus(around, steps, query, all, left, places);
    }

    /** Returns the focus that shows {@code tables} as well. */
    public Focus showing(Collection<ObjectName> tables) {
        Set<ObjectName> all = new HashSet<>(also);
        all.addAll(tables);
        Set<ObjectName> gone = new HashSet<>(hidden);
        gone.removeAll(all);
        return new Focus(around, steps, query, gone, all, places);
    }

    Focus withPlaces(Map<ObjectName, Point> places) {
        return new Focus(around, steps, query, hidden, also, places);
    }

    Focus moved(Map<ObjectName, Point> to) {
        Map<ObjectName, Point> all = new HashMap<>(places);
        all.putAll(to);
        return withPlaces(all);
    }

    /** Returns whether both show the same tables, wherever these stand. */
    public boolean sameTables(Focus other) {
        return withPlaces(Map.of()).equals(other.withPlaces(Map.of()));
    }

    /** Returns the focus with its tables as they are called now. */
    Focus renamed(UnaryOperator<ObjectName> name) {
        Map<ObjectName, Point> moved = new HashMap<>();
        places.forEach((t, p) -> moved.put(name.apply(t), p));
        return new Focus(
                around.stream().map(name).toList(),
                steps,
                query,
                Set.copyOf(hidden.stream().map(name).toList()),
                Set.copyOf(also.stream().map(name).toList()),
                moved);
    }
}
