package plinth.app.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import plinth.app.store.Command;
import plinth.app.store.History;
import plinth.app.store.Store;

/** The steps that led here and those that were undone; a click goes there. */
final class HistoryList {
    private final ListView<Line> list = new ListView<>();
    private final Store store;

    /** A step; {@code by} is how many steps away from the present it is, negative for the past. */
    private record Line(String label, int by) {}

    HistoryList(Store store) {
        this.store = store;
        list.getStyleClass().add("plain-list");
        list.setFixedCellSize(24);
        list.setPlaceholder(plinth.app.ui.Parts.text("Nothing was changed yet.", "muted", "s12"));
        list.setCellFactory(v -> new ListCell<>() {
            @Override
            protected void updateItem(Line item, boolean empty) {
                super.updateItem(item, empty);
                getStyleClass().removeAll("muted", "semibold");
                setText(empty || item == null ? null : item.label());
                if (!empty && item != null && item.by() != 0) {
                    getStyleClass().add("muted");
                }
            }
        });
        list.setOnMouseClicked(e -> go());
        list.setOnKeyPressed(e -> {
            if (e.getCode() == javafx.scene.input.KeyCode.ENTER) {
                go();
            }
        });
        store.state().addListener((o, was, now) -> {
            if (was.history() != now.history()) {
                show(now.history());
            }
        });
        show(store.state().get().history());
    }

    Node node() {
        return list;
    }

    private void go() {
        Line line = list.getSelectionModel().getSelectedItem();
        if (line == null) {
            return;
        }
        for (int i = 0; i < Math.abs(line.by()); i++) {
            store.dispatch(line.by() < 0 ? new Command.Undo() : new Command.Redo());
        }
    }

    private void show(History h) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < h.future().size(); i++) {
            lines.add(
                    new Line(h.future().get(i).label() + " (undone)", h.future().size() - i));
        }
        for (int i = h.past().size() - 1; i >= 0; i--) {
            lines.add(new Line(h.past().get(i).label(), i + 1 - h.past().size()));
        }
        if (!lines.isEmpty()) {
            lines.add(new Line("Opened", -h.past().size()));
        }
        list.getItems().setAll(lines);
    }
}
