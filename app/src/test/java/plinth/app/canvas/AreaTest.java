package plinth.app.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
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
import plinth.app.edits.AreaDeeds;
import plinth.app.edits.Asker;
import plinth.app.store.Background;
import plinth.app.store.Command;
import plinth.app.store.OpenPane;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.app.ui.Appearance;
import plinth.app.ui.Soon;
import plinth.model.schema.ObjectName;
import plinth.renderer.diagram.Area;
import plinth.renderer.diagram.Point;
import plinth.renderer.diagram.Zone;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class AreaTest {
    private final ExecutorService background = Background.thread();
    private Store store;
    private Sheet sheet;

    private static String sql() {
        StringBuilder sql = new StringBuilder();
        for (String subject : List.of("shop", "blog", "desk")) {
            for (int i = 0; i < 9; i++) {
                sql.append("CREATE TABLE ")
                        .append(subject)
                        .append("_t")
                        .append(i)
                        .append(" (id bigint PRIMARY KEY);\n");
            }
        }
        return sql.toString();
    }

    @Start
    void start(Stage stage) throws Exception {
        store = OpenPane.store("schema.sql", sql(), background);
        CanvasPane pane = new CanvasPane(store, new SimpleObjectProperty<>(Appearance.LIGHT), new Asker(store));
        Scene scene = OpenPane.show(stage, pane.node(), 900, 700);
        sheet = (Sheet) scene.lookup(".sheet");
    }

    @AfterEach
    void stop() {
        background.shutdownNow();
    }

    @Test
    void anAreaIsSelectedAndMovedByItsNameAndAStepOfUndoTakesItBack(FxRobot robot) throws Exception {
        shown("Blogs", "Desks", "Shops");
        Point from = place("blog_t3");
        robot.moveTo(title("Blogs")).press(javafx.scene.input.MouseButton.PRIMARY);
        assertThat(store.view().getValue().selection().tables()).hasSize(9);
        robot.moveBy(-20, 6).moveBy(-20, 6).release(javafx.scene.input.MouseButton.PRIMARY);
        Soon.until(() -> !place("blog_t3").equals(from));
        assertThat(store.state().get().history().past()).hasSize(1);
        robot.interact(() -> store.dispatch(new Command.Undo()));
        Soon.until(() -> place("blog_t3").equals(from));
    }

    @Test
    void aDoubleClickOnItsNameRenamesItAndKeepsTheOthers(FxRobot robot) throws Exception {
        shown("Blogs", "Desks", "Shops");
        assertThat(store.picture().getValue().proposed()).isTrue();
        robot.doubleClickOn(title("Desks")).write("Support").type(KeyCode.ENTER);
        shown("Blogs", "Shops", "Support");
        assertThat(store.picture().getValue().proposed()).isFalse();
        assertThat(store.document().getValue().sidecar().drawn().areas().keySet())
                .containsExactly("Blogs", "Shops", "Support");
        assertThat(OpenPane.text(store)).isEqualTo(sql());
        robot.interact(() -> store.dispatch(new Command.Undo()));
        shown("Blogs", "Desks", "Shops");
    }

    @Test
    void aKeyGroupsWhatIsSelectedAndNoTableMoves(FxRobot robot) throws Exception {
        shown("Blogs", "Desks", "Shops");
        var places = store.document().getValue().places();
        robot.interact(() -> {
            store.dispatch(Command.point(new Selection(List.of(
                    new Selection.OfTable(ObjectName.of("desk_t0")),
                    new Selection.OfTable(ObjectName.of("desk_t1"))))));
            sheet.requestFocus();
        });
        robot.type(KeyCode.A);
        shown("Blogs", "Desk t0", "Desks", "Shops");
        assertThat(store.document().getValue().places()).isEqualTo(places);
        robot.interact(() -> new AreaDeeds(store).remove("Desk t0"));
        shown("Blogs", "Desks", "Shops");
        assertThat(store.picture().getValue().areas().stream()
                        .filter(a -> a.name().equals("Desks"))
                        .findFirst()
                        .orElseThrow()
                        .tables())
                .hasSize(7);
    }

    private void shown(String... names) throws Exception {
        Soon.until(() -> store.picture().getValue().areas().stream()
                .map(Area::name)
                .sorted()
                .toList()
                .equals(List.of(names)));
        WaitForAsyncUtils.sleep(250, TimeUnit.MILLISECONDS);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Point place(String table) {
        var b = sheet.drawing().box(ObjectName.of(table)).orElseThrow().bounds();
        return new Point(b.x(), b.y());
    }

    private Point2D title(String area) {
        Zone z = sheet.drawing().shapes().stream()
                .filter(Zone.class::isInstance)
                .map(Zone.class::cast)
                .filter(x -> x.area().name().equals(area))
                .findFirst()
                .orElseThrow();
        return sheet.localToScreen(
                sheet.view().toCanvasX(z.bounds().x()) + 24,
                sheet.view().toCanvasY(z.bounds().y())
                        + Zone.BAND * sheet.view().zoom() / 2);
    }
}
