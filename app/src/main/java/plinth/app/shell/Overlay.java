package plinth.app.shell;

import java.util.Optional;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * The layer above the window's content for what floats: a dialog, the palette. One at a time. What is shown has the keyboard until it is closed, by Esc
 * or by a click beside it.
 */
final class Overlay extends StackPane {
    private final Region scrim = new Region();
    private Optional<Node> shown = Optional.empty();
    private Optional<Node> focusBefore = Optional.empty();
    private Optional<Runnable> left = Optional.empty();

    Overlay() {
        scrim.getStyleClass().add("scrim");
        scrim.setOnMousePressed(e -> close());
        setVisible(false);
        sceneProperty().addListener((o, was, now) -> {
            if (now != null) {
                now.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
                now.focusOwnerProperty().addListener((x, from, to) -> keep());
            }
        });
    }

    /** Wherever the keyboard is, Esc closes what is shown. */
    private void key(KeyEvent e) {
        if (e.getCode() == KeyCode.ESCAPE && shown.isPresent()) {
            close();
            e.consume();
        }
    }

    boolean isOpen() {
        return shown.isPresent();
    }

    /** Shows a dialog in the middle, the window behind it darkened. */
    void dialog(Region card) {
        show(card, Pos.CENTER, true);
    }

    /** Shows a dialog; {@code gone} is run when it is away, however that came about. */
    void dialog(Region card, Runnable gone) {
        dialog(card);
        left = Optional.of(gone);
    }

    /** Shows {@code card} at the upper end of the window. */
    void popup(Region card) {
        show(card, Pos.TOP_CENTER, false);
    }

    private void show(Region card, Pos where, boolean dark) {
        if (shown.isEmpty() && getScene() != null) {
            focusBefore = Optional.ofNullable(getScene().getFocusOwner());
        }
        leave();
        shown = Optional.of(card);
        scrim.setOpacity(dark ? 1 : 0);
        getChildren().setAll(scrim, card);
        StackPane.setAlignment(card, where);
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        // When all in it is disabled, the card itself has the keyboard.
        card.setFocusTraversable(true);
        setVisible(true);
        keep();
    }

    /** Gives the keyboard to what is shown, unless it has it already. */
    private void keep() {
        Platform.runLater(() -> {
            Scene scene = getScene();
            if (scene == null || shown.isEmpty() || within(scene.getFocusOwner(), shown.get())) {
                return;
            }
            Node card = shown.get();
            find(card, n -> n instanceof Button b && b.isDefaultButton())
                    .or(() -> find(card, n -> n instanceof TextInputControl))
                    .or(() -> find(card, n -> n != card && n.isFocusTraversable()))
                    .orElse(card)
                    .requestFocus();
        });
    }

    private static Optional<Node> find(Node in, Predicate<Node> wanted) {
        if (!in.isVisible() || in.isDisabled()) {
            return Optional.empty();
        }
        if (wanted.test(in)) {
            return Optional.of(in);
        }
        return in instanceof Parent p
                ? p.getChildrenUnmodifiable().stream()
                        .flatMap(n -> find(n, wanted).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static boolean within(@Nullable Node node, Node ancestor) {
        Node at = node;
        while (at != null && at != ancestor) {
            at = at.getParent();
        }
        return at != null;
    }

    private void leave() {
        Optional<Runnable> gone = left;
        left = Optional.empty();
        gone.ifPresent(Runnable::run);
    }

    void close() {
        shown = Optional.empty();
        getChildren().clear();
        setVisible(false);
        leave();
        Optional<Node> back = focusBefore;
        focusBefore = Optional.empty();
        back.ifPresent(Node::requestFocus);
    }
}
