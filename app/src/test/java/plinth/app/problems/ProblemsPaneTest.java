package plinth.app.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import plinth.app.store.Background;
import plinth.app.store.Command;
import plinth.app.store.Document;
import plinth.app.store.OpenPane;
import plinth.app.store.Store;
import plinth.app.ui.Soon;
import plinth.project.Project;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class ProblemsPaneTest {
    private static final String SQL = """
        CREATE TABLE users (
          id bigint PRIMARY KEY
        );

        CREATE TABLE notes (
          id      bigint PRIMARY KEY,
          user_id bigint REFERENCES users
        );

        CREATE TABLE tags (
          id      bigint PRIMARY KEY,
          user_id bigint REFERENCES users,
          note_id bigint
        );
        """;
    private static final String UNINDEXED = "Foreign keys without an index";

    private final ExecutorService background = Background.thread();
    private Store store;
    private Scene scene;

    @Start
    void start(Stage stage) throws Exception {
        store = OpenPane.store("schema.sql", SQL, background);
        scene = OpenPane.show(stage, new ProblemsPane(store).node(), 500, 700);
    }

    @AfterEach
    void stop() {
        background.shutdownNow();
    }

    private List<String> lines() {
        ListView<?> list = (ListView<?>) scene.lookup(".problem-list");
        return list.getItems().stream()
                .map(l -> switch ((Line) l) {
                    case Line.Heading h -> h.kind() + " " + h.count();
                    case Finding f -> "  " + f.title();
                    case Line.Ignored i -> "  " + i.title() + ": " + i.reason();
                    case Line.Reason r -> "  why?";
                })
                .toList();
    }

    @Test
    void thoseOfAKindAreFixedAllAtOnceInOneStepOfUndo(FxRobot robot) throws Exception {
        Soon.until(() -> lines().contains(UNINDEXED + " 2"));
        Button all = robot.lookup(".small-button").queryAllAs(Button.class).stream()
                .filter(b -> b.getText().equals("Fix all 2"))
                .findFirst()
                .orElseThrow();
        robot.clickOn(all);
        Soon.until(() -> lines().stream().noneMatch(l -> l.startsWith(UNINDEXED)));
        assertThat(OpenPane.text(store)).contains("ON notes (user_id)").contains("ON tags (user_id)");
        assertThat(store.state().get().history().past()).hasSize(1);
        robot.interact(() -> store.dispatch(new Command.Undo()));
        assertThat(OpenPane.text(store)).isEqualTo(SQL);
    }

    @Test
    void wordsFilterThemAndAHeadingClosesItsKind(FxRobot robot) throws Exception {
        Soon.until(() -> lines().contains(UNINDEXED + " 2"));
        TextField filter = (TextField) scene.lookup(".problem-filter");
        robot.interact(() -> filter.setText("tags user"));
        assertThat(lines()).containsExactly(UNINDEXED + " 1", "  No index on tags.user_id");
        robot.interact(filter::clear);
        int all = lines().size();
        robot.clickOn(UNINDEXED);
        assertThat(lines()).hasSize(all - 2).contains(UNINDEXED + " 2");
    }

    @Test
    void thoseOfAKindAreIgnoredWithOneReasonInOneStepOfUndo(FxRobot robot) throws Exception {
        Soon.until(() -> lines().contains(UNINDEXED + " 2"));
        robot.clickOn("Ignore all 2…");
        Soon.until(() -> scene.getFocusOwner() != null
                && scene.getFocusOwner().getStyleClass().contains("ignore-reason"));
        assertThat(lines().get(lines().indexOf(UNINDEXED + " 2") + 1)).isEqualTo("  why?");
        robot.write("read by nobody", 0).clickOn("Ignore 2");
        Soon.until(() -> lines().contains(Line.IGNORED + " 2"));
        assertThat(lines()).noneMatch(l -> l.startsWith(UNINDEXED));
        assertThat(store.document().getValue().sidecar().ignored().values())
                .containsExactly("read by nobody", "read by nobody");
        assertThat(store.state().get().history().past()).hasSize(1);
        robot.interact(() -> store.dispatch(new Command.Undo()));
        Soon.until(() -> lines().contains(UNINDEXED + " 2"));
    }

    @Test
    void oneIsIgnoredWithAReasonAndShownAgain(FxRobot robot) throws Exception {
        Soon.until(() -> lines().contains(UNINDEXED + " 2"));
        TextField filter = (TextField) scene.lookup(".problem-filter");
        robot.interact(() -> filter.setText("tags user"));
        robot.clickOn("Ignore…");
        Soon.until(() -> scene.getFocusOwner() != null
                && scene.getFocusOwner().getStyleClass().contains("ignore-reason"));
        assertThat(lines()).contains("  why?");
        robot.write("read by nobody", 0).type(KeyCode.ENTER);
        robot.interact(filter::clear);
        Soon.until(() -> lines().contains(UNINDEXED + " 1"));
        assertThat(lines()).contains(Line.IGNORED + " 1").doesNotContain("  No index on tags.user_id");
        Document document = store.document().getValue();
        Project.save(store.state().get().project(), document.reading(), document.toSave());
        Path folder = store.state().get().project().root();
        assertThat(folder.resolve("schema.plinth-ignore.yaml")).content().endsWith("""
            - {rule: unindexed-foreign-key, table: tags, columns: [user_id], reason: "read by nobody"}
            """);
        assertThat(folder.resolve("schema.plinth.json")).doesNotExist();
        robot.clickOn(Line.IGNORED);
        Soon.until(() -> lines().contains("  No index on tags.user_id: read by nobody"));
        robot.clickOn("Show again");
        Soon.until(() -> lines().contains(UNINDEXED + " 2"));
        robot.interact(() -> store.dispatch(new Command.Undo()));
        Soon.until(() -> lines().contains(UNINDEXED + " 1"));
    }
}
