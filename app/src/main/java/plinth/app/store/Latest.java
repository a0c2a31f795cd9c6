package plinth.app.store;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** A value derived in the background. While one is made, of the inputs that come in only the last is kept: no queue grows. */
final class Latest<A, B> {
    private final BiFunction<A, B, B> work;
    private final Executor background;
    private final Executor ui;
    private final ReadOnlyObjectWrapper<B> value;
    private final AtomicReference<B> last;
    private final AtomicReference<@Nullable A> waiting = new AtomicReference<>();
    private final AtomicBoolean running = new AtomicBoolean();

    /** Derives with {@code work}, which gets the input and what it made last. */
    Latest(B first, BiFunction<A, B, B> work, Executor background, Executor ui) {
        this.value = new ReadOnlyObjectWrapper<>(first);
        this.last = new AtomicReference<>(first);
        this.work = work;
        this.background = background;
        this.ui = ui;
    }

    ReadOnlyObjectProperty<B> value() {
        return value.getReadOnlyProperty();
    }

    void request(A input) {
        waiting.set(input);
        start();
    }

    private void start() {
        if (waiting.get() != null && running.compareAndSet(false, true)) {
            background.execute(this::run);
        }
    }

    private void run() {
        try {
            A input = waiting.getAndSet(null);
            if (input != null) {
                B made = work.apply(input, last.get());
                last.set(made);
                ui.execute(() -> value.set(made));
            }
        } finally {
            running.set(false);
            start();
        }
    }
}
