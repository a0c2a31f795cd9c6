package plinth.app.compare;

import java.util.function.LongConsumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.TextAlignment;
import plinth.app.ui.Appearance;
import plinth.renderer.report.Figures;

/** Chooses a number of rows from a thousand to a billion, by the logarithm, to two digits. */
final class RowSlider extends Painted {
    static final double LEAST = 1e3;
    static final double MOST = 1e9;
    private static final double PAD = 8;

    private final LongConsumer changed;
    private long rows = 10_000_000;

    RowSlider(ObservableValue<Appearance> appearance, LongConsumer changed) {
        super(appearance);
        this.changed = changed;
        getStyleClass().add("row-slider");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setMinSize(200, 40);
        setPrefSize(472, 40);
        setMaxHeight(40);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::drag);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        focusedProperty().addListener(o -> repaint());
    }

    void set(long rows) {
        if (rows != this.rows) {
            this.rows = rows;
            setAccessibleText(Figures.counted(rows, "row"));
            repaint();
        }
    }

    private void drag(MouseEvent e) {
        requestFocus();
        choose(at(Math.clamp((e.getX() - PAD) / (getWidth() - 2 * PAD), 0, 1)));
        e.consume();
    }

    private void key(KeyEvent e) {
        double step = e.isShiftDown() ? 1.0 / 6 : 1.0 / 60;
        switch (e.getCode()) {
            case LEFT, DOWN -> choose(at(Math.max(0, share((double) rows) - step)));
            case RIGHT, UP -> choose(at(Math.min(1, share((double) rows) + step)));
            case HOME -> choose((long) LEAST);
            case END -> choose((long) MOST);
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void choose(long next) {
        if (next != rows) {
            set(next);
            changed.accept(next);
        }
    }

    /** Returns the rows at {@code share} of the way, to two digits. */
    static long at(double share) {
        double exact = LEAST * Math.pow(MOST / LEAST, share);
        double unit = Math.pow(10, Math.floor(Math.log10(exact) + 1e-9) - 1);
        return Math.round(exact / unit) * Math.round(unit);
    }

    /** Returns how far along {@code rows} is, from 0 to 1. */
    static double share(double rows) {
        return Math.clamp(Math.log(rows / LEAST) / Math.log(MOST / LEAST), 0, 1);
    }

    @Override
    void paint(GraphicsContext g, double w, double h) {
        double length = w - 2 * PAD;
        double x = PAD + share((double) rows) * length;
        g.setFill(tints().border());
        g.fillRoundRect(PAD, 10, length, 4, 4, 4);
        g.setFill(tints().accent());
        g.fillRoundRect(PAD, 10, x - PAD, 4, 4, 4);
        for (int d = 0; d <= 6; d++) {
            double at = PAD + d * length / 6;
            long mark = Math.round(LEAST * Math.pow(10, d));
            boolean here = mark == rows;
            g.setStroke(tints().muted());
            g.setLineWidth(1);
            g.strokeLine(Math.rint(at) + .5, 18, Math.rint(at) + .5, 21);
            g.setFill(here ? tints().fg() : tints().muted());
            g.setFont(here ? monoBold(11) : mono(11));
            g.setTextAlign(d == 0 ? TextAlignment.LEFT : d == 6 ? TextAlignment.RIGHT : TextAlignment.CENTER);
            g.fillText(Figures.count(mark), d == 0 ? 0 : d == 6 ? w : Math.rint(at), 36);
        }
        g.setTextAlign(TextAlignment.LEFT);
        if (isFocused()) {
            g.setStroke(tints().accent());
            g.setLineWidth(2);
            g.strokeOval(x - 10.5, 1.5, 21, 21);
        }
        g.setFill(tints().background());
        g.fillOval(x - 8, 4, 16, 16);
        g.setStroke(tints().accent());
        g.setLineWidth(2);
        g.strokeOval(x - 7, 5, 14, 14);
    }
}
