package plinth.app.compare;

import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import plinth.app.ui.Appearance;
import plinth.renderer.report.Figures;

/**
 * How much cheaper one side is: a bar from the middle toward the cheaper one, its length by the logarithm, 1 to 32 times over 90 pixels; the figure
 * on the other side of the middle. Dashed: the figures are estimated.
 */
final class RatioBar extends Painted {
    private static final double LONGEST = 90;
    private double left = 1;
    private double right = 1;

    RatioBar(ObservableValue<Appearance> appearance) {
        super(appearance);
        setMinSize(184, 24);
        setPrefSize(184, 24);
        setMaxSize(184, 24);
    }

    void set(double left, double right) {
        if (left != this.left || right != this.right) {
            this.left = left;
            this.right = right;
            setAccessibleText(words());
            repaint();
        }
    }

    /** Returns the figure as it stands beside the bar, with the side that is cheaper. */
    String words() {
        return Figures.even(left, right) ? "even" : Figures.times(left / right) + (left < right ? " left" : " right");
    }

    /** Returns how long a bar is for {@code ratio}, at least 1. */
    static double length(double ratio) {
        return Math.min(LONGEST, Math.log(ratio) / Math.log(32) * LONGEST);
    }

    @Override
    void paint(GraphicsContext g, double w, double h) {
        double middle = Math.floor(w / 2);
        g.setStroke(tints().border());
        g.setLineWidth(1);
        g.strokeLine(middle + .5, 0, middle + .5, h);
        boolean even = Figures.even(left, right);
        Side cheaper = right < left ? Side.RIGHT : Side.LEFT;
        if (even) {
            g.setFill(tints().muted());
            g.setFont(mono(12));
            g.setTextAlign(TextAlignment.LEFT);
            g.fillText("even", middle + 8, 16);
            return;
        }
        double ratio = Math.max(left / right, right / left);
        double length = Math.max(2, Math.round(length(ratio)) - 1);
        double x = cheaper == Side.RIGHT ? middle : middle - length - 1;
        g.setStroke(cheaper.bar(tints()));
        g.setLineDashes(3, 2);
        g.strokeRoundRect(x + .5, 7.5, length, 9, 3, 3);
        g.setLineDashes();
        g.setFill(cheaper.ink(tints()));
        g.setFont(monoBold(12));
        g.setTextAlign(cheaper == Side.RIGHT ? TextAlignment.RIGHT : TextAlignment.LEFT);
        g.fillText(Figures.times(ratio), cheaper == Side.RIGHT ? middle - 8 : middle + 8, 16);
        g.setTextAlign(TextAlignment.LEFT);
    }
}
