package plinth.app.inspector;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.event.ActionEvent;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.stage.Popup;
import javafx.util.Duration;
import plinth.app.ui.Parts;

/** Says below a control why what was asked with it was refused. */
final class Refused {
    private static final Duration SHOWN = Duration.seconds(8);

    private Refused() {}

    /** Marks {@code control} and shows the reason; without one, the marks go. */
    static void show(Control control, Optional<String> reason) {
        show(control, reason, Optional.empty());
    }

    /** Shows as {@link #show(Control, Optional)}, with a button that puts right what is wrong. */
    static void show(Control control, Optional<String> reason, Optional<Button> fix) {
        control.getStyleClass().remove("wrong");
        Tooltip old = control.getTooltip();
        if (old != null) {
            old.hide();
        }
        control.setTooltip(null);
        reason.ifPresent(r -> {
            control.getStyleClass().add("wrong");
            if (fix.isPresent()) {
                card(control, r, fix.get());
                return;
            }
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

    private static void card(Control control, String reason, Button fix) {
        if (control.getScene() == null || control.getScene().getWindow() == null) {
            return;
        }
        Label words = Parts.text(reason, "s12", "danger-text");
        HBox card = Parts.row(8, words, fix);
        card.getStyleClass().add("refused");
        Popup popup = new Popup();
        popup.getContent().add(card);
        popup.setHideOnEscape(false);
        popup.setAutoFix(true);
        Bounds at = control.localToScreen(control.getBoundsInLocal());
        popup.show(control, at.getMinX(), at.getMaxY() + 4);
        fix.addEventHandler(ActionEvent.ACTION, e -> popup.hide());
        PauseTransition hide = new PauseTransition(SHOWN);
        hide.setOnFinished(e -> popup.hide());
        hide.play();
        if (control instanceof TextField field) {
            field.textProperty().addListener((o, was, now) -> popup.hide());
        }
    }
}
