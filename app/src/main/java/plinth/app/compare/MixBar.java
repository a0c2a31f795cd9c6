package plinth.app.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;
import plinth.app.ui.Appearance;
import plinth.renderer.report.Figures;

/** The shares of a family's kinds as a bar whose divisions are dragged; with the keyboard Left and Right move one, Up and Down choose which. */
final class MixBar extends Painted {
    private static final double REACH = 8;
    private static final double STEP = 0.01;
    private static final double GAP = 10;

    private final Consumer<List<Double>> changed;
    private List<String> kinds = List.of();
    private List<Double> mix = List.of();
    private final Tooltip tip = new Tooltip();
    private int held = -1;

    MixBar(ObservableValue<Appearance> appearance, Consumer<List<Double>> changed) {
        super(appearance);
        this.changed = changed;
        setFocusTraversable(true);
        Tooltip.install(this, tip);
        setMinSize(180, 40);
        setPrefSize(408, 40);
        setMaxHeight(40);
        addEventHandler(
                MouseEvent.MOUSE_MOVED, e -> setCursor(division(e.getX()) >= 0 ? Cursor.H_RESIZE : Cursor.DEFAULT));
        addEventHandler(MouseEvent.MOUSE_PRESSED, e -> {
            requestFocus();
            held = division(e.getX());
            repaint();
        });
        addEventHandler(MouseEvent.MOUSE_DRAGGED, e -> {
            if (held >= 0) {
                move(held, e.getX() / getWidth());
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        focusedProperty().addListener(o -> repaint());
    }

    void set(List<String> kinds, List<Double> mix) {
        if (!kinds.equals(this.kinds) || !mix.equals(this.mix)) {
            this.kinds = List.copyOf(kinds);
            this.mix = List.copyOf(mix);
            StringBuilder words = new StringBuilder();
            for (int i = 0; i < kinds.size(); i++) {
                words.append(i == 0 ? "" : ", ")
                        .append(kinds.get(i))
                        .append(' ')
                        .append(Figures.percent(mix.get(i)));
            }
            setAccessibleText(words.toString());
            tip.setText(words.toString());
            repaint();
        }
    }

    private double end(int division) {
        return mix.subList(0, division + 1).stream().mapToDouble(x -> x).sum();
    }

    private int division(double x) {
        int best = -1;
        double distance = REACH;
        for (int i = 0; i < mix.size() - 1; i++) {
            double d = Math.abs(end(i) * getWidth() - x);
            if (d <= distance) {
                best = i;
                distance = d;
            }
        }
        return best;
    }

    /** Moves a division to {@code share} of the whole, to whole per cents, between its neighbours. */
    private void move(int division, double share) {
        double low = division == 0 ? 0 : end(division - 1);
        double high = end(division + 1);
        double at = Math.clamp(Math.rint(share * 100) / 100.0, low + STEP, Math.max(low + STEP, high - STEP));
        List<Double> next = new ArrayList<>(mix);
        next.set(division, at - low);
        next.set(division + 1, high - at);
        if (!next.equals(mix)) {
            set(kinds, next);
            changed.accept(next);
        }
    }

    private void key(KeyEvent e) {
        int last = mix.size() - 2;
        if (last < 0) {
            return;
        }
        int now = Math.clamp(held, 0, last);
        switch (e.getCode()) {
            case LEFT -> move(now, end(now) - STEP);
            case RIGHT -> move(now, end(now) + STEP);
            case UP -> held = Math.max(0, now - 1);
            case DOWN -> held = Math.min(last, now + 1);
            default -> {
                return;
            }
        }
        repaint();
        e.consume();
    }

    @Override
    void paint(GraphicsContext g, double w, double h) {
        double x = 0;
        for (int i = 0; i < mix.size(); i++) {
            double width = mix.get(i) * w;
            double left = Math.rint(x) + (i > 0 ? 1 : 0);
            g.setGlobalAlpha(Math.max(.16, .75 - .53 * i / Math.max(1, mix.size() - 1)));
            g.setFill(tints().pattern());
            g.fillRoundRect(left, 4, Math.max(1, Math.rint(x + width) - left), 16, 4, 4);
            g.setGlobalAlpha(1);
            x += width;
        }
        for (int i = 0; i < mix.size() - 1; i++) {
            double at = Math.rint(end(i) * w);
            g.setFill(tints().background());
            g.fillRoundRect(at - 2, 1, 5, 22, 5, 5);
            g.setStroke(isFocused() && i == Math.max(0, held) ? tints().accent() : tints().muted());
            g.setLineWidth(1);
            g.strokeRoundRect(at - 1.5, 1.5, 4, 21, 5, 5);
        }
        labels(g, w);
    }

    /** Writes each kind's name and share below its part, pushed aside where they would touch; what finds no room is left to the tooltip. */
    private void labels(GraphicsContext g, double w) {
        int n = kinds.size();
        double[] wide = new double[n];
        double[] from = new double[n];
        for (int i = 0; i < n; i++) {
            wide[i] = width(kinds.get(i), true) + 6 + width(Figures.percent(mix.get(i)), false);
            from[i] = i == 0 ? 0 : end(i - 1) * w + 8;
        }
        double right = w + GAP;
        for (int i = n - 1; i >= 0; i--) {
            from[i] = Math.min(from[i], right - GAP - wide[i]);
            right = from[i];
        }
        double free = 0;
        for (int i = 0; i < n; i++) {
            if (from[i] >= free - 1) {
                label(g, i, from[i]);
                free = from[i] + wide[i] + GAP;
            }
        }
    }

    private void label(GraphicsContext g, int i, double from) {
        g.setFont(inter(12));
        g.setFill(tints().fg());
        g.fillText(kinds.get(i), Math.rint(from), 36);
        g.setFont(mono(11));
        g.setFill(tints().muted());
        g.fillText(Figures.percent(mix.get(i)), Math.rint(from + width(kinds.get(i), true) + 6), 36);
    }

    private static double width(String text, boolean name) {
        Text t = new Text(text);
        t.setFont(name ? inter(12) : mono(11));
        return t.getLayoutBounds().getWidth();
    }
}
