package plinth.app.canvas;

import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/** Brings the view from one place to another in 160 ms, easing out; at once where the system asks for less motion. */
final class Glide {
    private static final double SECONDS = 0.16;

    private @Nullable AnimationTimer timer;

    void from(Viewport from, Viewport to, Consumer<Viewport> show, Runnable end) {
        stop();
        if (Platform.getPreferences().isReducedMotion() || from.equals(to)) {
            show.accept(to);
            end.run();
            return;
        }
        AnimationTimer next = new AnimationTimer() {
            private long start = -1;

            @Override
            public void handle(long now) {
                start = start < 0 ? now : start;
                double share = Math.min(1, (now - start) / 1e9 / SECONDS);
                show.accept(from.towards(to, 1 - Math.pow(1 - share, 3)));
                if (share >= 1) {
                    Glide.this.stop();
                    end.run();
                }
            }
        };
        timer = next;
        next.start();
    }

    void stop() {
        if (timer != null) {
            timer.stop();
            timer = null;
        }
    }
}
