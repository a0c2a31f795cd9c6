package plinth.app.canvas;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import plinth.app.edits.AreaDeeds;
import plinth.app.edits.Asker;
import plinth.app.edits.Focusing;
import plinth.app.edits.Inferred;
import plinth.app.store.Command;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.app.ui.Action;
import plinth.app.ui.Appearance;
import plinth.app.ui.Parts;
import plinth.model.pattern.InferredReference;

/** The diagram with its tools: the middle of the window in Model. */
public final class CanvasPane implements plinth.app.ui.Pane {
    private static final String EMPTY = "No tables yet. Press T, or type CREATE TABLE in the SQL pane.";

    private final Store store;
    private final BorderPane node = new BorderPane();
    private final Sheet sheet;
    private final Asker asker;
    private final Minimap minimap;
    private final Focusing focusing;

    /** Makes the pane of {@code store}; it follows {@code appearance} and shows what {@code asker} asks. */
    public CanvasPane(Store store, ObservableValue<Appearance> appearance, Asker asker) {
        this.store = store;
        this.asker = asker;
        sheet = new Sheet(store, appearance);
        focusing = new Focusing(store);
        Tools tools = new Tools(store);
        Making making = new Making(store);
        Pane layer = new Pane();
        layer.setPickOnBounds(false);
        Prompts prompts = new Prompts(store, sheet, layer);
        asker.renameBy(prompts);
        AreaName areaName = new AreaName(sheet, layer, new AreaDeeds(store));
        Pointer pointer = new Pointer(store, sheet, making, tools, prompts, asker, areaName);
        new Keyboard(store, sheet, pointer, tools, prompts, asker).install();
        new Menus(store, sheet, making, tools, asker, areaName).install();
        new Hints(sheet, layer, new InferredCard(store, layer, asker::say)).install();
        minimap = new Minimap(sheet);
        StackPane.setAlignment(minimap, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(minimap, new Insets(0, 12, 12, 0));
        Label empty = Parts.text(EMPTY, "muted");
        empty.setMouseTransparent(true);
        Runnable emptiness = () ->
                empty.setVisible(store.document().getValue().schema().tables().isEmpty());
        store.document().addListener((o, was, now) -> emptiness.run());
        emptiness.run();
        StackPane middle = new StackPane(sheet, empty, minimap, layer, asker.layer());
        middle.getStyleClass().add("canvas");
        middle.setMinSize(0, 0);
        node.setTop(new VBox(tools.node(), new FocusBar(store, focusing).node()));
        node.setCenter(middle);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void focus() {
        sheet.requestFocus();
    }

    @Override
    public List<Action> actions() {
        ObservableValue<Boolean> some = store.view().map(v -> !v.selection().isEmpty());
        List<Action> all = new ArrayList<>(focusing.actions());
        all.addAll(new AreaDeeds(store).actions());
        all.addAll(List.of(
                Action.of(
                        Action.Menu.VIEW,
                        "Arrange tables",
                        "Shortcut+Shift+L",
                        () -> store.dispatch(new Command.Arranged())),
                Action.of(Action.Menu.VIEW, "Zoom in", "Shortcut+EQUALS", () -> minimap.zoom(1.25)),
                Action.of(Action.Menu.VIEW, "Zoom out", "Shortcut+MINUS", () -> minimap.zoom(0.8)),
                Action.of(Action.Menu.VIEW, "Zoom to fit", "Shortcut+0", () -> sheet.fit(true)),
                Action.of(
                        Action.Menu.VIEW,
                        "Show or hide inferred references",
                        "Shortcut+Alt+I",
                        () -> store.dispatch(
                                new Command.ViewChanged(v -> v.withCanvas(c -> c.withInferred(!c.inferred()))))),
                Action.of(
                        Action.Menu.SCHEMA,
                        "Make inferred references of the selection foreign keys",
                        "Shortcut+Alt+R",
                        some,
                        () -> enforce(of(store.view().getValue().selection()))),
                Action.of(
                        Action.Menu.SCHEMA,
                        "Make all inferred references foreign keys",
                        "",
                        () -> enforce(store.picture().getValue().inferred())),
                Action.of(Action.Menu.SCHEMA, "Add column", "Shortcut+Enter", some, this::addColumn),
                Action.of(Action.Menu.EDIT, "Select all tables", "", this::selectAll),
                Action.of(Action.Menu.EDIT, "Rename", "", some, this::rename),
                Action.of(Action.Menu.EDIT, "Drop", "", some, () -> asker.drop(selection()))));
        return all;
    }

    private Selection selection() {
        return store.view().getValue().selection();
    }

    private List<InferredReference> of(Selection selection) {
        return store.picture().getValue().inferred().stream()
                .filter(r -> selection
                                .primary()
                                .filter(i -> i instanceof Selection.OfColumn)
                                .isPresent()
                        ? selection.has(
                                new Selection.OfColumn(r.table(), r.columns().getFirst()))
                        : selection.tables().contains(r.table()))
                .toList();
    }

    private void enforce(List<InferredReference> references) {
        Inferred.makeAll(store, references).ifPresent(asker::say);
    }

    private void addColumn() {
        selection().primary().map(Selection.Item::table).ifPresent(asker::addColumn);
    }

    private void rename() {
        selection().primary().ifPresent(asker::rename);
    }

    private void selectAll() {
        Keyboard.selectAll(store);
        sheet.requestFocus();
    }
}
