package plinth.app.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleBiFunction;
import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import plinth.app.ui.Appearance;
import plinth.renderer.diagram.Rect;
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
    private Along along = Along.NONE;
    private Optional<Curve.Dot> now = Optional.empty();
    private Optional<Double> limit = Optional.empty();
    private List<ChartWords.Written> written = List.of();

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

    /** Shows both curves, a line at {@code now}, and one where a value reaches {@code limit}. */
    void show(Along along, Optional<Curve.Dot> now, Optional<Double> limit) {
        this.along = along;
        this.now = now;
        this.limit = limit;
        repaint();
    }

    /** Returns the words of the last painting, those of the axes left out. */
    List<ChartWords.Written> written() {
        return written;
    }

    /** Where the value {@code v} is, along an axis that begins at {@code from}. */
    record Scale(double low, double high, double from, double length, boolean up) {
        double at(double v) {
            double share = Math.log(Math.max(v, low) / low) / Math.log(high / low);
            return up ? from + length - share * length : from + share * length;
        }
    }

    @Override
    void paint(GraphicsContext g, double w, double h) {
        written = List.of();
        text(g, title, 0, 12, semibold(12), tints().fg(), TextAlignment.LEFT);
        // What it is a figure of may be left out, that it is estimated may not.
        boolean room = width(title, semibold(12)) + width(note, inter(11)) + 12 <= w - RIGHT;
        text(g, room ? note : "estimated", w - RIGHT, 12, inter(11), tints().muted(), TextAlignment.RIGHT);
        List<Curve.Dot> dots = along.curve().dots();
        if (dots.size() < 2) {
            return;
        }
        double low = power(Math.floor(exponent(extreme(dots, false))));
        double high = Math.max(low * base, power(Math.ceil(exponent(extreme(dots, true)))));
        Scale x = new Scale(RowSlider.LEAST, RowSlider.MOST, LEFT, w - LEFT - RIGHT, false);
        Scale y = new Scale(low, high, TOP, h - TOP - BOTTOM, true);
        grid(g, x, y, h);
        Optional<Double> limited = limit.filter(l -> l >= y.low() && l <= y.high());
        limited.ifPresent(l -> limit(g, x, y, l, w));
        for (Side s : Side.values()) {
            line(g, x, y, s);
        }
        now.ifPresent(d -> now(g, x, y, d, h));
        Rect plot = new Rect(LEFT + 2, TOP, x.length() - 2, y.length() - 2);
        written = new ChartWords(plot, along, value, figure, x, y, tints(), now, limited).all();
        written.forEach(t -> halo(g, t));
    }

    private double exponent(double v) {
        return Math.log(Math.max(v, 1e-9)) / Math.log(base);
    }

    private double power(double exponent) {
        return Math.pow(base, exponent);
    }

    private double extreme(List<Curve.Dot> dots, boolean greatest) {
        double best = greatest ? 0 : Double.MAX_VALUE;
        for (Curve.Dot d : dots) {
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
        // Where there is no room for all, every second or third power of ten is named.
        int named = (int) Math.ceil(6 * (width(Figures.count(1e8), mono(11)) + 6) / x.length());
        for (int d = 3; d <= 9; d++) {
            double rows = Math.pow(10, d);
            double at = Math.rint(x.at(rows)) + .5;
            g.setStroke(tints().line());
            g.strokeLine(at, TOP, at, h - BOTTOM);
            if ((d - 3) % named != 0) {
                continue;
            }
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
        boolean first = true;
        for (Curve.Dot d : along.curve().dots()) {
            double px = x.at(d.rows());
            double py = y.at(value.applyAsDouble(d, side));
            if (first) {
                g.moveTo(px, py);
                first = false;
            } else {
                g.lineTo(px, py);
            }
        }
        g.stroke();
    }

    private void limit(GraphicsContext g, Scale x, Scale y, double bytes, double w) {
        double at = Math.rint(y.at(bytes)) + .5;
        g.setStroke(tints().muted());
        g.setLineWidth(1);
        g.setLineDashes(4, 3);
        g.strokeLine(LEFT, at, w - RIGHT, at);
        g.setLineDashes();
        for (Side s : Side.values()) {
            along.course().rowsAt(s.ordinal(), bytes).ifPresent(rows -> {
                g.setFill(s.ink(tints()));
                g.fillOval(x.at(rows) - 3.5, at - 3.5, 7, 7);
            });
        }
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

    static double width(String s, Font font) {
        Text t = new Text(s);
        t.setFont(font);
        return Math.ceil(t.getLayoutBounds().getWidth());
    }

    private static void text(GraphicsContext g, String s, double x, double y, Font f, Color c, TextAlignment align) {
        g.setFont(f);
        g.setFill(c);
        g.setTextAlign(align);
        g.fillText(s, Math.rint(x), Math.rint(y));
        g.setTextAlign(TextAlignment.LEFT);
    }

    /** Text that can be read over lines: with an edge of the background's colour. */
    private void halo(GraphicsContext g, ChartWords.Written t) {
        double x = Math.rint(t.at().x());
        double y = Math.rint(t.at().bottom() - ChartWords.DESCENT);
        g.setFont(t.font());
        g.setTextAlign(TextAlignment.LEFT);
        g.setStroke(tints().background());
        g.setLineWidth(3);
        g.strokeText(t.text(), x, y);
        text(g, t.text(), x, y, t.font(), t.color(), TextAlignment.LEFT);
    }
}
