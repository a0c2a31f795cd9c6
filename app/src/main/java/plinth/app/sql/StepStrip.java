package plinth.app.sql;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import plinth.app.store.AppliedStep;
import plinth.app.store.Command;
import plinth.app.store.Store;
import plinth.app.ui.Icons;
import plinth.app.ui.Parts;
import plinth.model.ddl.Reading;
import plinth.renderer.diagram.Icon;

/** The line over an applied step's text: that it stays as it is, and where edits go. */
final class StepStrip {
    private final Store store;
    private final Label text = Parts.text("", "s12");
    private final Button show;
    private final HBox strip;
    private Optional<AppliedStep> shown = Optional.empty();

    StepStrip(Store store) {
        this.store = store;
        this.show = Parts.smallButton("Show it", this::reveal);
        this.strip = Parts.row(8, Icons.ofPath(Icon.LOCK.path(), 14, "muted"), text, Parts.grow(), show);
        strip.getStyleClass().add("step-strip");
        show(shown);
    }

    Node node() {
        return strip;
    }

    void show(Optional<AppliedStep> step) {
        shown = step;
        strip.setVisible(step.isPresent());
        strip.setManaged(step.isPresent());
        step.ifPresent(s -> text.setText(s.text()));
        show.setVisible(step.flatMap(AppliedStep::pending).isPresent());
    }

    private void reveal() {
        shown.flatMap(AppliedStep::pending).ifPresent(name -> {
            int at = store.state().get().document().reading().files().stream()
                    .map(Reading.File::name)
                    .toList()
                    .indexOf(name);
            if (at >= 0) {
                store.dispatch(new Command.ViewChanged(v -> v.withFile(at)));
            }
        });
    }
}
