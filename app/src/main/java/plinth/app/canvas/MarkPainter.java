package plinth.app.canvas;

import java.util.Set;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import plinth.renderer.diagram.ColumnMark;
import plinth.renderer.diagram.Ink;
import plinth.renderer.diagram.Typeface;

/** Paints the small signs of a row: places are on the canvas, {@code y} is the row's middle. */
final class MarkPainter {
    private static final double STEP = 15;

    private final Pen pen;
    private final double z;

    MarkPainter(Pen pen) {
        this.pen = pen;
        this.z = pen.zoom();
    }

    /** Paints the arrow of a column that references. */
    void reference(double x, double y) {
        stroke(Ink.ACCENT, 1.4);
        double l = pen.snap(x) + 1.5 * z;
        double t = y - 4 * z;
        double r = l + 8.5 * z;
        double b = y + .5 * z;
        pen.g.beginPath();
        pen.g.moveTo(l, t);
        pen.g.lineTo(l, b);
        pen.g.lineTo(r, b);
        pen.g.moveTo(r - 3 * z, b - 3 * z);
        pen.g.lineTo(r, b);
        pen.g.lineTo(r - 3 * z, b + 3 * z);
        pen.g.stroke();
    }

    /** Paints the marks of a column from {@code x} on and returns where they end. */
    double columns(Set<ColumnMark> marks, double x, double y) {
        double at = pen.snap(x);
        for (ColumnMark m : ColumnMark.values()) {
            if (marks.contains(m)) {
                one(m, at, y);
                at += STEP * z;
            }
        }
        return at;
    }

    private void one(ColumnMark mark, double x, double y) {
        switch (mark) {
            case DISCRIMINATOR -> {
                pen.fill(Ink.PATTERN);
                pen.g.fillPolygon(
                        new double[] {x + 5.5 * z, x + 10 * z, x + 5.5 * z, x + z},
                        new double[] {y - 5 * z, y, y + 5 * z, y},
                        4);
            }
            case GENERATED -> {
                pen.fill(Ink.FG_MUTED);
                double size = Type.size(12, z);
                pen.g.setFont(Type.italic(size));
                pen.g.fillText("f", pen.snap(x + 2 * z), pen.snap(y + 4 * z));
            }
            case UNIQUE -> {
                stroke(Ink.FG_MUTED, 1.1);
                double a = Math.round(11 * z);
                pen.g.strokeRoundRect(pen.snap(x) + .5, pen.snap(y - a / 2) + .5, a - 1, a - 1, 5 * z, 5 * z);
                pen.fill(Ink.FG_MUTED);
                double size = 8.5 * Math.max(z, .8);
                double w = pen.type.width(Typeface.INTER_SEMIBOLD, size, "U");
                pen.text(Typeface.INTER_SEMIBOLD, size, "U", x + (a - w) / 2 + .25, Pen.baseline(y, size));
            }
            case INDEXED -> {
                stroke(Ink.FG_MUTED, 1.4);
                bar(x, y - 4 * z, 9);
                bar(x, y, 6.5);
                bar(x, y + 4 * z, 4);
            }
            case CHECKED -> {
                stroke(Ink.FG_MUTED, 1.4);
                pen.g.beginPath();
                pen.g.moveTo(x + z, y + .5 * z);
                pen.g.lineTo(x + 4 * z, y + 3.5 * z);
                pen.g.lineTo(x + 10 * z, y - 3.5 * z);
                pen.g.stroke();
            }
        }
    }

    private void bar(double x, double y, double length) {
        double at = pen.snap(y) + .5;
        pen.g.strokeLine(x + z, at, x + (1 + length) * z, at);
    }

    private void stroke(Ink ink, double width) {
        pen.line(ink, pen.stroke(width));
        pen.g.setLineCap(StrokeLineCap.ROUND);
        pen.g.setLineJoin(StrokeLineJoin.ROUND);
    }
}
