package plinth.tests.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import plinth.app.store.Selection;
import plinth.model.schema.ObjectName;
import plinth.renderer.diagram.Point;

/** Renames a table in every way that there is, and looks where the boxes stand. */
@ExtendWith(ApplicationExtension.class)
class PlacesKeptTest {
    private static final String SQL = """
        CREATE SCHEMA sales;

        CREATE TABLE users (
          id   bigint PRIMARY KEY,
          name text NOT NULL
        );

        CREATE TABLE notes (
          id      bigint PRIMARY KEY,
          user_id bigint NOT NULL REFERENCES users (id)
        );

        CREATE TABLE tags (
          id   bigint PRIMARY KEY,
          word text
        );

        ALTER TABLE tags ADD COLUMN note_id bigint REFERENCES notes (id);
        """;
    private static final ObjectName USERS = ObjectName.of("users");
    private static final Selection SELECTED = Selection.ofTable(USERS);

    @SuppressWarnings("NullAway.Init")
    private Desk desk;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Start
    void start(Stage stage) throws Exception {
        Path home = Files.createTempDirectory("plinth-places");
        file = home.resolve("schema.sql");
        Files.writeString(file, SQL);
        desk = Desk.show(stage, home);
    }

    @Test
    void aBoxKeepsItsPlaceThroughARenameByWhicheverWay() {
        desk.open(file);
        Map<String, Runnable> ways = new LinkedHashMap<>();
        ways.put("letters in the inspector", () -> desk.type("Name", "users", "people"));
        ways.put("in its place on the canvas", () -> {
            desk.canvasMenu();
            desk.choose("Rename users");
            desk.inPlace("people");
        });
        ways.put("the outline's menu", () -> {
            desk.outlineMenu();
            desk.choose("Rename users");
            desk.inPlace("people");
        });
        ways.put("the palette", () -> {
            desk.run("Rename users");
            desk.inPlace("people");
        });
        ways.put("letters in the SQL pane", () -> desk.typeSql("TABLE users", "users", "people"));
        ways.put("another schema", () -> {
            desk.canvasMenu();
            desk.choose("Move to schema", "sales");
        });
        Map<ObjectName, Point> before = boxes();
        assertThat(before).hasSize(3);
        ways.forEach((way, rename) -> {
            desk.select(SELECTED);
            rename.run();
            desk.drawn();
            Map<ObjectName, Point> after = new HashMap<>(boxes());
            ObjectName now = after.keySet().stream()
                    .filter(n -> !before.containsKey(n))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("not renamed by " + way));
            after.put(USERS, Objects.requireNonNull(after.remove(now)));
            assertThat(after).as(way).isEqualTo(before);
            assertThat(desk.store().view().getValue().selection())
                    .as("what is selected, by " + way)
                    .isEqualTo(Selection.ofTable(now));
            for (int i = desk.steps(); i > 0; i--) {
                desk.undo();
            }
            desk.drawn();
            assertThat(boxes()).as(way + ", taken back").isEqualTo(before);
        });
    }

    private Map<ObjectName, Point> boxes() {
        Map<ObjectName, Point> all = new HashMap<>();
        desk.store()
                .picture()
                .getValue()
                .drawing()
                .boxes()
                .forEach(b ->
                        all.put(b.table(), new Point(b.bounds().x(), b.bounds().y())));
        return all;
    }
}
