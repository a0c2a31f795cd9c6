package plinth.app.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutorService;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import plinth.app.edits.Asker;
import plinth.app.edits.Inferred;
import plinth.app.store.Background;
import plinth.app.store.Command;
import plinth.app.store.OpenPane;
import plinth.app.store.Store;
import plinth.app.ui.Appearance;
import plinth.app.ui.Soon;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.renderer.diagram.Link;
import plinth.renderer.diagram.Point;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class InferredTest {
    private static final String SQL = """
        CREATE TABLE users (
          id bigint PRIMARY KEY
        );

        CREATE TABLE notes (
          id      bigint PRIMARY KEY,
          user_id bigint NOT NULL
        );
        """;
    private static final ObjectName NOTES = ObjectName.of("notes");

    private final ExecutorService background = Background.thread();
    private Store store;
    private Scene scene;

    @Start
    void start(Stage stage) throws Exception {
        store = OpenPane.store("schema.sql", SQL, background);
        CanvasPane pane = new CanvasPane(store, new SimpleObjectProperty<>(Appearance.LIGHT), new Asker(store));
        scene = OpenPane.show(stage, pane.node(), 900, 700);
    }

    @AfterEach
    void stop() {
        background.shutdownNow();
    }

    @Test
    void theCardBesideItMakesItAForeignKeyInOneStepOfUndo(FxRobot robot) throws Exception {
        Button make = card(robot, Inferred.MAKE);
        robot.interact(make::fire);
        waitFor(Link.Kind.REFERENCE);
        assertThat(OpenPane.text(store)).contains("FOREIGN KEY (user_id) REFERENCES users");
        assertThat(store.picture().getValue().inferred()).isEmpty();
        assertThat(store.state().get().history().past()).hasSize(1);
        robot.interact(() -> store.dispatch(new Command.Undo()));
        assertThat(OpenPane.text(store)).isEqualTo(SQL);
        waitFor(Link.Kind.INFERRED);
    }

    @Test
    void whatIsNoReferenceIsDrawnNoMoreAndThatIsKeptBesideTheSql(FxRobot robot) throws Exception {
        Button deny = card(robot, Inferred.DENY);
        robot.interact(deny::fire);
        waitFor();
        assertThat(OpenPane.text(store)).isEqualTo(SQL);
        assertThat(store.document().getValue().sidecar().drawn().denies(NOTES, new Name("user_id")))
                .isTrue();
        assertThat(store.state().get().dirty()).isTrue();
    }

    @Test
    void aSwitchHidesThem(FxRobot robot) throws Exception {
        waitFor(Link.Kind.INFERRED);
        robot.clickOn("Inferred");
        waitFor();
        robot.clickOn("Inferred");
        waitFor(Link.Kind.INFERRED);
    }

    /** Points at the dashed line until its card shows, and returns its button. */
    private Button card(FxRobot robot, String words) throws Exception {
        waitFor(Link.Kind.INFERRED);
        Sheet sheet = (Sheet) scene.lookup(".sheet");
        List<Point> p = sheet.drawing().links().getFirst().points();
        Point a = p.get(p.size() / 2 - 1);
        Point b = p.get(p.size() / 2);
        Point2D middle = sheet.localToScreen(
                sheet.view().toCanvasX((a.x() + b.x()) / 2), sheet.view().toCanvasY((a.y() + b.y()) / 2));
        robot.moveTo(middle.add(1, 1)).moveTo(middle);
        Soon.until(() -> scene.lookup(".inferred-card") != null);
        Node card = scene.lookup(".inferred-card");
        return card.lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(x -> x.getText().equals(words))
                .findFirst()
                .orElseThrow();
    }

    private void waitFor(Link.Kind... kinds) throws Exception {
        Soon.until(() -> store.picture().getValue().drawing().links().stream()
                .map(Link::kind)
                .toList()
                .equals(List.of(kinds)));
        WaitForAsyncUtils.waitForFxEvents();
    }
}
