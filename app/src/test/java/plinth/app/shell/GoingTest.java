package plinth.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import plinth.app.store.Command;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.app.store.View;
import plinth.model.schema.ObjectName;
import plinth.renderer.diagram.Rect;

/** Going to a table from wherever it is named. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class GoingTest {
    private static final int TABLES = 120;
    private static final ObjectName FAR = ObjectName.of("t119_far");
    private static final ObjectName NEAR = ObjectName.of("t118_linked");

    /** Many tables; the last two belong together, and the second to last is the base of nothing else. */
    private static final String SQL = IntStream.range(0, TABLES - 2)
                    .mapToObj(i -> "CREATE TABLE t" + i + "_plain (id bigint PRIMARY KEY, a text, b text, c text"
                            + (i > 0 ? ", up bigint REFERENCES t" + (i / 2) + "_plain (id)" : "") + ");\n")
                    .collect(Collectors.joining())
            + "CREATE TABLE " + NEAR + " (id bigint PRIMARY KEY, name text);\n"
            + "CREATE TABLE " + FAR + " (id bigint PRIMARY KEY, at bigint NOT NULL REFERENCES " + NEAR
            + " (id), note nosuchtype);\n";

    private OpenWindow window;
    private Store store;

    @Start
    void start(Stage stage) throws Exception {
        window = new OpenWindow(stage, 980, 800);
    }

    private void open() throws Exception {
        store = window.open(SQL);
        // From afar, where nothing can be read.
        OpenWindow.fx(() -> store.dispatch(new Command.ViewChanged(v -> v.withCanvas(c -> c.at(0.1, 0, 0)))));
        OpenWindow.until(
                () -> canvas().zoom() == 0.1 && store.view().getValue().canvas().y() == 0);
        WaitForAsyncUtils.sleep(300, java.util.concurrent.TimeUnit.MILLISECONDS);
    }

    private View.Canvas canvas() {
        return store.view().getValue().canvas();
    }

    private static Region sheet(FxRobot robot) {
        return robot.lookup((Node n) -> n.getStyleClass().contains("sheet") && n.isFocusTraversable())
                .queryAs(Region.class);
    }

    private boolean seen(FxRobot robot, ObjectName table) {
        Rect r = store.picture().getValue().drawing().box(table).orElseThrow().bounds();
        View.Canvas c = canvas();
        return r.x() >= c.x()
                && r.y() >= c.y()
                && r.right() <= c.x() + sheet(robot).getWidth() / c.zoom()
                && r.bottom() <= c.y() + sheet(robot).getHeight() / c.zoom();
    }

    /** What was gone to is seen at a size at which it can be read, with its neighbour, and its line in the outline. */
    private void there(FxRobot robot, ObjectName table, ObjectName neighbour) throws Exception {
        OpenWindow.until(() -> store.view().getValue().selection().tables().contains(table));
        OpenWindow.until(() -> canvas().zoom() >= 0.7 && seen(robot, table));
        assertThat(canvas().zoom()).isLessThanOrEqualTo(1);
        assertThat(seen(robot, neighbour)).isTrue();
        ListView<?> list = robot.lookup(".outline-list").queryListView();
        OpenWindow.until(() -> robot.lookup(".outline-list .list-cell").queryAll().stream()
                .filter(n -> n.isVisible() && table.toString().equals(n.getAccessibleText()))
                .anyMatch(n ->
                        list.localToScreen(list.getLayoutBounds()).contains(n.localToScreen(n.getLayoutBounds()))));
    }

    @Test
    void byThePalette(FxRobot robot) throws Exception {
        open();
        robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        robot.write(FAR.toString(), 0).type(KeyCode.ENTER);
        there(robot, FAR, NEAR);
    }

    @Test
    void byTheOutlinesFilterAndItsList(FxRobot robot) throws Exception {
        open();
        TextField filter = robot.lookup(".outline-filter").queryAs(TextField.class);
        OpenWindow.fx(filter::requestFocus);
        robot.write(FAR.toString(), 0).type(KeyCode.ENTER);
        there(robot, FAR, NEAR);
        OpenWindow.fx(filter::clear);
        there(robot, FAR, NEAR);
        OpenWindow.fx(() -> store.dispatch(new Command.ViewChanged(v -> v.withCanvas(c -> c.at(1, 0, 0)))));
        // The line is chosen already: a click goes there again.
        Node line = robot.lookup(".outline-list .list-cell").queryAll().stream()
                .filter(n -> FAR.toString().equals(n.getAccessibleText()))
                .findFirst()
                .orElseThrow();
        robot.clickOn(line);
        there(robot, FAR, NEAR);
    }

    @Test
    void byAProblemInTheText(FxRobot robot) throws Exception {
        open();
        ListView<?> list = robot.lookup(".problem-list").queryListView();
        OpenWindow.fx(() -> {
            list.requestFocus();
            list.getSelectionModel()
                    .select(IntStream.range(0, list.getItems().size())
                            .filter(n -> list.getItems().get(n).toString().startsWith("Finding[")
                                    && list.getItems().get(n).toString().contains("nosuchtype"))
                            .findFirst()
                            .orElseThrow());
            // In the same turn: the list is filled anew when more is known of the schema.
            Event.fireEvent(
                    list, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        });
        there(robot, FAR, NEAR);
    }

    /** What the first picture tells is counted, though it was known before the window. */
    @Test
    void problemsOfThePatternsAreCounted(FxRobot robot) throws Exception {
        store = window.open("""
            CREATE TABLE events (id bigint PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('launch', 'meeting')));
            CREATE TABLE launches (event_id bigint PRIMARY KEY REFERENCES events (id), audience text);
            CREATE TABLE meetings (event_id bigint PRIMARY KEY REFERENCES events (id), room text);
            """);
        int problems = (int) robot.lookup(".problem-list").queryListView().getItems().stream()
                .filter(l -> l.toString().startsWith("Finding["))
                .count();
        assertThat(problems).isPositive();
        assertThat(robot.lookup(".dock .count").queryAllAs(javafx.scene.control.Label.class).stream()
                        .map(javafx.scene.control.Label::getText))
                .contains(Integer.toString(problems));
    }

    @Test
    void byALinkOfTheInspector(FxRobot robot) throws Exception {
        open();
        OpenWindow.point(store, Selection.ofTable(NEAR));
        assertThat(canvas().zoom()).isEqualTo(0.1);
        Node link = robot.lookup((Node n) -> n.getStyleClass().contains("inspector-row")
                        && n.lookupAll(".label").stream()
                                .anyMatch(l -> l instanceof javafx.scene.control.Label x
                                        && x.getText().startsWith(FAR.toString())))
                .query();
        OpenWindow.fx(() -> Objects.requireNonNull(link.getOnMouseClicked()).handle(null));
        there(robot, FAR, NEAR);
    }

    @Test
    void byAHeadingThatIsClosed(FxRobot robot) throws Exception {
        open();
        OpenWindow.fx(() -> store.dispatch(new Command.ViewChanged(v -> v.withCanvas(c -> c.withAreas(false)))));
        OpenWindow.until(() -> store.picture().getValue().areas().isEmpty());
        Node heading = robot.lookup(".outline-list .list-cell").queryAll().stream()
                .filter(n -> Objects.toString(n.getAccessibleText(), "").startsWith("Tables, "))
                .findFirst()
                .orElseThrow();
        robot.clickOn(heading);
        OpenWindow.until(
                () -> robot.lookup(".outline-list").queryListView().getItems().size() == 1);
        OpenWindow.fx(() -> store.dispatch(Command.select(new Selection.OfTable(FAR))));
        there(robot, FAR, NEAR);
    }

    @Test
    void aClickOnTheCanvasItselfMovesNothing(FxRobot robot) throws Exception {
        open();
        OpenWindow.fx(() -> store.dispatch(Command.select(new Selection.OfTable(FAR))));
        there(robot, FAR, NEAR);
        View.Canvas before = canvas();
        for (ObjectName t : List.of(NEAR, FAR)) {
            Rect r = store.picture().getValue().drawing().box(t).orElseThrow().bounds();
            Point2D at = sheet(robot)
                    .localToScreen(
                            (r.x() + 60 - before.x()) * before.zoom(), (r.y() + 16 - before.y()) * before.zoom());
            robot.clickOn(at);
            OpenWindow.until(() -> store.view().getValue().selection().equals(Selection.ofTable(t)));
            WaitForAsyncUtils.sleep(250, java.util.concurrent.TimeUnit.MILLISECONDS);
            assertThat(canvas()).isEqualTo(before);
        }
    }
}
