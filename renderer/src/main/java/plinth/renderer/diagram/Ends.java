package plinth.renderer.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;

/**
 * Decides where links end: at the middle of their column's row, on the side nearer to the other table, 12 apart where several end at one row. More
 * than {@link #SEPARATE} at one row and side cannot stand apart within it: they share one end for those that come from above and one for those
 * from below, and join on their way.
 */
final class Ends {
    /** What two facing boxes must leave between them: a stub of 20 each. */
    private static final double FACING = 40;

    static final double APART = 12;
    static final int SEPARATE = 3;

    /** A reference with its ends; bundles are -1 where the end is its link's own. */
    record Plan(References.Reference reference, Link.End child, Link.End parent, int childBundle, int parentBundle) {}

    private record Spot(ObjectName table, int direction, double y) {}

    private record Seat(int plan, boolean parent, double otherY, double otherX) {}

    private final Map<ObjectName, Box> boxes;

    private Ends(Map<ObjectName, Box> boxes) {
        this.boxes = boxes;
    }

    /** Returns a plan for each reference. {@code sides} holds the side for references that must not choose by themselves. */
    static List<Plan> of(
            Map<ObjectName, Box> boxes, List<References.Reference> references, Map<Link.Id, Integer> sides) {
        return new Ends(boxes).plan(references, sides);
    }

    private List<Plan> plan(List<References.Reference> references, Map<Link.Id, Integer> sides) {
        int n = references.size();
        int[][] directions = new int[n][];
        double[][] ys = new double[n][];
        Map<Spot, List<Seat>> spots = new LinkedHashMap<>();
        for (int i = 0; i < n; i++) {
            References.Reference r = references.get(i);
            Box child = box(r.child());
            Box parent = box(r.parent());
            directions[i] =
                    directions(child.bounds(), parent.bounds(), r.child().equals(r.parent()));
            Integer forced = sides.get(r.id());
            if (forced != null) {
                directions[i][0] = forced;
            }
            ys[i] = new double[] {middle(child, r.key().columns()), middle(parent, r.parentColumns())};
            spots.computeIfAbsent(new Spot(r.child(), directions[i][0], ys[i][0]), k -> new ArrayList<>())
                    .add(new Seat(i, false, ys[i][1], parent.bounds().x()));
            spots.computeIfAbsent(new Spot(r.parent(), directions[i][1], ys[i][1]), k -> new ArrayList<>())
                    .add(new Seat(i, true, ys[i][0], child.bounds().x()));
        }
        Map<Integer, int[]> bundles = new HashMap<>();
        int bundle = 0;
        for (Map.Entry<Spot, List<Seat>> e : spots.entrySet()) {
            bundle = seat(e.getKey(), e.getValue(), ys, bundles, bundle);
        }
        List<Plan> plans = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            References.Reference r = references.get(i);
            int[] b = bundles.getOrDefault(i, new int[] {-1, -1});
            plans.add(new Plan(
                    r,
                    end(
                            box(r.child()),
                            r.key().columns(),
                            r.unique() ? Link.Cardinality.NONE_OR_ONE : Link.Cardinality.MANY,
                            directions[i][0],
                            ys[i][0]),
                    end(
                            box(r.parent()),
                            r.parentColumns(),
                            r.optional() ? Link.Cardinality.NONE_OR_ONE : Link.Cardinality.ONE,
                            directions[i][1],
                            ys[i][1]),
                    b[0],
                    b[1]));
        }
        return plans;
    }

    private Box box(ObjectName name) {
        Box b = boxes.get(name);
        if (b == null) {
            throw new IllegalArgumentException("no box for " + name);
        }
        return b;
    }

    /** Spreads the ends at one place; returns the next free bundle. */
    private static int seat(Spot spot, List<Seat> seats, double[][] ys, Map<Integer, int[]> bundles, int bundle) {
        int k = seats.size();
        if (k <= SEPARATE) {
            seats.sort(Comparator.comparingDouble(Seat::otherY)
                    .thenComparingDouble(s -> spot.direction() * s.otherX())
                    .thenComparingInt(Seat::plan)
                    .thenComparing(Seat::parent));
            for (int i = 0; i < k; i++) {
                Seat s = seats.get(i);
                ys[s.plan()][s.parent() ? 1 : 0] += (i - (k - 1) / 2.0) * APART;
            }
            return bundle;
        }
        boolean both = seats.stream().anyMatch(s -> s.otherY() < spot.y())
                && seats.stream().anyMatch(s -> s.otherY() >= spot.y());
        for (Seat s : seats) {
            boolean above = s.otherY() < spot.y();
            ys[s.plan()][s.parent() ? 1 : 0] += both ? (above ? -APART / 2 : APART / 2) : 0;
            bundles.computeIfAbsent(s.plan(), p -> new int[] {-1, -1})[s.parent() ? 1 : 0] =
                    bundle + (both && above ? 1 : 0);
        }
        return bundle + 2;
    }

    /** The sides of child and parent: facing each other, or both on the side where their edges lie nearer together. */
    private static int[] directions(Rect child, Rect parent, boolean self) {
        if (self) {
            return new int[] {-1, -1};
        }
        if (parent.x() - child.right() >= FACING) {
            return new int[] {1, -1};
        }
        if (child.x() - parent.right() >= FACING) {
            return new int[] {-1, 1};
        }
        double right = Math.abs(child.right() - parent.right());
        double left = Math.abs(child.x() - parent.x());
        int side = left < right ? -1 : 1;
        return new int[] {side, side};
    }

    private static double middle(Box box, List<Name> columns) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Name c : columns) {
            double y = box.face().endY(c);
            low = Math.min(low, y);
            high = Math.max(high, y);
        }
        return box.bounds().y() + (columns.isEmpty() ? Face.HEAD / 2 : (low + high) / 2);
    }

    private static Link.End end(Box box, List<Name> columns, Link.Cardinality cardinality, int direction, double y) {
        List<Double> bracket = columns.size() < 2
                ? List.of()
                : columns.stream()
                        .map(c -> box.bounds().y() + box.face().endY(c))
                        .distinct()
                        .sorted()
                        .toList();
        if (bracket.size() == 1) {
            bracket = List.of();
        }
        double side = direction > 0 ? box.bounds().right() : box.bounds().x();
        double x = side + (bracket.isEmpty() ? 0 : direction * Link.End.BRACKET);
        return new Link.End(box.table(), columns, cardinality, new Point(x, y), direction, bracket);
    }
}
