package plinth.app.store;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The thread that a test's store derives on. */
public final class Background {
    private Background() {}

    /** Returns a thread that, once it is shut down, drops what comes: what is derived of a last change may come after the end of the test. */
    public static ExecutorService thread() {
        return new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new ThreadPoolExecutor.DiscardPolicy());
    }
}
