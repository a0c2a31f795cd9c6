package plinth.renderer.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;

/**
 * A line between tables: corners of {@link #CORNER}, horizontal and vertical parts only.
 *
 * @param id which foreign key it stands for
 * @param key the foreign key, or the one that would enforce an inferred reference; absent for a family's trunk
 * @param child the table that references; of a trunk, the base
 * @param parent the table that is referenced
 * @param points from the child's side to the parent's; at least two
 * @param ends the end marks: child's, then parent's; none for trunk and branch
 */
public record Link(
        Id id,
        Kind kind,
        Optional<Constraint.ForeignKey> key,
        ObjectName child,
        ObjectName parent,
        List<Point> points,
        List<End> ends)
        implements Shape {
    public static final double CORNER = 4;

    /** Corner where a bus bends into a branch. */
    public static final double BRANCH_CORNER = 8;

    public Link {
        points = List.copyOf(points);
        ends = List.copyOf(ends);
    }

    /**
     * A foreign key by its table and its number among that table's foreign keys; -1 for a trunk. An inferred reference has its number among those of
     * its table.
     */
    public record Id(ObjectName table, int number, boolean inferred) {
        public Id(ObjectName table, int number) {
            this(table, number, false);
        }
    }

    /** What the line is. */
    public enum Kind {
        /** An ordinary reference, grey. */
        REFERENCE,
        /** A reference that names suggest and no foreign key enforces, grey and dashed. */
        INFERRED,
        /** From the base of a family to its ring, purple. */
        TRUNK,
        /** From the ring by the bus to a subtype, purple. */
        BRANCH
    }

    /** How many rows an end stands for. */
    public enum Cardinality {
        /** None or more: crow's foot and ring. */
        MANY,
        /** None or one: bar and ring. */
        NONE_OR_ONE,
        /** Exactly one: two bars. */
        ONE
    }

    /**
     * An end of a reference.
     *
     * @param columns the columns that it ends at
     * @param at where end marks begin: at the box's side, or at its bracket
     * @param direction +1 when the line leaves to the right, -1 to the left
     * @param bracket of a composite key, the heights of its columns' rows from top to bottom; the bracket is {@link #BRACKET} wide and stands
     *     between {@code at} and the box; empty otherwise
     */
    public record End(
            ObjectName table,
            List<Name> columns,
            Cardinality cardinality,
            Point at,
            int direction,
            List<Double> bracket) {
        public static final double BRACKET = 6;

        /** Radius of the ring that stands for none. */
        public static final double RING = 3.2;

        public End {
            columns = List.copyOf(columns);
            bracket = List.copyOf(bracket);
        }

        /** Returns the lines of the end mark, those of the bracket included. */
        public List<List<Point>> strokes() {
            List<List<Point>> all = new ArrayList<>();
            double half = 4.5;
            switch (cardinality) {
                case MANY -> all.add(List.of(out(0, -5), out(9, 0), out(0, 5)));
                case NONE_OR_ONE -> all.add(List.of(out(5, -half), out(5, half)));
                case ONE -> {
                    all.add(List.of(out(5, -half), out(5, half)));
                    all.add(List.of(out(9, -half), out(9, half)));
                }
            }
            if (!bracket.isEmpty()) {
                double side = at.x() - direction * BRACKET;
                all.add(List.of(
                        new Point(side, bracket.getFirst()),
                        new Point(at.x(), bracket.getFirst()),
                        new Point(at.x(), bracket.getLast()),
                        new Point(side, bracket.getLast())));
                for (double y : bracket.subList(1, bracket.size() - 1)) {
                    all.add(List.of(new Point(side, y), new Point(at.x(), y)));
                }
            }
            return all;
        }

        /** Returns the middle of the ring, when the end has one. */
        public Optional<Point> ring() {
            return switch (cardinality) {
                case MANY -> Optional.of(out(12.5, 0));
                case NONE_OR_ONE -> Optional.of(out(11, 0));
                case ONE -> Optional.empty();
            };
        }

        private Point out(double along, double across) {
            return at.plus(direction * along, across);
        }
    }

    /** Returns whether the line belongs to {@code table} at one of its ends. */
    public boolean touches(ObjectName table) {
        return child.equals(table) || parent.equals(table);
    }

    /** Returns whether it is a line from row to row, of a foreign key or inferred, and no part of a family. */
    public boolean reference() {
        return switch (kind) {
            case REFERENCE, INFERRED -> true;
            case TRUNK, BRANCH -> false;
        };
    }

    public boolean self() {
        return reference() && child.equals(parent);
    }

    @Override
    public Rect bounds() {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (Point p : points) {
            left = Math.min(left, p.x());
            top = Math.min(top, p.y());
            right = Math.max(right, p.x());
            bottom = Math.max(bottom, p.y());
        }
        // A bracket is as high as its columns are apart.
        for (End e : ends) {
            for (double y : e.bracket()) {
                top = Math.min(top, y);
                bottom = Math.max(bottom, y);
            }
        }
        return new Rect(left, top, right - left, bottom - top).grown(6);
    }

    /** Returns the square of the distance of ({@code x}, {@code y}) from the line. */
    public double distanceSquared(double x, double y) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 1; i < points.size(); i++) {
            Point a = points.get(i - 1);
            Point b = points.get(i);
            double dx = x - Math.clamp(x, Math.min(a.x(), b.x()), Math.max(a.x(), b.x()));
            double dy = y - Math.clamp(y, Math.min(a.y(), b.y()), Math.max(a.y(), b.y()));
            best = Math.min(best, dx * dx + dy * dy);
        }
        return best;
    }
}
