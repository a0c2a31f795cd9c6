package plinth.app.shell;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import plinth.app.store.Command;
import plinth.app.store.Gesture;
import plinth.app.store.State;
import plinth.app.store.Store;
import plinth.project.Opened;
import plinth.project.Recovery;

/** Keeps unsaved work in a file of the user's own, a moment after the last change, and offers it again when a run ended without saving. */
final class Keeping {
    private final Store store;
    private final Recovery recovery;
    private final Executor background;
    private final PauseTransition pause = new PauseTransition(Duration.seconds(1.5));

    Keeping(Store store, Recovery recovery, Executor background) {
        this.store = store;
        this.recovery = recovery;
        this.background = background;
        pause.setOnFinished(e -> keep());
        store.state().addListener((o, was, now) -> {
            if (was.document() != now.document() || was.saved() != now.saved()) {
                pause.playFromStart();
            }
        });
    }

    private void keep() {
        State s = store.state().get();
        boolean dirty = s.dirty();
        background.execute(() -> {
            try {
                if (dirty) {
                    recovery.keep(
                            s.project(), s.document().reading(), s.document().toSave());
                } else {
                    recovery.forget(s.project());
                }
            } catch (IOException e) {
                Platform.runLater(() -> store.dispatch(new Command.Refused(
                        "Unsaved work cannot be kept for a crash: " + e.getMessage() + ". Save often.")));
            }
        });
    }

    /** Offers what an earlier run has kept, when there is something. */
    void offer(VBox banners) {
        Opened project = store.state().get().project();
        background.execute(() -> {
            Optional<Recovery.Kept> kept = recovery.find(project);
            kept.ifPresent(k -> Platform.runLater(() -> Banners.kept(
                    banners,
                    k.changedSince(),
                    () -> store.dispatch(new Command.Replaced(
                            k.reading(project, store.state().get().saved().reading()),
                            k.sidecar(),
                            Gesture.of("Take up unsaved work"))),
                    this::forget)));
        });
    }

    /** Forgets what was kept: the user has decided. */
    void forget() {
        pause.stop();
        Opened project = store.state().get().project();
        try {
            recovery.forget(project);
        } catch (IOException e) {
            store.dispatch(new Command.Refused("What was kept cannot be removed: " + e.getMessage() + "."));
        }
    }
}
