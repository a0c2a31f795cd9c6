package plinth.app.inspector;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Bounds;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/** Says below a control why what was asked with it was refused. */
final class Refused {
    private static final Duration SHOWN = Duration.seconds(8);

    private Refused() {}

    /** Marks {@code control} and shows the reason; without one, the marks go. */
    static void show(Control control, Optional<String> reason) {
        control.getStyleClass().remove("wrong");
        Tooltip old = control.getTooltip();
        if (old != null) {
            old.hide();
        }
        control.setTooltip(null);
        reason.ifPresent(r -> {
            control.getStyleClass().add("wrong");
            Tooltip tip = new Tooltip(r);
            // Esc belongs to the control.
            tip.setHideOnEscape(false);
            tip.setWrapText(true);
            tip.setMaxWidth(280);
            control.setTooltip(tip);
            if (control.getScene() == null || control.getScene().getWindow() == null) {
                return;
            }
            Bounds at = control.localToScreen(control.getBoundsInLocal());
            tip.show(control, at.getMinX(), at.getMaxY() + 4);
            PauseTransition hide = new PauseTransition(SHOWN);
            hide.setOnFinished(e -> tip.hide());
            hide.play();
            if (control instanceof TextField field) {
                field.textProperty().addListener((o, was, now) -> tip.hide());
            }
        });
    }
}
