package plinth.cli;

/** Says what is going on when it takes more than a second and a person is looking; erased when it is done. */
final class Progress implements AutoCloseable {
    private static final long PATIENCE = 1000;

    private final Terminal terminal;
    private final Thread thread;
    private volatile String doing;
    private boolean shown;

    private Progress(Terminal terminal, String doing) {
        this.terminal = terminal;
        this.doing = doing;
        this.thread = Thread.ofPlatform().daemon().name("progress").unstarted(this::show);
    }

    static Progress of(Terminal terminal, String doing) {
        Progress p = new Progress(terminal, doing);
        if (terminal.interactive()) {
            p.thread.start();
        }
        return p;
    }

    /** Says what is done from here on. */
    void now(String doing) {
        this.doing = doing;
    }

    private void show() {
        long began = System.nanoTime();
        try {
            Thread.sleep(PATIENCE);
            while (true) {
                synchronized (this) {
                    shown = true;
                    long seconds = (System.nanoTime() - began) / 1_000_000_000;
                    terminal.err().over(doing + " ... " + seconds + " s");
                }
                Thread.sleep(250);
            }
        } catch (InterruptedException e) {
            // Done: that is how it ends.
        }
    }

    /** Takes away what was shown, before the result is printed. */
    void done() {
        if (!terminal.interactive()) {
            return;
        }
        thread.interrupt();
        synchronized (this) {
            if (shown) {
                terminal.err().over("");
                shown = false;
            }
        }
    }

    @Override
    public void close() {
        done();
    }
}
