package plinth.app.compare;

import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import plinth.app.ui.Appearance;
import plinth.app.ui.Fonts;

/** Something that paints itself on a canvas as large as its region, once a pulse when it has changed. */
abstract class Painted extends Region {
    private final Canvas canvas = new Canvas();
    private Tints tints;

    Painted(ObservableValue<Appearance> appearance) {
        tints = Tints.of(appearance.getValue());
        canvas.setManaged(false);
        canvas.setMouseTransparent(true);
        getChildren().add(canvas);
        appearance.addListener((o, was, now) -> {
            tints = Tints.of(now);
            repaint();
        });
    }

    final void repaint() {
        requestLayout();
    }

    final Tints tints() {
        return tints;
    }

    @Override
    protected final void layoutChildren() {
        double w = Math.max(0, Math.floor(getWidth()));
        double h = Math.max(0, Math.floor(getHeight()));
        if (canvas.getWidth() != w || canvas.getHeight() != h) {
            canvas.setWidth(w);
            canvas.setHeight(h);
        }
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, w, h);
        g.setLineDashes();
        if (w > 0 && h > 0) {
            paint(g, w, h);
        }
    }

    abstract void paint(GraphicsContext g, double w, double h);

    static Font inter(double size) {
        return Font.font(Fonts.INTER, size);
    }

    static Font semibold(double size) {
        return Font.font(Fonts.INTER_SEMIBOLD, size);
    }

    static Font mono(double size) {
        return Font.font(Fonts.MONO, size);
    }

    static Font monoBold(double size) {
        return Font.font(Fonts.MONO, javafx.scene.text.FontWeight.BOLD, size);
    }
}
