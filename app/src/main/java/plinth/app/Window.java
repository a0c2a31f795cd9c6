package plinth.app;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import plinth.app.shell.Instance;
import plinth.cli.Workbench;

/** The workbench as the command line opens it. */
final class Window implements Workbench {
    /** How long a rehearsal is at least; on a machine that is busy, longer, until it has had its share of the processor. */
    private static final Duration REHEARSAL = Duration.ofSeconds(6);

    private static final Duration SHARE = Duration.ofSeconds(4);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String TOLD = ", so this is told in the terminal.";

    /** JavaFX warns when it is on the class path; that it works there is tested. Held here, for loggers are forgotten otherwise. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    @Override
    public String obstacle() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (!system.startsWith("linux") || System.getProperty("glass.platform") != null) {
            return "";
        }
        if (System.getenv().getOrDefault("DISPLAY", "").isEmpty()) {
            return "plinth: there is no display (DISPLAY is not set)" + TOLD;
        }
        return gtk()
                ? ""
                : "plinth: the window needs GTK 3, which is not installed (Debian, Ubuntu: apt install libgtk-3-0;"
                        + " Fedora: dnf install gtk3; Arch: pacman -S gtk3)" + TOLD;
    }

    @SuppressWarnings("restricted")
    private static boolean gtk() {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup("libgtk-3.so.0", arena);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public OptionalInt open(List<Path> paths) {
        Path socket = Instance.place();
        return Instance.hand(socket, paths) ? OptionalInt.of(0) : launch(Optional.of(socket), paths);
    }

    private static OptionalInt launch(Optional<Path> socket, List<Path> paths) {
        JAVAFX.setLevel(Level.SEVERE);
        try {
            plinth.app.shell.Workbench.launch(socket, paths);
            return OptionalInt.of(0);
        } catch (UnsupportedOperationException e) {
            // The display is named, but nobody answers there: a connection that is gone, a key that is missing.
            System.err.println("plinth: the display " + System.getenv("DISPLAY") + " cannot be opened" + TOLD);
            return OptionalInt.empty();
        }
    }

    private static Duration used() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(SHARE);
    }

    /** On a screen that is not there; whoever starts this names folders for the settings that are not the user's. */
    @Override
    public void rehearse(Path path) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        Thread.ofPlatform().daemon().start(() -> {
            try {
                long began = System.nanoTime();
                Duration before = used();
                Thread.sleep(REHEARSAL);
                while (used().minus(before).compareTo(SHARE) < 0 && System.nanoTime() - began < LONGEST.toNanos()) {
                    Thread.sleep(200);
                }
                Platform.exit();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        launch(Optional.empty(), List.of(path));
    }
}
