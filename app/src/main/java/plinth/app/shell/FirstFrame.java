package plinth.app.shell;

import javafx.application.Platform;
import javafx.scene.Scene;
import plinth.app.store.Picture;
import plinth.app.store.Store;

/** Tells when the first frame with a schema's picture has been drawn, for who measures starts with {@code -Dplinth.first-frame=tell}. */
final class FirstFrame {
    private final Scene scene;
    private final Runnable pulse = this::pulse;
    private int pulses;

    private FirstFrame(Scene scene) {
        this.scene = scene;
    }

    /** Prints a line once {@code scene} shows what {@code store} holds, where that was asked for. */
    static void of(Scene scene, Store store) {
        if (!"tell".equals(System.getProperty("plinth.first-frame"))) {
            return;
        }
        FirstFrame frame = new FirstFrame(scene);
        if (there(store.picture().getValue())) {
            frame.begin();
        } else {
            store.picture().addListener((o, was, now) -> {
                if (!there(was) && there(now)) {
                    frame.begin();
                }
            });
        }
    }

    private static boolean there(Picture picture) {
        return !picture.drawing().boxes().isEmpty();
    }

    private void begin() {
        scene.addPostLayoutPulseListener(pulse);
        Platform.requestNextPulse();
    }

    /** The canvas paints within a pulse, so what it painted is on the screen by the one after the next. */
    private void pulse() {
        pulses++;
        Platform.requestNextPulse();
        if (pulses == 3) {
            scene.removePostLayoutPulseListener(pulse);
            System.out.println("first frame");
            System.out.flush();
        }
    }
}
