package plinth.renderer.diagram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;

/**
 * Decides where links end: at the middle of their column's row, on the side nearer to the other table, 12 apart where several end at one row. More
 * than {@link #SEPARATE} at one row and side cannot stand apart within it: those that mean the same share an end and join on their way there.
 */
final class Ends {
    /** What two facing boxes must leave between them: a stub of 20 each. */
    private static final double FACING = 40;

    static final double STUB = 20;
    static final double APART = 12;
    static final int SEPARATE = 3;

    /**
     * A reference with its ends.
     *
     * @param bundle which references share its parent's end; -1 when the end is its own
     * @param stub the least length before the first corner
     */
    record Plan(References.Reference reference, Link.End child, Link.End parent, int bundle, double stub) {
        /** Returns whether a line of {@code other} is one of this plan too. */
        boolean sameEnds(@Nullable Plan other) {
            return other != null
                    && child.equals(other.child)
                    && parent.equals(other.parent)
                    && (bundle < 0) == (other.bundle < 0)
                    && stub == other.stub;
        }
    }

    private record Spot(ObjectName table, int direction, double y) {}

    private record Seat(int plan, boolean parent, boolean optional, double otherY, double otherX) {}

    private final Map<ObjectName, Box> boxes;
    private final double middle;
    private int bundles;

    private Ends(Map<ObjectName, Box> boxes) {
        this.boxes = boxes;
        this.middle = boxes.values().stream()
                .mapToDouble(b -> b.bounds().centreX())
                .average()
                .orElse(0);
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
                    directions(child.bounds(), parent.bounds(), r.child().equals(r.parent()), middle);
            Integer forced = sides.get(r.id());
            if (forced != null) {
                directions[i][0] = forced;
                directions[i][1] = r.child().equals(r.parent()) ? forced : directions[i][1];
            }
            ys[i] = new double[] {middle(child, r.key().columns()), middle(parent, r.parentColumns())};
            spots.computeIfAbsent(new Spot(r.child(), directions[i][0], ys[i][0]), k -> new ArrayList<>())
                    .add(new Seat(
                            i, false, r.optional(), ys[i][1], parent.bounds().x()));
            spots.computeIfAbsent(new Spot(r.parent(), directions[i][1], ys[i][1]), k -> new ArrayList<>())
                    .add(new Seat(
                            i, true, r.optional(), ys[i][0], child.bounds().x()));
        }
        int[] bundle = new int[n];
        Arrays.fill(bundle, -1);
        spots.forEach((spot, seats) -> seat(spot, seats, ys, bundle));
        List<Plan> plans = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            References.Reference r = references.get(i);
            Link.Cardinality many = r.unique() ? Link.Cardinality.NONE_OR_ONE : Link.Cardinality.MANY;
            Link.Cardinality one = r.optional() ? Link.Cardinality.NONE_OR_ONE : Link.Cardinality.ONE;
            align(directions[i], ys[i], bundle[i]);
            plans.add(new Plan(
                    r,
                    end(box(r.child()), r.key().columns(), many, directions[i][0], ys[i][0]),
                    end(box(r.parent()), r.parentColumns(), one, directions[i][1], ys[i][1]),
                    bundle[i],
                    sides.containsKey(r.id()) ? Arcs.STUB : STUB));
        }
        return plans;
    }

    /** Makes a line straight that would have a step smaller than its corners. */
    private static void align(int[] directions, double[] ys, int bundle) {
        double step = ys[1] - ys[0];
        if (directions[0] != directions[1] && Math.abs(step) <= 2 * Link.CORNER && bundle < 0) {
            ys[0] += step / 2;
            ys[1] = ys[0];
        }
    }

    private Box box(ObjectName name) {
        Box b = boxes.get(name);
        if (b == null) {
            throw new IllegalArgumentException("no box for " + name);
        }
        return b;
    }

    /** Spreads the ends at one place, from top to bottom in the order of where they come from. */
    private void seat(Spot spot, List<Seat> seats, double[][] ys, int[] bundle) {
        seats.sort(Comparator.comparingDouble(Seat::otherY)
                .thenComparingDouble(s -> spot.direction() * s.otherX())
                .thenComparingInt(Seat::plan)
                .thenComparing(Seat::parent));
        long parents = seats.stream().filter(Seat::parent).count();
        List<List<Seat>> places = new ArrayList<>();
        if (seats.size() <= SEPARATE || parents < 2) {
            seats.forEach(s -> places.add(List.of(s)));
        } else {
            for (List<Seat> shared : shared(spot, seats)) {
                places.add(shared);
                if (shared.size() > 1) {
                    shared.forEach(s -> bundle[s.plan()] = bundles);
                    bundles++;
                }
            }
            seats.stream().filter(s -> !s.parent()).forEach(s -> places.add(List.of(s)));
        }
        int k = places.size();
        double apart = k <= SEPARATE ? APART : (SEPARATE - 1) * APART / (k - 1);
        for (int i = 0; i < k; i++) {
            for (Seat s : places.get(i)) {
                ys[s.plan()][s.parent() ? 1 : 0] += Math.round((i - (k - 1) / 2.0) * apart);
            }
        }
    }

    /** The ends at one place that may be one: only what means the same, and above and below apart when all does. */
    private static List<List<Seat>> shared(Spot spot, List<Seat> seats) {
        List<Seat> parents = seats.stream().filter(Seat::parent).toList();
        List<Seat> one = parents.stream().filter(s -> !s.optional()).toList();
        List<Seat> none = parents.stream().filter(Seat::optional).toList();
        List<List<Seat>> groups = one.isEmpty() || none.isEmpty()
                ? List.of(
                        parents.stream().filter(s -> s.otherY() < spot.y()).toList(),
                        parents.stream().filter(s -> s.otherY() >= spot.y()).toList())
                : mean(one) <= mean(none) ? List.of(one, none) : List.of(none, one);
        return groups.stream().filter(g -> !g.isEmpty()).toList();
    }

    private static double mean(List<Seat> seats) {
        return seats.stream().mapToDouble(Seat::otherY).average().orElse(0);
    }

    /** The sides of child and parent: facing each other, or both on the side where their edges lie nearer together. */
    private static int[] directions(Rect child, Rect parent, boolean self, double middle) {
        if (self) {
            int outer = child.centreX() > middle ? 1 : -1;
            return new int[] {outer, outer};
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
        return box.bounds().y() + Wires.middle(box.face(), columns);
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
