package plinth.app.canvas;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import plinth.app.edits.AreaDeeds;
import plinth.app.edits.Asker;
import plinth.app.edits.Deeds;
import plinth.app.edits.Focusing;
import plinth.app.store.Command;
import plinth.app.store.Gesture;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.model.schema.ObjectName;
import plinth.renderer.diagram.Box;
import plinth.renderer.diagram.Point;
import plinth.renderer.diagram.Rect;

/** What keys do while the canvas has the keyboard, beside those that menus have. */
final class Keyboard {
    private static final long ONE_NUDGE = 800_000_000L;

    private final Store store;
    private final Sheet sheet;
    private final Pointer pointer;
    private final Tools tools;
    private final Prompts prompts;
    private final Asker asker;
    private final Focusing focusing;
    private Gesture nudge = Gesture.of("Move");
    private long nudged;

    Keyboard(Store store, Sheet sheet, Pointer pointer, Tools tools, Prompts prompts, Asker asker) {
        this.store = store;
        this.sheet = sheet;
        this.pointer = pointer;
        this.tools = tools;
        this.prompts = prompts;
        this.asker = asker;
        this.focusing = new Focusing(store);
    }

    /** Begins to listen. */
    void install() {
        tools.onPress(this::begin);
        sheet.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        sheet.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        sheet.addEventHandler(KeyEvent.KEY_RELEASED, e -> {
            if (e.getCode() == KeyCode.SPACE) {
                pointer.space(false);
            }
        });
    }

    private void pressed(KeyEvent e) {
        if (e.isShortcutDown() || e.isMetaDown()) {
            shortcut(e);
            return;
        }
        boolean done = true;
        switch (e.getCode()) {
            case SPACE -> pointer.space(true);
            case ESCAPE -> escape();
            case V -> tools.use(Tool.SELECT);
            case T -> tools.use(Tool.TABLE);
            case R -> tools.use(Tool.REFERENCE);
            case ENTER -> enter();
            case F2 -> store.view().getValue().selection().primary().ifPresent(asker::rename);
            case DELETE, BACK_SPACE -> asker.drop(store.view().getValue().selection());
            case LEFT -> arrow(e, -1, 0);
            case RIGHT -> arrow(e, 1, 0);
            case UP -> arrow(e, 0, -1);
            case DOWN -> arrow(e, 0, 1);
            default -> done = false;
        }
        if (done) {
            e.consume();
        }
    }

    /** Keys that open a field act when they are typed: pressed, their letter would come into that field. */
    private void typed(KeyEvent e) {
        if (e.isShortcutDown() || e.isMetaDown() || e.isAltDown()) {
            return;
        }
        switch (e.getCharacter()) {
            case "s", "S" -> take(Tool.SUBTYPES);
            case "b", "B" -> take(Tool.BRIDGE);
            case "a", "A" -> new AreaDeeds(store).group(selected());
            case "c", "C" -> selected().forEach(t -> store.dispatch(Command.open(t)));
            case "f", "F" -> focusing.on(selected());
            case "h", "H" -> focusing.hide(selected());
            case "1", "2", "3" -> focusing.steps(e.getCharacter().charAt(0) - '0');
            default -> {
                return;
            }
        }
        e.consume();
    }

    private List<ObjectName> selected() {
        return List.copyOf(store.view().getValue().selection().tables());
    }

    private void take(Tool tool) {
        tools.use(tool);
        begin(tool);
    }

    /** Does at once what is selected already; the tool is then put down. */
    private void begin(Tool tool) {
        List<ObjectName> tables = selected();
        if (tool == Tool.SUBTYPES && tables.size() == 1) {
            tools.use(Tool.SELECT);
            asker.subtypes(tables.getFirst());
        } else if (tool == Tool.BRIDGE && tables.size() == 2) {
            tools.use(Tool.SELECT);
            asker.bridge(tables.getFirst(), tables.getLast());
        }
    }

    private void enter() {
        if (tools.tool() == Tool.TABLE) {
            tools.use(Tool.SELECT);
            asker.addTable(Optional.empty());
        } else {
            store.view().getValue().selection().primary().ifPresent(asker::rename);
        }
    }

    private void shortcut(KeyEvent e) {
        if (e.isShiftDown() || e.isAltDown()) {
            return;
        }
        if (e.getCode() == KeyCode.A) {
            selectAll(store);
            e.consume();
        } else if (e.getCode() == KeyCode.D) {
            store.view()
                    .getValue()
                    .selection()
                    .primary()
                    .flatMap(Deeds.of(store)::duplicate)
                    .ifPresent(asker::perform);
            e.consume();
        }
    }

    /** Selects every table. */
    static void selectAll(Store store) {
        List<Selection.Item> all = store.document().getValue().schema().tables().stream()
                .<Selection.Item>map(t -> new Selection.OfTable(t.name()))
                .toList();
        store.dispatch(Command.point(new Selection(all)));
    }

    private void escape() {
        if (!pointer.cancel() && !prompts.cancel() && !asker.close()) {
            if (tools.tool() != Tool.SELECT) {
                tools.use(Tool.SELECT);
            } else if (!focusing.all()) {
                store.dispatch(Command.point(Selection.NONE));
            }
        }
    }

    private void arrow(KeyEvent e, int dx, int dy) {
        Optional<Selection.Item> item = store.view().getValue().selection().primary();
        if (e.isAltDown() && dy != 0 && item.orElse(null) instanceof Selection.OfColumn c) {
            Deeds.of(store).move(c, dy).ifPresent(asker::perform);
        } else if (e.isAltDown()) {
            nudge(dx * (e.isShiftDown() ? 16 : 4), dy * (e.isShiftDown() ? 16 : 4));
        } else {
            neighbour(dx, dy).ifPresent(t -> store.dispatch(Command.select(new Selection.OfTable(t))));
        }
    }

    private void nudge(double dx, double dy) {
        Map<ObjectName, Point> to = new HashMap<>();
        for (ObjectName t : store.view().getValue().selection().tables()) {
            Optional<Point> drawn = sheet.drawing()
                    .box(t)
                    .map(b -> new Point(b.bounds().x(), b.bounds().y()));
            // In the document it may be on its way already, beyond what is drawn.
            Optional<Point> at = store.view().getValue().focus().arranged()
                    ? drawn
                    : Optional.ofNullable(store.document().getValue().places().get(t))
                            .or(() -> drawn);
            at.ifPresent(p -> to.put(t, p.plus(dx, dy)));
        }
        if (to.isEmpty()) {
            return;
        }
        long now = System.nanoTime();
        if (now - nudged > ONE_NUDGE) {
            nudge = Gesture.of(
                    "Move " + (to.size() == 1 ? to.keySet().iterator().next() : to.size() + " tables"));
        }
        nudged = now;
        store.dispatch(new Command.Moved(to, nudge));
    }

    /** Returns the table nearest in a direction from the one selected last; without a selection, the one in the middle. */
    private Optional<ObjectName> neighbour(int dx, int dy) {
        Optional<Rect> from = store.view()
                .getValue()
                .selection()
                .primary()
                .flatMap(i -> sheet.drawing().box(i.table()))
                .map(Box::bounds);
        double x = from.map(Rect::centreX).orElse(sheet.view().toDrawingX(sheet.getWidth() / 2));
        double y = from.map(Rect::centreY).orElse(sheet.view().toDrawingY(sheet.getHeight() / 2));
        return sheet.drawing().boxes().stream()
                .filter(b -> from.isEmpty() || ahead(b.bounds(), x, y, dx, dy))
                .min(Comparator.comparingDouble(b -> {
                    double along = Math.abs(
                            (b.bounds().centreX() - x) * dx + (b.bounds().centreY() - y) * dy);
                    double across = Math.abs(
                            (b.bounds().centreX() - x) * dy + (b.bounds().centreY() - y) * dx);
                    return along + 2 * across;
                }))
                .map(Box::table);
    }

    /** Whether {@code r} lies in the quarter of the plane that the direction points to. */
    private static boolean ahead(Rect r, double x, double y, int dx, int dy) {
        double along = (r.centreX() - x) * dx + (r.centreY() - y) * dy;
        double across = Math.abs((r.centreX() - x) * dy + (r.centreY() - y) * dx);
        return along > 1 && across <= along * 1.5;
    }
}
