package plinth.app.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import plinth.app.edits.Asker;
import plinth.app.store.Background;
import plinth.app.store.Command;
import plinth.app.store.OpenPane;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;

/** A type that is typed in the inspector is completed, and one that is misspelled is put right by a button. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class TypeFieldTest {
    private static final String SQL = """
        CREATE TYPE tier AS ENUM ('free', 'paid');
        CREATE TABLE notes (
          id   bigint PRIMARY KEY,
          body text
        );
        """;

    private final ExecutorService background = Background.thread();
    private Store store;

    @Start
    void start(Stage stage) throws Exception {
        store = OpenPane.store("schema.sql", SQL, background);
        OpenPane.show(stage, new InspectorPane(store, new Asker(store)).node(), 280, 900);
    }

    @AfterEach
    void stop() {
        background.shutdownNow();
    }

    private void type(FxRobot robot, String text) {
        WaitForAsyncUtils.waitForFxEvents();
        TextField field = robot.lookup(".form .text-field.mono").queryAs(TextField.class);
        robot.interact(() -> {
            field.requestFocus();
            field.selectAll();
        });
        robot.write(text, 0);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String text() {
        return OpenPane.text(store);
    }

    @Test
    void aTypeIsCompletedAndAMisspelledOneIsPutRight(FxRobot robot) {
        robot.interact(
                () -> store.dispatch(Command.select(new Selection.OfColumn(ObjectName.of("notes"), new Name("body")))));
        type(robot, "ti");
        assertThat(robot.lookup(".suggestion").queryAll()).hasSizeGreaterThan(2);
        robot.type(KeyCode.ENTER);
        assertThat(text()).contains("body tier");
        assertThat(robot.lookup(".suggestion").queryAll()).isEmpty();
        type(robot, "int");
        robot.type(KeyCode.ENTER);
        assertThat(text()).contains("body integer");
        type(robot, "txet");
        robot.type(KeyCode.ENTER);
        assertThat(text()).contains("body integer");
        Button fix = robot.lookup(".refused .button").queryAs(Button.class);
        assertThat(fix.getText()).isEqualTo("Use text");
        robot.interact(fix::fire);
        assertThat(text()).isEqualTo(SQL);
    }
}
