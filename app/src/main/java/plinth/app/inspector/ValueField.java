package plinth.app.inspector;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import plinth.app.edits.ColumnLine;
import plinth.app.edits.Completions;
import plinth.app.edits.TypeCompletion;
import plinth.app.ui.Parts;

/**
 * A field for text that means something only when it is complete: Enter, Tab or leaving it hands it over, Esc takes it
 * back. Why it was refused is said below it.
 */
final class ValueField extends TextField {
    private final String first;
    private final Editing editing;
    private final Function<String, Optional<String>> done;
    private boolean finished;
    private @Nullable TypeCompletion completion;
    private Function<String, Optional<ColumnLine.Slip>> slips = text -> Optional.empty();

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

    /**
     * Proposes types while one is typed.
     *
     * @param slips tells of a text that was refused which word of it was probably meant otherwise
     */
    ValueField completing(Supplier<Completions> completions, Function<String, Optional<ColumnLine.Slip>> slips) {
        completion = new TypeCompletion(this, completions);
        this.slips = slips;
        return this;
    }

    private void accept() {
        if (completion != null) {
            completion.accept();
        }
    }

    private void key(KeyEvent e) {
        switch (e.getCode()) {
            case TAB -> accept();
            case ENTER -> {
                accept();
                finish();
                e.consume();
            }
            case ESCAPE -> {
                if (completion != null && completion.close()) {
                    e.consume();
                    return;
                }
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
                Optional<String> refused = done.apply(text);
                Optional<ColumnLine.Slip> slip = refused.isPresent() ? slips.apply(text) : Optional.empty();
                Refused.show(
                        this,
                        refused,
                        slip.map(s -> Parts.smallButton("Use " + s.meant(), () -> {
                            setText(text.replace(s.typed(), s.meant()));
                            finished = false;
                            finish();
                        })));
            }
        }
        editing.end();
    }
}
