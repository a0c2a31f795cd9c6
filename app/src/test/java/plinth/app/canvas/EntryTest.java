package plinth.app.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
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
import plinth.app.ui.Appearance;
import plinth.app.ui.Soon;
import plinth.model.schema.ObjectName;
import plinth.renderer.diagram.Rect;

/** Tables and columns that are typed on the canvas. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class EntryTest {
    private static final String SQL = """
        CREATE TABLE users (
          id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          email text   NOT NULL UNIQUE
        );
        CREATE TABLE notes (
          id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          body text
        );
        """;
    private static final ObjectName NOTES = ObjectName.of("notes");

    private final ExecutorService background = Background.thread();
    private Stage stage;
    private Store store;
    private Asker asker;
    private Sheet sheet;

    @Start
    void start(Stage stage) {
        this.stage = stage;
    }

    @AfterEach
    void stop() {
        background.shutdownNow();
    }

    private void open(FxRobot robot, String sql) throws Exception {
        open(robot, OpenPane.store("schema.sql", sql, background), sql.isBlank());
    }

    private void open(FxRobot robot, Store opened, boolean blank) throws Exception {
        store = opened;
        asker = new Asker(store);
        robot.interact(() -> {
            CanvasPane pane = new CanvasPane(store, new SimpleObjectProperty<>(Appearance.LIGHT), asker);
            sheet = (Sheet) OpenPane.show(stage, pane.node(), 900, 700).lookup(".sheet");
            pane.focus();
        });
        if (!blank) {
            Soon.until(() -> !sheet.drawing().boxes().isEmpty() && sheet.view().x() != -32);
        }
    }

    private static boolean open(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(".entry").tryQuery().isPresent();
    }

    private static String wrong(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(".in-place-wrong-text").queryAs(Label.class).getText();
    }

    private String text() {
        return OpenPane.text(store);
    }

    private int steps() {
        return store.state().get().history().past().size();
    }

    private void undo(FxRobot robot) {
        robot.interact(() -> store.dispatch(new Command.Undo()));
    }

    private static String field(FxRobot robot, String part) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(".entry-" + part).queryAs(TextField.class).getText();
    }

    private static List<String> suggested(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(".suggestion").queryAll().stream()
                .filter(Node::isVisible)
                .map(n -> n.getAccessibleText().replaceFirst(",.*", ""))
                .toList();
    }

    @Test
    void aTableIsTypedALineAColumnAndEachIsAStepOfUndo(FxRobot robot) throws Exception {
        open(robot, SQL);
        robot.type(KeyCode.T, KeyCode.ENTER);
        robot.write("bookings", 0).type(KeyCode.ENTER);
        robot.write("code text not null unique", 0).type(KeyCode.ENTER);
        robot.write("user_id", 0).type(KeyCode.TAB, KeyCode.TAB);
        robot.write("not null", 0).type(KeyCode.ENTER);
        robot.write("created_at", 0).type(KeyCode.TAB);
        robot.write("timestamptz", 0).type(KeyCode.TAB);
        robot.write("not null default now()", 0).type(KeyCode.ENTER);
        robot.type(KeyCode.ENTER);
        assertThat(open(robot)).isFalse();
        assertThat(text()).isEqualTo(SQL + """

            CREATE TABLE bookings (
              id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
              code       text        NOT NULL UNIQUE,
              user_id    bigint      NOT NULL REFERENCES users (id),
              created_at timestamptz NOT NULL DEFAULT now()
            );
            CREATE INDEX bookings_user_id_idx ON bookings (user_id);
            """);
        assertThat(store.view().getValue().selection()).isEqualTo(Selection.ofTable(ObjectName.of("bookings")));
        assertThat(sheet.isFocused()).isTrue();
        assertThat(steps()).isEqualTo(4);
        undo(robot);
        assertThat(text()).doesNotContain("created_at").contains("user_id");
        undo(robot);
        assertThat(text()).doesNotContain("user_id").contains("code");
        undo(robot);
        undo(robot);
        assertThat(text()).isEqualTo(SQL);
    }

    @Test
    void whatIsTypedInOneFieldMovesToTheOnesItBelongsTo(FxRobot robot) throws Exception {
        open(robot, SQL);
        robot.interact(() -> asker.addColumn(NOTES));
        robot.write("at timestamp(3) with time zone not null", 0);
        assertThat(field(robot, "name")).isEqualTo("at");
        assertThat(field(robot, "type")).isEqualTo("timestamp(3) with time zone");
        assertThat(field(robot, "modifiers")).isEqualTo("not null");
        robot.type(KeyCode.ENTER);
        assertThat(text()).contains("at   timestamptz(3) NOT NULL");
        robot.interact(() ->
                robot.lookup(".entry-name").queryAs(TextField.class).setText("paid boolean not null default false"));
        robot.type(KeyCode.ENTER);
        assertThat(text()).contains("paid boolean NOT NULL DEFAULT false");
    }

    @Test
    void aWordBecomesWhatIsChosenUnlessItIsATypeAsItStands(FxRobot robot) throws Exception {
        open(robot, SQL);
        robot.interact(() -> asker.addColumn(NOTES));
        robot.write("by us", 0);
        assertThat(suggested(robot)).startsWith("users", "users.email");
        robot.type(KeyCode.DOWN, KeyCode.ENTER);
        assertThat(text()).contains("by   text   REFERENCES users (email)");
        robot.write("n int", 0);
        assertThat(suggested(robot)).startsWith("integer", "interval", "int");
        robot.type(KeyCode.ENTER);
        assertThat(text()).contains("n    integer");
        robot.write("u users ", 0);
        assertThat(field(robot, "type")).isEqualTo("-> users");
    }

    @Test
    void whatIsWrongIsSaidInPlaceAndNothingIsLost(FxRobot robot) throws Exception {
        open(robot, SQL);
        robot.interact(() -> asker.addColumn(NOTES));
        robot.write("made timestampz not null", 0).type(KeyCode.ENTER);
        assertThat(wrong(robot)).isEqualTo("There is no type timestampz.");
        assertThat(text()).isEqualTo(SQL);
        assertThat(field(robot, "type")).isEqualTo("timestampz");
        Button fix = robot.lookup(".entry-wrong .button").queryAs(Button.class);
        assertThat(fix.getText()).isEqualTo("Use timestamptz");
        robot.clickOn(fix).type(KeyCode.ENTER);
        assertThat(text()).contains("made timestamptz NOT NULL");
        robot.write("body text", 0).type(KeyCode.ENTER);
        assertThat(wrong(robot)).contains("There is a column body");
        // A click elsewhere keeps what cannot be taken.
        robot.clickOn(sheet.localToScreen(880, 8));
        assertThat(open(robot)).isTrue();
        assertThat(field(robot, "name")).isEqualTo("body");
        robot.interact(
                () -> robot.lookup(".entry-name").queryAs(TextField.class).setText("text"));
        robot.clickOn(sheet.localToScreen(880, 8));
        assertThat(open(robot)).isFalse();
        assertThat(text()).contains("text text");
    }

    @Test
    void escTakesBackTheColumnThenLeavesAndBackspaceTakesUpTheLastOne(FxRobot robot) throws Exception {
        open(robot, SQL);
        robot.interact(() -> asker.addColumn(NOTES));
        robot.write("one int not null", 0).type(KeyCode.ENTER);
        robot.write("two te", 0).type(KeyCode.ESCAPE);
        assertThat(open(robot)).isTrue();
        assertThat(field(robot, "name")).isEmpty();
        robot.type(KeyCode.BACK_SPACE);
        assertThat(text()).isEqualTo(SQL);
        assertThat(field(robot, "name")).isEqualTo("one");
        assertThat(field(robot, "modifiers")).isEqualTo("not null");
        robot.type(KeyCode.ENTER);
        assertThat(text()).contains("one  integer NOT NULL");
        robot.type(KeyCode.ESCAPE);
        assertThat(open(robot)).isFalse();
        assertThat(steps()).isEqualTo(1);
    }

    @Test
    void undoInTheMiddleGoesBackAColumnAndThenTheTable(FxRobot robot) throws Exception {
        open(robot, "");
        robot.type(KeyCode.T).clickOn(sheet.localToScreen(300, 220));
        robot.write("tags", 0).type(KeyCode.ENTER);
        robot.write("label text", 0).type(KeyCode.ENTER);
        assertThat(text()).contains("label text");
        robot.press(KeyCode.SHORTCUT).type(KeyCode.Z).release(KeyCode.SHORTCUT);
        assertThat(text()).doesNotContain("label text").contains("CREATE TABLE tags");
        assertThat(open(robot)).isTrue();
        robot.write("name text", 0).type(KeyCode.ENTER);
        assertThat(text()).contains("name text");
        robot.press(KeyCode.SHORTCUT).type(KeyCode.Z, KeyCode.Z).release(KeyCode.SHORTCUT);
        assertThat(text()).isBlank();
        assertThat(open(robot)).isFalse();
    }

    @Test
    void theKeyThatIsTypedTakesThePlaceOfTheOneThatIsThereByItself(FxRobot robot) throws Exception {
        open(robot, SQL);
        robot.type(KeyCode.T, KeyCode.ENTER);
        robot.write("tokens", 0).type(KeyCode.ENTER);
        robot.write("token uuid primary key", 0).type(KeyCode.ENTER, KeyCode.ENTER);
        assertThat(text()).contains("""
            CREATE TABLE tokens (
              token uuid PRIMARY KEY
            );
            """);
        assertThat(steps()).isEqualTo(1);
        robot.type(KeyCode.T, KeyCode.ENTER);
        robot.write("readers", 0).type(KeyCode.ENTER);
        robot.write("note_id -> notes", 0).type(KeyCode.ENTER);
        robot.write("user_id -> users", 0).type(KeyCode.ENTER);
        robot.write("primary key (note_id, user_id)", 0).type(KeyCode.ENTER, KeyCode.ENTER);
        assertThat(text()).contains("PRIMARY KEY (note_id, user_id)");
        assertThat(store.document()
                        .getValue()
                        .schema()
                        .requireTable(ObjectName.of("readers"))
                        .columns())
                .hasSize(2);
        assertThat(store.document().getValue().reading().problems()).isEmpty();
    }

    @Test
    void theFirstTableOfAnEmptyCanvasStandsWhereTheUserPointed(FxRobot robot) throws Exception {
        open(robot, "");
        robot.type(KeyCode.T).clickOn(sheet.localToScreen(400, 240));
        robot.write("order", 0);
        assertThat(robot.lookup(".in-place-note-text").queryAs(Label.class).getText())
                .contains("\"order\"");
        robot.type(KeyCode.ENTER);
        Soon.until(() -> sheet.drawing().box(ObjectName.of("order")).isPresent());
        // A fit would come a moment later.
        WaitForAsyncUtils.sleep(400, TimeUnit.MILLISECONDS);
        Rect box = sheet.drawing().box(ObjectName.of("order")).orElseThrow().bounds();
        assertThat(sheet.view().toCanvasX(box.x())).isCloseTo(400, within(4.0));
        assertThat(sheet.view().toCanvasY(box.y())).isCloseTo(240, within(4.0));
        Node entry = robot.lookup(".entry").query();
        Bounds at = sheet.screenToLocal(entry.localToScreen(entry.getBoundsInLocal()));
        assertThat(at.getMinX()).isCloseTo(400, within(6.0));
        robot.type(KeyCode.ESCAPE);
        undo(robot);
        assertThat(text()).isBlank();
    }

    @Test
    void aNameThatIsTakenIsRefusedAndEscMakesNothing(FxRobot robot) throws Exception {
        open(robot, SQL);
        robot.type(KeyCode.T, KeyCode.ENTER);
        robot.write("users", 0).type(KeyCode.ENTER);
        assertThat(wrong(robot)).contains("users");
        robot.type(KeyCode.ESCAPE);
        assertThat(open(robot)).isFalse();
        assertThat(text()).isEqualTo(SQL);
        assertThat(steps()).isZero();
    }

    @Test
    void whatIsTypedForAnAppliedStepOfAMigrationGoesToThePendingOne(FxRobot robot) throws Exception {
        Path folder = Files.createTempDirectory("plinth-entry-steps");
        Files.writeString(folder.resolve("V1__first.sql"), SQL);
        Files.writeString(folder.resolve("V2__second.sql"), "CREATE TABLE tags (id bigint PRIMARY KEY);\n");
        open(robot, OpenPane.store(folder, background), false);
        robot.interact(() -> asker.addColumn(NOTES));
        robot.write("by -> users not null", 0).type(KeyCode.ENTER);
        robot.write("at timestamptz", 0).type(KeyCode.ENTER, KeyCode.ENTER);
        robot.type(KeyCode.T, KeyCode.ENTER);
        robot.write("logs", 0).type(KeyCode.ENTER);
        robot.write("message text not null", 0).type(KeyCode.ENTER, KeyCode.ENTER);
        assertThat(text()).isEqualTo(SQL);
        assertThat(store.document()
                        .getValue()
                        .reading()
                        .files()
                        .getLast()
                        .script()
                        .text())
                .isEqualTo("""
                    ALTER TABLE notes ADD COLUMN by bigint NOT NULL;
                    ALTER TABLE notes ADD COLUMN at timestamptz;
                    CREATE INDEX notes_by_idx ON notes (by);
                    ALTER TABLE notes ADD FOREIGN KEY (by) REFERENCES users (id);

                    CREATE TABLE logs (
                      id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                      message text   NOT NULL
                    );
                    """);
        assertThat(steps()).isEqualTo(4);
    }
}
