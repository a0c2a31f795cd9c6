package plinth.app.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import plinth.app.store.Prepared;
import plinth.project.Recovery;

/** Starts the workbench. */
public final class Workbench extends Application {
    private static final String SOCKET = "socket";

    /** What is read while JavaFX starts, from {@link #launch} to {@link #start}: JavaFX makes the application itself and hands it nothing but text. */
    private static final AtomicReference<Optional<Future<Prepared>>> AHEAD = new AtomicReference<>(Optional.empty());

    private Optional<Instance> instance = Optional.empty();

    /**
     * Opens windows and returns when all are closed.
     *
     * @param socket where later starts hand over their files; nothing when this program is to be on its own
     * @param paths files or folders to open, or nothing for the welcome page
     */
    public static void launch(Optional<Path> socket, List<Path> paths) {
        // JavaFX makes the application and hands it text. Absolute paths cannot be taken for its named parameters.
        List<String> arguments = new ArrayList<>();
        socket.ifPresent(s -> arguments.add("--%s=%s".formatted(SOCKET, s)));
        paths.forEach(p -> arguments.add(p.toAbsolutePath().toString()));
        AHEAD.set(paths.stream().findFirst().map(p -> Bench.begun(p.toAbsolutePath())));
        Application.launch(Workbench.class, arguments.toArray(String[]::new));
    }

    @Override
    public void start(Stage stage) {
        Windows windows = new Windows(Preferences.load(Preferences.usualPlace()), Recovery.ofUser());
        List<Path> paths =
                getParameters().getUnnamed().stream().map(Path::of).distinct().toList();
        if (paths.isEmpty()) {
            windows.show(stage);
        } else {
            Path first = paths.getFirst();
            windows.show(stage, first, AHEAD.getAndSet(Optional.empty()).orElseGet(() -> Bench.begun(first)));
            paths.stream().skip(1).forEach(p -> windows.open(List.of(p)));
        }
        // After the first picture: what others may hand over is not waited for.
        Optional.ofNullable(getParameters().getNamed().get(SOCKET))
                .map(Path::of)
                .ifPresent(s -> Platform.runLater(() -> listen(s, windows)));
    }

    private void listen(Path socket, Windows windows) {
        instance = Instance.listen(socket, more -> Platform.runLater(() -> windows.open(more)));
    }

    @Override
    public void stop() throws Exception {
        if (instance.isPresent()) {
            instance.get().close();
        }
    }
}
