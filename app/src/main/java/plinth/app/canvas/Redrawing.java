package plinth.app.canvas;

import javafx.beans.value.ObservableValue;
import plinth.app.store.Picture;
import plinth.app.store.Store;
import plinth.renderer.diagram.Drawing;

/** The drawing that the store makes off the UI thread, with the picture that it is of. */
final class Redrawing {
    /** A drawing with the picture that it is of. */
    record Drawn(Picture of, Drawing drawing) {}

    private final ObservableValue<Drawn> drawn;

    Redrawing(Store store) {
        drawn = store.picture().map(p -> new Drawn(p, p.drawing()));
    }

    ObservableValue<Drawn> drawn() {
        return drawn;
    }
}
