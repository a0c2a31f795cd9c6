package plinth.app.canvas;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import plinth.app.edits.Attempt;
import plinth.app.store.Command;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.app.ui.Parts;
import plinth.model.edit.Edit;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.renderer.diagram.Box;
import plinth.renderer.diagram.Face;
import plinth.renderer.diagram.Rect;

/** Names that are written on the canvas in their place. One at a time; Esc leaves it, and what is refused says why below the field. */
final class Prompts {
    private final Store store;
    private final Sheet sheet;
    private final Pane layer;
    private @Nullable Node open;
    private Selection.@Nullable Item waiting;

    /** @param layer lies over the canvas and takes no mouse where nothing is asked */
    Prompts(Store store, Sheet sheet, Pane layer) {
        this.store = store;
        this.sheet = sheet;
        this.layer = layer;
        sheet.onChange(this::tryWaiting);
    }

    /** Closes the field. Returns whether there was one. */
    boolean close() {
        waiting = null;
        Node node = open;
        open = null;
        if (node == null) {
            return false;
        }
        layer.getChildren().remove(node);
        return true;
    }

    private void leave() {
        close();
        sheet.requestFocus();
    }

    /** Lets the user write another name where {@code item} has its own, as soon as it is drawn. Returns whether it has such a place. */
    boolean rename(Selection.Item item) {
        close();
        switch (item) {
            case Selection.OfTable t -> waiting = t;
            case Selection.OfColumn c -> waiting = c;
            case Selection.OfFamily f -> waiting = new Selection.OfTable(f.table());
            case Selection.OfConstraint c -> {
                return false;
            }
            case Selection.OfIndex i -> {
                return false;
            }
            case Selection.OfTrigger g -> {
                return false;
            }
            case Selection.OfObject o -> {
                return false;
            }
        }
        tryWaiting();
        return true;
    }

    private void tryWaiting() {
        Selection.Item item = waiting;
        Optional<Box> box = item == null ? Optional.empty() : sheet.drawing().box(item.table());
        if (item == null || box.isEmpty()) {
            return;
        }
        Face face = box.get().face();
        String name = switch (item) {
            case Selection.OfColumn c -> c.column().value();
            default -> item.table().name().value();
        };
        if (item instanceof Selection.OfColumn c && face.row(c.column()).isEmpty()) {
            return;
        }
        waiting = null;
        double y = item instanceof Selection.OfColumn c ? face.endY(c.column()) : Face.HEAD / 2;
        Rect r = box.get().bounds();
        TextField field = new TextField(name);
        field.getStyleClass().addAll("dense", "in-place");
        field.setPrefWidth(
                Math.max(120, (r.width() - Face.NAME_X) * sheet.view().zoom()));
        field.setAccessibleText("New name of " + name);
        Label wrong = Parts.text("", "s12", "danger-text", "in-place-wrong");
        wrong.setWrapText(true);
        wrong.setMaxWidth(Math.max(240, field.getPrefWidth()));
        VBox node = new VBox(field);
        field.textProperty().addListener((o, was, now) -> {
            node.getChildren().remove(wrong);
            field.getStyleClass().remove("wrong");
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                leave();
                e.consume();
            }
        });
        field.setOnAction(e -> {
            Optional<String> refused = named(item, name, field.getText().strip());
            if (refused.isEmpty()) {
                leave();
            } else {
                wrong.setText(refused.get());
                field.getStyleClass().add("wrong");
                node.getChildren().setAll(field, wrong);
                node.autosize();
            }
        });
        put(node, sheet.view().toCanvasX(r.x() + Face.NAME_X) - 7, sheet.view().toCanvasY(r.y() + y) - 12);
        field.requestFocus();
        field.selectAll();
        field.focusedProperty().addListener((o, was, now) -> {
            if (!now && open == node) {
                close();
            }
        });
    }

    /** Gives {@code item} the name {@code to}. Returns why that was refused. */
    private Optional<String> named(Selection.Item item, String from, String to) {
        if (to.equals(from)) {
            return Optional.empty();
        }
        if (to.isEmpty()) {
            return Optional.of("A name is needed.");
        }
        Edit edit = item instanceof Selection.OfColumn(ObjectName table, Name column)
                ? new Edit.RenameColumn(table, column, new Name(to))
                : new Edit.RenameTable(item.table(), new Name(to));
        Optional<String> refused = Attempt.of(store, edit);
        refused.ifPresent(r -> store.dispatch(new Command.NoticeRead()));
        return refused;
    }

    private void put(Node node, double x, double y) {
        open = node;
        layer.getChildren().add(node);
        node.applyCss();
        node.autosize();
        double w = node.getLayoutBounds().getWidth();
        double h = node.getLayoutBounds().getHeight();
        node.relocate(
                Math.rint(Math.clamp(x, 4, Math.max(4, layer.getWidth() - w - 4))),
                Math.rint(Math.clamp(y, 4, Math.max(4, layer.getHeight() - h - 4))));
    }
}
