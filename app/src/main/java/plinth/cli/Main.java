package plinth.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** The command line alone, as it is packed for CI: without JavaFX, so without a window. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
        Program.run(NoWindow::new, arguments);
    }

    private static final class NoWindow implements Workbench {
        @Override
        public String obstacle() {
            return "plinth: this is the command line alone, so the summary is printed here; the desktop package opens"
                    + " a window.";
        }

        @Override
        public OptionalInt open(List<Path> paths) {
            return OptionalInt.empty();
        }

        @Override
        public void rehearse(Path path) {}
    }
}
