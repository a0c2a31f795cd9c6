package plinth.app.inspector;

import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import plinth.app.store.Command;
import plinth.app.store.Gesture;
import plinth.app.store.Notice;
import plinth.model.edit.Edit;
import plinth.model.schema.Name;

/**
 * A field for a name. Every letter renames, always from the name that the field began with, so that the whole is one step of undo; Esc takes it
 * back.
 */
final class NameField extends TextField {
    private final Context context;
    private final String first;
    private final Function<Name, Edit> rename;
    private Gesture gesture;
    private boolean quiet;
    private boolean taken;

    NameField(Context context, Name name, Function<Name, Edit> rename) {
        super(name.value());
        this.context = context;
        this.first = name.value();
        this.rename = rename;
        this.gesture = Gesture.of("Rename " + name);
        getStyleClass().add("dense");
        setAccessibleText("Name");
        focusedProperty().addListener((o, was, now) -> {
            if (now) {
                context.editing().begin();
            } else {
                context.editing().end();
            }
        });
        textProperty().addListener((o, was, now) -> {
            if (!quiet) {
                typed(now.strip());
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void typed(String now) {
        taken = false;
        context.store().dispatch(new Command.Edited(rename.apply(new Name(now)), gesture));
        Optional<String> wrong =
                context.store().notice().get().filter(Notice::refused).map(Notice::text);
        Refused.show(this, wrong);
    }

    private void key(KeyEvent e) {
        switch (e.getCode()) {
            case ENTER -> {
                taken = true;
                context.editing().end();
                e.consume();
            }
            case ESCAPE -> {
                if (taken) {
                    return;
                }
                quiet = true;
                setText(first);
                quiet = false;
                context.store().dispatch(new Command.Edited(rename.apply(new Name(first)), gesture));
                context.store().dispatch(new Command.NoticeRead());
                Refused.show(this, Optional.empty());
                context.editing().end();
                e.consume();
            }
            case Z -> {
                if (e.isShortcutDown()) {
                    context.editing().end();
                    context.store().dispatch(e.isShiftDown() ? new Command.Redo() : new Command.Undo());
                    e.consume();
                }
            }
            default -> {}
        }
    }
}
