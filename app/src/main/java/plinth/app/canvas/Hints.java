package plinth.app.canvas;

import javafx.animation.PauseTransition;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import plinth.app.ui.Parts;
import plinth.renderer.diagram.Box;
import plinth.renderer.diagram.Link;
import plinth.renderer.diagram.Point;
import plinth.renderer.diagram.Rect;

/** What shows by itself when the pointer rests: a tooltip from near, a lens with the table at 100 % from afar. */
final class Hints {
    private static final double LENS_MARGIN = 4;

    private final Sheet sheet;
    private final Pane layer;
    private final InferredCard inferred;
    private final Tooltip tip = new Tooltip();
    private final VBox lens = new VBox();
    private final PauseTransition rest = new PauseTransition(Duration.millis(300));
    private double x;
    private double y;
    private double screenX;
    private double screenY;
    private Emphasis.Hover shown = Emphasis.Hover.NOTHING;

    /**
     * @param layer lies over the canvas
     * @param inferred says why a reference is taken for one
     */
    Hints(Sheet sheet, Pane layer, InferredCard inferred) {
        this.inferred = inferred;
        this.sheet = sheet;
        this.layer = layer;
        lens.getStyleClass().add("lens");
        lens.setManaged(false);
        lens.setMouseTransparent(true);
        rest.setOnFinished(e -> show());
    }

    /** Begins to watch the pointer. */
    void install() {
        sheet.addEventHandler(MouseEvent.MOUSE_MOVED, e -> {
            x = e.getX();
            y = e.getY();
            screenX = e.getScreenX();
            screenY = e.getScreenY();
            if (!sheet.emphasis().hovered().equals(shown)) {
                hide();
                boolean soon = Level.of(sheet.view().zoom()).far()
                        || sheet.emphasis()
                                .hovered()
                                .link()
                                .filter(Link.Id::inferred)
                                .isPresent();
                rest.setDuration(Duration.millis(soon ? 300 : 700));
                rest.playFromStart();
            }
        });
        sheet.addEventHandler(MouseEvent.MOUSE_EXITED, e -> hide());
        sheet.addEventHandler(MouseEvent.MOUSE_PRESSED, e -> gone());
        sheet.addEventHandler(ScrollEvent.SCROLL, e -> gone());
        sheet.addEventHandler(KeyEvent.KEY_PRESSED, e -> gone());
    }

    private void gone() {
        hide();
        inferred.hide();
    }

    private void hide() {
        rest.stop();
        inferred.leave();
        tip.hide();
        layer.getChildren().remove(lens);
        shown = Emphasis.Hover.NOTHING;
    }

    private void show() {
        Emphasis.Hover hover = sheet.emphasis().hovered();
        shown = hover;
        boolean far = Level.of(sheet.view().zoom()).far();
        if (hover.table().isPresent() && far) {
            sheet.drawing().box(hover.table().get()).ifPresent(this::lens);
        } else if (hover.table().isPresent()) {
            tip(hover.column()
                    .map(c -> Tips.column(sheet.schema(), hover.table().get(), c))
                    .orElseGet(() -> Tips.table(sheet.schema(), hover.table().get())));
        } else if (hover.link().isPresent() && !far) {
            sheet.linkAt(x, y)
                    .ifPresent(l -> sheet.picture()
                            .inferred(l)
                            .ifPresentOrElse(r -> inferred.show(r, x, y), () -> tip(Tips.link(sheet.schema(), l))));
        }
    }

    private void tip(String text) {
        if (!text.isBlank() && sheet.getScene() != null) {
            tip.setText(text);
            tip.setMaxWidth(480);
            tip.setWrapText(true);
            tip.show(sheet, screenX + 12, screenY + 16);
        }
    }

    /** Shows {@code box} at its full size beside the small one. */
    private void lens(Box box) {
        double w = box.face().width() + 2 * LENS_MARGIN;
        double h = box.face().height() + 2 * LENS_MARGIN;
        double most = Math.max(120, layer.getHeight() - 64);
        Canvas canvas = new Canvas(w, Math.min(h, most));
        Viewport plain = new Viewport(-LENS_MARGIN, -LENS_MARGIN, 1);
        Pen pen = new Pen(canvas.getGraphicsContext2D(), new Type(), sheet.inks(), plain, 1);
        new BoxPainter(pen, Emphasis.NONE).paint(Box.at(box.face(), new Point(0, 0)));
        lens.getChildren()
                .setAll(canvas, Parts.text(Tips.references(sheet.schema(), box.table()), "s12", "muted", "lens-foot"));
        layer.getChildren().add(lens);
        lens.applyCss();
        lens.autosize();
        Rect r = box.bounds();
        double left = sheet.view().toCanvasX(r.right()) + 12;
        if (left + lens.getWidth() > layer.getWidth() - 8) {
            left = sheet.view().toCanvasX(r.x()) - 12 - lens.getWidth();
        }
        double top = Math.clamp(
                sheet.view().toCanvasY(r.y()) - 24, 8, Math.max(8, layer.getHeight() - lens.getHeight() - 8));
        lens.relocate(Math.rint(Math.max(8, left)), Math.rint(top));
    }
}
