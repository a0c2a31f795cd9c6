package plinth.app.canvas;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.renderer.diagram.Link;
import plinth.renderer.diagram.Point;

/**
 * What stands out of a drawing.
 *
 * @param selected tables with the selection's line and ring
 * @param neighbours tables at the other end of the selection's links
 * @param lit rows with the accent's ground
 * @param hot links in the accent
 * @param wrong tables with an error
 * @param careful tables with a warning
 * @param hovered what the pointer is over
 * @param moving tables that are being moved, and where they are now
 */
record Emphasis(
        Set<ObjectName> selected,
        Set<ObjectName> neighbours,
        Map<ObjectName, Set<Name>> lit,
        Set<Link.Id> hot,
        Set<ObjectName> wrong,
        Set<ObjectName> careful,
        Hover hovered,
        Map<ObjectName, Point> moving) {
    static final Emphasis NONE =
            new Emphasis(Set.of(), Set.of(), Map.of(), Set.of(), Set.of(), Set.of(), Hover.NOTHING, Map.of());

    Emphasis {
        selected = Set.copyOf(selected);
        neighbours = Set.copyOf(neighbours);
        lit = Map.copyOf(lit);
        hot = Set.copyOf(hot);
        wrong = Set.copyOf(wrong);
        careful = Set.copyOf(careful);
        moving = Map.copyOf(moving);
    }

    /** What the pointer is over: a table and perhaps one of its columns, or a link. */
    record Hover(Optional<ObjectName> table, Optional<Name> column, Optional<Link.Id> link) {
        static final Hover NOTHING = new Hover(Optional.empty(), Optional.empty(), Optional.empty());

        static Hover of(ObjectName table, Optional<Name> column) {
            return new Hover(Optional.of(table), column, Optional.empty());
        }

        static Hover of(Link.Id link) {
            return new Hover(Optional.empty(), Optional.empty(), Optional.of(link));
        }

        boolean over(ObjectName t) {
            return table.isPresent() && table.get().equals(t);
        }
    }

    boolean lights(ObjectName table, Name column) {
        Set<Name> columns = lit.get(table);
        return (columns != null && columns.contains(column))
                || (hovered.over(table)
                        && hovered.column().filter(column::equals).isPresent());
    }

    Emphasis withHovered(Hover hovered) {
        return new Emphasis(selected, neighbours, lit, hot, wrong, careful, hovered, moving);
    }

    Emphasis withMoving(Map<ObjectName, Point> moving) {
        return new Emphasis(selected, neighbours, lit, hot, wrong, careful, hovered, moving);
    }
}
