package plinth.app.changes;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import plinth.app.store.Store;
import plinth.app.store.Unsaved;
import plinth.app.ui.Action;
import plinth.app.ui.Counted;
import plinth.app.ui.DiffView;
import plinth.app.ui.Glyph;
import plinth.app.ui.Icons;
import plinth.app.ui.Pane;
import plinth.app.ui.Parts;
import plinth.model.text.LineDiff;
import plinth.renderer.sql.ChangeScript;

/** Shows before saving what differs from the files on disk: the lines of each file on the left, the statements that say the same on the right. */
public final class ChangesPane implements Pane {
    private static final String NOTHING =
            "Nothing differs from what is saved. What you change shows here before you save it.";

    private final StackPane node = new StackPane();
    private final BorderPane content = new BorderPane();
    private final HBox tabs = Parts.row(4);
    private final DiffView diff = new DiffView();
    private final VBox statements = new VBox(8);
    private final Label nothing = Parts.text(NOTHING, "muted");
    private final Label summary = Parts.text("", "s12", "muted");
    private final ObservableValue<Unsaved> unsaved;
    private final Button copy;
    private String shown = "";

    /** Makes the pane of {@code store}; {@code save} writes the files. */
    public ChangesPane(Store store, Runnable save) {
        unsaved = store.unsaved();
        node.getStyleClass().add("changes");
        Button write = Parts.smallButton("Save", save);
        write.getStyleClass().add("primary");
        HBox head = Parts.row(12, Parts.text("Changes", "s14", "semibold"), summary, Parts.grow(), write);
        head.getStyleClass().add("changes-head");
        VBox left = new VBox(tabs, diff.node());
        tabs.getStyleClass().add("changes-tabs");
        VBox.setVgrow(diff.node(), Priority.ALWAYS);
        ScrollPane scroll = new ScrollPane(statements);
        scroll.setFitToWidth(true);
        statements.getStyleClass().add("changes-statements");
        copy = Parts.iconButton(Icons.of(Glyph.COPY, 16), "Copy the statements", this::copy);
        HBox title = Parts.row(8, Parts.text("As statements", "s12", "semibold"), Parts.grow(), copy);
        title.getStyleClass().add("changes-tabs");
        VBox right = new VBox(title, scroll);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        right.getStyleClass().add("changes-right");
        HBox both = new HBox(left, right);
        HBox.setHgrow(left, Priority.ALWAYS);
        left.setMinWidth(0);
        right.setPrefWidth(560);
        right.setMinWidth(320);
        content.setTop(head);
        content.setCenter(both);
        node.getChildren().addAll(content, nothing);
        unsaved.addListener((o, was, now) -> show(now));
        show(unsaved.getValue());
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<Action> actions() {
        return List.of();
    }

    @Override
    public void focus() {
        copy.requestFocus();
    }

    private void show(Unsaved now) {
        boolean some = !now.files().isEmpty();
        content.setVisible(some);
        nothing.setVisible(!some);
        if (!some) {
            return;
        }
        long added = now.files().stream()
                .mapToLong(f -> f.count(LineDiff.Change.ADDED))
                .sum();
        long removed = now.files().stream()
                .mapToLong(f -> f.count(LineDiff.Change.REMOVED))
                .sum();
        summary.setText(Counted.of(now.files().size(), "file") + ", " + Counted.of(added, "line") + " added, "
                + Counted.of(removed, "line") + " removed");
        if (now.files().stream().noneMatch(f -> f.name().equals(shown))) {
            shown = now.files().getFirst().name();
        }
        tabs.getChildren().clear();
        for (Unsaved.File f : now.files()) {
            Button tab = Parts.linkButton(f.name(), () -> {
                shown = f.name();
                show(unsaved.getValue());
            });
            if (f.name().equals(shown)) {
                tab.getStyleClass().add("semibold");
                diff.show(f.lines());
            }
            tabs.getChildren().add(tab);
        }
        statements(now.script());
    }

    private void statements(ChangeScript script) {
        statements.getChildren().clear();
        for (String s : script.statements()) {
            Label text = Parts.text(s, "mono", "s12");
            text.setWrapText(true);
            statements.getChildren().add(text);
        }
        for (String n : script.notes()) {
            Label note = Parts.text(n, "s12", "warning-text");
            note.setWrapText(true);
            statements.getChildren().add(note);
        }
        if (script.statements().isEmpty() && script.notes().isEmpty()) {
            statements.getChildren().add(Parts.text("The schema is the same: only text differs.", "s12", "muted"));
        }
        copy.setDisable(script.statements().isEmpty());
    }

    private void copy() {
        Parts.copy(String.join("\n", unsaved.getValue().script().statements()) + "\n");
    }
}
