package plinth.app.canvas;

import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import plinth.app.edits.Focusing;
import plinth.app.store.Focus;
import plinth.app.store.Shown;
import plinth.app.store.Store;
import plinth.app.store.TableFilter;
import plinth.app.ui.Counted;
import plinth.app.ui.Glyph;
import plinth.app.ui.Icons;
import plinth.app.ui.Parts;
import plinth.model.schema.ObjectName;

/** Says over the canvas which tables it shows, while that is not all of them: about which table, how far, how many, and the way back. */
final class FocusBar {
    private final Store store;
    private final Focusing focusing;
    private final HBox bar = Parts.row(8);
    private final Button back;
    private final Button forward;
    private final HBox about = Parts.row(8);
    private final HBox steps = new HBox();
    private final Label count = Parts.text("", "s12", "muted");
    private final Label wrong = Parts.text("", "s12", "danger-text");

    FocusBar(Store store, Focusing focusing) {
        this.store = store;
        this.focusing = focusing;
        bar.getStyleClass().add("focus-bar");
        back = Parts.iconButton(Icons.of(Glyph.LEFT, 16, "fg"), "Back (Ctrl+[)", focusing::back);
        forward = Parts.iconButton(Icons.of(Glyph.FORTH, 16, "fg"), "Forward (Ctrl+])", focusing::forward);
        steps.getStyleClass().addAll("segments", "small", "quiet");
        for (int i = 1; i <= Focus.MOST; i++) {
            steps.getChildren().add(step(i));
        }
        steps.getChildren().getFirst().getStyleClass().add("first");
        steps.getChildren().getLast().getStyleClass().add("last");
        Region line = new Region();
        line.getStyleClass().add("separator-line");
        HBox.setMargin(line, new Insets(0, 4, 0, 4));
        Button all = Parts.smallButton("Show all", focusing::all);
        all.setGraphic(Parts.key("Esc"));
        all.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        bar.getChildren().addAll(back, forward, line, about, steps, Parts.whole(count), wrong, Parts.grow(), all);
        store.view().addListener((o, was, now) -> {
            // Not with each step of a pan or zoom.
            if (was.looking() != now.looking()) {
                show();
            }
        });
        store.picture().addListener((o, was, now) -> show());
        show();
    }

    private ToggleButton step(int n) {
        ToggleButton b = new ToggleButton(Counted.of(n, "step"));
        b.setFocusTraversable(false);
        b.setOnAction(e -> {
            b.setSelected(true);
            focusing.steps(n);
        });
        return b;
    }

    Node node() {
        return bar;
    }

    private void show() {
        Focus f = store.view().getValue().focus();
        bar.setVisible(f.active());
        bar.setManaged(f.active());
        if (!f.active()) {
            return;
        }
        back.setDisable(store.view().getValue().looking().back().isEmpty());
        forward.setDisable(store.view().getValue().looking().forward().isEmpty());
        about.getChildren().setAll(about(f));
        boolean near = !f.around().isEmpty();
        steps.setVisible(near);
        steps.setManaged(near);
        for (int i = 0; i < steps.getChildren().size(); i++) {
            ((ToggleButton) steps.getChildren().get(i)).setSelected(f.steps() == i + 1);
        }
        Shown shown = store.picture().getValue().shown();
        if (shown.focus().sameTables(f)) {
            count.setText(shown.placement().positions().size() + " of " + Counted.of(shown.all(), "table"));
        }
        wrong.setText(TableFilter.of(f.query()).wrong().map(w -> w + ".").orElse(""));
    }

    private static List<Node> about(Focus f) {
        if (!f.around().isEmpty()) {
            List<String> names = f.around().stream().map(ObjectName::toString).toList();
            String text = names.size() <= 3 ? String.join(", ", names) : Counted.of(names.size(), "table");
            Label name = Parts.text(text, "semibold");
            name.setMinWidth(80);
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            return List.of(Icons.of(Glyph.FOCUS, 14, "accent"), name);
        }
        if (!f.query().isEmpty()) {
            return List.of(Icons.of(Glyph.SEARCH, 14), Parts.text(f.query(), "mono", "s12"));
        }
        return List.of(Parts.text(Counted.of(f.hidden().size(), "table") + " hidden", "semibold"));
    }
}
