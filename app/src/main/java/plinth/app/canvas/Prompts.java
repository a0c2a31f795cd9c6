package plinth.app.canvas;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import plinth.app.edits.Fragments;
import plinth.app.edits.InPlace;
import plinth.app.edits.Read;
import plinth.app.store.Command;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.app.ui.Parts;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.renderer.diagram.Box;
import plinth.renderer.diagram.Face;
import plinth.renderer.diagram.Point;
import plinth.renderer.diagram.Rect;
import plinth.renderer.diagram.TextMeasure;
import plinth.renderer.diagram.Typeface;
import plinth.renderer.sql.Sql;

/**
 * Names and types that are written on the canvas in their place, one at a time. Enter, Tab and a click elsewhere take what was written, Tab goes on to
 * the next: from a table's name to its columns, from a column's name to its type, from the last type to a line for another column. Esc leaves it as it
 * was. What is refused says why below the field. New tables and columns are typed in an {@link Entry}.
 */
final class Prompts implements InPlace {
    private static final double LEAST_TYPE = 144;

    private final Store store;
    private final Sheet sheet;
    private final Pane layer;
    private final Entry entry;
    private @Nullable Open open;

    /** A field that is open; {@code drawnAs} is what its table was called before, in case the drawing is behind. */
    private record Open(Draft draft, boolean ofType, List<ObjectName> drawnAs, TextField field, VBox node) {}

    /** @param layer lies over the canvas and takes no mouse where nothing is asked */
    Prompts(Store store, Sheet sheet, Pane layer) {
        this.store = store;
        this.sheet = sheet;
        this.layer = layer;
        this.entry = new Entry(store, sheet, layer);
        sheet.onChange(this::follow);
    }

    @Override
    public boolean rename(Selection.Item item) {
        take();
        Optional<Draft> draft = Draft.of(store, item);
        draft.ifPresent(d -> show(d, false, List.of()));
        return draft.isPresent();
    }

    @Override
    public void table(Optional<Point> at) {
        take();
        entry.table(at);
    }

    @Override
    public void columns(List<ObjectName> tables, boolean made) {
        take();
        entry.columns(tables, made);
    }

    /** Takes what is written and closes the field, also when it is refused: then a notice says why. Returns whether there was a field. */
    boolean take() {
        entry.take();
        Open now = open;
        if (now == null) {
            return false;
        }
        Optional<String> refused = now.field().getText().isBlank() ? Optional.empty() : written(now);
        close();
        refused.ifPresent(r -> store.dispatch(new Command.Refused(r)));
        return true;
    }

    /** Closes the field and leaves all as it was before it. Returns whether there was one. */
    boolean cancel() {
        Open now = open;
        if (now == null) {
            boolean typing = entry.isOpen();
            entry.escape();
            return typing;
        }
        close();
        // A name that was taken stays when only its type is left.
        if (!now.ofType()) {
            now.draft().takeBack();
        }
        sheet.requestFocus();
        return true;
    }

    private void close() {
        Open now = open;
        open = null;
        if (now != null) {
            layer.getChildren().remove(now.node());
        }
    }

    private void show(Draft draft, boolean ofType, List<ObjectName> drawnAs) {
        String text = ofType
                ? draft.type().map(Sql.PUBLIC::type).orElse("")
                : draft.name().value();
        TextField field = new TextField(text);
        field.getStyleClass().addAll("dense", "in-place");
        if (ofType) {
            field.getStyleClass().add("mono");
        }
        field.setAccessibleText((ofType ? "Type of " : "New name of ") + draft.name());
        VBox node = new VBox(field);
        node.setManaged(false);
        Open now = new Open(draft, ofType, drawnAs, field, node);
        field.textProperty().addListener((o, was, is) -> note(now, is));
        field.addEventFilter(KeyEvent.KEY_PRESSED, e -> key(now, e));
        open = now;
        layer.getChildren().add(node);
        follow();
        if (outOfSight(now)) {
            store.dispatch(Command.select(draft.item()));
        }
        field.requestFocus();
        field.selectAll();
        field.focusedProperty().addListener((o, was, is) -> {
            // Another window may come to the front meanwhile.
            boolean here = field.getScene() != null
                    && field.getScene().getWindow() != null
                    && field.getScene().getWindow().isFocused();
            if (!is && open == now && here) {
                take();
            }
        });
    }

    private void key(Open now, KeyEvent e) {
        switch (e.getCode()) {
            case ESCAPE -> cancel();
            case ENTER -> {
                if (accepted(now)) {
                    close();
                    sheet.requestFocus();
                }
            }
            case TAB -> {
                if (accepted(now)) {
                    next(now, e.isShiftDown() ? -1 : 1);
                }
            }
            default -> {
                return;
            }
        }
        e.consume();
    }

    /** Takes what is written; says below the field why it cannot be. */
    private boolean accepted(Open now) {
        Optional<String> refused = written(now);
        refused.ifPresent(r -> {
            now.field().getStyleClass().add("wrong");
            below(now, r, "danger-text", "in-place-wrong");
        });
        return refused.isEmpty();
    }

    private Optional<String> written(Open now) {
        String text = now.field().getText().strip();
        if (now.ofType()) {
            Fragments read = new Fragments(store.document().getValue().reading().dialect());
            boolean same = now.draft()
                    .type()
                    .map(Sql.PUBLIC::type)
                    .filter(text::equals)
                    .isPresent();
            return same
                    ? Optional.empty()
                    : switch (read.type(text)) {
                        case Read.Good<plinth.model.schema.Type>(var type) ->
                            now.draft().type(type);
                        case Read.Bad<plinth.model.schema.Type>(String reason) -> Optional.of(reason);
                    };
        }
        return text.isEmpty() ? Optional.of("A name is needed.") : now.draft().name(new Name(text));
    }

    /** Goes on from a field that was taken. */
    private void next(Open from, int by) {
        Draft draft = from.draft();
        List<ObjectName> drawnAs = Stream.concat(
                        draft.item() instanceof Selection.OfTable
                                ? draft.names().stream()
                                        .map(n -> draft.item().table().sibling(n))
                                : Stream.of(draft.item().table()),
                        from.drawnAs().stream())
                .distinct()
                .toList();
        boolean ofColumn = draft.type().isPresent();
        close();
        if (ofColumn && from.ofType() != by > 0) {
            show(draft, by > 0, drawnAs);
            return;
        }
        Optional<Selection.Item> item = draft.neighbour(by);
        if (item.isPresent()) {
            Optional<Draft> to = Draft.of(store, item.get());
            store.dispatch(Command.point(Selection.of(item.get())));
            to.ifPresent(d -> show(d, by < 0 && d.type().isPresent(), drawnAs));
        } else if (by > 0) {
            entry.columns(List.of(draft.item().table()), false);
        }
        if (open == null && !entry.isOpen()) {
            sheet.requestFocus();
        }
    }

    /** While a name is written, says how it will stand in SQL where that is not as it is written. */
    private void note(Open now, String text) {
        now.field().getStyleClass().remove("wrong");
        String name = text.strip();
        String sql = Sql.name(name);
        if (!now.ofType() && !name.isEmpty() && !sql.equals(name)) {
            below(now, "In SQL it is " + sql + ".", "muted", "in-place-note");
        } else {
            below(now, "");
        }
    }

    private void below(Open now, String text, String... classes) {
        if (text.isEmpty()) {
            now.node().getChildren().setAll(now.field());
        } else {
            Label words = Parts.text(text, "s12");
            words.getStyleClass().addAll(classes);
            words.setWrapText(true);
            words.setMaxWidth(Math.max(240, now.field().getPrefWidth()));
            now.node().getChildren().setAll(now.field(), words);
        }
        follow();
    }

    // Where it stands

    /** Keeps the field where its name is drawn, whatever moves. */
    private void follow() {
        Open now = open;
        if (now == null) {
            return;
        }
        Optional<Rect> at = spot(now);
        // It has the keyboard from the beginning, also before its place is drawn.
        now.node().setOpacity(at.isPresent() ? 1 : 0);
        at.ifPresent(r -> {
            now.field().setPrefWidth(r.width());
            now.node().applyCss();
            now.node().autosize();
            double w = now.node().getLayoutBounds().getWidth();
            double h = now.node().getLayoutBounds().getHeight();
            now.node()
                    .relocate(
                            Math.rint(Math.clamp(r.x(), 4, Math.max(4, layer.getWidth() - w - 4))),
                            Math.rint(Math.clamp(r.y(), 4, Math.max(4, layer.getHeight() - h - 4))));
        });
    }

    private boolean outOfSight(Open now) {
        boolean column = now.draft().type().isPresent();
        return spot(now)
                .filter(r -> r.x() >= 0
                        && r.y() >= 0
                        && r.right() <= sheet.getWidth() + 8
                        && r.bottom() <= sheet.getHeight()
                        && !(column && Level.of(sheet.view().zoom()).far()))
                .isEmpty();
    }

    /** Returns where the field belongs on the canvas. */
    private Optional<Rect> spot(Open now) {
        Draft draft = now.draft();
        boolean column = draft.type().isPresent();
        Stream<ObjectName> own = column
                ? Stream.of(draft.item().table())
                : draft.names().stream().map(n -> draft.item().table().sibling(n));
        Optional<Box> box = Stream.concat(own, now.drawnAs().stream())
                .flatMap(t -> sheet.drawing().box(t).stream())
                .findFirst();
        double z = sheet.view().zoom();
        if (box.isEmpty()) {
            return Optional.empty();
        }
        Rect r = box.get().bounds();
        Face face = box.get().face();
        double y = column ? rowY(face, draft.names()) : Face.HEAD / 2;
        double top = sheet.view().toCanvasY(r.y() + y) - 12;
        if (now.ofType()) {
            // Behind the name, which stays to be read, also where that is beyond the box.
            double width = Math.max(LEAST_TYPE, r.width() * z / 2);
            double name = TextMeasure.bundled()
                    .width(
                            Typeface.INTER_SEMIBOLD,
                            Type.size(12, z),
                            draft.name().value());
            double left = Math.max(
                    sheet.view().toCanvasX(r.right()) + 1 - width,
                    sheet.view().toCanvasX(r.x() + Face.NAME_X) + name + 8);
            return Optional.of(new Rect(left, top, width, 24));
        }
        double width = Math.max(120, (r.width() - Face.NAME_X) * z + 7);
        return Optional.of(new Rect(sheet.view().toCanvasX(r.x() + Face.NAME_X) - 7, top, width, 24));
    }

    /** Returns the middle of the row of a column; of one that is not drawn yet, that of a row behind the last. */
    private static double rowY(Face face, List<Name> names) {
        return names.stream()
                .flatMap(n -> face.row(n).stream())
                .map(Face.Row::y)
                .findFirst()
                .orElseGet(() -> face.rows().isEmpty()
                        ? Face.HEAD + Face.ROW / 2
                        : face.rows().getLast().y() + Face.ROW);
    }
}
