package plinth.app.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.ExecutorService;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
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
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.renderer.diagram.Face;
import plinth.renderer.diagram.Rect;

/** What is written on the canvas in its place. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class WritingTest {
    private static final String SQL = """
        CREATE TABLE notes (
          id   bigint PRIMARY KEY,
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
        store = OpenPane.store("schema.sql", sql, background);
        asker = new Asker(store);
        robot.interact(() -> {
            CanvasPane pane = new CanvasPane(store, new SimpleObjectProperty<>(Appearance.LIGHT), asker);
            sheet = (Sheet) OpenPane.show(stage, pane.node(), 900, 700).lookup(".sheet");
        });
        if (!sql.isBlank()) {
            Soon.until(() -> !sheet.drawing().boxes().isEmpty() && sheet.view().x() != -32);
        }
    }

    private static TextField field(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(".in-place").queryAs(TextField.class);
    }

    private static boolean open(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(".in-place").tryQuery().isPresent();
    }

    private List<String> columns() {
        WaitForAsyncUtils.waitForFxEvents();
        return store.document().getValue().schema().requireTable(NOTES).columns().stream()
                .map(c -> c.name() + " " + c.type())
                .toList();
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

    private void rename(FxRobot robot, String column) {
        robot.interact(() -> asker.rename(new Selection.OfColumn(NOTES, new Name(column))));
    }

    private Point2D paper() {
        return sheet.localToScreen(8, 8);
    }

    @Test
    void tabAtTheLastTypeGoesOnToALineForAnotherColumnAndEscLeavesIt(FxRobot robot) throws Exception {
        open(robot, SQL);
        rename(robot, "body");
        robot.write("content", 0).type(KeyCode.TAB);
        robot.write("varchar(40)", 0).type(KeyCode.TAB);
        assertThat(robot.lookup(".entry").tryQuery()).isPresent();
        robot.write("title", 0).type(KeyCode.ESCAPE, KeyCode.ESCAPE);
        assertThat(open(robot)).isFalse();
        assertThat(text()).contains("content varchar(40)").doesNotContain("title");
        // Name and type of one column are one step.
        assertThat(steps()).isEqualTo(1);
        undo(robot);
        assertThat(text()).isEqualTo(SQL);
    }

    @Test
    void escLeavesANameAsItWas(FxRobot robot) throws Exception {
        open(robot, SQL);
        rename(robot, "body");
        robot.write("typed", 0).type(KeyCode.ESCAPE);
        assertThat(text()).isEqualTo(SQL);
        assertThat(steps()).isZero();
    }

    @Test
    void aClickElsewhereTakesWhatWasTyped(FxRobot robot) throws Exception {
        open(robot, SQL);
        rename(robot, "body");
        robot.write("content", 0).clickOn(paper());
        assertThat(open(robot)).isFalse();
        assertThat(columns()).containsExactly("id bigint", "content text");
    }

    @Test
    void aClickElsewhereWithANameThatIsRefusedKeepsTheOldOneAndSaysWhy(FxRobot robot) throws Exception {
        open(robot, SQL);
        rename(robot, "id");
        robot.write("body", 0).clickOn(paper());
        assertThat(columns()).containsExactly("id bigint", "body text");
        assertThat(store.notice().get().orElseThrow().text()).contains("body");
    }

    @Test
    void whatIsRefusedStaysInItsField(FxRobot robot) throws Exception {
        open(robot, SQL);
        rename(robot, "id");
        robot.write("body", 0).type(KeyCode.ENTER);
        assertThat(robot.lookup(".in-place-wrong").queryAs(Label.class).getText())
                .contains("body");
        assertThat(columns()).containsExactly("id bigint", "body text");
        robot.interact(() -> field(robot).selectAll());
        robot.write("other", 0).type(KeyCode.ENTER);
        assertThat(columns()).containsExactly("other bigint", "body text");
        assertThat(steps()).isEqualTo(1);
    }

    @Test
    void aTypeThatIsNoneIsRefused(FxRobot robot) throws Exception {
        open(robot, SQL);
        rename(robot, "body");
        robot.type(KeyCode.TAB).write("text, x int", 0).type(KeyCode.ENTER);
        assertThat(robot.lookup(".in-place-wrong").tryQuery()).isPresent();
        assertThat(text()).isEqualTo(SQL);
    }

    @Test
    void theFieldFollowsItsTableWhenTheViewMoves(FxRobot robot) throws Exception {
        open(robot, SQL);
        robot.interact(() -> asker.rename(new Selection.OfTable(NOTES)));
        robot.interact(() -> sheet.show(sheet.view().panned(90, 60)));
        under(robot, "notes");
    }

    @Test
    void aKeyWordIsQuotedAndThatIsSaidWhileItIsTyped(FxRobot robot) throws Exception {
        open(robot, SQL);
        rename(robot, "body");
        robot.write("order", 0);
        assertThat(robot.lookup(".in-place-note").queryAs(Label.class).getText())
                .contains("\"order\"");
        robot.type(KeyCode.ENTER);
        assertThat(text()).contains("\"order\" text");
        assertThat(store.document().getValue().reading().problems()).isEmpty();
    }

    /** The field stands over the name of {@code table}. */
    private void under(FxRobot robot, String table) {
        Bounds field =
                sheet.screenToLocal(field(robot).localToScreen(field(robot).getBoundsInLocal()));
        Rect box = sheet.drawing().box(ObjectName.of(table)).orElseThrow().bounds();
        assertThat(field.getMinX()).isCloseTo(sheet.view().toCanvasX(box.x() + Face.NAME_X) - 7, within(2.0));
        assertThat(field.getCenterY()).isCloseTo(sheet.view().toCanvasY(box.y() + Face.HEAD / 2), within(2.0));
    }
}
