package plinth.app.canvas;

import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import plinth.app.store.Picture;
import plinth.app.store.Store;
import plinth.app.store.View;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.renderer.diagram.Drawing;
import plinth.renderer.diagram.Options;
import plinth.renderer.diagram.Placement;

/** Draws the store's picture as its view wants it, off the UI thread. */
final class Redrawing {
    /** A drawing with the picture that it is of. */
    record Drawn(Picture of, Drawing drawing) {}

    private record Wanted(Picture picture, Options options) {}

    private static final Drawing NOTHING = Drawing.of(Schema.EMPTY, java.util.List.of(), Placement.EMPTY, Options.ALL);

    private final ReadOnlyObjectWrapper<Wanted> wanted;
    private final ObservableValue<Drawn> drawn;
    private @Nullable Drawing last;

    Redrawing(Store store) {
        wanted = new ReadOnlyObjectWrapper<>(wanted(store));
        drawn = store.derive(wanted, new Drawn(store.picture().getValue(), NOTHING), this::draw);
        store.picture().addListener((o, was, now) -> wanted.set(wanted(store)));
        store.view().addListener((o, was, now) -> {
            if (was == null || was.canvas() != now.canvas()) {
                Wanted next = wanted(store);
                if (!next.options().equals(wanted.get().options())) {
                    wanted.set(next);
                }
            }
        });
    }

    ObservableValue<Drawn> drawn() {
        return drawn;
    }

    private static Wanted wanted(Store store) {
        Picture picture = store.picture().getValue();
        View.Canvas canvas = store.view().getValue().canvas();
        Map<ObjectName, Long> rows = new HashMap<>();
        if (canvas.rows()) {
            picture.of().sidecar().volumes().forEach((table, volume) -> rows.put(table, volume.rows()));
        }
        Options.Detail detail = switch (canvas.detail()) {
            case NAMES -> Options.Detail.NAMES;
            case KEYS -> Options.Detail.KEYS;
            case ALL -> Options.Detail.ALL;
        };
        return new Wanted(picture, new Options(detail, canvas.types(), rows));
    }

    /** Runs on one background thread after the other, never on two at once; the last drawing only spares work. */
    private synchronized Drawn draw(Wanted w) {
        Placement placement = new Placement(w.picture().places());
        Schema schema = w.picture().of().schema();
        Drawing before = last;
        Drawing next = before == null
                ? Drawing.of(schema, w.picture().findings(), placement, w.options())
                : before.next(schema, w.picture().findings(), placement, w.options());
        last = next;
        return new Drawn(w.picture(), next);
    }
}
