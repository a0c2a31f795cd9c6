package plinth.app.problems;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import plinth.app.store.Command;
import plinth.app.store.Places;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.app.store.View;
import plinth.app.ui.Action;
import plinth.app.ui.Pane;
import plinth.app.ui.Parts;
import plinth.model.schema.ObjectName;

/** Lists what is wrong or doubtful; a click goes there, a button mends it. */
public final class ProblemsPane implements Pane {
    private final Store store;
    private final ListView<Finding> list = new ListView<>();
    private final ReadOnlyObjectWrapper<Integer> count = new ReadOnlyObjectWrapper<>(0);

    public ProblemsPane(Store store) {
        this.store = store;
        list.getStyleClass().addAll("plain-list", "problem-list");
        list.setPlaceholder(Parts.text("Nothing is wrong.", "muted", "s12"));
        list.setCellFactory(v -> cell());
        list.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                go(list.getSelectionModel().getSelectedItem());
            }
        });
        store.checks().addListener((o, was, now) -> show());
        store.picture().addListener((o, was, now) -> show());
        show();
    }

    private ListCell<Finding> cell() {
        FindingCell cell = new FindingCell(this::fix);
        cell.setOnMouseClicked(e -> {
            if (cell.getItem() != null) {
                go(cell.getItem());
            }
        });
        return cell;
    }

    @Override
    public Node node() {
        return list;
    }

    @Override
    public List<Action> actions() {
        return List.of(
                Action.of(Action.Menu.EDIT, "Next problem", "F8", this::next),
                Action.of(Action.Menu.EDIT, "Mend the chosen problem", "Shortcut+Period", () -> {
                    Finding chosen = list.getSelectionModel().getSelectedItem();
                    if (chosen != null) {
                        fix(chosen);
                    }
                }));
    }

    /** Returns how many there are. */
    public ObservableValue<Integer> count() {
        return count.getReadOnlyProperty();
    }

    private void show() {
        List<Finding> found =
                Finding.all(store.checks().getValue(), store.picture().getValue());
        if (!found.equals(list.getItems())) {
            list.getItems().setAll(found);
            count.set(found.size());
        }
    }

    private void next() {
        int n = list.getItems().size();
        if (n > 0) {
            int at = (list.getSelectionModel().getSelectedIndex() + 1) % n;
            list.getSelectionModel().select(at);
            list.scrollTo(at);
            go(list.getItems().get(at));
        }
    }

    private void go(Finding f) {
        f.at().ifPresent(a -> {
            Optional<ObjectName> table = Places.tableAt(
                    store.document().getValue().reading(), a.file(), a.span().start());
            store.dispatch(new Command.ViewChanged(v -> {
                View shown = v.revealing(a.file(), a.span());
                return table.map(t -> shown.withSelection(Selection.ofTable(t))).orElse(shown);
            }));
        });
        f.column()
                .ifPresent(c -> store.dispatch(Command.select(
                        c.columns().isEmpty()
                                ? new Selection.OfTable(c.table())
                                : new Selection.OfColumn(c.table(), c.columns().getFirst()))));
    }

    private void fix(Finding f) {
        // A place in the text holds only for the text that was looked at.
        boolean now = store.checks()
                .getValue()
                .of()
                .filter(d -> d.reading() == store.document().getValue().reading())
                .isPresent();
        f.command().filter(c -> now || !(c instanceof Command.Typed)).ifPresent(store::dispatch);
    }
}
