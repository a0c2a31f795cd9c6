package plinth.app.outline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import plinth.app.edits.AreaDeeds;
import plinth.app.edits.Asker;
import plinth.app.edits.DeedMenu;
import plinth.app.edits.Deeds;
import plinth.app.edits.Focusing;
import plinth.app.store.Command;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.app.store.TableFilter;
import plinth.app.ui.Action;
import plinth.app.ui.Counted;
import plinth.app.ui.Glyph;
import plinth.app.ui.Icons;
import plinth.app.ui.Pane;
import plinth.app.ui.Parts;
import plinth.model.schema.Table;

/** Lists the document and lets the user choose. */
public final class OutlinePane implements Pane {
    private final Store store;
    private final Asker asker;
    private final ContextMenu menu = new ContextMenu();
    private final VBox node = new VBox();
    private final ListView<Line> list = new ListView<>();
    private final TextField filter = new TextField();
    private final HBox found = Parts.row(8);
    private final Focusing focusing;
    private final Set<String> closed = new HashSet<>();
    private boolean showing;
    /** Whether what is selected has not come into view yet, since it is not listed yet. */
    private boolean awaited;
    /** Whether the selected line is looked for after the layout to come, and how often it is yet to be. */
    private boolean placing;

    private int tries;

    private Selection pressed = Selection.NONE;

    /** Makes the pane of {@code store}; what its menu asks is shown by {@code asker}. */
    public OutlinePane(Store store, Asker asker) {
        this.store = store;
        this.asker = asker;
        this.focusing = new Focusing(store);
        node.getStyleClass().add("outline");
        HBox head = Parts.row(
                8,
                Parts.text("Outline", "s12", "semibold"),
                Parts.grow(),
                Parts.iconButton(Icons.of(Glyph.PLUS, 16), "Add table", () -> asker.perform(asker.addTable())));
        head.getStyleClass().add("pane-head");
        filter.setPromptText("Filter, as type:jsonb");
        filter.getStyleClass().add("outline-filter");
        HBox hint = Parts.row(0, Icons.of(Glyph.SEARCH, 14), Parts.grow(), Parts.key("/"));
        hint.getStyleClass().add("outline-filter-marks");
        hint.setMouseTransparent(true);
        hint.getChildren().get(2).visibleProperty().bind(filter.textProperty().isEmpty());
        StackPane field = new StackPane(filter, hint);
        field.getStyleClass().add("outline-filter-box");
        list.getStyleClass().addAll("plain-list", "outline-list");
        list.setFixedCellSize(24);
        list.setCellFactory(v -> new LineCell());
        list.setPlaceholder(placeholder());
        VBox.setVgrow(list, Priority.ALWAYS);
        found.getStyleClass().add("outline-found");
        node.getChildren().addAll(head, field, found, list);
        filter.textProperty().addListener((o, was, now) -> {
            awaited = current().isPresent();
            show();
        });
        filter.addEventFilter(KeyEvent.KEY_PRESSED, this::filterKey);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::listKey);
        list.addEventFilter(
                MouseEvent.MOUSE_PRESSED, e -> pressed = store.view().getValue().selection());
        list.setOnMouseClicked(e -> {
            switch (list.getSelectionModel().getSelectedItem()) {
                case Line.Heading h -> toggle(h);
                // A click on what is selected already goes there again.
                case Line.Proposal p -> new AreaDeeds(store).keep();
                case Line.Example x -> {
                    filter.setText(x.query());
                    filter.requestFocus();
                    filter.positionCaret(x.query().length());
                }
                case Line.Item i when pressed.equals(Selection.of(i.selects())) -> go(i);
                case null, default -> {}
            }
        });
        list.getSelectionModel().selectedItemProperty().addListener((o, was, now) -> chosen(now));
        list.setOnContextMenuRequested(this::menu);
        store.picture().addListener((o, was, now) -> show());
        store.checks().addListener((o, was, now) -> show());
        store.view().addListener((o, was, now) -> {
            if (!was.focus().equals(now.focus())) {
                found();
            }
            if (was.selection() != now.selection() || !was.goal().equals(now.goal())) {
                looked();
            }
        });
        list.addEventFilter(ScrollEvent.SCROLL, e -> {
            awaited = false;
            tries = 0;
        });
        list.heightProperty().addListener((o, was, now) -> {
            // A list that gets lower takes nothing that is selected out of view.
            int at = list.getSelectionModel().getSelectedIndex();
            if (awaited || inView(at)) {
                bring();
            }
        });
        show();
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void focus() {
        list.requestFocus();
    }

    @Override
    public List<Action> actions() {
        return List.of(
                Action.of(Action.Menu.VIEW, "Find tables in the outline", "Shortcut+Shift+O", this::find),
                Action.of(
                        Action.Menu.VIEW,
                        "Show on the canvas what the outline finds",
                        "Shortcut+Alt+F",
                        this::filterCanvas));
    }

    /** Puts the keyboard into the filter. */
    public void find() {
        filter.requestFocus();
        filter.selectAll();
    }

    private static Node placeholder() {
        var text = Parts.text("No tables yet. Press T, or type CREATE TABLE in the SQL pane.", "s12", "muted");
        text.setWrapText(true);
        text.setMaxWidth(180);
        return text;
    }

    /** Shows on the canvas only the tables that the filter lets through. */
    private void filterCanvas() {
        focusing.filter(filter.getText());
    }

    private void filterKey(KeyEvent e) {
        if (e.getCode() == KeyCode.ENTER && e.isShortcutDown()) {
            filterCanvas();
            e.consume();
        } else if (e.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
            filter.clear();
            e.consume();
        } else if (e.getCode() == KeyCode.DOWN || e.getCode() == KeyCode.ENTER) {
            list.requestFocus();
            for (Line l : list.getItems()) {
                if (l instanceof Line.Item) {
                    list.getSelectionModel().select(l);
                    break;
                }
            }
            e.consume();
        }
    }

    private void listKey(KeyEvent e) {
        Line line = list.getSelectionModel().getSelectedItem();
        if (line instanceof Line.Item i && e.getCode() == KeyCode.F2) {
            asker.rename(i.selects());
            e.consume();
        } else if (line instanceof Line.Item i && e.getCode() == KeyCode.DELETE) {
            asker.drop(Selection.of(i.selects()));
            e.consume();
        } else if (line instanceof Line.Heading h) {
            boolean flip = e.getCode() == KeyCode.ENTER
                    || e.getCode() == KeyCode.SPACE
                    || (e.getCode() == KeyCode.LEFT && h.open())
                    || (e.getCode() == KeyCode.RIGHT && !h.open());
            if (flip) {
                toggle(h);
                e.consume();
            }
        }
    }

    /** Shows what can be done to the line under the pointer, which is selected by the press before. */
    private void menu(ContextMenuEvent e) {
        menu.hide();
        Selection chosen = store.view().getValue().selection();
        if (list.getSelectionModel().getSelectedItem() instanceof Line.Item i
                && !chosen.primary().equals(Optional.of(i.selects()))) {
            // What is selected is a part of the line's table: the menu is about the table.
            store.dispatch(Command.select(i.selects()));
        }
        Selection selection = list.getSelectionModel().getSelectedItem() instanceof Line.Item i
                ? Selection.of(i.selects())
                : Selection.NONE;
        List<MenuItem> items = new ArrayList<>(DeedMenu.items(Deeds.of(store).of(selection), asker));
        if (selection.isEmpty()) {
            items.addAll(0, DeedMenu.items(List.of(List.of(asker.addTable())), asker));
        }
        menu.getItems().setAll(items);
        menu.show(list, e.getScreenX(), e.getScreenY());
        e.consume();
    }

    private void toggle(Line.Heading h) {
        if (!closed.remove(h.key())) {
            closed.add(h.key());
        }
        show();
        for (Line l : list.getItems()) {
            if (l instanceof Line.Heading same && same.key().equals(h.key())) {
                list.getSelectionModel().select(l);
            }
        }
    }

    private void chosen(Line line) {
        if (!showing && line instanceof Line.Item i && !current().equals(Optional.of(i.selects()))) {
            go(i);
        }
    }

    private void go(Line.Item item) {
        store.dispatch(Command.select(item.selects()));
    }

    private Optional<Selection.Item> current() {
        return store.view().getValue().selection().primary();
    }

    /** Says how many tables the filter finds, and offers to show these alone. */
    private void found() {
        TableFilter asked = TableFilter.of(filter.getText());
        boolean some = !asked.isBlank() && asked.wrong().isEmpty();
        found.setVisible(some);
        found.setManaged(some);
        if (!some) {
            return;
        }
        TableFilter.About about = store.picture().getValue().about();
        Predicate<Table> through = asked.in(about);
        long n = about.schema().tables().stream()
                .filter(t -> t.partitionOf().isEmpty() && through.test(t))
                .count();
        boolean shown =
                store.view().getValue().focus().query().equals(filter.getText().strip());
        Button button = shown
                ? Parts.linkButton("Show all", focusing::all)
                : Parts.linkButton("Show on the canvas", this::filterCanvas);
        button.setTooltip(new Tooltip(shown ? "Show all tables (Ctrl+Shift+H)" : "Show these alone (Ctrl+Enter)"));
        button.setDisable(n == 0);
        found.getChildren().setAll(Parts.text(Counted.of(n, "table"), "s12", "muted"), Parts.grow(), button);
    }

    private void show() {
        found();
        List<Line> lines = Lines.of(store.picture().getValue(), store.checks().getValue(), filter.getText(), closed);
        if (!lines.equals(list.getItems())) {
            // A line that is in view stays in view when others come before it.
            awaited |= inView(list.getSelectionModel().getSelectedIndex());
            showing = true;
            list.getItems().setAll(lines);
            showing = false;
            follow();
            if (awaited) {
                bring();
            }
        }
    }

    /** Something else is selected: its heading is opened, and its line comes into view. */
    private void looked() {
        awaited = current().isPresent();
        if (open()) {
            show();
        } else {
            follow();
            bring();
        }
    }

    /** Opens the heading below which the selected line is. Returns whether it was closed. */
    private boolean open() {
        Optional<Selection.Item> item = current();
        if (closed.isEmpty() || item.isEmpty() || item.flatMap(this::line).isPresent()) {
            return false;
        }
        String heading = "";
        for (Line l : Lines.of(store.picture().getValue(), store.checks().getValue(), filter.getText(), Set.of())) {
            switch (l) {
                case Line.Heading h -> heading = h.key();
                case Line.Note n -> {}
                case Line.Proposal p -> {}
                case Line.Example x -> {}
                case Line.Item i -> {
                    if (stands(i, item.get())) {
                        return closed.remove(heading);
                    }
                }
            }
        }
        return false;
    }

    /** Brings the selected line into view as soon as the list is laid out: before that, its cells are those of old. */
    private void bring() {
        tries = 3;
        afterLayout();
    }

    private void afterLayout() {
        Scene scene = list.getScene();
        if (scene != null && !placing) {
            placing = true;
            scene.addPostLayoutPulseListener(new Runnable() {
                @Override
                public void run() {
                    scene.removePostLayoutPulseListener(this);
                    placing = false;
                    place();
                }
            });
            Platform.requestNextPulse();
        }
    }

    /**
     * Scrolls to the selected line, no more than is needed to see it, unless it is far away. Where it is not seen then,
     * it is looked for again after the next layout, and when the list is next filled, unless the user has scrolled.
     */
    private void place() {
        int at = list.getSelectionModel().getSelectedIndex();
        if (at < 0 || !(list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow)) {
            return;
        }
        awaited = !inView(at);
        if (!awaited) {
            return;
        }
        if (flow.getVisibleCell(at) != null) {
            flow.scrollTo(at);
        } else {
            list.scrollTo(Math.max(0, at - (int) (list.getHeight() / list.getFixedCellSize() / 3)));
        }
        if (tries-- > 0) {
            afterLayout();
        }
    }

    /** Returns whether the whole of line {@code at} stood in view when the list was last laid out. */
    private boolean inView(int at) {
        if (at < 0 || !(list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow)) {
            return false;
        }
        Node cell = flow.getVisibleCell(at);
        if (cell == null) {
            return false;
        }
        Bounds there = flow.sceneToLocal(cell.localToScene(cell.getLayoutBounds()));
        return there.getMinY() > -1 && there.getMaxY() < flow.getHeight() + 1;
    }

    /** Chooses the line of what is selected elsewhere. */
    private void follow() {
        showing = true;
        Optional<Line> found = current().flatMap(this::line);
        if (found.isPresent()) {
            list.getSelectionModel().select(found.get());
        } else {
            list.getSelectionModel().clearSelection();
        }
        showing = false;
    }

    private Optional<Line> line(Selection.Item item) {
        return list.getItems().stream()
                .filter(l -> l instanceof Line.Item i && stands(i, item))
                .findFirst();
    }

    /** Whether {@code line} stands for {@code item}, itself or as its table. */
    private static boolean stands(Line.Item line, Selection.Item item) {
        return line.selects().equals(item)
                || (!(item instanceof Selection.OfObject)
                        && line.selects() instanceof Selection.OfTable t
                        && Objects.equals(t.table(), item.table()));
    }
}
