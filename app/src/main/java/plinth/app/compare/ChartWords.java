package plinth.app.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleBiFunction;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import plinth.renderer.diagram.Rect;
import plinth.renderer.report.Figures;

/** The words within a chart: the ratio where the slider is, at how many rows a limit is reached, which curve is whose, the ratio at the end. */
final class ChartWords {
    /** How far the lower edge of words of 11 px is below the line that they stand on. */
    static final double DESCENT = 3;

    private static final double HIGH = 13;

    /** How far from its best place a word still belongs to what it is about. */
    private static final double FAR = 64;

    private final Along along;
    private final ToDoubleBiFunction<Curve.Dot, Side> value;
    private final DoubleFunction<String> figure;
    private final Chart.Scale x;
    private final Chart.Scale y;
    private final Tints tints;
    private final Captions captions;
    private final Optional<Curve.Dot> now;
    private final Optional<Double> limit;
    private final List<Written> out = new ArrayList<>();

    ChartWords(
            Rect plot,
            Along along,
            ToDoubleBiFunction<Curve.Dot, Side> value,
            DoubleFunction<String> figure,
            Chart.Scale x,
            Chart.Scale y,
            Tints tints,
            Optional<Curve.Dot> now,
            Optional<Double> limit) {
        this.along = along;
        this.value = value;
        this.figure = figure;
        this.x = x;
        this.y = y;
        this.tints = tints;
        this.captions = new Captions(plot, lines(plot, now, limit));
        this.now = now;
        this.limit = limit;
    }

    /** Words with their place. */
    record Written(String text, Font font, Color color, Rect at) {}

    /** Returns all that there is room for, the weightiest first. */
    List<Written> all() {
        now.ifPresent(d -> {
            for (Side s : Side.values()) {
                captions.keep(new Rect(x.at(d.rows()) - 5, y.at(value.applyAsDouble(d, s)) - 5, 10, 10));
            }
        });
        now.ifPresent(this::ratio);
        limit.ifPresent(this::full);
        names();
        limit.ifPresent(l -> {
            double at = y.at(l);
            write(
                    "Memory " + figure.apply(l),
                    Painted.inter(11),
                    tints.muted(),
                    place(x.from() + 6, at - HIGH - 2),
                    place(x.from() + 6, at + 3));
        });
        Curve.Dot last = along.curve().dots().getLast();
        if (now.filter(n -> n.rows() > last.rows() / 5).isEmpty()) {
            ratio(last);
        }
        return List.copyOf(out);
    }

    private static Captions.Place place(double x, double y) {
        return new Captions.Place(x, y);
    }

    private void write(String s, Font font, Color color, Captions.Place... places) {
        captions.place(Chart.width(s, font), HIGH, List.of(places), FAR)
                .ifPresent(r -> out.add(new Written(s, font, color, r)));
    }

    /** The curves as small boxes, the slider's line and the limit's: what words had better not cover. */
    private List<Rect> lines(Rect plot, Optional<Curve.Dot> now, Optional<Double> limit) {
        List<Rect> boxes = new ArrayList<>();
        now.ifPresent(d -> boxes.add(new Rect(x.at(d.rows()) - 1, plot.y(), 2, plot.height())));
        limit.ifPresent(l -> boxes.add(new Rect(plot.x(), y.at(l) - 1, plot.width(), 2)));
        List<Curve.Dot> dots = along.curve().dots();
        for (Side s : Side.values()) {
            for (int i = 1; i < dots.size(); i++) {
                double ax = x.at(dots.get(i - 1).rows());
                double bx = x.at(dots.get(i).rows());
                double ay = y.at(value.applyAsDouble(dots.get(i - 1), s));
                double by = y.at(value.applyAsDouble(dots.get(i), s));
                int parts = (int) Math.max(1, Math.ceil(Math.max(bx - ax, Math.abs(by - ay)) / 4));
                for (int k = 0; k <= parts; k++) {
                    double share = k / (double) parts;
                    boxes.add(new Rect(ax + (bx - ax) * share - 1, ay + (by - ay) * share - 1, 2, 2));
                }
            }
        }
        return boxes;
    }

    /** At how many rows each layout takes {@code bytes}: the fewer to the left above the line, the more to the right below it. */
    private void full(double bytes) {
        double at = y.at(bytes);
        OptionalDouble left = along.course().rowsAt(Side.LEFT.ordinal(), bytes);
        OptionalDouble right = along.course().rowsAt(Side.RIGHT.ordinal(), bytes);
        left.ifPresent(rows -> captions.keep(new Rect(x.at(rows) - 4, at - 4, 8, 8)));
        right.ifPresent(rows -> captions.keep(new Rect(x.at(rows) - 4, at - 4, 8, 8)));
        boolean leftFirst = right.isEmpty() || (left.isPresent() && left.getAsDouble() <= right.getAsDouble());
        left.ifPresent(rows -> full(Side.LEFT, rows, at, leftFirst));
        right.ifPresent(rows -> full(Side.RIGHT, rows, at, !leftFirst));
    }

    private void full(Side side, double rows, double at, boolean first) {
        String words = Figures.roughly(rows) + " rows";
        Font font = Painted.semibold(11);
        double px = x.at(rows);
        double before = px - 7 - Chart.width(words, font);
        if (first) {
            write(words, font, side.ink(tints), place(before, at - HIGH - 3), place(before, at - 2 * HIGH - 3));
        } else {
            write(words, font, side.ink(tints), place(px + 7, at + 4), place(px + 7, at + HIGH + 4));
        }
    }

    /** Which curve is whose: near its beginning, the dearer above. */
    private void names() {
        List<Curve.Dot> dots = along.curve().dots();
        Curve.Dot d = dots.get(Math.max(1, dots.size() / 4));
        boolean leftAbove = value.applyAsDouble(d, Side.LEFT) >= value.applyAsDouble(d, Side.RIGHT);
        Font font = Painted.semibold(11);
        for (Side s : Side.values()) {
            boolean above = (s == Side.LEFT) == leftAbove;
            String name = along.ready().question().name(s);
            double px = x.at(d.rows()) - Chart.width(name, font) / 2;
            double py = y.at(value.applyAsDouble(d, s));
            write(
                    name,
                    font,
                    s.ink(tints),
                    place(px, above ? py - HIGH - 6 : py + 6),
                    place(px, above ? py - 2 * HIGH - 6 : py + HIGH + 6));
        }
    }

    /** The ratio at {@code d}: between the curves where there is room, else above or below them. */
    private void ratio(Curve.Dot d) {
        double a = value.applyAsDouble(d, Side.LEFT);
        double b = value.applyAsDouble(d, Side.RIGHT);
        if (a <= 0 || b <= 0) {
            return;
        }
        String words = Figures.even(a, b) ? "even" : Figures.times(a / b);
        Font font = Painted.semibold(11);
        double above = y.at(Math.max(a, b)) - HIGH - 6;
        double below = y.at(Math.min(a, b)) + 6;
        boolean wide = Math.abs(y.at(a) - y.at(b)) >= HIGH + 10;
        double first = wide ? y.at(Math.sqrt(a * b)) - HIGH / 2 : above;
        double right = x.at(d.rows()) + 8;
        double left = x.at(d.rows()) - 8 - Chart.width(words, font);
        write(
                words,
                font,
                tints.fg(),
                place(right, first),
                place(left, first),
                place(left, above),
                place(right, above),
                place(right, below),
                place(left, below));
    }
}
