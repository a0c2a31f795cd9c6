package plinth.renderer.diagram;

import java.util.ArrayList;
import java.util.List;

/** Points of orthogonal lines. */
final class Polyline {
    private Polyline() {}

    /**
     * Returns the points without those that make no corner. The first and the last part of the way are horizontal; they keep the heights of the
     * first and the last point, and what lies between is fitted to them.
     */
    static List<Point> squared(List<Point> points) {
        List<Point> p = new ArrayList<>(points);
        level(p);
        List<Point> reversed = new ArrayList<>(p.reversed());
        level(reversed);
        List<Point> fitted = stepped(reversed.reversed(), points.getFirst().y());
        List<Point> out = new ArrayList<>();
        for (Point next : fitted) {
            int n = out.size();
            if (n > 0 && same(out.get(n - 1), next)) {
                continue;
            }
            if (n > 1 && inLine(out.get(n - 2), out.get(n - 1), next)) {
                out.set(n - 1, next);
            } else {
                out.add(next);
            }
        }
        return out;
    }

    /** Where all of the way has come to run at the last point's height, gives it a step in its middle. */
    private static List<Point> stepped(List<Point> p, double firstY) {
        double lastY = p.getLast().y();
        if (firstY == lastY || p.stream().skip(1).anyMatch(q -> q.y() != lastY)) {
            return p;
        }
        double x = Math.round((p.getFirst().x() + p.getLast().x()) / 2);
        return List.of(new Point(p.getFirst().x(), firstY), new Point(x, firstY), new Point(x, lastY), p.getLast());
    }

    /** Moves the points of the first horizontal part to the height of the first point. */
    private static void level(List<Point> p) {
        double y = p.get(1).y();
        for (int i = 1; i < p.size() - 1 && p.get(i).y() == y; i++) {
            p.set(i, new Point(p.get(i).x(), p.getFirst().y()));
        }
    }

    private static boolean same(Point a, Point b) {
        return Math.abs(a.x() - b.x()) < 1e-6 && Math.abs(a.y() - b.y()) < 1e-6;
    }

    private static boolean inLine(Point a, Point b, Point c) {
        return Math.abs(a.x() - b.x()) < 1e-6 && Math.abs(b.x() - c.x()) < 1e-6
                || Math.abs(a.y() - b.y()) < 1e-6 && Math.abs(b.y() - c.y()) < 1e-6;
    }

    /** Returns for how many pixels from their first points on the two run together. */
    static double common(List<Point> a, List<Point> b) {
        double length = 0;
        for (int i = 1; i < Math.min(a.size(), b.size()); i++) {
            if (!same(a.get(i - 1), b.get(i - 1))) {
                break;
            }
            if (same(a.get(i), b.get(i))) {
                length += distance(a.get(i - 1), a.get(i));
                continue;
            }
            double dx1 = a.get(i).x() - a.get(i - 1).x();
            double dx2 = b.get(i).x() - b.get(i - 1).x();
            double dy1 = a.get(i).y() - a.get(i - 1).y();
            double dy2 = b.get(i).y() - b.get(i - 1).y();
            boolean together = dx1 * dx2 > 0 && dy1 == 0 && dy2 == 0 || dy1 * dy2 > 0 && dx1 == 0 && dx2 == 0;
            return length + (together ? Math.min(Math.abs(dx1 + dy1), Math.abs(dx2 + dy2)) : 0);
        }
        return length;
    }

    /** Returns the point {@code distance} pixels along the way. */
    static Point along(List<Point> points, double distance) {
        double left = distance;
        for (int i = 1; i < points.size(); i++) {
            Point a = points.get(i - 1);
            Point b = points.get(i);
            double length = distance(a, b);
            if (left <= length) {
                double t = length == 0 ? 0 : left / length;
                return new Point(a.x() + (b.x() - a.x()) * t, a.y() + (b.y() - a.y()) * t);
            }
            left -= length;
        }
        return points.getLast();
    }

    private static double distance(Point a, Point b) {
        return Math.abs(a.x() - b.x()) + Math.abs(a.y() - b.y());
    }
}
