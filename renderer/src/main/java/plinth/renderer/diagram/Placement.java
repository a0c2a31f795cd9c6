package plinth.renderer.diagram;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import plinth.model.schema.ObjectName;

/**
 * Where tables stand: the upper left corner of each box. A table that is not in it is not in the diagram.
 */
public record Placement(Map<ObjectName, Point> positions) {
    public static final Placement EMPTY = new Placement(Map.of());

    public Placement {
        positions = Collections.unmodifiableMap(new LinkedHashMap<>(positions));
    }

    public Optional<Point> of(ObjectName table) {
        return Optional.ofNullable(positions.get(table));
    }

    /** Returns the placement with {@code table} at {@code at}. */
    public Placement with(ObjectName table, Point at) {
        Map<ObjectName, Point> next = new LinkedHashMap<>(positions);
        next.put(table, at);
        return new Placement(next);
    }

    /** Returns the placement with all of {@code moved} in it, which wins. */
    public Placement with(Map<ObjectName, Point> moved) {
        Map<ObjectName, Point> next = new LinkedHashMap<>(positions);
        next.putAll(moved);
        return new Placement(next);
    }

    /** Returns the places of those tables alone that {@code wanted} takes. */
    public Placement only(Predicate<ObjectName> wanted) {
        Map<ObjectName, Point> kept = new LinkedHashMap<>(positions);
        kept.keySet().removeIf(wanted.negate());
        return new Placement(kept);
    }
}
