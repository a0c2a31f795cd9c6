package plinth.app.shell;

import javafx.beans.value.ObservableValue;
import plinth.app.canvas.CanvasPane;
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

    static Pane compare(Store store, ObservableValue<Appearance> appearance) {
        return new ComparePane(store, appearance);
    }
}
