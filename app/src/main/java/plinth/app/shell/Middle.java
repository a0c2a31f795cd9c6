package plinth.app.shell;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import plinth.app.canvas.CanvasPane;
import plinth.app.changes.ChangesPane;
import plinth.app.compare.AdoptDialog;
import plinth.app.compare.ComparePane;
import plinth.app.edits.Asker;
import plinth.app.store.Store;
import plinth.app.ui.Appearance;
import plinth.app.ui.Pane;

/** Makes what fills the middle of the window: the diagram and the comparison. */
final class Middle {
    private Middle() {}

    static Pane model(Store store, ObservableValue<Appearance> appearance, Asker asker) {
        return new CanvasPane(store, appearance, asker);
    }

    static Pane changes(Store store, Runnable save) {
        return new ChangesPane(store, save);
    }

    static Pane compare(Store store, ObservableValue<Appearance> appearance, Consumer<AdoptDialog.Adopting> adopts) {
        return new ComparePane(store, appearance, adopts);
    }
}
