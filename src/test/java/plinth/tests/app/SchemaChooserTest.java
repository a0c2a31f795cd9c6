package plinth.tests.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import plinth.app.shell.Bench;
import plinth.app.shell.Preferences;
import plinth.app.shell.Windows;
import plinth.project.Recovery;
import plinth.project.SeveralSchemas;

/** A folder of several schemas asks in the window which one is meant, whichever way the folder came there. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class SchemaChooserTest {
    private Windows windows;
    private Path home;
    private Path repository;

    @Start
    void start(Stage stage) throws Exception {
        home = Files.createTempDirectory("plinth-chooser").toRealPath();
        repository = Files.createDirectories(home.resolve("shop"));
        write("billing/migrations/1_a.up.sql", "CREATE TABLE invoices (id int PRIMARY KEY);");
        write("billing/migrations/2_b.up.sql", "ALTER TABLE invoices ADD COLUMN total int;");
        write("people/schema.sql", "CREATE TABLE people (id int PRIMARY KEY);");
        write("stock/sqlc.yaml", """
            version: "2"
            sql:
              - {name: north, engine: postgresql, schema: north.sql}
              - {name: south, engine: postgresql, schema: south.sql}
            """);
        write("stock/north.sql", "CREATE TABLE goods (id int PRIMARY KEY);");
        write("stock/south.sql", "CREATE TABLE goods (id int PRIMARY KEY, tax int);");
        Path settings = home.resolve("workbench.properties");
        Files.writeString(
                settings,
                "window.width=900\nwindow.height=700\ntheme=light\nrecent.0="
                        + repository.resolve("stock/sqlc.yaml#south") + "\nrecent.1="
                        + repository.resolve("stock/gone.yaml#south") + "\n");
        windows = new Windows(Preferences.load(settings), new Recovery(home.resolve("recovery")));
        windows.show(stage);
    }

    private void write(String file, String text) throws Exception {
        Path path = repository.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> windows.open().forEach(b -> b.scene().getWindow().hide()));
    }

    private static void until(BooleanSupplier wanted) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, wanted::getAsBoolean);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static boolean asks(FxRobot robot) {
        return !robot.lookup("#schemas").queryAll().isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static ListView<SeveralSchemas.Choice> list(FxRobot robot) {
        return robot.lookup("#schemas").queryAs(ListView.class);
    }

    /** Presses {@code key} where the keyboard is. */
    private static void press(FxRobot robot, Bench bench, KeyCode key) {
        Node owner = bench.scene().getFocusOwner();
        robot.interact(() ->
                Event.fireEvent(owner, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static boolean shows(Bench bench, Path path) {
        return bench.store()
                .filter(s -> s.state().get().project().path().equals(path))
                .isPresent();
    }

    @Test
    void theKeyboardChoosesAndEnterOpens(FxRobot robot) throws Exception {
        robot.interact(() -> windows.open(List.of(repository)));
        until(() -> asks(robot));
        Bench bench = windows.open().getFirst();
        assertThat(list(robot).getItems().stream().map(SeveralSchemas.Choice::name))
                .containsExactlyInAnyOrder("billing", "people", "stock/sqlc.yaml#north", "stock/sqlc.yaml#south");
        List<String> texts = robot.lookup("#schemas .label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
        assertThat(texts).contains("billing", "2 steps of golang-migrate in billing/migrations");
        until(() -> list(robot).isFocused());
        SeveralSchemas.Choice second = list(robot).getItems().get(1);
        press(robot, bench, KeyCode.DOWN);
        press(robot, bench, KeyCode.ENTER);
        until(() -> shows(bench, second.path()));
        assertThat(asks(robot)).isFalse();
        assertThat(windows.open()).hasSize(1);
    }

    @Test
    void anEntryOfSqlcsSettingsOpensAndIsKnownAgain(FxRobot robot) throws Exception {
        assertThat(robot.lookup(".tag.warning").queryAll()).hasSize(1);
        robot.interact(() -> windows.open(List.of(repository)));
        until(() -> asks(robot));
        Bench bench = windows.open().getFirst();
        SeveralSchemas.Choice south = list(robot).getItems().stream()
                .filter(c -> c.name().endsWith("#south"))
                .findFirst()
                .orElseThrow();
        robot.interact(() -> list(robot).getSelectionModel().select(south));
        press(robot, bench, KeyCode.ENTER);
        until(() -> shows(bench, repository.resolve("stock/sqlc.yaml#south")));
        robot.interact(() -> windows.open(List.of(south.path())));
        assertThat(windows.open()).hasSize(1);
    }

    @Test
    void whileItAsksTheWindowIsTakenAndEscLeavesItAsItWas(FxRobot robot) throws Exception {
        robot.interact(() -> windows.open(List.of(repository)));
        until(() -> asks(robot));
        Bench bench = windows.open().getFirst();
        robot.interact(() -> windows.open(List.of(repository)));
        assertThat(windows.open()).hasSize(1);
        until(() -> list(robot).isFocused());
        press(robot, bench, KeyCode.ESCAPE);
        assertThat(asks(robot)).isFalse();
        assertThat(bench.store()).isEmpty();
        robot.interact(() -> windows.open(List.of(repository.resolve("people/schema.sql"))));
        until(() -> shows(bench, repository.resolve("people/schema.sql")));
        assertThat(windows.open()).hasSize(1);
    }
}
