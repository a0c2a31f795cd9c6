package plinth.app.inspector;

import java.util.function.Consumer;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;

/** A field for text that means something only when it is complete: Enter, Tab or leaving it hands it over, Esc takes it back. */
final class ValueField extends TextField {
    private final String first;
    private final Editing editing;
    private final Consumer<String> done;
    private boolean finished;

    ValueField(Editing editing, String text, String prompt, Consumer<String> done) {
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
                done.accept(text);
            }
        }
        editing.end();
    }
}
