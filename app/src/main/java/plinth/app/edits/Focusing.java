package plinth.app.edits;

import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.value.ObservableValue;
import plinth.app.store.Command;
import plinth.app.store.Focus;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.app.store.View;
import plinth.app.ui.Action;
import plinth.model.schema.ObjectName;

/** What changes which tables the canvas shows. */
public final class Focusing {
    private final Store store;

    public Focusing(Store store) {
        this.store = store;
    }

    private Focus now() {
        return store.view().getValue().focus();
    }

    private List<ObjectName> selected() {
        return List.copyOf(store.view().getValue().selection().tables());
    }

    private void look(UnaryOperator<View> change) {
        store.dispatch(new Command.ViewChanged(v -> change.apply(v.withTab(View.Tab.MODEL))));
    }

    /** Shows only {@code tables} and what is next to them. */
    public void on(Collection<ObjectName> tables) {
        if (!tables.isEmpty()) {
            int steps = now().around().isEmpty() ? 1 : now().steps();
            look(v -> v.withFocus(Focus.on(tables).withSteps(steps)));
        }
    }

    /** Shows what is up to {@code steps} links away from what the focus is on, or else from what is selected. */
    public void steps(int steps) {
        if (now().around().isEmpty()) {
            List<ObjectName> tables = selected();
            if (!tables.isEmpty()) {
                look(v -> v.withFocus(Focus.on(tables).withSteps(steps)));
            }
        } else {
            look(v -> v.withFocus(now().withSteps(steps)));
        }
    }

    /** Shows only what {@code query} lets through; all when it is blank. */
    public void filter(String query) {
        look(v -> v.withFocus(query.isBlank() ? Focus.ALL : Focus.filtered(query)));
    }

    /** Hides {@code tables}. */
    public void hide(Collection<ObjectName> tables) {
        if (!tables.isEmpty()) {
            look(v -> v.withFocus(v.focus().hiding(tables)).pointingAt(Selection.NONE));
        }
    }

    /** Shows all tables. Returns whether some were not. */
    public boolean all() {
        boolean some = now().active();
        if (some) {
            look(v -> v.withFocus(Focus.ALL));
        }
        return some;
    }

    public void back() {
        look(View::back);
    }

    public void forward() {
        look(View::forward);
    }

    /** Returns what palette, menu and keys offer. */
    public List<Action> actions() {
        ObservableValue<Boolean> some = store.view().map(v -> !v.selection().isEmpty());
        ObservableValue<Boolean> focused = store.view().map(v -> v.focus().active());
        ObservableValue<Boolean> near = store.view()
                .map(v -> !v.focus().around().isEmpty() || !v.selection().isEmpty());
        ObservableValue<Boolean> back =
                store.view().map(v -> !v.looking().back().isEmpty());
        ObservableValue<Boolean> forward =
                store.view().map(v -> !v.looking().forward().isEmpty());
        Action.Menu menu = Action.Menu.VIEW;
        return List.of(
                Action.of(menu, "Focus on the selection", "Shortcut+Shift+F", some, () -> on(selected())),
                Action.of(menu, "Neighbours at 1 step", "Shortcut+Alt+1", near, () -> steps(1)),
                Action.of(menu, "Neighbours at 2 steps", "Shortcut+Alt+2", near, () -> steps(2)),
                Action.of(menu, "Neighbours at 3 steps", "Shortcut+Alt+3", near, () -> steps(3)),
                Action.of(menu, "Hide the selection", "Shortcut+H", some, () -> hide(selected())),
                Action.of(menu, "Show all tables", "Shortcut+Shift+H", focused, this::all),
                Action.of(menu, "Back", "Shortcut+OPEN_BRACKET", back, this::back),
                Action.of(menu, "Forward", "Shortcut+CLOSE_BRACKET", forward, this::forward));
    }
}
