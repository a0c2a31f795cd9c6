package plinth.app.canvas;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import plinth.app.ui.Glyph;
import plinth.app.ui.Icons;
import plinth.app.ui.Parts;
import plinth.renderer.diagram.Box;
import plinth.renderer.diagram.Ink;
import plinth.renderer.diagram.Rect;
import plinth.renderer.diagram.Shape;

/** All of the drawing in small, and the zoom. The picture goes when all is in view anyway. */
final class Minimap extends VBox {
    private static final double WIDTH = 166;
    private static final double HEIGHT = 102;
    private static final double STEP = 1.25;

    private final Sheet sheet;
    private final Canvas picture = new Canvas(WIDTH, HEIGHT);
    private final Label percent = Parts.text("100 %", "mono", "s12");
    private boolean dirty = true;

    Minimap(Sheet sheet) {
        this.sheet = sheet;
        getStyleClass().add("minimap");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Region line = new Region();
        line.getStyleClass().add("separator-line");
        percent.setMinWidth(48);
        percent.setAlignment(javafx.geometry.Pos.CENTER);
        HBox bar = Parts.row(
                0,
                Parts.iconButton(Icons.of(Glyph.MINUS, 14), "Zoom out (Ctrl+-)", () -> zoom(1 / STEP)),
                Parts.grow(),
                percent,
                Parts.grow(),
                Parts.iconButton(Icons.of(Glyph.PLUS, 14), "Zoom in (Ctrl+=)", () -> zoom(STEP)),
                Parts.grow(),
                line,
                Parts.grow(),
                Parts.iconButton(Icons.of(Glyph.FIT, 14), "Zoom to fit (Ctrl+0)", () -> sheet.fit(true)));
        bar.getStyleClass().add("zoom-bar");
        bar.getChildren().forEach(n -> {
            if (n instanceof Button b) {
                b.setFocusTraversable(false);
            }
        });
        Tooltip.install(percent, new Tooltip("Zoom to 100 %"));
        percent.setOnMouseClicked(e -> zoom(1 / sheet.view().zoom()));
        getChildren().addAll(picture, bar);
        picture.addEventHandler(MouseEvent.MOUSE_PRESSED, this::go);
        picture.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::go);
        picture.addEventHandler(MouseEvent.MOUSE_RELEASED, e -> sheet.settle());
        sheet.onChange(() -> {
            dirty = true;
            requestLayout();
        });
        sheet.widthProperty().addListener(o -> update());
        sheet.heightProperty().addListener(o -> update());
    }

    private void update() {
        dirty = true;
        requestLayout();
    }

    /** Zooms by {@code factor} about the middle, smoothly. */
    void zoom(double factor) {
        Viewport v = sheet.view();
        sheet.glideTo(v.zoomedAt(sheet.getWidth() / 2, sheet.getHeight() / 2, v.zoom() * factor));
    }

    private Rect all() {
        return sheet.drawing().bounds().union(seen());
    }

    private Rect seen() {
        Viewport v = sheet.view();
        return new Rect(v.x(), v.y(), sheet.getWidth() / v.zoom(), sheet.getHeight() / v.zoom());
    }

    private void go(MouseEvent e) {
        Viewport small = small(all());
        Viewport v = sheet.view();
        sheet.show(new Viewport(
                small.toDrawingX(e.getX()) - sheet.getWidth() / v.zoom() / 2,
                small.toDrawingY(e.getY()) - sheet.getHeight() / v.zoom() / 2,
                v.zoom()));
        e.consume();
    }

    private static Viewport small(Rect all) {
        double zoom = Math.min((WIDTH - 6) / Math.max(1, all.width()), (HEIGHT - 6) / Math.max(1, all.height()));
        return new Viewport(all.centreX() - WIDTH / 2 / zoom, all.centreY() - HEIGHT / 2 / zoom, zoom);
    }

    @Override
    protected void layoutChildren() {
        if (dirty) {
            dirty = false;
            percent.setText(Math.round(sheet.view().zoom() * 100) + "\u00a0%");
            Rect drawing = sheet.drawing().bounds();
            Rect seen = seen();
            // The margin round the drawing may be out of view without anything being hidden.
            boolean whole = drawing.width() < 1
                    || (drawing.x() + 32 >= seen.x()
                            && drawing.y() + 32 >= seen.y()
                            && drawing.right() - 32 <= seen.right()
                            && drawing.bottom() - 32 <= seen.bottom());
            picture.setVisible(!whole);
            picture.setManaged(!whole);
            if (!whole) {
                paint(all(), seen);
            }
        }
        super.layoutChildren();
    }

    private void paint(Rect all, Rect seen) {
        GraphicsContext g = picture.getGraphicsContext2D();
        Viewport v = small(all);
        Inks inks = sheet.inks();
        Emphasis emphasis = sheet.emphasis();
        g.setFill(inks.of(Ink.CANVAS));
        g.fillRect(0, 0, WIDTH, HEIGHT);
        for (Shape s : sheet.drawing().shapes()) {
            if (s instanceof plinth.renderer.diagram.Region r) {
                g.setFill(inks.of(Ink.PATTERN_SUBTLE));
                fill(g, v, r.bounds());
            }
        }
        for (Box b : sheet.drawing().boxes()) {
            g.setFill(inks.of(
                    emphasis.selected().contains(b.table())
                            ? Ink.ACCENT
                            : b.face().family() ? Ink.MINI_PATTERN : Ink.MINI));
            fill(g, v, b.bounds());
        }
        g.setStroke(inks.of(Ink.ACCENT));
        g.setLineWidth(1.5);
        g.strokeRoundRect(
                Math.max(1.5, Math.rint(v.toCanvasX(seen.x()))),
                Math.max(1.5, Math.rint(v.toCanvasY(seen.y()))),
                Math.min(WIDTH - 3, Math.rint(seen.width() * v.zoom())),
                Math.min(HEIGHT - 3, Math.rint(seen.height() * v.zoom())),
                4,
                4);
    }

    private static void fill(GraphicsContext g, Viewport v, Rect r) {
        double x = Math.rint(v.toCanvasX(r.x()));
        double y = Math.rint(v.toCanvasY(r.y()));
        g.fillRect(
                x,
                y,
                Math.max(1, Math.rint(v.toCanvasX(r.right())) - x),
                Math.max(1, Math.rint(v.toCanvasY(r.bottom())) - y));
    }
}
