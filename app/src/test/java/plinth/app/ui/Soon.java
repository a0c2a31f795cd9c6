package plinth.app.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/** How tests wait for what the window will show. */
public final class Soon {
    private static final int SECONDS = 30;

    private Soon() {}

    /**
     * Waits until {@code wanted} holds and what is queued then is done. It is asked on the UI thread: asked from another
     * one, a part of the window could be seen as it was before a layout and another part as it is after it.
     *
     * @throws AssertionError if it does not hold within half a minute
     */
    public static void until(Callable<Boolean> wanted) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!onUiThread(wanted)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + SECONDS + " s");
            }
            Thread.sleep(10);
        }
        settle();
    }

    /** Returns what {@code work} gives on the UI thread. */
    public static <T> T onUiThread(Callable<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.call());
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        return done.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    /** Waits until what is queued for the UI thread now, and what that queues, is done. */
    public static void settle() {
        // On the UI thread itself nothing could be waited for.
        for (int i = 0; i < 3 && !Platform.isFxApplicationThread(); i++) {
            CompletableFuture<Void> done = new CompletableFuture<>();
            Platform.runLater(() -> done.complete(null));
            done.orTimeout(SECONDS, TimeUnit.SECONDS).join();
        }
    }
}
