package plinth.app.inspector;

/** Knows whether a field of the inspector is in use, and tells when it no longer is. */
final class Editing {
    private final Runnable done;
    private boolean active;

    Editing(Runnable done) {
        this.done = done;
    }

    boolean isActive() {
        return active;
    }

    void begin() {
        active = true;
    }

    void end() {
        if (active) {
            active = false;
            done.run();
        }
    }
}
