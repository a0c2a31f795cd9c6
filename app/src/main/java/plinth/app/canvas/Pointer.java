package plinth.app.canvas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;
import plinth.app.edits.Asker;
import plinth.app.store.Command;
import plinth.app.store.Gesture;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.app.store.View;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.renderer.diagram.Box;
import plinth.renderer.diagram.Link;
import plinth.renderer.diagram.Point;
import plinth.renderer.diagram.Rect;
import plinth.renderer.diagram.Region;
import plinth.renderer.diagram.Shape;
import plinth.renderer.diagram.Zone;

/** What the mouse does on the canvas: select, move, pan, zoom, draw a reference. */
final class Pointer {
    private static final double GRID = 4;
    private static final double SLACK = 4;

    /** What a drag does. */
    private sealed interface Drag {}

    private record Pan(double x, double y) implements Drag {}

    /** Boxes from where they were; {@code alone} is selected alone when it comes to no move. */
    private record Move(
            double x, double y, Map<ObjectName, Point> from, Gesture gesture, Optional<Selection.Item> alone)
            implements Drag {}

    private record Band(Point from, Selection kept) implements Drag {}

    private record Draft(Point from, ObjectName child, Optional<Name> column) implements Drag {}

    private final Store store;
    private final Sheet sheet;
    private final Making making;
    private final Tools tools;
    private final Prompts prompts;
    private final Asker asker;
    private final AreaName areaName;
    private final Type type = new Type();
    private @Nullable Drag drag;
    private boolean moved;
    private boolean space;
    private boolean trackpad;
    private double pressX;
    private double pressY;

    Pointer(Store store, Sheet sheet, Making making, Tools tools, Prompts prompts, Asker asker, AreaName areaName) {
        this.areaName = areaName;
        this.store = store;
        this.sheet = sheet;
        this.making = making;
        this.tools = tools;
        this.prompts = prompts;
        this.asker = asker;
        sheet.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        sheet.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        sheet.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        sheet.addEventHandler(MouseEvent.MOUSE_MOVED, this::over);
        sheet.addEventHandler(MouseEvent.MOUSE_EXITED, e -> sheet.hover(Emphasis.Hover.NOTHING));
        sheet.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        sheet.addEventHandler(ScrollEvent.SCROLL_STARTED, e -> trackpad = true);
        sheet.addEventHandler(ScrollEvent.SCROLL_FINISHED, e -> {
            trackpad = false;
            sheet.settle();
        });
        sheet.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        sheet.setOnZoom(e -> {
            sheet.show(sheet.view().zoomedAt(e.getX(), e.getY(), sheet.view().zoom() * e.getZoomFactor()));
            e.consume();
        });
        sheet.setOnZoomFinished(e -> sheet.settle());
    }

    /** Tells whether the space bar is down, which makes a drag pan. */
    void space(boolean down) {
        space = down;
        sheet.setCursor(down ? Cursor.OPEN_HAND : cursor());
    }

    /** Takes back what is being dragged. Returns whether something was. */
    boolean cancel() {
        boolean some = drag != null;
        if (drag instanceof Move m && moved) {
            // In a focus boxes stand where they do for the moment: no document has them.
            boolean arranged = store.view().getValue().focus().arranged();
            store.dispatch(arranged ? new Command.Moved(m.from(), m.gesture()) : new Command.TakenBack(m.gesture()));
        }
        end();
        return some;
    }

    private void end() {
        drag = null;
        moved = false;
        sheet.moving(Map.of());
        sheet.overlay(Sheet.Overlay.NONE);
        sheet.setCursor(cursor());
    }

    private Cursor cursor() {
        return tools.tool() == Tool.SELECT ? Cursor.DEFAULT : Cursor.CROSSHAIR;
    }

    private void pressed(MouseEvent e) {
        prompts.take();
        sheet.requestFocus();
        pressX = e.getX();
        pressY = e.getY();
        moved = false;
        if (e.getButton() == MouseButton.BACK || e.getButton() == MouseButton.FORWARD) {
            store.dispatch(new Command.ViewChanged(e.getButton() == MouseButton.BACK ? View::back : View::forward));
        } else if (e.getButton() == MouseButton.MIDDLE || (space && e.getButton() == MouseButton.PRIMARY)) {
            drag = new Pan(e.getX(), e.getY());
            sheet.setCursor(Cursor.CLOSED_HAND);
        } else if (e.getButton() == MouseButton.PRIMARY) {
            switch (tools.tool()) {
                case TABLE -> {
                    Point at = new Point(snapped(drawingX(e)), snapped(drawingY(e)));
                    tools.use(Tool.SELECT);
                    asker.addTable(Optional.of(at));
                }
                case REFERENCE, BRIDGE -> draft(e);
                case SUBTYPES ->
                    sheet.boxAt(e.getX(), e.getY()).ifPresent(b -> {
                        tools.use(Tool.SELECT);
                        select(Selection.ofTable(b.table()));
                        asker.subtypes(b.table());
                    });
                case SELECT -> select(e);
            }
        }
        e.consume();
    }

    private void draft(MouseEvent e) {
        sheet.boxAt(e.getX(), e.getY()).ifPresent(b -> {
            Optional<Name> column = sheet.columnAt(b, e.getY());
            drag = new Draft(new Point(drawingX(e), drawingY(e)), b.table(), column);
        });
    }

    private void select(MouseEvent e) {
        Optional<Selection.Item> item = item(e);
        Selection now = store.view().getValue().selection();
        Optional<Zone> zone = item.isPresent() ? Optional.empty() : sheet.zoneAt(e.getX(), e.getY());
        if (zone.isPresent()) {
            List<Selection.Item> tables = zone.get().area().tables().stream()
                    .filter(t -> sheet.drawing().box(t).isPresent())
                    .<Selection.Item>map(Selection.OfTable::new)
                    .toList();
            select(new Selection(tables));
            move(e, Optional.empty(), "Move area " + zone.get().area().name());
            return;
        }
        if (item.isEmpty()) {
            drag = new Band(new Point(drawingX(e), drawingY(e)), e.isShortcutDown() ? now : Selection.NONE);
            if (!e.isShortcutDown() && !now.isEmpty()) {
                select(Selection.NONE);
            }
            return;
        }
        Selection.Item hit = item.get();
        Optional<Selection.Item> alone = Optional.empty();
        if (e.isShortcutDown()) {
            select(now.toggled(hit));
        } else if (!now.has(hit)
                && !(hit instanceof Selection.OfTable && now.tables().contains(hit.table()))) {
            select(Selection.of(hit));
        } else {
            alone = Optional.of(hit);
        }
        if (sheet.boxAt(e.getX(), e.getY()).isPresent()) {
            move(e, alone, "");
        }
    }

    /** Begins to move what is selected; {@code what} says it in the history, when there is more to say than the tables. */
    private void move(MouseEvent e, Optional<Selection.Item> alone, String what) {
        Set<ObjectName> tables =
                new LinkedHashSet<>(store.view().getValue().selection().tables());
        if (!tables.isEmpty()) {
            Map<ObjectName, Point> from = new HashMap<>();
            for (ObjectName t : tables) {
                sheet.drawing()
                        .box(t)
                        .ifPresent(b ->
                                from.put(t, new Point(b.bounds().x(), b.bounds().y())));
            }
            String tablesMoved =
                    from.size() == 1 ? from.keySet().iterator().next().toString() : from.size() + " tables";
            Gesture gesture = Gesture.of(what.isEmpty() ? "Move " + tablesMoved : what);
            drag = new Move(e.getX(), e.getY(), from, gesture, alone);
        }
    }

    /** Returns what a press selects: a table; a column of the table that is selected already; a link; a family by its title. */
    private Optional<Selection.Item> item(MouseEvent e) {
        Selection now = store.view().getValue().selection();
        for (Shape s : sheet.at(e.getX(), e.getY())) {
            if (s instanceof Box b) {
                Selection.Item table = new Selection.OfTable(b.table());
                boolean again = now.tables().size() == 1 && now.tables().contains(b.table()) && !e.isShortcutDown();
                Optional<Name> column = again ? sheet.columnAt(b, e.getY()) : Optional.empty();
                return Optional.of(column.<Selection.Item>map(c -> new Selection.OfColumn(b.table(), c))
                        .orElse(table));
            }
            if (s instanceof Link l && l.key().isPresent()) {
                if (l.id().inferred()) {
                    return l.key()
                            .map(k -> new Selection.OfColumn(
                                    l.child(), k.columns().getFirst()));
                }
                return Emphases.name(sheet.schema(), l).map(n -> new Selection.OfConstraint(l.child(), n));
            }
            if (s instanceof Region r && drawingY(e) < r.bounds().y() + Region.TOP) {
                return Optional.of(new Selection.OfFamily(r.base()));
            }
        }
        return Optional.empty();
    }

    private void select(Selection selection) {
        store.dispatch(Command.point(selection));
    }

    private void dragged(MouseEvent e) {
        Drag now = drag;
        if (now == null) {
            return;
        }
        moved |= Math.hypot(e.getX() - pressX, e.getY() - pressY) > SLACK;
        switch (now) {
            case Pan p -> {
                sheet.show(sheet.view().panned(e.getX() - p.x(), e.getY() - p.y()));
                drag = new Pan(e.getX(), e.getY());
            }
            case Move m -> {
                if (moved) {
                    Map<ObjectName, Point> to = places(m, e);
                    sheet.moving(to);
                    store.dispatch(new Command.Moved(to, m.gesture()));
                    sheet.setCursor(Cursor.MOVE);
                }
            }
            case Band b -> {
                Rect band = Rect.between(b.from().x(), b.from().y(), drawingX(e), drawingY(e));
                sheet.overlay(new Sheet.Overlay(Optional.of(band), Optional.empty(), Optional.empty(), false));
            }
            case Draft d -> {
                sheet.overlay(new Sheet.Overlay(
                        Optional.empty(),
                        Optional.of(d.from()),
                        Optional.of(new Point(drawingX(e), drawingY(e))),
                        false));
                sheet.hover(sheet.boxAt(e.getX(), e.getY())
                        .map(x -> Emphasis.Hover.of(x.table(), Optional.empty()))
                        .orElse(Emphasis.Hover.NOTHING));
            }
        }
        e.consume();
    }

    private Map<ObjectName, Point> places(Move m, MouseEvent e) {
        double dx = (e.getX() - m.x()) / sheet.view().zoom();
        double dy = (e.getY() - m.y()) / sheet.view().zoom();
        Map<ObjectName, Point> to = new HashMap<>();
        m.from().forEach((t, p) -> to.put(t, new Point(snapped(p.x() + dx), snapped(p.y() + dy))));
        return to;
    }

    private static double snapped(double v) {
        return Math.round(v / GRID) * GRID;
    }

    private void released(MouseEvent e) {
        Drag now = drag;
        boolean was = moved;
        end();
        if (now == null) {
            return;
        }
        switch (now) {
            case Pan p -> sheet.settle();
            case Move m -> {
                if (was) {
                    Map<ObjectName, Point> to = places(m, e);
                    sheet.landing(to);
                    store.dispatch(new Command.Moved(to, m.gesture()));
                } else {
                    m.alone().ifPresent(i -> select(Selection.of(i)));
                }
            }
            case Band b -> {
                if (was) {
                    banded(Rect.between(b.from().x(), b.from().y(), drawingX(e), drawingY(e)), b.kept());
                }
            }
            case Draft d ->
                sheet.boxAt(e.getX(), e.getY()).ifPresent(b -> {
                    boolean bridge = tools.tool() == Tool.BRIDGE;
                    tools.use(Tool.SELECT);
                    if (bridge) {
                        asker.bridge(d.child(), b.table());
                        return;
                    }
                    making.reference(d.child(), d.column(), b.table()).ifPresent(asker::say);
                });
        }
        e.consume();
    }

    private void banded(Rect band, Selection kept) {
        List<Selection.Item> items = new ArrayList<>(kept.items());
        for (Shape s : sheet.drawing().in(band)) {
            if (s instanceof Box b && b.bounds().intersects(band)) {
                Selection.Item item = new Selection.OfTable(b.table());
                if (!items.contains(item)) {
                    items.add(item);
                }
            }
        }
        select(new Selection(items));
    }

    private void over(MouseEvent e) {
        Optional<Box> box = sheet.boxAt(e.getX(), e.getY());
        if (box.isPresent()) {
            sheet.hover(Emphasis.Hover.of(box.get().table(), sheet.columnAt(box.get(), e.getY())));
        } else {
            sheet.hover(sheet.linkAt(e.getX(), e.getY())
                    .map(l -> Emphasis.Hover.of(l.id()))
                    .orElse(Emphasis.Hover.NOTHING));
        }
        if (!space) {
            sheet.setCursor(compareAt(e).isPresent() && box.isEmpty() ? Cursor.HAND : cursor());
        }
    }

    private Optional<ObjectName> compareAt(MouseEvent e) {
        return sheet.at(e.getX(), e.getY()).stream()
                .filter(Region.class::isInstance)
                .map(Region.class::cast)
                .filter(r -> FamilyTitle.of(r, sheet.view(), type).compares(e.getX(), e.getY()))
                .map(Region::base)
                .findFirst();
    }

    private void clicked(MouseEvent e) {
        if (e.getButton() != MouseButton.PRIMARY || !e.isStillSincePress()) {
            return;
        }
        Optional<Box> box = sheet.boxAt(e.getX(), e.getY());
        Optional<Box> wide = box.filter(b -> !Level.of(sheet.view().zoom()).far()
                && b.face().moreAt(drawingY(e) - b.bounds().y()));
        if (wide.isPresent()) {
            store.dispatch(Command.open(wide.get().table()));
        } else if (e.getClickCount() == 2 && box.isPresent()) {
            Optional<Name> column = sheet.columnAt(box.get(), e.getY());
            asker.rename(column.<Selection.Item>map(
                            c -> new Selection.OfColumn(box.get().table(), c))
                    .orElseGet(() -> new Selection.OfTable(box.get().table())));
        } else if (e.getClickCount() == 2) {
            if (sheet.linkAt(e.getX(), e.getY()).isEmpty()) {
                sheet.zoneAt(e.getX(), e.getY()).ifPresent(areaName::ask);
            }
            sheet.linkAt(e.getX(), e.getY())
                    .flatMap(l -> Emphases.name(sheet.schema(), l).map(n -> new Selection.OfConstraint(l.child(), n)))
                    .ifPresent(asker::change);
        } else if (e.getClickCount() == 1 && box.isEmpty()) {
            compareAt(e).ifPresent(making::compare);
        }
    }

    private void scrolled(ScrollEvent e) {
        if (e.isShortcutDown() || !(trackpad || e.isShiftDown() || e.isInertia())) {
            double factor = Math.pow(1.2, e.getDeltaY() / 40);
            sheet.show(sheet.view().zoomedAt(e.getX(), e.getY(), sheet.view().zoom() * factor));
        } else {
            // With Shift some systems give the turn of the wheel as a level one, others as an upright one.
            double dx = e.isShiftDown() && e.getDeltaX() == 0 ? e.getDeltaY() : e.getDeltaX();
            double dy = e.isShiftDown() ? 0 : e.getDeltaY();
            sheet.show(sheet.view().panned(dx, dy));
        }
        sheet.settleSoon();
        e.consume();
    }

    private double drawingX(MouseEvent e) {
        return sheet.view().toDrawingX(e.getX());
    }

    private double drawingY(MouseEvent e) {
        return sheet.view().toDrawingY(e.getY());
    }
}
