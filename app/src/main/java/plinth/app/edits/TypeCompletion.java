package plinth.app.edits;

import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;

/**
 * Proposes types below a field while one is typed. The arrows choose; whoever takes the field's text calls {@link #accept} before, so that a word
 * that is no type as it stands becomes the one that is chosen.
 */
public final class TypeCompletion {
    private final TextField field;
    private final Supplier<Completions> completions;
    private final Popup popup = new Popup();
    private final SuggestionList list;
    private boolean chose;
    private boolean quiet;

    /** @param completions what there is now */
    public TypeCompletion(TextField field, Supplier<Completions> completions) {
        this.field = field;
        this.completions = completions;
        this.list = new SuggestionList(this::put);
        list.sql("");
        popup.getContent().add(list);
        popup.setAutoFix(true);
        popup.setHideOnEscape(false);
        field.textProperty().addListener((o, was, now) -> {
            if (field.isFocused() && !quiet) {
                chose = false;
                propose(now);
            }
        });
        field.focusedProperty().addListener((o, was, now) -> {
            if (!now) {
                popup.hide();
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            boolean arrow = e.getCode() == KeyCode.UP || e.getCode() == KeyCode.DOWN;
            if (arrow && !popup.isShowing() && e.getCode() == KeyCode.DOWN) {
                propose(field.getText());
                e.consume();
            } else if (arrow && popup.isShowing()) {
                chose = true;
                list.move(e.getCode() == KeyCode.UP ? -1 : 1);
                e.consume();
            }
        });
    }

    private void propose(String typed) {
        Completions now = completions.get();
        List<Completions.Suggestion> all = now.typesOnly(typed);
        list.show(all, typed.isBlank() || now.complete(typed) || all.isEmpty() ? -1 : 0, 8);
        if (all.isEmpty() || field.getScene() == null || field.getScene().getWindow() == null) {
            popup.hide();
        } else if (!popup.isShowing()) {
            Bounds at = field.localToScreen(field.getBoundsInLocal());
            popup.show(field, at.getMinX(), at.getMaxY() + 4);
        }
    }

    private void put(Completions.Suggestion s) {
        quiet = true;
        field.setText(s.text());
        quiet = false;
        field.end();
        popup.hide();
    }

    /** Takes what is chosen into the field, if the list is open and what is typed is no type as it stands. */
    public void accept() {
        if (popup.isShowing()) {
            if (chose || !completions.get().complete(field.getText())) {
                list.chosen().ifPresent(this::put);
            }
            popup.hide();
        }
    }

    /** Closes the list. Returns whether it was open. */
    public boolean close() {
        boolean was = popup.isShowing();
        popup.hide();
        return was;
    }
}
