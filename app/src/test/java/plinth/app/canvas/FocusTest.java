package plinth.app.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
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
import plinth.app.edits.Focusing;
import plinth.app.store.Background;
import plinth.app.store.Command;
import plinth.app.store.OpenPane;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.app.ui.Appearance;
import plinth.app.ui.Soon;
import plinth.model.edit.Edit;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.renderer.diagram.Box;
import plinth.renderer.diagram.Point;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class FocusTest {
    /** A chain from a to e, by foreign keys but for the last link, and a table that stands alone. */
    private static final String SQL = """
        CREATE TABLE a (id bigint PRIMARY KEY, note jsonb);
        CREATE TABLE b (id bigint PRIMARY KEY, a bigint REFERENCES a);
        CREATE TABLE c (id bigint PRIMARY KEY, b bigint REFERENCES b);
        CREATE TABLE d (id bigint PRIMARY KEY, c bigint REFERENCES c);
        CREATE TABLE e (id bigint PRIMARY KEY, d_id bigint, note jsonb);
        CREATE TABLE alone (id bigint PRIMARY KEY);
        """;

    private static final ObjectName B = ObjectName.of("b");

    private final ExecutorService background = Background.thread();
    private Store store;
    private Sheet sheet;

    @Start
    void start(Stage stage) throws Exception {
        store = OpenPane.store("schema.sql", SQL, background);
        CanvasPane pane = new CanvasPane(store, new SimpleObjectProperty<>(Appearance.LIGHT), new Asker(store));
        Scene scene = OpenPane.show(stage, pane.node(), 900, 700);
        sheet = (Sheet) scene.lookup(".sheet");
    }

    @AfterEach
    void stop() {
        background.shutdownNow();
    }

    @Test
    void aKeyShowsATableWithItsNeighboursAndEscapeAllAgain(FxRobot robot) throws Exception {
        shows("a", "b", "c", "d", "e", "alone");
        Map<ObjectName, Point> places = store.document().getValue().places();
        Viewport from = sheet.view();
        robot.clickOn(head(B)).type(KeyCode.F);
        shows("a", "b", "c");
        robot.type(KeyCode.DIGIT2);
        shows("a", "b", "c", "d");
        // What is farther than one step shows its head, with the number of neighbours that are not shown.
        assertThat(sheet.drawing().face(ObjectName.of("d")).orElseThrow().rows())
                .isEmpty();
        assertThat(sheet.drawing().face(ObjectName.of("d")).orElseThrow().rowCount())
                .contains("+1");
        robot.type(KeyCode.DIGIT3);
        shows("a", "b", "c", "d", "e");
        robot.type(KeyCode.ESCAPE);
        shows("a", "b", "c", "d", "e", "alone");
        Soon.until(() -> sheet.view().equals(from));
        assertThat(store.document().getValue().places()).isEqualTo(places);
        assertThat(store.state().get().dirty()).isFalse();
    }

    @Test
    void oneGoesBackAndForwardThroughWhatWasShown(FxRobot robot) throws Exception {
        robot.clickOn(head(B)).type(KeyCode.F);
        shows("a", "b", "c");
        robot.interact(() -> new Focusing(store).filter("type:jsonb"));
        shows("a", "e");
        robot.interact(() -> new Focusing(store).back());
        shows("a", "b", "c");
        robot.interact(() -> new Focusing(store).back());
        shows("a", "b", "c", "d", "e", "alone");
        robot.interact(() -> new Focusing(store).forward());
        shows("a", "b", "c");
    }

    @Test
    void hiddenTablesLeaveTheOthersWhereTheyAre(FxRobot robot) throws Exception {
        shows("a", "b", "c", "d", "e", "alone");
        Point at = place(ObjectName.of("d"));
        robot.clickOn(head(B)).type(KeyCode.H);
        shows("a", "c", "d", "e", "alone");
        assertThat(place(ObjectName.of("d"))).isEqualTo(at);
        assertThat(store.view().getValue().selection().isEmpty()).isTrue();
    }

    @Test
    void aBoxThatIsMovedInAFocusStaysThereAndInTheDiagramWhereItWas(FxRobot robot) throws Exception {
        robot.clickOn(head(B)).type(KeyCode.F);
        shows("a", "b", "c");
        Map<ObjectName, Point> places = store.document().getValue().places();
        Point from = place(B);
        robot.drag(head(B)).moveBy(40, 24).moveBy(40, 24).drop();
        Soon.until(() -> !place(B).equals(from));
        assertThat(store.document().getValue().places()).isEqualTo(places);
        assertThat(store.state().get().history().past()).isEmpty();
    }

    @Test
    void whatIsMadeRenamedOrGoneToInAFocusIsShown(FxRobot robot) throws Exception {
        robot.clickOn(head(B)).type(KeyCode.F);
        shows("a", "b", "c");
        robot.interact(() -> store.dispatch(Command.Edited.once(new Edit.RenameTable(B, new Name("bees")))));
        shows("a", "bees", "c");
        robot.interact(() -> store.dispatch(Command.select(new Selection.OfTable(ObjectName.of("alone")))));
        shows("a", "bees", "c", "alone");
    }

    private void shows(String... tables) throws Exception {
        Set<String> wanted = Set.of(tables);
        Soon.until(() -> sheet.drawing().boxes().stream()
                .map(b -> b.table().toString())
                .collect(Collectors.toSet())
                .equals(wanted));
        // Until what glides has come to rest.
        WaitForAsyncUtils.sleep(250, TimeUnit.MILLISECONDS);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Point place(ObjectName table) {
        Box b = sheet.drawing().box(table).orElseThrow();
        return new Point(b.bounds().x(), b.bounds().y());
    }

    private Point2D head(ObjectName table) {
        Box b = sheet.drawing().box(table).orElseThrow();
        return sheet.localToScreen(
                sheet.view().toCanvasX(b.bounds().x() + 60),
                sheet.view().toCanvasY(b.bounds().y() + 16));
    }
}
