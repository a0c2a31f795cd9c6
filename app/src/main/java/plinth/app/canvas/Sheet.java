package plinth.app.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import plinth.app.store.Checks;
import plinth.app.store.Command;
import plinth.app.store.Focus;
import plinth.app.store.Looking;
import plinth.app.store.Picture;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.app.store.View;
import plinth.app.ui.Appearance;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.renderer.diagram.Box;
import plinth.renderer.diagram.Drawing;
import plinth.renderer.diagram.Face;
import plinth.renderer.diagram.Link;
import plinth.renderer.diagram.Point;
import plinth.renderer.diagram.Rect;
import plinth.renderer.diagram.Shape;
import plinth.renderer.diagram.Theme;
import plinth.renderer.diagram.Zone;

/** The canvas with what it shows now: drawing, view, emphasis. Paints once a pulse when something has changed. */
final class Sheet extends Region {
    private final Store store;
    private final Canvas canvas = new Canvas();
    private final Painter painter = new Painter();
    private final Glide glide = new Glide();
    private final ObservableValue<Picture> picture;
    private final ObservableValue<Appearance> appearance;
    private final List<Runnable> listeners = new ArrayList<>();
    private Inks inks;
    private Viewport view = Viewport.START;
    private Emphasis emphasis = Emphasis.NONE;
    private Overlay overlay = Overlay.NONE;
    private View.@Nullable Canvas told;
    private boolean fitWanted = true;
    private Optional<View.Goal> goal = Optional.empty();
    private boolean stay;
    private Map<ObjectName, Point> landing = Map.of();
    private final PauseTransition still = new PauseTransition(Duration.millis(200));

    /** What is painted over all else; a {@code square} draft of a reference has corners, any other goes straight to the pointer. */
    record Overlay(Optional<Rect> band, Optional<Point> draftFrom, Optional<Point> draftTo, boolean square) {
        static final Overlay NONE = new Overlay(Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    Sheet(Store store, ObservableValue<Appearance> appearance) {
        this.store = store;
        this.appearance = appearance;
        this.inks = new Inks(theme());
        this.picture = store.picture();
        getStyleClass().add("sheet");
        setFocusTraversable(true);
        setAccessibleText("Diagram");
        canvas.setManaged(false);
        getChildren().add(canvas);
        appearance.addListener((o, was, now) -> {
            inks = new Inks(theme());
            changed();
        });
        still.setOnFinished(e -> settle());
        addEventFilter(MouseEvent.MOUSE_PRESSED, e -> {
            if (store.document().getValue().schema().tables().isEmpty()) {
                hold();
            }
        });
        picture.addListener((o, was, now) -> {
            if (!was.shown().focus().sameTables(now.shown().focus())) {
                arrive();
            }
            landed();
            emphasise();
            changed();
            approach();
        });
        store.view().addListener((o, was, now) -> viewed(was, now));
        store.checks().addListener((o, was, now) -> emphasise());
        told = store.view().getValue().canvas();
        fitWanted = told.fit();
        if (!fitWanted) {
            view = new Viewport(told.x(), told.y(), told.zoom());
        }
        emphasise();
    }

    private Theme theme() {
        return switch (appearance.getValue()) {
            case LIGHT -> Theme.LIGHT;
            case DARK -> Theme.DARK;
        };
    }

    /** Runs {@code listener} whenever the view, the drawing or the emphasis has changed. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        requestLayout();
        listeners.forEach(Runnable::run);
    }

    private void viewed(@Nullable View was, View now) {
        if (was == null || !was.selection().equals(now.selection())) {
            emphasise();
        }
        if (was == null || !was.goal().equals(now.goal())) {
            stay = was != null
                    && was.selection().tables().equals(now.selection().tables());
            goal = now.goal();
            approach();
        }
        View.Canvas c = now.canvas();
        if (c != told) {
            told = c;
            if (c.fit()) {
                fit(true);
            } else if (c.zoom() != view.zoom() || c.x() != view.x() || c.y() != view.y()) {
                glideTo(new Viewport(c.x(), c.y(), c.zoom()));
            }
        }
    }

    private void landed() {
        boolean all = landing.entrySet().stream()
                .allMatch(e -> drawing()
                        .box(e.getKey())
                        .filter(b -> b.bounds().x() == e.getValue().x()
                                && b.bounds().y() == e.getValue().y())
                        .isPresent());
        if (!landing.isEmpty() && all) {
            landing = Map.of();
            emphasis = emphasis.withMoving(Map.of());
        }
    }

    private void emphasise() {
        Checks checks = store.checks().getValue();
        Map<ObjectName, Point> moving = emphasis.moving();
        Emphasis.Hover hover = emphasis.hovered();
        emphasis = Emphases.of(drawing(), schema(), store.view().getValue().selection(), checks)
                .withMoving(moving)
                .withHovered(hover);
        changed();
    }

    Drawing drawing() {
        return picture.getValue().drawing();
    }

    /** Returns the picture that the drawing is of. */
    Picture picture() {
        return picture.getValue();
    }

    Schema schema() {
        return picture().of().schema();
    }

    Viewport view() {
        return view;
    }

    Emphasis emphasis() {
        return emphasis;
    }

    Inks inks() {
        return inks;
    }

    /** Shows the view at once; the store is told by {@link #settle}. */
    void show(Viewport next) {
        if (!next.equals(view)) {
            view = next;
            fitWanted = false;
            changed();
        }
    }

    /** Brings the view to {@code next} by the short way and tells the store. */
    void glideTo(Viewport next) {
        glide.from(view, next, this::show, this::settle);
    }

    /** Tells the store where the canvas looks now. */
    void settle() {
        store.dispatch(new Command.ViewChanged(v -> v.withCanvas(c -> {
            View.Canvas next = c.at(view.zoom(), view.x(), view.y());
            told = next;
            return next;
        })));
    }

    /** Lets the view be as it is: what comes to stand where the user points stays there. */
    void hold() {
        if (fitWanted) {
            fitWanted = false;
            settle();
        }
    }

    /** Shows all that is drawn, as soon as there is something and the canvas has a size. */
    void fit(boolean smooth) {
        Rect all = drawing().bounds();
        if (getWidth() < 1 || getHeight() < 1 || all.width() < 1) {
            fitWanted = true;
            return;
        }
        fitWanted = false;
        Viewport next = Viewport.fitting(all.x(), all.y(), all.right(), all.bottom(), getWidth(), getHeight(), 0, 1);
        if (smooth) {
            glideTo(next);
        } else {
            show(next);
            settle();
        }
    }

    /** Other tables are shown: all of them come into view, or what was seen when these were shown before. */
    private void arrive() {
        Optional<Looking.Spot> spot = store.view().getValue().looking().spot();
        if (spot.isPresent()) {
            fitWanted = false;
            glideTo(new Viewport(spot.get().x(), spot.get().y(), spot.get().zoom()));
        } else {
            fit(true);
        }
    }

    /** Brings what is gone to into view, as soon as it is drawn and the canvas has a size. */
    private void approach() {
        Optional<Selection.Item> item = goal.flatMap(g -> g.selection().primary());
        if (item.isEmpty() || getWidth() < 1 || getHeight() < 1) {
            return;
        }
        Optional<Sight> sight = Sight.of(drawing(), schema(), item.get(), stay);
        if (sight.isEmpty()) {
            reveal(item.get().table());
            return;
        }
        goal = Optional.empty();
        fitWanted = false;
        Viewport next = sight.get().from(view, getWidth(), getHeight());
        if (!next.equals(view)) {
            glideTo(next);
        }
    }

    /** What is gone to is shown, although the canvas shows only some tables. */
    private void reveal(ObjectName table) {
        Focus focus = store.view().getValue().focus();
        if (focus.active() && schema().table(table).isPresent() && !focus.also().contains(table)) {
            store.dispatch(new Command.ViewChanged(v -> v.withFocusChanged(focus.showing(List.of(table)))));
        }
    }

    void hover(Emphasis.Hover hover) {
        if (!hover.equals(emphasis.hovered())) {
            boolean fromLink = emphasis.hovered().link().isPresent();
            if (fromLink) {
                emphasis = Emphases.of(
                                drawing(),
                                schema(),
                                store.view().getValue().selection(),
                                store.checks().getValue())
                        .withMoving(emphasis.moving());
            }
            emphasis = hover.link()
                    .flatMap(id -> drawing().linksOf(id.table()).stream()
                            .filter(l -> l.id().equals(id))
                            .findFirst())
                    .map(l -> Emphases.hovering(emphasis, schema(), l))
                    .orElseGet(() -> emphasis.withHovered(hover));
            changed();
        }
    }

    /** Keeps showing boxes where they were dropped until a drawing has them there. */
    void landing(Map<ObjectName, Point> to) {
        landing = to;
        moving(to);
    }

    /** Tells the store where the canvas looks once the view has been still for a moment. */
    void settleSoon() {
        still.playFromStart();
    }

    /** Shows boxes where they are being dragged to. */
    void moving(Map<ObjectName, Point> moving) {
        emphasis = emphasis.withMoving(moving);
        changed();
    }

    void overlay(Overlay overlay) {
        this.overlay = overlay;
        changed();
    }

    /** Returns what is at a place of the canvas, the topmost first. */
    List<Shape> at(double canvasX, double canvasY) {
        return drawing().at(view.toDrawingX(canvasX), view.toDrawingY(canvasY));
    }

    Optional<Box> boxAt(double canvasX, double canvasY) {
        return at(canvasX, canvasY).stream()
                .filter(Box.class::isInstance)
                .map(Box.class::cast)
                .findFirst();
    }

    Optional<Link> linkAt(double canvasX, double canvasY) {
        return at(canvasX, canvasY).stream()
                .filter(Link.class::isInstance)
                .map(Link.class::cast)
                .filter(l -> l.key().isPresent())
                .findFirst();
    }

    /** Returns the area whose name is there. */
    Optional<Zone> zoneAt(double canvasX, double canvasY) {
        double y = view.toDrawingY(canvasY);
        return at(canvasX, canvasY).stream()
                .filter(Zone.class::isInstance)
                .map(Zone.class::cast)
                .filter(z -> y < z.bounds().y() + Zone.BAND)
                .findFirst();
    }

    /** Returns the column whose row is at {@code canvasY} in {@code box}, when rows can be read. */
    Optional<Name> columnAt(Box box, double canvasY) {
        if (Level.of(view.zoom()).far()) {
            return Optional.empty();
        }
        double y = view.toDrawingY(canvasY) - box.bounds().y();
        return box.face().rows().stream()
                .filter(r -> Math.abs(r.y() - y) <= Face.ROW / 2)
                .map(Face.Row::column)
                .findFirst();
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        if (canvas.getWidth() != w || canvas.getHeight() != h) {
            canvas.setWidth(w);
            canvas.setHeight(h);
        }
        if (w < 1 || h < 1) {
            return;
        }
        if (goal.isPresent()) {
            Platform.runLater(this::approach);
        }
        if (fitWanted && drawing().bounds().width() >= 1) {
            Platform.runLater(() -> fit(false));
        }
        double scale = getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getOutputScaleX();
        GraphicsContext g = canvas.getGraphicsContext2D();
        painter.paint(g, w, h, scale, drawing(), view, emphasis, inks);
        Pen pen = new Pen(g, new Type(), inks, view, scale);
        overlay.band().ifPresent(pen::band);
        if (overlay.draftFrom().isPresent() && overlay.draftTo().isPresent()) {
            new LinkPainter(pen)
                    .draft(overlay.draftFrom().get(), overlay.draftTo().get(), overlay.square());
        }
    }
}
