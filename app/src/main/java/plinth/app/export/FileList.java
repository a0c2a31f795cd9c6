package plinth.app.export;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import plinth.app.ui.Glyph;
import plinth.app.ui.Icons;
import plinth.app.ui.Parts;
import plinth.project.Exporter;
import plinth.project.Exporter.Planned;
import plinth.project.Exporter.Status;

/** The files that would be written, each with what would become of it. */
final class FileList {
    private final ListView<Planned> list = new ListView<>();
    private final Predicate<Planned> allowed;

    /**
     * @param allowed whether a file is overwritten or removed although it is not as an export wrote it
     * @param chosen is told when another file is chosen
     * @param toggle is told when the chosen one is to be allowed, or no longer
     */
    FileList(Predicate<Planned> allowed, Runnable chosen, Runnable toggle) {
        this.allowed = allowed;
        list.getStyleClass().add("export-files");
        list.setId("export-files");
        list.setCellFactory(l -> new Cell());
        list.getSelectionModel().selectedItemProperty().addListener((o, was, now) -> chosen.run());
        list.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.SPACE) {
                toggle.run();
                e.consume();
            }
        });
    }

    Node node() {
        return list;
    }

    /** Makes room for one file, or for several. */
    void single(boolean one) {
        list.getStyleClass().remove("single");
        if (one) {
            list.getStyleClass().add("single");
        }
    }

    void show(Optional<Exporter.Plan> next) {
        int at = Math.max(0, list.getSelectionModel().getSelectedIndex());
        List<Planned> files = next.map(Exporter.Plan::files).orElse(List.of());
        list.getItems().setAll(files);
        if (!files.isEmpty()) {
            list.getSelectionModel().select(Math.min(at, files.size() - 1));
        }
    }

    /** Shows anew what is allowed. */
    void refresh() {
        list.refresh();
    }

    Optional<Planned> chosen() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    static String words(Status status) {
        return switch (status) {
            case NEW -> "new";
            case CHANGED -> "changed";
            case UNCHANGED -> "unchanged";
            case EDITED -> "edited by hand";
            case STALE -> "stale";
            case EDITED_STALE -> "stale, edited by hand";
            case FOREIGN -> "not Plinth's";
            case OTHER_PROJECT -> "another project's";
        };
    }

    /** What becomes of a file that does not go without saying. */
    private String fate(Planned p) {
        boolean done = !p.status().asks() || allowed.test(p);
        return p.status().goes()
                ? done ? "is removed" : "is kept"
                : p.status().asks() ? done ? "is overwritten" : "is kept" : "";
    }

    private final class Cell extends ListCell<Planned> {
        @Override
        protected void updateItem(Planned p, boolean empty) {
            super.updateItem(p, empty);
            setText(null);
            if (empty || p == null) {
                setGraphic(null);
                return;
            }
            String tag = switch (p.status()) {
                case NEW -> "ok";
                case CHANGED -> "accent";
                case UNCHANGED -> "plain";
                case STALE, EDITED, EDITED_STALE, FOREIGN, OTHER_PROJECT -> "warning";
            };
            HBox row = Parts.row(
                    8,
                    Icons.of(Glyph.FILE, 14),
                    Parts.text(p.name(), "mono", "s12"),
                    Parts.grow(),
                    Parts.text(fate(p), "s12", "muted"),
                    Parts.text(words(p.status()), "tag", tag));
            setGraphic(row);
        }
    }
}
