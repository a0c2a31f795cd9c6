package plinth.app.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;
import plinth.app.ui.Appearance;
import plinth.app.ui.Fonts;
import plinth.app.ui.Look;
import plinth.project.Project;

/** What tests of one pane need: a store of some text, and a window as the workbench's look has it. */
public final class OpenPane {
    private OpenPane() {}

    /** Returns a store of {@code sql} as a file of its own called {@code name}. */
    public static Store store(String name, String sql, ExecutorService background) throws Exception {
        Path file = Files.createTempDirectory("plinth-pane").resolve(name);
        Files.writeString(file, sql);
        return store(file, background);
    }

    /** Returns a store of {@code file}. */
    public static Store store(Path file, ExecutorService background) throws Exception {
        return new Store(Prepared.of(Project.open(file)), background, Platform::runLater);
    }

    /** Shows {@code pane} alone on {@code stage}; on the UI thread. */
    public static Scene show(Stage stage, Node pane, double width, double height) {
        Fonts.load();
        Application.setUserAgentStylesheet(Look.userAgent(Appearance.LIGHT));
        Scene scene = new Scene(new StackPane(pane), width, height);
        scene.getStylesheets().setAll(Look.sheets(Appearance.LIGHT));
        stage.setX(0);
        stage.setY(0);
        stage.setScene(scene);
        stage.show();
        return scene;
    }

    /** Returns the text of the only file, once what is queued for the UI thread is done. */
    public static String text(Store store) {
        WaitForAsyncUtils.waitForFxEvents();
        return store.document().getValue().reading().files().getFirst().script().text();
    }
}
