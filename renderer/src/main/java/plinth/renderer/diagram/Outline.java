package plinth.renderer.diagram;

import java.util.ArrayList;
import java.util.List;

/** Lines and cubic curves: what SVG path data, rectangles, circles and glyphs are for the formats that know nothing else. */
record Outline(List<Part> parts) {
    /** How far the control points of a quarter of a circle are from its ends, by its radius. */
    private static final double QUARTER = 0.5522847498;

    Outline {
        parts = List.copyOf(parts);
    }

    /** A step of the pen. */
    sealed interface Part {
        record Move(double x, double y) implements Part {}

        record Line(double x, double y) implements Part {}

        record Curve(double x1, double y1, double x2, double y2, double x, double y) implements Part {}

        record Close() implements Part {}
    }

    static Outline rect(Rect r, double radius) {
        Pen pen = new Pen();
        if (radius <= 0) {
            pen.move(r.x(), r.y());
            pen.line(r.right(), r.y());
            pen.line(r.right(), r.bottom());
            pen.line(r.x(), r.bottom());
        } else {
            double q = Math.min(radius, Math.min(r.width(), r.height()) / 2);
            double c = q * (1 - QUARTER);
            pen.move(r.x() + q, r.y());
            pen.line(r.right() - q, r.y());
            pen.curve(r.right() - c, r.y(), r.right(), r.y() + c, r.right(), r.y() + q);
            pen.line(r.right(), r.bottom() - q);
            pen.curve(r.right(), r.bottom() - c, r.right() - c, r.bottom(), r.right() - q, r.bottom());
            pen.line(r.x() + q, r.bottom());
            pen.curve(r.x() + c, r.bottom(), r.x(), r.bottom() - c, r.x(), r.bottom() - q);
            pen.line(r.x(), r.y() + q);
            pen.curve(r.x(), r.y() + c, r.x() + c, r.y(), r.x() + q, r.y());
        }
        pen.close();
        return pen.outline();
    }

    static Outline circle(Point c, double r) {
        return rect(new Rect(c.x() - r, c.y() - r, 2 * r, 2 * r), r);
    }

    /** Draws an outline. */
    static final class Pen {
        private final List<Part> parts = new ArrayList<>();
        private double x;
        private double y;
        private double startX;
        private double startY;

        double x() {
            return x;
        }

        double y() {
            return y;
        }

        void move(double toX, double toY) {
            parts.add(new Part.Move(toX, toY));
            at(toX, toY);
            startX = toX;
            startY = toY;
        }

        void line(double toX, double toY) {
            parts.add(new Part.Line(toX, toY));
            at(toX, toY);
        }

        void curve(double x1, double y1, double x2, double y2, double toX, double toY) {
            parts.add(new Part.Curve(x1, y1, x2, y2, toX, toY));
            at(toX, toY);
        }

        /** Draws a curve of degree 2. */
        void quadratic(double cx, double cy, double toX, double toY) {
            curve(
                    x + (cx - x) * 2 / 3,
                    y + (cy - y) * 2 / 3,
                    toX + (cx - toX) * 2 / 3,
                    toY + (cy - toY) * 2 / 3,
                    toX,
                    toY);
        }

        /** Goes back to where the last move went. */
        void close() {
            parts.add(new Part.Close());
            at(startX, startY);
        }

        /** Takes the pen elsewhere without a trace: where the next step counts from. */
        void stand(double atX, double atY) {
            at(atX, atY);
        }

        private void at(double toX, double toY) {
            x = toX;
            y = toY;
        }

        Outline outline() {
            return new Outline(parts);
        }
    }
}
