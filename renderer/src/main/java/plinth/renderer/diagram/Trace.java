package plinth.renderer.diagram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A line of straight parts, as an outline is followed in pixels. */
record Trace(List<Point> points, boolean closed) {
    private static final int MOST_PARTS = 48;

    Trace {
        points = List.copyOf(points);
    }

    /**
     * From the units of an outline to pixels: {@code x' = size * (x + slant * y) + dx}, {@code y' = flip * y + dy}.
     *
     * @param flip as the size, or negative where y grows upwards
     */
    record Transform(double size, double slant, double flip, double dx, double dy) {
        Point of(double x, double y) {
            return new Point(size * (x + slant * y) + dx, flip * y + dy);
        }
    }

    /** Returns {@code outline} in pixels, curves as parts so short that no corner can be seen. */
    static List<Trace> of(Outline outline, Transform to) {
        List<Trace> out = new ArrayList<>();
        List<Point> now = new ArrayList<>();
        for (Outline.Part part : outline.parts()) {
            switch (part) {
                case Outline.Part.Move m -> {
                    end(out, now, false);
                    now.add(to.of(m.x(), m.y()));
                }
                case Outline.Part.Line l -> now.add(to.of(l.x(), l.y()));
                case Outline.Part.Curve c ->
                    curve(now, to.of(c.x1(), c.y1()), to.of(c.x2(), c.y2()), to.of(c.x(), c.y()));
                case Outline.Part.Close c -> {
                    // A further part without a move would go on from here.
                    Point start = now.getFirst();
                    end(out, now, true);
                    now.add(start);
                }
            }
        }
        end(out, now, false);
        return out;
    }

    private static void end(List<Trace> out, List<Point> now, boolean closed) {
        if (now.size() > 1) {
            out.add(new Trace(now, closed));
        }
        now.clear();
    }

    private static void curve(List<Point> now, Point b, Point c, Point d) {
        Point a = now.getLast();
        double length = distance(a, b) + distance(b, c) + distance(c, d);
        int n = (int) Math.clamp(Math.ceil(2 * Math.sqrt(length)), 2, MOST_PARTS);
        for (int i = 1; i <= n; i++) {
            double t = (double) i / n;
            double u = 1 - t;
            now.add(new Point(
                    u * u * u * a.x() + 3 * u * u * t * b.x() + 3 * u * t * t * c.x() + t * t * t * d.x(),
                    u * u * u * a.y() + 3 * u * u * t * b.y() + 3 * u * t * t * c.y() + t * t * t * d.y()));
        }
    }

    static double distance(Point a, Point b) {
        return Math.hypot(b.x() - a.x(), b.y() - a.y());
    }

    /** Returns the points, with the first once more at the end of a closed line. */
    List<Point> round() {
        List<Point> all = new ArrayList<>(points);
        if (closed && distance(points.getFirst(), points.getLast()) > 0) {
            all.add(points.getFirst());
        }
        return all;
    }

    /** Returns the parts of the line that {@code dashes} leaves, lengths of line and gap in pixels, in turn. */
    List<Trace> dashed(double[] dashes) {
        if (dashes.length == 0 || Arrays.stream(dashes).sum() <= 0) {
            return List.of(this);
        }
        List<Trace> out = new ArrayList<>();
        List<Point> all = round();
        List<Point> now = new ArrayList<>(List.of(all.getFirst()));
        int which = 0;
        double left = dashes[0];
        for (int i = 1; i < all.size(); i++) {
            Point from = all.get(i - 1);
            Point to = all.get(i);
            double length = distance(from, to);
            double done = 0;
            while (length - done > left) {
                done += left;
                Point at = new Point(
                        from.x() + (to.x() - from.x()) * done / length, from.y() + (to.y() - from.y()) * done / length);
                if (which % 2 == 0) {
                    now.add(at);
                    end(out, now, false);
                }
                now.clear();
                now.add(at);
                which++;
                left = dashes[which % dashes.length];
            }
            left -= length - done;
            now.add(to);
        }
        if (which % 2 == 0) {
            end(out, now, false);
        }
        return out;
    }
}
