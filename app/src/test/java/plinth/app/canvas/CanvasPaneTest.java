package plinth.app.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
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
import plinth.app.store.Prepared;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.app.ui.Appearance;
import plinth.app.ui.Fonts;
import plinth.app.ui.Look;
import plinth.app.ui.Soon;
import plinth.model.edit.Edit;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.project.Project;
import plinth.renderer.diagram.Face;
import plinth.renderer.diagram.Point;
import plinth.renderer.diagram.Rect;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class CanvasPaneTest {
    private static final String SQL = """
        CREATE TABLE users (
          id   bigint PRIMARY KEY,
          name text NOT NULL
        );

        CREATE TABLE notes (
          id      bigint PRIMARY KEY,
          user_id bigint NOT NULL,
          body    text
        );
        """;
    private static final ObjectName USERS = ObjectName.of("users");
    private static final ObjectName NOTES = ObjectName.of("notes");

    private final ExecutorService background = Background.thread();
    private Store store;
    private Sheet sheet;

    @Start
    void start(Stage stage) throws Exception {
        Fonts.load();
        Path folder = Files.createTempDirectory("plinth-canvas");
        Path file = folder.resolve("schema.sql");
        Files.writeString(file, SQL);
        store = new Store(Prepared.of(Project.open(file)), background, Platform::runLater);
        CanvasPane pane = new CanvasPane(store, new SimpleObjectProperty<>(Appearance.LIGHT), new Asker(store));
        Application.setUserAgentStylesheet(Look.userAgent(Appearance.LIGHT));
        Scene scene = new Scene(new StackPane(pane.node()), 900, 700);
        scene.getStylesheets().setAll(Look.sheets(Appearance.LIGHT));
        stage.setScene(scene);
        // The headless platform gives the place of a wheel's turn on the screen for that in the window.
        stage.setX(0);
        stage.setY(0);
        stage.show();
        sheet = (Sheet) scene.lookup(".sheet");
    }

    @AfterEach
    void stop() {
        background.shutdownNow();
    }

    @Test
    void zoomingAtThePointerKeepsThePoint(FxRobot robot) throws Exception {
        drawn(2);
        Point2D on = head(USERS);
        robot.moveTo(on);
        Point2D local = sheet.screenToLocal(on);
        Viewport before = sheet.view();
        robot.scroll(3, VerticalDirection.UP);
        WaitForAsyncUtils.waitForFxEvents();
        Viewport after = sheet.view();
        assertThat(after.zoom()).isNotCloseTo(before.zoom(), within(0.05));
        // The pointer stands on a whole pixel beside the place that was asked for; ViewportTest is exact.
        assertThat(after.toDrawingX(local.getX())).isCloseTo(before.toDrawingX(local.getX()), within(1.0));
        assertThat(after.toDrawingY(local.getY())).isCloseTo(before.toDrawingY(local.getY()), within(1.0));
    }

    @Test
    void draggingMovesATableOnTheGridAsOneStepOfUndo(FxRobot robot) throws Exception {
        drawn(2);
        Point from = place(NOTES);
        Point2D on = head(NOTES);
        robot.moveTo(on).press(MouseButton.PRIMARY);
        robot.moveBy(20, 10).moveBy(33, 21).release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        Point to = Objects.requireNonNull(store.document().getValue().places().get(NOTES));
        assertThat(to.x() - from.x()).isCloseTo(53 / sheet.view().zoom(), within(4.0));
        assertThat(to.y() - from.y()).isCloseTo(31 / sheet.view().zoom(), within(4.0));
        assertThat(to.x() % 4).isZero();
        assertThat(store.state().get().history().past()).hasSize(1);
        assertThat(store.document().getValue().sidecar().positions()).containsEntry(NOTES, to);
        robot.interact(() -> store.dispatch(new Command.Undo()));
        assertThat(store.document().getValue().places().get(NOTES)).isEqualTo(from);
    }

    @Test
    void aClickSelectsATableThenItsColumnAndThePaperNothing(FxRobot robot) throws Exception {
        drawn(2);
        robot.clickOn(head(USERS));
        assertThat(selection()).isEqualTo(Selection.ofTable(USERS));
        robot.clickOn(row(USERS, 1));
        assertThat(selection()).isEqualTo(Selection.of(new Selection.OfColumn(USERS, new Name("name"))));
        robot.interact(() -> pressWithControl(head(NOTES)));
        assertThat(selection().tables()).containsExactly(USERS, NOTES);
        robot.clickOn(sheet.localToScreen(8, 8));
        assertThat(selection().isEmpty()).isTrue();
    }

    @Test
    void aDoubleClickRenamesInPlace(FxRobot robot) throws Exception {
        drawn(2);
        robot.doubleClickOn(row(NOTES, 2));
        robot.write("content").type(KeyCode.ENTER);
        assertThat(columns(NOTES)).containsExactly("id", "user_id", "content");
        assertThat(store.state().get().history().past()).hasSize(1);
    }

    @Test
    void aReferenceIsDrawnFromAColumnToATable(FxRobot robot) throws Exception {
        drawn(2);
        robot.clickOn(sheet.localToScreen(8, 8)).type(KeyCode.R);
        robot.drag(row(NOTES, 1), MouseButton.PRIMARY).dropTo(head(USERS));
        WaitForAsyncUtils.waitForFxEvents();
        Schema schema = store.document().getValue().schema();
        assertThat(schema.requireTable(NOTES).foreignKeys()).hasSize(1);
        assertThat(schema.requireTable(NOTES).foreignKeys().getFirst().target()).isEqualTo(USERS);
        Soon.until(() -> sheet.drawing().links().size() == 1);
    }

    @Test
    void aNewTableStandsWhereTheUserPointedAndCanBeNamedAtOnce(FxRobot robot) throws Exception {
        drawn(2);
        Point2D free = sheet.localToScreen(40, 620);
        double x = sheet.view().toDrawingX(40);
        double y = sheet.view().toDrawingY(620);
        robot.clickOn(sheet.localToScreen(8, 8)).type(KeyCode.T).clickOn(free);
        robot.write("tags").type(KeyCode.ENTER);
        Point at = Objects.requireNonNull(store.document().getValue().places().get(ObjectName.of("tags")));
        assertThat(at.x()).isCloseTo(x, within(2.0));
        assertThat(at.y()).isCloseTo(y, within(2.0));
        robot.type(KeyCode.ESCAPE);
        assertThat(store.document().getValue().schema().table(ObjectName.of("tags")))
                .isPresent();
    }

    @Test
    void droppingShowsFirstWhatGoesWithIt(FxRobot robot) throws Exception {
        drawn(2);
        Index index = Index.of(Optional.of(new Name("notes_user_id_idx")), List.of(new Name("user_id")));
        robot.interact(() -> store.dispatch(Command.Edited.once(new Edit.AddIndex(NOTES, index))));
        robot.clickOn(head(NOTES)).type(KeyCode.DELETE);
        assertThat(store.document().getValue().schema().table(NOTES)).isPresent();
        robot.clickOn("Drop notes and index notes_user_id_idx");
        assertThat(store.document().getValue().schema().table(NOTES)).isEmpty();
    }

    /** The robot of the headless platform presses keys and buttons, but not both at once. */
    private void pressWithControl(Point2D screen) {
        Point2D local = sheet.localToScene(sheet.screenToLocal(screen));
        for (EventType<MouseEvent> type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED)) {
            sheet.fireEvent(new MouseEvent(
                    type,
                    local.getX(),
                    local.getY(),
                    screen.getX(),
                    screen.getY(),
                    MouseButton.PRIMARY,
                    1,
                    false,
                    true,
                    false,
                    false,
                    type == MouseEvent.MOUSE_PRESSED,
                    false,
                    false,
                    false,
                    false,
                    true,
                    null));
        }
    }

    private void drawn(int tables) throws Exception {
        Soon.until(
                () -> sheet.drawing().boxes().size() == tables && sheet.view().x() != -32);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Selection selection() {
        WaitForAsyncUtils.waitForFxEvents();
        return store.view().getValue().selection();
    }

    private List<String> columns(ObjectName table) {
        WaitForAsyncUtils.waitForFxEvents();
        return store.document().getValue().schema().requireTable(table).columns().stream()
                .map(c -> c.name().value())
                .toList();
    }

    private Point place(ObjectName table) {
        Rect r = sheet.drawing().box(table).orElseThrow().bounds();
        return new Point(r.x(), r.y());
    }

    private Point2D head(ObjectName table) {
        Rect r = sheet.drawing().box(table).orElseThrow().bounds();
        return screen(r.x() + 60, r.y() + Face.HEAD / 2);
    }

    private Point2D row(ObjectName table, int column) {
        var box = sheet.drawing().box(table).orElseThrow();
        return screen(
                box.bounds().x() + 50,
                box.bounds().y() + box.face().rows().get(column).y());
    }

    private Point2D screen(double x, double y) {
        return sheet.localToScreen(sheet.view().toCanvasX(x), sheet.view().toCanvasY(y));
    }
}
