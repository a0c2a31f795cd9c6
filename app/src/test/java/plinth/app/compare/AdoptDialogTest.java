package plinth.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import plinth.app.store.Background;
import plinth.app.store.Command;
import plinth.app.store.Prepared;
import plinth.app.store.Store;
import plinth.app.ui.Appearance;
import plinth.app.ui.Fonts;
import plinth.app.ui.Look;
import plinth.app.ui.Soon;
import plinth.model.layout.Family;
import plinth.model.layout.FamilyReader;
import plinth.model.layout.Strategy;
import plinth.model.pattern.Patterns;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.project.Project;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class AdoptDialogTest {
    private static final String SQL = """
        -- Whatever is lent.
        CREATE TABLE items (
          id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          kind  text   NOT NULL CHECK (kind IN ('book', 'tool')),
          title text   NOT NULL
        );

        CREATE TABLE books (
          item_id bigint  PRIMARY KEY REFERENCES items ON DELETE CASCADE,
          pages   integer NOT NULL -- without the cover
        );

        CREATE TABLE tools (
          item_id bigint PRIMARY KEY REFERENCES items ON DELETE CASCADE,
          watts   integer
        );
        """;

    private final ExecutorService background = Background.thread();
    private final AtomicBoolean closed = new AtomicBoolean();
    private Store store;

    @Start
    void start(Stage stage) throws Exception {
        Fonts.load();
        Path file = Files.createTempDirectory("plinth-adopt").resolve("schema.sql");
        Files.writeString(file, SQL);
        store = new Store(Prepared.of(Project.open(file)), background, Platform::runLater);
        Schema schema = store.document().getValue().schema();
        Family family =
                FamilyReader.families(schema, Patterns.recognise(schema)).getFirst();
        AdoptDialog dialog = new AdoptDialog(
                store, new AdoptDialog.Adopting(family, new Strategy.SingleTable(true, false)), () -> closed.set(true));
        Application.setUserAgentStylesheet(Look.userAgent(Appearance.LIGHT));
        Scene scene = new Scene(new StackPane(dialog.node()), 1120, 720);
        scene.getStylesheets().setAll(Look.sheets(Appearance.LIGHT));
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void stop() {
        background.shutdownNow();
    }

    private String text() {
        return store.document().getValue().reading().files().getFirst().script().text();
    }

    @Test
    void aLayoutIsShownAndAdoptedInOneStepOfUndo(FxRobot robot) throws Exception {
        Button adopt = robot.lookup("#adopt").queryAs(Button.class);
        Soon.until(() -> !adopt.isDisabled());
        ListView<?> diff = robot.lookup(".diff").queryAs(ListView.class);
        assertThat(diff.getItems().toString()).contains("ADDED", "pages", "REMOVED", "CREATE TABLE books");
        assertThat(robot.lookup(".label").queryAllAs(javafx.scene.control.Label.class).stream()
                        .map(l -> l.getText()))
                .contains("The comment \"-- without the cover\" goes with what it stood by.");
        robot.interact(adopt::fire);
        assertThat(closed).isTrue();
        Schema now = store.document().getValue().schema();
        assertThat(now.table(ObjectName.of("books"))).isEmpty();
        assertThat(now.requireTable(ObjectName.of("items")).columns()).hasSize(5);
        assertThat(text()).startsWith("-- Whatever is lent.\nCREATE TABLE items (\n  id    bigint GENERATED");
        robot.interact(() -> store.dispatch(new Command.Undo()));
        assertThat(text()).isEqualTo(SQL);
    }
}
