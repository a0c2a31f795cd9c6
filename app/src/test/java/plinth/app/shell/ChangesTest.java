package plinth.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import plinth.app.store.Command;
import plinth.app.store.Store;
import plinth.model.edit.Edit;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Type;

/** What differs is shown before it is saved. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class ChangesTest {
    private static final ObjectName USERS = ObjectName.of("users");

    private OpenWindow window;

    @Start
    void start(Stage stage) throws Exception {
        window = new OpenWindow(stage, 980, 800);
    }

    @Test
    void whatIsNotSavedIsShownAsTextAndAsStatements(FxRobot robot) throws Exception {
        Store store = window.open("CREATE TABLE users (\n  id bigint PRIMARY KEY\n);\n");
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT4).release(KeyCode.DIGIT4, KeyCode.CONTROL);
        OpenWindow.until(() -> text(robot).stream().anyMatch(t -> t.startsWith("Nothing differs")));
        OpenWindow.fx(() -> {
            store.dispatch(Command.Edited.once(
                    new Edit.AddColumn(USERS, Column.of("name", new Type.Known("text", java.util.List.of())), -1)));
            store.dispatch(Command.Edited.once(new Edit.RenameTable(USERS, new Name("people"))));
        });
        OpenWindow.until(() -> text(robot).contains("ALTER TABLE users RENAME TO people;"));
        assertThat(text(robot)).contains("ALTER TABLE people ADD COLUMN name text;");
        ListView<?> diff = robot.lookup(".diff").queryListView();
        assertThat(diff.getItems().toString()).contains("name text").contains("people");
        OpenWindow.fx(() -> store.dispatch(new Command.Undo()));
        OpenWindow.fx(() -> store.dispatch(new Command.Undo()));
        OpenWindow.until(() -> text(robot).stream().anyMatch(t -> t.startsWith("Nothing differs")));
    }

    private static java.util.List<String> text(FxRobot robot) {
        return robot.lookup(".changes .label").queryAllAs(Label.class).stream()
                .filter(l -> l.isVisible() && l.getParent().isVisible())
                .map(Label::getText)
                .toList();
    }
}
