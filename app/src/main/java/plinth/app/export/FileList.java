package plinth.app.export;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
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
    private Optional<Exporter.Plan> plan = Optional.empty();

    FileList(Runnable chosen) {
        list.getStyleClass().add("export-files");
        list.setId("export-files");
        list.setCellFactory(l -> new Cell());
        list.getSelectionModel().selectedItemProperty().addListener((o, was, now) -> chosen.run());
    }

    Node node() {
        return list;
    }

    void show(Optional<Exporter.Plan> next) {
        int at = Math.max(0, list.getSelectionModel().getSelectedIndex());
        plan = next;
        List<Planned> files = next.map(Exporter.Plan::files).orElse(List.of());
        list.getItems().setAll(files);
        if (!files.isEmpty()) {
            list.getSelectionModel().select(Math.min(at, files.size() - 1));
        }
    }

    Optional<Planned> chosen() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    static String words(Status status) {
        return switch (status) {
            case NEW -> "new";
            case CHANGED -> "changed";
            case UNCHANGED -> "as it is";
            case FOREIGN -> "not Plinth's";
        };
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
            String path = plan.map(x -> x.folder().relativize(p.path()).toString())
                    .orElse(p.file().path());
            String tag = switch (p.status()) {
                case NEW -> "ok";
                case CHANGED -> "accent";
                case UNCHANGED -> "plain";
                case FOREIGN -> "warning";
            };
            HBox row = Parts.row(
                    8,
                    Icons.of(Glyph.FILE, 14),
                    Parts.text(path, "mono", "s12"),
                    Parts.grow(),
                    Parts.text(words(p.status()), "tag", tag));
            setGraphic(row);
        }
    }
}
