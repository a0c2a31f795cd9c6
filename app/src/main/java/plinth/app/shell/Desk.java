package plinth.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import plinth.app.compare.AdoptDialog;
import plinth.app.compare.CompareActions;
import plinth.app.edits.Asker;
import plinth.app.inspector.InspectorPane;
import plinth.app.outline.OutlinePane;
import plinth.app.problems.ProblemsPane;
import plinth.app.sql.SqlPane;
import plinth.app.store.Command;
import plinth.app.store.State;
import plinth.app.store.Store;
import plinth.app.store.View;
import plinth.app.ui.Action;
import plinth.app.ui.Appearance;
import plinth.app.ui.Glyph;
import plinth.app.ui.Icons;
import plinth.app.ui.Pane;
import plinth.app.ui.Parts;
import plinth.project.Opened;
import plinth.renderer.diagram.Icon;

/** The window of an open project. */
final class Desk {
    /** Frames after which what the first of them painted is on the screen. */
    private static final int PICTURE_FIRST = 3;

    private final Store store;
    private final Bench bench;
    private final Asker asker;
    private final OutlinePane outline;
    private final InspectorPane inspector;
    private final SqlPane sql;
    private final ProblemsPane problems;
    private final Pane model;
    private final Supplier<Pane> makeCompare;
    private Optional<Pane> compare = Optional.empty();
    private final Supplier<Pane> makeChanges;
    private Optional<Pane> changes = Optional.empty();
    private final StackPane middle = new StackPane();
    private final VBox banners = new VBox();
    private final Dock dock;
    private final Sashes sashes;
    private final Sizes sizes;
    private final BorderPane root = new BorderPane();
    private final ToggleButton modelTab = mode("Model", Icons.ofPath(Icon.SUPERTYPE.path(), 14));
    private final ToggleButton changesTab = mode("Changes", Icons.of(Glyph.BRANCH, 14));
    private final ToggleButton compareTab = mode("Compare", Icons.of(Glyph.SWAP, 14));
    private final List<Action> actions = new ArrayList<>();

    Desk(Bench bench, Store store, Preferences preferences, ObservableValue<Appearance> appearance, Menu theme) {
        this.bench = bench;
        this.store = store;
        asker = new Asker(store);
        model = Middle.model(store, appearance, asker);
        makeChanges = () -> Middle.changes(store, () -> bench.save(() -> {}));
        makeCompare = () -> Middle.compare(store, appearance, this::adopt);
        outline = new OutlinePane(store, asker);
        inspector = new InspectorPane(store, asker);
        sql = new SqlPane(store);
        problems = new ProblemsPane(store);
        dock = new Dock(store, sql, problems, () -> panes(p -> p.withDock(false)));
        NoticeStrip notice = new NoticeStrip(store);
        StackPane center = new StackPane(middle, notice.node());
        middle.setMinSize(0, 0);
        sashes = new Sashes(
                outline.node(),
                center,
                inspector.node(),
                dock,
                (side, size) -> sizes().remember(side, size),
                side -> sizes().reset(side));
        sizes = new Sizes(sashes, preferences, store);
        actions.addAll(bench.actions());
        actions.addAll(new DeskActions(this, store, bench).all());
        for (Pane p : List.of(model, outline, inspector, sql, problems)) {
            actions.addAll(p.actions());
        }
        AppBar bar = new AppBar(
                Menus.bar(actions, List.of(theme)),
                Optional.of(crumb(store.state().get().project())),
                Optional.of(modes()),
                Optional.of(history()),
                this::palette);
        root.setTop(new VBox(bar, banners));
        root.setCenter(sashes);
        root.setBottom(new StatusBar(store, sql.caret(), dock::showProblems).node());
        store.view().addListener((o, was, now) -> show(now));
        show(store.view().getValue());
    }

    /**
     * Puts the sides in once the diagram is on the screen, one in each frame: lists and an editor take longer to lay out than it does. Does {@code
     * then} afterwards.
     */
    void fill(Runnable then) {
        new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                frames++;
                if (frames > PICTURE_FIRST && !sashes.fill()) {
                    stop();
                    then.run();
                }
            }
        }.start();
    }

    private Sizes sizes() {
        return sizes;
    }

    Node node() {
        return root;
    }

    Store store() {
        return store;
    }

    VBox banners() {
        return banners;
    }

    List<Action> actions() {
        return actions;
    }

    Pane pane(int at) {
        return List.of(outline, shownTab(), inspector, sql, problems).get(at);
    }

    Pane shownTab() {
        return pane(store.view().getValue().tab());
    }

    private Pane pane(View.Tab tab) {
        return switch (tab) {
            case MODEL -> model;
            case COMPARE -> compare();
            case CHANGES -> changes();
        };
    }

    /** Returns what differs from the files, made when it is looked at first. */
    private Pane changes() {
        Pane made = changes.orElseGet(makeChanges);
        changes = Optional.of(made);
        return made;
    }

    /** Returns the comparison, made when it is looked at first: it has much to reckon. */
    private Pane compare() {
        Pane made = compare.orElseGet(makeCompare);
        compare = Optional.of(made);
        return made;
    }

    OutlinePane outline() {
        return outline;
    }

    InspectorPane inspector() {
        return inspector;
    }

    ProblemsPane problems() {
        return problems;
    }

    SqlPane sql() {
        return sql;
    }

    Dock dock() {
        return dock;
    }

    void panes(java.util.function.UnaryOperator<View.Panes> change) {
        store.dispatch(new Command.ViewChanged(v -> v.withPanes(change)));
    }

    Asker asker() {
        return asker;
    }

    private void adopt(AdoptDialog.Adopting what) {
        bench.overlay().dialog(new AdoptDialog(store, what, bench.overlay()::close).node());
    }

    void palette() {
        List<Action> all = new ArrayList<>(actions);
        all.addAll(CompareActions.of(store, this::adopt));
        bench.palette(store, asker, all);
    }

    private void show(View v) {
        Node wanted = pane(v.tab()).node();
        if (middle.getChildren().isEmpty() || middle.getChildren().getFirst() != wanted) {
            middle.getChildren().setAll(wanted);
        }
        modelTab.setSelected(v.tab() == View.Tab.MODEL);
        compareTab.setSelected(v.tab() == View.Tab.COMPARE);
        changesTab.setSelected(v.tab() == View.Tab.CHANGES);
        boolean m = v.tab() == View.Tab.MODEL;
        sashes.setOpen(
                m && v.panes().outline(),
                m && v.panes().inspector(),
                m && v.panes().dock());
    }

    private Node crumb(Opened project) {
        HBox box = Parts.row(4);
        String file = project.path().getFileName() == null
                ? project.name()
                : project.path().getFileName().toString();
        String folder = project.root().getFileName() == null
                ? ""
                : project.root().getFileName().toString();
        if (!file.equals(folder) && !folder.isEmpty()) {
            box.getChildren().addAll(Parts.text(folder, "muted"), Parts.text("/", "muted"));
        }
        box.getChildren().add(Parts.text(file));
        javafx.scene.control.Tooltip.install(
                box, new javafx.scene.control.Tooltip(project.path().toString()));
        return box;
    }

    private static ToggleButton mode(String text, Node icon) {
        ToggleButton b = new ToggleButton(text, icon);
        b.setFocusTraversable(true);
        return b;
    }

    private Node modes() {
        ToggleGroup group = new ToggleGroup();
        modelTab.setToggleGroup(group);
        compareTab.setToggleGroup(group);
        changesTab.setToggleGroup(group);
        modelTab.getStyleClass().add("first");
        changesTab.getStyleClass().add("last");
        modelTab.setOnAction(e -> tab(View.Tab.MODEL));
        compareTab.setOnAction(e -> tab(View.Tab.COMPARE));
        changesTab.setOnAction(e -> tab(View.Tab.CHANGES));
        HBox box = new HBox(modelTab, compareTab, changesTab);
        box.getStyleClass().add("segments");
        return box;
    }

    void tab(View.Tab tab) {
        store.dispatch(new Command.ViewChanged(v -> v.withTab(tab)));
        modelTab.setSelected(tab == View.Tab.MODEL);
        compareTab.setSelected(tab == View.Tab.COMPARE);
        changesTab.setSelected(tab == View.Tab.CHANGES);
    }

    private Node history() {
        Button undo =
                Parts.iconButton(Icons.of(Glyph.UNDO, 16, "fg"), "Undo", () -> store.dispatch(new Command.Undo()));
        Button redo =
                Parts.iconButton(Icons.of(Glyph.REDO, 16, "fg"), "Redo", () -> store.dispatch(new Command.Redo()));
        Runnable show = () -> {
            State s = store.state().get();
            undo.setDisable(s.history().undo().isEmpty());
            redo.setDisable(s.history().redo().isEmpty());
            s.history().undo().ifPresent(u -> undo.getTooltip().setText("Undo: " + u.label() + " (Ctrl+Z)"));
            s.history().redo().ifPresent(r -> redo.getTooltip().setText("Redo: " + r.label() + " (Ctrl+Shift+Z)"));
        };
        store.state().addListener((o, was, now) -> show.run());
        show.run();
        return Parts.row(4, undo, redo);
    }

    void close() {
        for (Pane p : List.of(model, outline, inspector, sql, problems)) {
            p.close();
        }
        compare.ifPresent(Pane::close);
        changes.ifPresent(Pane::close);
    }
}
