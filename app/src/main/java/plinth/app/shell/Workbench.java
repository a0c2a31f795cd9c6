package plinth.app.shell;

import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.stage.Stage;
import plinth.project.Recovery;

/** Starts the workbench. */
public final class Workbench extends Application {

    /**
     * Opens a window and returns when it is closed.
     *
     * @param args a file or folder to open, or nothing for the welcome page
     */
    public static void launch(String... args) {
        Application.launch(Workbench.class, args);
    }

    @Override
    public void start(Stage stage) {
        Bench bench = new Bench(stage, Preferences.load(Preferences.usualPlace()), Recovery.ofUser());
        List<String> args = getParameters().getUnnamed();
        bench.show();
        if (!args.isEmpty()) {
            bench.open(Path.of(args.getFirst()));
        }
    }
}
