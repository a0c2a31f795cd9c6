package plinth.app.canvas;

import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import plinth.app.edits.Inferred;
import plinth.app.store.Store;
import plinth.app.ui.Parts;
import plinth.model.pattern.InferredReference;

/** Says beside an inferred reference why it is taken for one, and makes it a foreign key. Stays while the pointer is on its way to it. */
final class InferredCard {
    private static final double WIDTH = 328;

    private final Store store;
    private final Pane layer;
    private final Consumer<String> refused;
    private final VBox box = new VBox(4);
    private final PauseTransition leaving = new PauseTransition(Duration.millis(400));

    /**
     * @param layer lies over the canvas
     * @param refused shows why it cannot be a foreign key
     */
    InferredCard(Store store, Pane layer, Consumer<String> refused) {
        this.store = store;
        this.layer = layer;
        this.refused = refused;
        box.getStyleClass().add("inferred-card");
        box.setManaged(false);
        box.setPrefWidth(WIDTH);
        leaving.setOnFinished(e -> hide());
        box.setOnMouseEntered(e -> leaving.stop());
        box.setOnMouseExited(e -> leave());
    }

    boolean showing() {
        return layer.getChildren().contains(box);
    }

    /** Shows {@code reference} beside a place of the layer. */
    void show(InferredReference reference, double x, double y) {
        leaving.stop();
        Label title = Parts.text(reference.title(), "semibold");
        title.setWrapText(true);
        Label why = Parts.text(Inferred.why(reference), "s12", "muted");
        why.setWrapText(true);
        HBox buttons = Parts.row(8);
        if (reference.remedy().isPresent()) {
            var make = Parts.smallButton(Inferred.MAKE, () -> {
                hide();
                Inferred.make(store, reference).ifPresent(refused);
            });
            make.getStyleClass().add("primary");
            buttons.getChildren().add(make);
        }
        buttons.getChildren().add(Parts.smallButton(Inferred.DENY, () -> {
            hide();
            Inferred.deny(store, reference);
        }));
        VBox.setMargin(buttons, new javafx.geometry.Insets(8, 0, 0, 0));
        box.getChildren().setAll(title, why, buttons);
        if (!showing()) {
            layer.getChildren().add(box);
        }
        box.applyCss();
        box.resize(WIDTH, box.prefHeight(WIDTH));
        double left = Math.clamp(x + 8, 8, Math.max(8, layer.getWidth() - WIDTH - 8));
        double below = y + 10;
        double top = below + box.getHeight() > layer.getHeight() - 8 ? y - 10 - box.getHeight() : below;
        box.relocate(Math.rint(left), Math.rint(Math.max(8, top)));
    }

    /** Goes soon, unless the pointer comes to it. */
    void leave() {
        if (showing()) {
            leaving.playFromStart();
        }
    }

    void hide() {
        leaving.stop();
        layer.getChildren().remove(box);
    }
}
