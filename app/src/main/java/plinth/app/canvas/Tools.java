package plinth.app.canvas;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import plinth.app.store.Command;
import plinth.app.store.Store;
import plinth.app.store.View;
import plinth.app.ui.Glyph;
import plinth.app.ui.Icons;
import plinth.app.ui.Parts;
import plinth.renderer.diagram.Icon;

/** The bar over the canvas: what a press does, how much is shown. In a narrow one words go into tooltips. */
final class Tools {
    private static final double WORDS_FROM = 860;

    private final Store store;
    private final HBox bar = Parts.row(4);
    private final Map<Tool, ToggleButton> buttons = new EnumMap<>(Tool.class);
    private final List<Runnable> listeners = new ArrayList<>();
    private Consumer<Tool> begin = t -> {};
    private Tool tool = Tool.SELECT;

    Tools(Store store) {
        this.store = store;
        bar.getStyleClass().add("canvas-tools");
        button(Tool.SELECT, Icons.of(Glyph.CURSOR, 14), "Select", "V");
        button(Tool.TABLE, Icons.ofPath(Icon.TABLE.path(), 14), "Table", "T");
        button(Tool.REFERENCE, Icons.ofPath(Icon.REFERENCE.path(), 14), "Reference", "R");
        button(Tool.SUBTYPES, Icons.ofPath(Icon.SUBTYPE.path(), 14), "Subtypes", "S");
        button(Tool.BRIDGE, Icons.ofPath(Icon.BRIDGE.path(), 14), "Bridge", "B");
        Button arrange = new Button("Arrange", Icons.of(Glyph.ARRANGE, 14));
        arrange.getStyleClass().add("tool");
        arrange.setMinWidth(Region.USE_PREF_SIZE);
        arrange.setTooltip(new Tooltip("Arrange all tables (Ctrl+Shift+L)"));
        arrange.setOnAction(e -> store.dispatch(new Command.Arranged()));
        Region line = new Region();
        line.getStyleClass().add("separator-line");
        HBox.setMargin(line, new javafx.geometry.Insets(0, 8, 0, 8));
        bar.getChildren().addAll(line, arrange, Parts.grow(), details(), show());
        bar.widthProperty().addListener((o, was, now) -> words(now.doubleValue() >= WORDS_FROM));
        use(Tool.SELECT);
    }

    private void words(boolean shown) {
        for (Node n : bar.getChildren()) {
            if (n.getStyleClass().contains("tool") && n instanceof javafx.scene.control.Labeled l) {
                l.setContentDisplay(
                        shown
                                ? javafx.scene.control.ContentDisplay.LEFT
                                : javafx.scene.control.ContentDisplay.GRAPHIC_ONLY);
            }
        }
    }

    private void button(Tool t, Node icon, String title, String key) {
        ToggleButton b = new ToggleButton(title, icon);
        b.getStyleClass().add("tool");
        b.setMinWidth(Region.USE_PREF_SIZE);
        b.setTooltip(new Tooltip(title + " (" + key + ")"));
        b.setFocusTraversable(false);
        b.setOnAction(e -> {
            use(t);
            begin.accept(t);
        });
        buttons.put(t, b);
        bar.getChildren().add(b);
    }

    private Node details() {
        HBox segments = new HBox();
        segments.getStyleClass().addAll("segments", "small", "quiet");
        ToggleGroup group = new ToggleGroup();
        Map<View.Detail, ToggleButton> choices = new EnumMap<>(View.Detail.class);
        for (View.Detail d : View.Detail.values()) {
            ToggleButton b = new ToggleButton(
                    switch (d) {
                        case NAMES -> "Names";
                        case KEYS -> "Keys";
                        case ALL -> "All";
                    });
            b.setToggleGroup(group);
            b.setFocusTraversable(false);
            b.setOnAction(e -> {
                b.setSelected(true);
                store.dispatch(new Command.ViewChanged(v -> v.withCanvas(c -> c.withDetail(d))));
            });
            choices.put(d, b);
            segments.getChildren().add(b);
        }
        segments.getChildren().getFirst().getStyleClass().add("first");
        segments.getChildren().getLast().getStyleClass().add("last");
        follow(() -> choices.forEach((d, b) -> b.setSelected(d == canvas().detail())));
        return segments;
    }

    private Node show() {
        CheckBox types = new CheckBox("Types");
        types.setOnAction(e ->
                store.dispatch(new Command.ViewChanged(v -> v.withCanvas(c -> c.withTypes(types.isSelected())))));
        CheckBox rows = new CheckBox("Rows");
        rows.setOnAction(e ->
                store.dispatch(new Command.ViewChanged(v -> v.withCanvas(c -> c.withRows(rows.isSelected())))));
        CheckBox inferred = new CheckBox("Inferred");
        inferred.setTooltip(new Tooltip("Draw references that only names and types suggest, dashed (Ctrl+Alt+I)"));
        inferred.setOnAction(e ->
                store.dispatch(new Command.ViewChanged(v -> v.withCanvas(c -> c.withInferred(inferred.isSelected())))));
        inferred.setFocusTraversable(false);
        CheckBox areas = new CheckBox("Areas");
        areas.setTooltip(new Tooltip("Show areas, proposed where there are none (Ctrl+Alt+A)"));
        areas.setOnAction(e ->
                store.dispatch(new Command.ViewChanged(v -> v.withCanvas(c -> c.withAreas(areas.isSelected())))));
        areas.setFocusTraversable(false);
        Runnable some = () -> {
            boolean parts = !store.picture().getValue().areas().isEmpty() || !canvas().areas();
            areas.setVisible(parts);
            areas.setManaged(parts);
            boolean any = !store.picture().getValue().inferred().isEmpty();
            inferred.setVisible(any);
            inferred.setManaged(any);
        };
        store.picture().addListener((o, was, now) -> some.run());
        some.run();
        types.setFocusTraversable(false);
        rows.setFocusTraversable(false);
        follow(() -> {
            types.setSelected(canvas().types());
            rows.setSelected(canvas().rows());
            inferred.setSelected(canvas().inferred());
            areas.setSelected(canvas().areas());
        });
        HBox both = Parts.row(12, areas, inferred, types, rows);
        HBox.setMargin(both, new javafx.geometry.Insets(0, 4, 0, 12));
        return both;
    }

    private View.Canvas canvas() {
        return store.view().getValue().canvas();
    }

    private void follow(Runnable run) {
        store.view().addListener((o, was, now) -> run.run());
        run.run();
    }

    Node node() {
        return bar;
    }

    Tool tool() {
        return tool;
    }

    /** Takes up {@code next}. */
    void use(Tool next) {
        tool = next;
        buttons.forEach((t, b) -> b.setSelected(t == next));
        listeners.forEach(Runnable::run);
    }

    /** Lets {@code begin} do at once what the selection is enough for when a tool is pressed. */
    void onPress(Consumer<Tool> begin) {
        this.begin = begin;
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }
}
