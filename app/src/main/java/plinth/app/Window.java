package plinth.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import plinth.cli.Workbench;

/** The workbench as the command line opens it. */
final class Window implements Workbench {
    @Override
    public String obstacle() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        boolean elsewhere = system.startsWith("windows") || system.startsWith("mac");
        String display = System.getenv().getOrDefault("DISPLAY", "");
        return elsewhere || !display.isEmpty()
                ? ""
                : "plinth: there is no display (DISPLAY is not set), so this is told in the terminal.";
    }

    @Override
    public int open(List<Path> paths) {
        throw new UnsupportedOperationException("no window");
    }

    @Override
    public void rehearse(Path path) {}
}
