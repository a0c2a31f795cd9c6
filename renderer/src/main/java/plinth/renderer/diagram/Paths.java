package plinth.renderer.diagram;

import java.util.List;

/** SVG path data of shapes. */
public final class Paths {
    private Paths() {}

    /** Returns the polyline with its corners rounded by {@code radius}, less where a part is short. */
    public static String rounded(List<Point> points, double radius) {
        StringBuilder d = new StringBuilder("M").append(pair(points.getFirst()));
        for (int i = 1; i < points.size() - 1; i++) {
            Point p = points.get(i);
            Point before = points.get(i - 1);
            Point after = points.get(i + 1);
            double in = Math.hypot(p.x() - before.x(), p.y() - before.y());
            double out = Math.hypot(after.x() - p.x(), after.y() - p.y());
            double q = Math.min(radius, Math.min(in, out) / 2);
            d.append("L").append(pair(toward(p, before, q, in)));
            d.append("Q").append(pair(p)).append(" ").append(pair(toward(p, after, q, out)));
        }
        return d.append("L").append(pair(points.getLast())).toString();
    }

    /** Returns the polyline with sharp corners. */
    public static String straight(List<Point> points) {
        StringBuilder d = new StringBuilder();
        for (Point p : points) {
            d.append(d.isEmpty() ? "M" : "L").append(pair(p));
        }
        return d.toString();
    }

    private static Point toward(Point from, Point to, double distance, double length) {
        double t = length == 0 ? 0 : distance / length;
        return new Point(from.x() + (to.x() - from.x()) * t, from.y() + (to.y() - from.y()) * t);
    }

    static String pair(Point p) {
        return number(p.x()) + " " + number(p.y());
    }

    /** Returns {@code v} with at most two decimals. */
    static String number(double v) {
        long hundredths = Math.round(v * 100);
        if (hundredths % 100 == 0) {
            return Long.toString(hundredths / 100);
        }
        String sign = hundredths < 0 ? "-" : "";
        long abs = Math.abs(hundredths);
        String tail = abs % 100 < 10 ? "0" + abs % 100 : Long.toString(abs % 100);
        return sign + abs / 100 + "." + (tail.endsWith("0") ? tail.substring(0, 1) : tail);
    }
}
