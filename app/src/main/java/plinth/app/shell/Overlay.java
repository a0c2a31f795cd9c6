package plinth.app.shell;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The layer above the window's content for what floats: a dialog, the palette. One at a time; Esc and a click beside it close it. */
final class Overlay extends StackPane {
    private final Region scrim = new Region();
    private Optional<Node> shown = Optional.empty();
    private Optional<Node> focusBefore = Optional.empty();

    Overlay() {
        scrim.getStyleClass().add("scrim");
        scrim.setOnMousePressed(e -> close());
        setVisible(false);
        addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE && shown.isPresent()) {
                close();
                e.consume();
            }
        });
    }

    boolean isOpen() {
        return shown.isPresent();
    }

    /** Shows a dialog in the middle, the window behind it darkened. */
    void dialog(Region card) {
        show(card, Pos.CENTER, true);
    }

    /** Shows {@code card} at the upper end of the window. */
    void popup(Region card) {
        show(card, Pos.TOP_CENTER, false);
    }

    private void show(Region card, Pos where, boolean dark) {
        if (shown.isEmpty() && getScene() != null) {
            focusBefore = Optional.ofNullable(getScene().getFocusOwner());
        }
        shown = Optional.of(card);
        scrim.setOpacity(dark ? 1 : 0);
        getChildren().setAll(scrim, card);
        StackPane.setAlignment(card, where);
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setVisible(true);
    }

    void close() {
        shown = Optional.empty();
        getChildren().clear();
        setVisible(false);
        focusBefore.ifPresent(Node::requestFocus);
        focusBefore = Optional.empty();
    }
}
