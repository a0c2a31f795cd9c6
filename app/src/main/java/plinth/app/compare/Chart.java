package plinth.app.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleBiFunction;
import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import plinth.app.ui.Appearance;
import plinth.renderer.report.Figures;

/** Two curves by rows, both axes by their logarithm, with a line where the slider is. */
final class Chart extends Painted {
    private static final double LEFT = 60;
    private static final double TOP = 28;
    private static final double RIGHT = 12;
    private static final double BOTTOM = 20;

    private final String title;
    private final String note;
    private final ToDoubleBiFunction<Curve.Dot, Side> value;
    private final DoubleFunction<String> figure;
    private final double base;
    private Curve curve = Curve.NONE;
    private Optional<Curve.Dot> now = Optional.empty();
    private String leftName = "";
    private String rightName = "";
    private Optional<Double> limit = Optional.empty();

    /**
     * @param value what the curves show of a dot
     * @param figure how a value is written
     * @param base the step between the lines of the grid: 10, or 1024 for bytes
     */
    Chart(
            ObservableValue<Appearance> appearance,
            String title,
            String note,
            ToDoubleBiFunction<Curve.Dot, Side> value,
            DoubleFunction<String> figure,
            double base) {
        super(appearance);
        this.title = title;
        this.note = note;
        this.value = value;
        this.figure = figure;
        this.base = base;
        setMinSize(0, 120);
        setPrefSize(468, 172);
    }

    void show(Curve curve, Optional<Curve.Dot> now, String leftName, String rightName, Optional<Double> limit) {
        this.curve = curve;
        this.now = now;
        this.leftName = leftName;
        this.rightName = rightName;
        this.limit = limit;
        repaint();
    }

    private record Scale(double low, double high, double from, double length, boolean up) {
        double at(double v) {
            double share = Math.log(Math.max(v, low) / low) / Math.log(high / low);
            return up ? from + length - share * length : from + share * length;
        }
    }

    @Override
    void paint(GraphicsContext g, double w, double h) {
        text(g, title, 0, 12, semibold(12), tints().fg(), TextAlignment.LEFT);
        text(g, note, w - RIGHT, 12, inter(11), tints().muted(), TextAlignment.RIGHT);
        if (curve.dots().size() < 2) {
            return;
        }
        double least = extreme(false);
        double most = extreme(true);
        double low = Math.pow(base, Math.floor(Math.log(Math.max(least, 1e-9)) / Math.log(base)));
        double high = Math.pow(base, Math.ceil(Math.log(Math.max(most, low * 1.01)) / Math.log(base)));
        Scale x = new Scale(RowSlider.LEAST, RowSlider.MOST, LEFT, w - LEFT - RIGHT, false);
        Scale y = new Scale(low, Math.max(high, low * base), TOP, h - TOP - BOTTOM, true);
        grid(g, x, y, h);
        limit.ifPresent(l -> limit(g, x, y, l, w));
        for (Side s : Side.values()) {
            line(g, x, y, s);
        }
        now.ifPresent(d -> now(g, x, y, d, h));
        names(g, x, y);
        ends(g, x, y);
    }

    private double extreme(boolean greatest) {
        double best = greatest ? 0 : Double.MAX_VALUE;
        for (Curve.Dot d : curve.dots()) {
            for (Side s : Side.values()) {
                double v = value.applyAsDouble(d, s);
                best = greatest ? Math.max(best, v) : Math.min(best, v);
            }
        }
        return best;
    }

    private void grid(GraphicsContext g, Scale x, Scale y, double h) {
        g.setLineWidth(1);
        double steps = Math.log(y.high() / y.low()) / Math.log(base);
        int every = (int) Math.max(1, Math.ceil(steps / 4));
        int i = 0;
        for (double v = y.low(); v <= y.high() * 1.001; v *= base) {
            double at = Math.rint(y.at(v)) + .5;
            g.setStroke(tints().line());
            g.strokeLine(LEFT, at, LEFT + x.length(), at);
            if (i++ % every == 0) {
                text(g, figure.apply(v), LEFT - 8, at + 4, mono(11), tints().muted(), TextAlignment.RIGHT);
            }
        }
        for (int d = 3; d <= 9; d++) {
            double rows = Math.pow(10, d);
            double at = Math.rint(x.at(rows)) + .5;
            g.setStroke(tints().line());
            g.strokeLine(at, TOP, at, h - BOTTOM);
            boolean here = now.filter(n -> n.rows() == rows).isPresent();
            text(
                    g,
                    Figures.count(rows),
                    d == 9 ? at + RIGHT - 1 : at,
                    h - 4,
                    here ? monoBold(11) : mono(11),
                    here ? tints().fg() : tints().muted(),
                    d == 9 ? TextAlignment.RIGHT : TextAlignment.CENTER);
        }
    }

    private void line(GraphicsContext g, Scale x, Scale y, Side side) {
        g.setStroke(side.ink(tints()));
        g.setLineWidth(2);
        g.beginPath();
        for (int i = 0; i < curve.dots().size(); i++) {
            Curve.Dot d = curve.dots().get(i);
            double px = x.at(d.rows());
            double py = y.at(value.applyAsDouble(d, side));
            if (i == 0) {
                g.moveTo(px, py);
            } else {
                g.lineTo(px, py);
            }
        }
        g.stroke();
    }

    private void limit(GraphicsContext g, Scale x, Scale y, double bytes, double w) {
        if (bytes < y.low() || bytes > y.high()) {
            return;
        }
        double at = Math.rint(y.at(bytes)) + .5;
        g.setStroke(tints().muted());
        g.setLineWidth(1);
        g.setLineDashes(4, 3);
        g.strokeLine(LEFT, at, w - RIGHT, at);
        g.setLineDashes();
        halo(g, "Memory " + figure.apply(bytes), LEFT + 6, at - 5, inter(11), tints().muted(), TextAlignment.LEFT);
        for (Side s : Side.values()) {
            curve.rowsAt(s, bytes).ifPresent(rows -> {
                double px = x.at(rows);
                g.setFill(s.ink(tints()));
                g.fillOval(px - 3.5, at - 3.5, 7, 7);
            });
        }
        List<Double> full = new ArrayList<>();
        for (Side s : Side.values()) {
            curve.rowsAt(s, bytes).ifPresent(full::add);
        }
        if (full.size() == 2) {
            Side first = full.get(0) <= full.get(1) ? Side.LEFT : Side.RIGHT;
            Side second = first == Side.LEFT ? Side.RIGHT : Side.LEFT;
            double a = Math.min(full.get(0), full.get(1));
            double b = Math.max(full.get(0), full.get(1));
            halo(g, count(a), x.at(a) - 7, at - 6, semibold(11), first.ink(tints()), TextAlignment.RIGHT);
            halo(g, count(b) + " rows", x.at(b) + 7, at + 14, semibold(11), second.ink(tints()), TextAlignment.LEFT);
        }
    }

    /** An estimate of rows to two digits: more it does not know. */
    private static String count(double rows) {
        double unit = Math.pow(10, Math.floor(Math.log10(rows)) - 1);
        return Figures.count(Math.rint(rows / unit) * unit);
    }

    private void now(GraphicsContext g, Scale x, Scale y, Curve.Dot d, double h) {
        double at = Math.rint(x.at(d.rows())) + .5;
        g.setStroke(tints().accent());
        g.setLineWidth(1.5);
        g.strokeLine(at, TOP, at, h - BOTTOM);
        for (Side s : Side.values()) {
            double py = y.at(value.applyAsDouble(d, s));
            g.setFill(tints().background());
            g.fillOval(at - 4, py - 4, 8, 8);
            g.setStroke(s.ink(tints()));
            g.setLineWidth(2);
            g.strokeOval(at - 4, py - 4, 8, 8);
        }
    }

    private void names(GraphicsContext g, Scale x, Scale y) {
        int at = Math.max(1, curve.dots().size() / 4);
        Curve.Dot d = curve.dots().get(at);
        boolean leftAbove = value.applyAsDouble(d, Side.LEFT) >= value.applyAsDouble(d, Side.RIGHT);
        double px = x.at(d.rows());
        for (Side s : Side.values()) {
            boolean above = (s == Side.LEFT) == leftAbove;
            double py = y.at(value.applyAsDouble(d, s)) + (above ? -9 : 18);
            halo(
                    g,
                    s == Side.LEFT ? leftName : rightName,
                    px,
                    Math.clamp(py, TOP + 9, TOP + y.length() - 3),
                    semibold(11),
                    s.ink(tints()),
                    TextAlignment.CENTER);
        }
    }

    /** Writes the ratio at the slider and at the right end. */
    private void ends(GraphicsContext g, Scale x, Scale y) {
        now.ifPresent(d -> ratio(g, d, x.at(d.rows()) + 8, y, TextAlignment.LEFT));
        Curve.Dot last = curve.dots().getLast();
        if (now.filter(n -> n.rows() > last.rows() / 5).isEmpty()) {
            ratio(g, last, x.at(last.rows()), y, TextAlignment.RIGHT);
        }
    }

    private void ratio(GraphicsContext g, Curve.Dot d, double px, Scale y, TextAlignment align) {
        double a = value.applyAsDouble(d, Side.LEFT);
        double b = value.applyAsDouble(d, Side.RIGHT);
        if (a <= 0 || b <= 0) {
            return;
        }
        String words = Figures.even(a, b) ? "even" : Figures.times(a / b);
        double middle = y.at(Math.sqrt(a * b));
        double gap = Math.abs(y.at(a) - y.at(b));
        double py = align == TextAlignment.RIGHT || gap < 22 ? y.at(Math.max(a, b)) - 9 : middle + 4;
        halo(g, words, px, Math.max(TOP + 9, py), semibold(11), tints().fg(), align);
    }

    private static void text(
            GraphicsContext g, String s, double x, double y, javafx.scene.text.Font f, Color c, TextAlignment align) {
        g.setFont(f);
        g.setFill(c);
        g.setTextAlign(align);
        g.fillText(s, Math.rint(x), Math.rint(y));
        g.setTextAlign(TextAlignment.LEFT);
    }

    /** Text that can be read over lines: with an edge of the background's colour. */
    private void halo(
            GraphicsContext g, String s, double x, double y, javafx.scene.text.Font f, Color c, TextAlignment align) {
        g.setFont(f);
        g.setTextAlign(align);
        g.setStroke(tints().background());
        g.setLineWidth(3);
        g.strokeText(s, Math.rint(x), Math.rint(y));
        text(g, s, x, y, f, c, align);
    }
}
