package plinth.app.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import javafx.stage.Stage;
import plinth.app.store.Prepared;
import plinth.project.Recovery;

/** All windows of the program: which one takes a file. Used on the UI thread. */
public final class Windows {
    private final Preferences preferences;
    private final Recovery recovery;
    private final List<Bench> open = new ArrayList<>();

    public Windows(Preferences preferences, Recovery recovery) {
        this.preferences = preferences;
        this.recovery = recovery;
    }

    /** Shows a window on {@code stage}, with the welcome page. */
    public Bench show(Stage stage) {
        Bench bench = made(stage);
        bench.show();
        return bench;
    }

    /** Shows a window on {@code stage} with {@code path}, which is read already or about to be. */
    Bench show(Stage stage, Path path, Future<Prepared> read) {
        Bench bench = made(stage);
        bench.show(path, read);
        return bench;
    }

    private Bench made(Stage stage) {
        Bench bench = new Bench(stage, preferences, recovery);
        open.add(bench);
        stage.setOnHidden(e -> open.remove(bench));
        return bench;
    }

    /** Returns the windows that are there, the oldest first. */
    public List<Bench> open() {
        return List.copyOf(open);
    }

    /** Opens each of {@code paths}: in the window that has it already, in one with the welcome page, or in a new one. Without any, a window comes to the front. */
    public void open(List<Path> paths) {
        if (paths.isEmpty()) {
            raise(welcoming().or(() -> open.reversed().stream().findFirst()).orElseGet(() -> show(new Stage())));
        }
        for (Path path : paths) {
            Optional<Bench> has = open.stream().filter(b -> shows(b, path)).findFirst();
            Optional<Bench> free = has.isPresent() ? Optional.empty() : welcoming();
            free.ifPresent(b -> b.open(path));
            raise(has.or(() -> free).orElseGet(() -> show(new Stage(), path, Bench.begun(path))));
        }
    }

    private Optional<Bench> welcoming() {
        return open.stream().filter(b -> !b.isBusy()).findFirst();
    }

    private static boolean shows(Bench bench, Path path) {
        return bench.path().filter(p -> same(p, path)).isPresent();
    }

    private static boolean same(Path a, Path b) {
        try {
            return Files.exists(a) && Files.exists(b) ? Files.isSameFile(a, b) : a.equals(b);
        } catch (IOException e) {
            return a.equals(b);
        }
    }

    private static void raise(Bench bench) {
        Stage stage = bench.stage();
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }
}
