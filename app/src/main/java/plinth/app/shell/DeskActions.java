package plinth.app.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.GenericStyledArea;
import plinth.app.edits.Deeds;
import plinth.app.export.ExportDialog;
import plinth.app.store.Command;
import plinth.app.store.Store;
import plinth.app.store.View;
import plinth.app.ui.Action;
import plinth.app.ui.Pane;

/** What can be done in the window of an open project, beside what its panes can do. */
final class DeskActions {
    private final Desk desk;
    private final Store store;
    private final Bench bench;
    private int pane;

    DeskActions(Desk desk, Store store, Bench bench) {
        this.desk = desk;
        this.store = store;
        this.bench = bench;
        desk.node().addEventFilter(KeyEvent.KEY_PRESSED, this::leave);
        desk.node().addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        desk.node().addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    }

    List<Action> all() {
        ObservableValue<Boolean> dirty = store.state().map(s -> s.dirty());
        ObservableValue<Boolean> undo =
                store.state().map(s -> s.history().undo().isPresent());
        ObservableValue<Boolean> redo =
                store.state().map(s -> s.history().redo().isPresent());
        List<Action> all = new ArrayList<>();
        all.add(Action.of(Action.Menu.FILE, "Save", "Shortcut+S", dirty, () -> bench.save(() -> {})));
        all.add(Action.of(Action.Menu.FILE, "Reload from disk", "", bench::reload));
        all.add(Action.of(Action.Menu.FILE, "Export", "Shortcut+E", this::export));
        all.add(Action.of(Action.Menu.FILE, "Close", "Shortcut+W", bench::closeDocument));
        all.add(Action.of(Action.Menu.EDIT, "Undo", "Shortcut+Z", undo, () -> store.dispatch(new Command.Undo())));
        all.add(Action.of(
                Action.Menu.EDIT, "Redo", "Shortcut+Shift+Z", redo, () -> store.dispatch(new Command.Redo())));
        all.add(Action.of(Action.Menu.EDIT, "Find or run", "Shortcut+K", desk::palette));
        all.add(Action.of(Action.Menu.VIEW, "Model", "Shortcut+1", () -> desk.tab(View.Tab.MODEL)));
        all.add(Action.of(Action.Menu.VIEW, "Compare", "Shortcut+2", () -> desk.tab(View.Tab.COMPARE)));
        all.add(Action.of(Action.Menu.VIEW, "Changes", "Shortcut+4", () -> desk.tab(View.Tab.CHANGES)));
        all.add(Action.of(
                Action.Menu.VIEW, "Outline", "Shortcut+B", () -> desk.panes(p -> p.withOutline(!p.outline()))));
        all.add(Action.of(
                Action.Menu.VIEW, "Inspector", "Shortcut+I", () -> desk.panes(p -> p.withInspector(!p.inspector()))));
        all.add(Action.of(
                Action.Menu.VIEW, "SQL and problems", "Shortcut+J", () -> desk.panes(p -> p.withDock(!p.dock()))));
        all.add(Action.of(Action.Menu.VIEW, "Next pane", "F6", this::nextPane));
        all.add(Action.of(Action.Menu.HELP, "Keys", "", () -> bench.keys(desk.actions())));
        all.add(Action.of(
                Action.Menu.SCHEMA,
                "Add table",
                "",
                () -> desk.asker().perform(desk.asker().addTable())));
        all.addAll(adding());
        return all;
    }

    /** What adds what has no box: views, enums. */
    private List<Action> adding() {
        return Deeds.of(store).makers().stream()
                .map(d -> Action.of(
                        Action.Menu.SCHEMA,
                        d.title(),
                        "",
                        () -> Deeds.of(store).makers().stream()
                                .filter(now -> now.title().equals(d.title()))
                                .forEach(desk.asker()::perform)))
                .toList();
    }

    private void export() {
        bench.overlay().dialog(new ExportDialog(store, bench.overlay()::close).node());
    }

    private void nextPane() {
        pane = (pane + 1) % 5;
        Pane p = desk.pane(pane);
        if (p.node().getScene() == null || !p.node().isVisible()) {
            pane = (pane + 1) % 5;
            p = desk.pane(pane);
        }
        p.focus();
    }

    /** Esc closes what is asked wherever the keyboard is, before a list takes the key for itself; a field that is written in comes first. */
    private void leave(KeyEvent e) {
        if (e.getCode() == KeyCode.ESCAPE && !typing(e) && desk.asker().close()) {
            e.consume();
        }
    }

    private static boolean typing(KeyEvent e) {
        return e.getTarget() instanceof TextInputControl || e.getTarget() instanceof GenericStyledArea<?, ?, ?>;
    }

    private void key(KeyEvent e) {
        if (e.isShortcutDown() && e.getCode() == KeyCode.Y) {
            store.dispatch(new Command.Redo());
            e.consume();
        } else if (e.getCode() == KeyCode.ESCAPE && desk.asker().close()) {
            e.consume();
        } else if (e.getCode() == KeyCode.ESCAPE && store.notice().get().isPresent()) {
            store.dispatch(new Command.NoticeRead());
            e.consume();
        }
    }

    /** Keys that are letters: what they open gets none of them, and they are where a keyboard has them. */
    private void typed(KeyEvent e) {
        if (typing(e) || e.isShortcutDown() || e.isMetaDown()) {
            return;
        }
        switch (e.getCharacter()) {
            case "/" -> {
                if (!store.view().getValue().panes().outline()) {
                    desk.panes(p -> p.withOutline(true));
                }
                desk.outline().find();
                e.consume();
            }
            case "?" -> {
                bench.keys(desk.actions());
                e.consume();
            }
            default -> {}
        }
    }
}
