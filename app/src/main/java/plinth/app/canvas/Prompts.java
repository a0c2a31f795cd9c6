package plinth.app.canvas;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import plinth.app.store.Selection;
import plinth.app.ui.Parts;
import plinth.renderer.diagram.Box;
import plinth.renderer.diagram.Face;
import plinth.renderer.diagram.Rect;

/** What is asked on the canvas itself: a name or a text in its place, whether to drop what others depend on. One at a time; Esc leaves it. */
final class Prompts {
    private static final int MOST_LINES = 8;

    private final Sheet sheet;
    private final Deeds deeds;
    private final Pane layer;
    private @Nullable Node open;
    private Selection.@Nullable Item waiting;

    /** @param layer lies over the canvas and takes no mouse where nothing is asked */
    Prompts(Sheet sheet, Deeds deeds, Pane layer) {
        this.sheet = sheet;
        this.deeds = deeds;
        this.layer = layer;
        sheet.onChange(this::tryWaiting);
    }

    /** Closes what is asked. Returns whether something was. */
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

    /** Lets the user write another name where {@code item} has its own, as soon as it is drawn. */
    void rename(Selection.Item item) {
        close();
        switch (item) {
            case Selection.OfTable t -> {}
            case Selection.OfColumn c -> {}
            case Selection.OfFamily f -> {
                rename(new Selection.OfTable(f.table()));
                return;
            }
            case Selection.OfConstraint c -> {
                text(
                        "Name of the foreign key",
                        c.constraint().value(),
                        s -> !s.isBlank(),
                        s -> deeds.rename(c, s.strip()));
                return;
            }
            case Selection.OfIndex i -> {
                text("Name of the index", i.index().value(), s -> !s.isBlank(), s -> deeds.rename(i, s.strip()));
                return;
            }
            case Selection.OfObject o -> {
                return;
            }
        }
        waiting = item;
        tryWaiting();
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
        ask(
                field,
                field,
                sheet.view().toCanvasX(r.x() + Face.NAME_X) - 7,
                sheet.view().toCanvasY(r.y() + y) - 12,
                s -> !s.isBlank(),
                s -> {
                    if (!s.strip().equals(name)) {
                        deeds.rename(item, s.strip());
                    }
                });
    }

    /** Asks for a text with a word what it is; {@code good} says whether it can be taken. */
    void text(String title, String now, Predicate<String> good, Consumer<String> take) {
        close();
        TextField field = new TextField(now);
        field.setPrefColumnCount(28);
        field.setAccessibleText(title);
        VBox card = card(title, field);
        ask(card, field, -1, -1, good, take);
    }

    private void ask(Node node, TextField field, double x, double y, Predicate<String> good, Consumer<String> take) {
        field.textProperty().addListener((o, was, now) -> {
            if (good.test(now)) {
                field.getStyleClass().remove("wrong");
            } else if (!field.getStyleClass().contains("wrong")) {
                field.getStyleClass().add("wrong");
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                leave();
                e.consume();
            }
        });
        field.setOnAction(e -> {
            if (good.test(field.getText())) {
                String text = field.getText();
                leave();
                take.accept(text);
            }
        });
        put(node, x, y);
        field.requestFocus();
        field.selectAll();
        field.focusedProperty().addListener((o, was, now) -> {
            if (!now && open == node) {
                close();
            }
        });
    }

    private void put(Node node, double x, double y) {
        open = node;
        layer.getChildren().add(node);
        node.applyCss();
        node.autosize();
        double w = node.getLayoutBounds().getWidth();
        double h = node.getLayoutBounds().getHeight();
        double left = x < 0 && y < 0 ? (layer.getWidth() - w) / 2 : x;
        double top = x < 0 && y < 0 ? Math.max(16, layer.getHeight() / 3 - h / 2) : y;
        node.relocate(
                Math.rint(Math.clamp(left, 4, Math.max(4, layer.getWidth() - w - 4))),
                Math.rint(Math.clamp(top, 4, Math.max(4, layer.getHeight() - h - 4))));
    }

    private static VBox card(String title, Node... content) {
        VBox card = new VBox(8, Parts.text(title, "semibold"));
        card.getChildren().addAll(content);
        card.getStyleClass().addAll("card", "prompt");
        card.setManaged(false);
        return card;
    }

    /** Says why something was not done. */
    void say(String reason) {
        close();
        Button ok = new Button("Close");
        ok.setOnAction(e -> leave());
        VBox card = card("Not done", wrapped(reason), Parts.row(8, Parts.grow(), ok));
        escape(card);
        put(card, -1, -1);
        ok.requestFocus();
    }

    /** Drops what is selected; shows first what depends on it. */
    void drop(Selection selection) {
        close();
        boolean something = selection.items().stream()
                .anyMatch(i -> !(i instanceof Selection.OfFamily) && !(i instanceof Selection.OfObject));
        if (!something) {
            return;
        }
        Dependents dependents = Dependents.of(deeds.schema(), selection);
        if (dependents.none()) {
            deeds.drop(selection);
            return;
        }
        String what = what(selection);
        Button drop = new Button(button(what, dependents));
        drop.setMnemonicParsing(false);
        drop.getStyleClass().add("danger");
        drop.setOnAction(e -> {
            leave();
            deeds.drop(selection);
        });
        Button cancel = new Button("Cancel");
        cancel.setOnAction(e -> leave());
        VBox lines = new VBox(2);
        if (!dependents.goes().isEmpty()) {
            lines.getChildren().add(Parts.text("Dropped with it", "s12", "muted"));
            list(lines, dependents.goes());
        }
        if (!dependents.breaks().isEmpty()) {
            lines.getChildren().add(Parts.text("To be mended by hand", "s12", "muted"));
            list(lines, dependents.breaks());
        }
        HBox buttons = Parts.row(8, Parts.grow(), cancel, drop);
        VBox card = card("Drop " + what, lines, buttons);
        escape(card);
        put(card, -1, -1);
        cancel.requestFocus();
    }

    private void escape(VBox card) {
        card.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                leave();
                e.consume();
            }
        });
    }

    private static Region wrapped(String text) {
        var label = Parts.text(text);
        label.setWrapText(true);
        label.setMaxWidth(360);
        return label;
    }

    private static void list(VBox lines, List<String> items) {
        items.stream().limit(MOST_LINES).forEach(s -> lines.getChildren().add(Parts.text(s, "s12")));
        if (items.size() > MOST_LINES) {
            lines.getChildren().add(Parts.text(items.size() - MOST_LINES + " more", "s12", "muted"));
        }
    }

    private static String what(Selection selection) {
        if (selection.items().size() > 1) {
            return selection.items().size() + " things";
        }
        return switch (selection.items().getFirst()) {
            case Selection.OfTable t -> t.table().toString();
            case Selection.OfColumn c -> c.column().value();
            case Selection.OfConstraint c -> c.constraint().value();
            case Selection.OfIndex i -> i.index().value();
            case Selection.OfFamily f -> f.table().toString();
            case Selection.OfObject o -> o.table().toString();
        };
    }

    private static String button(String what, Dependents d) {
        int n = d.goes().size();
        if (n == 0) {
            return "Drop " + what;
        }
        return "Drop " + what + " and " + (n == 1 ? d.goes().getFirst() : n + " that depend on it");
    }
}
