package plinth.app.inspector;

import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;

/**
 * A field for text that means something only when it is complete: Enter, Tab or leaving it hands it over, Esc takes it
 * back. Why it was refused is said below it.
 */
final class ValueField extends TextField {
    private final String first;
    private final Editing editing;
    private final Function<String, Optional<String>> done;
    private boolean finished;

    /** @param done takes the text and says why it was refused, if it was */
    ValueField(Editing editing, String text, String prompt, Function<String, Optional<String>> done) {
        super(text);
        this.first = text;
        this.editing = editing;
        this.done = done;
        setPromptText(prompt);
        setAccessibleText(prompt);
        getStyleClass().add("dense");
        focusedProperty().addListener((o, was, now) -> {
            if (now) {
                finished = false;
                editing.begin();
            } else {
                finish();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void key(KeyEvent e) {
        switch (e.getCode()) {
            case ENTER -> {
                finish();
                e.consume();
            }
            case ESCAPE -> {
                finished = true;
                setText(first);
                Refused.show(this, Optional.empty());
                editing.end();
                e.consume();
            }
            default -> {}
        }
    }

    private void finish() {
        if (!finished) {
            finished = true;
            String text = getText().strip();
            if (!text.equals(first.strip())) {
                Refused.show(this, done.apply(text));
            }
        }
        editing.end();
    }
}
