package plinth.app.shell;

import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import plinth.app.ui.Parts;

/** Makes dialogs: a title that says what is to be decided, a sentence, buttons that say the deed. */
final class Dialogs {
    private Dialogs() {}

    /** How a button stands out. */
    enum Weight {
        PRIMARY,
        PLAIN,
        DANGER
    }

    /** A button: what it says and what it does. The dialog is closed first. */
    record Choice(String text, Weight weight, Runnable run) {}

    /** Asks in {@code overlay}; the last choice is the one that Enter takes. */
    static void ask(Overlay overlay, String title, String text, List<Choice> choices) {
        Label heading = Parts.text(title, "s16", "semibold");
        heading.setWrapText(true);
        Label body = Parts.text(text);
        body.setWrapText(true);
        HBox buttons = new HBox(8);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        Button last = null;
        for (Choice c : choices) {
            Button b = new Button(c.text());
            b.getStyleClass().add("large-button");
            switch (c.weight()) {
                case PRIMARY -> b.getStyleClass().add("primary");
                case DANGER -> b.getStyleClass().add("danger");
                case PLAIN -> {}
            }
            b.setOnAction(e -> {
                overlay.close();
                c.run().run();
            });
            buttons.getChildren().add(b);
            last = b;
        }
        VBox card = new VBox(8, heading, body, space(), buttons);
        card.getStyleClass().add("dialog-card");
        overlay.dialog(card);
        if (last != null) {
            Button focus = last;
            focus.setDefaultButton(true);
            Platform.runLater(focus::requestFocus);
        }
    }

    /** Tells what went wrong. */
    static void tell(Overlay overlay, String title, String text) {
        ask(overlay, title, text, List.of(new Choice("Close", Weight.PLAIN, () -> {})));
    }

    private static Region space() {
        Region r = new Region();
        r.setMinHeight(8);
        return r;
    }
}
