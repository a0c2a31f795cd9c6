package plinth.cli;

import java.io.IOException;

/** The command line alone, as it is packed for CI: without JavaFX, so without a window. */
public final class Main {
    private static final String OBSTACLE =
            "plinth: this is the command line alone, so the summary is printed here; the desktop package opens a"
                    + " window.";

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        Program.run(() -> new NoWindow(OBSTACLE), arguments);
    }
}
