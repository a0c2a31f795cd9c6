package plinth.renderer.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Arranges areas close together in about the shape of a screen: beginning with the one that is tied most to the others, each time the one that is tied
 * most to those that stand already takes the next place that has room for it.
 */
final class Packing {
    private static final double ASPECT = 1.6;

    /** Room for the lines between areas. */
    private static final double GAP = 64;

    private Packing() {}

    /** Returns the upper left corner of each unit. */
    static List<Point> arrange(List<Unit> units, List<Wires.Wire> wires) {
        List<Integer> order = order(units, wires);
        List<Point> best = List.of();
        double least = Double.POSITIVE_INFINITY;
        double area = 0;
        double widest = 0;
        for (Unit u : units) {
            area += (u.width() + GAP) * (u.height() + GAP);
            widest = Math.max(widest, u.width());
        }
        double side = Math.sqrt(area * ASPECT);
        for (double factor = 0.8; factor <= 1.6; factor += 0.025) {
            List<Point> points = filled(units, order, Math.max(widest, side * factor));
            double size = size(units, points);
            if (size < least) {
                least = size;
                best = points;
            }
        }
        return best;
    }

    private static double size(List<Unit> units, List<Point> points) {
        double right = 0;
        double bottom = 0;
        for (int i = 0; i < units.size(); i++) {
            right = Math.max(right, points.get(i).x() + units.get(i).width());
            bottom = Math.max(bottom, points.get(i).y() + units.get(i).height());
        }
        return Math.max(right, bottom * ASPECT);
    }

    /** The most tied first, then always the one that is tied most to those before it; of equals the larger. */
    private static List<Integer> order(List<Unit> units, List<Wires.Wire> wires) {
        int n = units.size();
        double[][] tie = new double[n][n];
        double[] sum = new double[n];
        for (Wires.Wire w : wires) {
            tie[w.unit1()][w.unit2()] += w.weight();
            tie[w.unit2()][w.unit1()] += w.weight();
            sum[w.unit1()] += w.weight();
            sum[w.unit2()] += w.weight();
        }
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            open.add(i);
        }
        List<Integer> order = new ArrayList<>();
        double[] pull = sum;
        while (!open.isEmpty()) {
            double[] now = pull;
            int next = open.stream()
                    .max(Comparator.<Integer>comparingDouble(i -> now[i])
                            .thenComparingDouble(
                                    i -> units.get(i).width() * units.get(i).height()))
                    .orElseThrow();
            open.removeIf(i -> i == next);
            order.add(next);
            if (order.size() == 1) {
                pull = new double[n];
            }
            for (int i : open) {
                pull[i] += tie[next][i];
            }
        }
        return order;
    }

    /** Each unit as high up as there is room for it, then as far left: below or right of one that stands. */
    private static List<Point> filled(List<Unit> units, List<Integer> order, double width) {
        Point[] points = new Point[units.size()];
        List<Rect> taken = new ArrayList<>();
        for (int i : order) {
            Unit u = units.get(i);
            List<Point> corners = new ArrayList<>(List.of(new Point(0, 0)));
            for (Rect r : taken) {
                for (Rect o : taken) {
                    corners.add(new Point(snapped(r.right() + GAP), o.y()));
                    corners.add(new Point(r.x(), snapped(o.bottom() + GAP)));
                }
                corners.add(new Point(0, snapped(r.bottom() + GAP)));
            }
            Point at = corners.stream()
                    .filter(p -> p.x() == 0 || p.x() + u.width() <= width)
                    .filter(p -> {
                        Rect wanted = new Rect(p.x(), p.y(), u.width(), u.height()).grown(GAP - 4);
                        return taken.stream().noneMatch(wanted::intersects);
                    })
                    .min(Comparator.comparingDouble(Point::y).thenComparingDouble(Point::x))
                    .orElse(new Point(0, 0));
            points[i] = at;
            taken.add(new Rect(at.x(), at.y(), u.width(), u.height()));
        }
        return List.of(points);
    }

    private static double snapped(double x) {
        return Math.ceil(x / 4) * 4;
    }
}
