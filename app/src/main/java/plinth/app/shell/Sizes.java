package plinth.app.shell;

import java.util.Locale;
import plinth.app.store.Command;
import plinth.app.store.Store;
import plinth.app.store.View;

/** The sizes of the panes: the look's, or what the user has dragged them to, kept apart for large and small windows. */
final class Sizes {
    private final Sashes sashes;
    private final Preferences preferences;
    private final Store store;
    private boolean large = true;
    private boolean outlineOver;
    private boolean inspectorOver;

    Sizes(Sashes sashes, Preferences preferences, Store store) {
        this.sashes = sashes;
        this.preferences = preferences;
        this.store = store;
        sashes.widthProperty().addListener((o, was, now) -> fit());
        sashes.heightProperty().addListener((o, was, now) -> fit());
        apply();
    }

    private void fit() {
        double w = sashes.getWidth();
        if (w <= 0) {
            return;
        }
        boolean isLarge = w >= 1440;
        if (isLarge != large) {
            large = isLarge;
            apply();
        }
        sashes.setDockAsLine(sashes.getHeight() > 0 && sashes.getHeight() + 68 < Sashes.DOCK_LINE);
        // A side that would lie over the canvas closes when the window gets narrow, and comes back when it gets wide.
        if (sashes.leftLiesOver() != outlineOver) {
            outlineOver = sashes.leftLiesOver();
            panes(store.view().getValue().panes().withOutline(!outlineOver));
        }
        if (sashes.rightLiesOver() != inspectorOver) {
            inspectorOver = sashes.rightLiesOver();
            panes(store.view().getValue().panes().withInspector(!inspectorOver));
        }
    }

    private void panes(View.Panes panes) {
        store.dispatch(new Command.ViewChanged(v -> v.withPanes(p -> panes)));
    }

    private void apply() {
        for (Sashes.Side s : Sashes.Side.values()) {
            sashes.setSize(s, preferences.number(key(s), usual(s)));
        }
    }

    private double usual(Sashes.Side side) {
        return switch (side) {
            case LEFT -> large ? 240 : 216;
            case RIGHT -> large ? 320 : 280;
            case BOTTOM -> large ? 220 : 182;
        };
    }

    private String key(Sashes.Side side) {
        return "pane." + side.name().toLowerCase(Locale.ROOT) + (large ? ".large" : ".small");
    }

    void remember(Sashes.Side side, double size) {
        preferences.setNumber(key(side), size);
    }

    void reset(Sashes.Side side) {
        preferences.forget(key(side));
        sashes.setSize(side, usual(side));
    }
}
