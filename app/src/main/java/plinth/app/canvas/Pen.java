package plinth.app.canvas;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import plinth.renderer.diagram.Icon;
import plinth.renderer.diagram.Ink;
import plinth.renderer.diagram.Point;
import plinth.renderer.diagram.Rect;
import plinth.renderer.diagram.Typeface;

/**
 * Draws in the canvas' own pixels what is given in the drawing's: every place falls on a whole device pixel, fonts are made for their size, and no
 * transform blurs anything.
 */
final class Pen {
    private static final Map<Icon, Strokes> ICONS = new EnumMap<>(Icon.class);

    static {
        for (Icon i : Icon.values()) {
            ICONS.put(i, Strokes.of(i.path()));
        }
    }

    final GraphicsContext g;
    final Type type;
    final Inks inks;
    final Viewport view;
    final double scale;

    /** @param scale device pixels for a pixel of the canvas */
    Pen(GraphicsContext g, Type type, Inks inks, Viewport view, double scale) {
        this.g = g;
        this.type = type;
        this.inks = inks;
        this.view = view;
        this.scale = scale;
    }

    double zoom() {
        return view.zoom();
    }

    /** Returns {@code v}, in pixels of the canvas, on the nearest device pixel. */
    double snap(double v) {
        return Math.round(v * scale) / scale;
    }

    double x(double drawing) {
        return snap(view.toCanvasX(drawing));
    }

    double y(double drawing) {
        return snap(view.toCanvasY(drawing));
    }

    /** Returns a length of the drawing on the canvas, not rounded. */
    double length(double drawing) {
        return drawing * view.zoom();
    }

    /** Returns a line's width at this zoom: never thinner than a pixel. */
    double stroke(double width) {
        return Math.max(1, width * Math.min(view.zoom(), 2));
    }

    void fill(Color c) {
        g.setFill(c);
    }

    void fill(Ink ink) {
        g.setFill(inks.of(ink));
    }

    void line(Ink ink, double width, double... dashes) {
        g.setStroke(inks.of(ink));
        g.setLineWidth(width);
        g.setLineDashes(dashes);
        g.setLineCap(StrokeLineCap.BUTT);
        g.setLineJoin(StrokeLineJoin.MITER);
    }

    /** Fills the rectangle on whole pixels. */
    void rect(Rect r) {
        double left = x(r.x());
        double top = y(r.y());
        g.fillRect(left, top, x(r.right()) - left, y(r.bottom()) - top);
    }

    /** Fills the rectangle with corners of {@code radius} drawing pixels. */
    void round(Rect r, double radius) {
        double left = x(r.x());
        double top = y(r.y());
        double arc = 2 * length(radius);
        g.fillRoundRect(left, top, x(r.right()) - left, y(r.bottom()) - top, arc, arc);
    }

    /** Draws the rectangle's outline with the line's outer edge on the rectangle's. */
    void outline(Rect r, double radius, double width) {
        double left = x(r.x());
        double top = y(r.y());
        double arc = Math.max(0, 2 * length(radius) - width);
        g.strokeRoundRect(
                left + width / 2, top + width / 2, x(r.right()) - left - width, y(r.bottom()) - top - width, arc, arc);
    }

    /** Draws a level line a pixel thick from {@code left} to {@code right} at {@code atY}, all on the canvas. */
    void level(double left, double right, double atY) {
        g.fillRect(left, atY, right - left, 1 / Math.min(scale, 1));
    }

    /** Writes {@code text} with its beginning at {@code x} and its baseline at {@code baseline}, on the canvas. */
    void text(Typeface face, double size, String text, double x, double baseline) {
        Font font = type.font(face, size);
        if (g.getFont() != font) {
            g.setFont(font);
        }
        g.fillText(text, snap(x), snap(baseline));
    }

    /** Returns the baseline of text of {@code size} whose middle is at {@code middle}: the height of an x is about half the size. */
    static double baseline(double middle, double size) {
        return middle + size * 0.36;
    }

    /** Draws {@code icon} in a field of {@code size} canvas pixels with its upper left corner at {@code (x, y)}. */
    void icon(Icon icon, double x, double y, double size, Ink ink, double width) {
        Strokes strokes = ICONS.get(icon);
        if (strokes == null) {
            return;
        }
        g.setStroke(inks.of(ink));
        g.setLineWidth(width);
        g.setLineDashes();
        g.setLineCap(StrokeLineCap.ROUND);
        g.setLineJoin(StrokeLineJoin.ROUND);
        g.beginPath();
        strokes.add(g, snap(x), snap(y), size / 16);
        g.stroke();
    }

    /** Draws the frame in which things are being selected. */
    void band(Rect r) {
        g.setGlobalAlpha(.25);
        fill(Ink.ACCENT_MUTED);
        rect(r);
        g.setGlobalAlpha(1);
        line(Ink.ACCENT, 1);
        outline(r, 0, 1);
    }

    /** Draws an open line through {@code points} with rounded corners of {@code corner} drawing pixels. */
    void path(List<Point> points, double corner) {
        double r = length(corner);
        g.beginPath();
        g.moveTo(x(points.getFirst().x()), y(points.getFirst().y()));
        for (int i = 1; i < points.size() - 1; i++) {
            double bx = x(points.get(i).x());
            double by = y(points.get(i).y());
            double ax = x(points.get(i - 1).x());
            double ay = y(points.get(i - 1).y());
            double cx = x(points.get(i + 1).x());
            double cy = y(points.get(i + 1).y());
            double before = Math.hypot(bx - ax, by - ay);
            double after = Math.hypot(cx - bx, cy - by);
            double q = Math.min(r, Math.min(before, after) / 2);
            if (q < 0.5) {
                g.lineTo(bx, by);
            } else {
                g.lineTo(bx - (bx - ax) / before * q, by - (by - ay) / before * q);
                g.quadraticCurveTo(bx, by, bx + (cx - bx) / after * q, by + (cy - by) / after * q);
            }
        }
        g.lineTo(x(points.getLast().x()), y(points.getLast().y()));
        g.stroke();
    }
}
