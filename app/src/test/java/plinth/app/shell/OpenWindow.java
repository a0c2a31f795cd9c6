package plinth.app.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import plinth.app.store.Command;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.app.store.View;
import plinth.app.ui.Soon;
import plinth.project.Recovery;

/** A window with a schema open in it. */
final class OpenWindow {
    final Bench bench;
    private final Path home;

    /** Shows the welcome page in a window of {@code width} by {@code height}; the headless screen has 1000 x 1000 pixels. */
    OpenWindow(Stage stage, int width, int height) throws Exception {
        home = Files.createTempDirectory("plinth-window");
        Path settings = home.resolve("workbench.properties");
        Files.writeString(settings, "window.width=" + width + "\nwindow.height=" + height + "\ntheme=light\n");
        bench = new Bench(stage, Preferences.load(settings), new Recovery(home.resolve("recovery")));
        bench.show();
    }

    /** Opens {@code sql} as a file, and waits until it is drawn and all panes are there. */
    Store open(String sql) throws Exception {
        Path file = home.resolve("schema.sql");
        Files.writeString(file, sql);
        fx(() -> bench.open(file));
        until(() -> bench.store().isPresent());
        Store store = bench.store().orElseThrow();
        if (sql.contains("CREATE TABLE")) {
            until(() -> !store.picture().getValue().drawing().boxes().isEmpty()
                    && store.checks().getValue().of().isPresent());
        }
        fx(() -> store.dispatch(new Command.ViewChanged(v -> v.withPanes(p -> new View.Panes(true, true, true)))));
        // The sides come in after the diagram, the dock last.
        until(() -> bench.scene().getRoot().lookup(".problem-list") != null);
        return store;
    }

    static void until(Callable<Boolean> wanted) throws Exception {
        Soon.until(wanted);
    }

    /** Does {@code work} on the UI thread and waits for it and for what it left for later. TestFX's own way of it waits half a second each time. */
    static void fx(Runnable work) {
        Soon.onUiThread(() -> {
            work.run();
            return true;
        });
        settle();
    }

    /** Waits until what is queued for the UI thread now, and what that queues, is done. */
    static void settle() {
        Soon.settle();
    }

    static void point(Store store, Selection selection) {
        fx(() -> store.dispatch(Command.point(selection)));
    }

    /** Returns the node with the keyboard. */
    Optional<Node> focus() {
        settle();
        return Optional.ofNullable(bench.scene().getFocusOwner());
    }

    /** Returns whether {@code node} is {@code ancestor} or in it. */
    static boolean within(@Nullable Node node, Node ancestor) {
        Node at = node;
        while (at != null && at != ancestor) {
            at = at.getParent();
        }
        return at != null;
    }
}
