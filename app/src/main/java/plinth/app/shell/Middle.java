package plinth.app.shell;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import plinth.app.canvas.CanvasPane;
import plinth.app.store.Store;
import plinth.app.ui.Appearance;
import plinth.app.ui.Pane;
import plinth.app.ui.Parts;

/** Makes what fills the middle of the window: the diagram and the comparison. */
final class Middle {
    private Middle() {}

    static Pane model(Store store, ObservableValue<Appearance> appearance) {
        return new CanvasPane(store, appearance);
    }

    static Pane compare(Store store, ObservableValue<Appearance> appearance) {
        return plain(store.state().get().project().name());
    }

    private static Pane plain(String text) {
        StackPane node = new StackPane(Parts.text(text, "muted"));
        return new Pane() {
            @Override
            public Node node() {
                return node;
            }
        };
    }
}
