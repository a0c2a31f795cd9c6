package plinth.app.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutorService;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
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
import plinth.app.ui.Soon;
import plinth.model.schema.ObjectName;

/** In the least width that the inspector has, titles and cards are written whole and nothing over another. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class InspectorRoomTest {
    /** The longest that PostgreSQL allows. */
    private static final String LONGEST = "a_subtype_whose_name_has_as_many_characters_as_a_name_may_have_";

    private static final String SQL = """
        CREATE TABLE calendar_entries_of_everybody (
          id bigint PRIMARY KEY,
          kind_of_calendar_entry text NOT NULL CHECK (kind_of_calendar_entry IN ('appointment', 'company_wide_holiday', '%1$s'))
        );
        CREATE TABLE appointments (id bigint PRIMARY KEY REFERENCES calendar_entries_of_everybody, note text);
        CREATE TABLE company_wide_holidays (id bigint PRIMARY KEY REFERENCES calendar_entries_of_everybody, a text);
        CREATE TABLE %1$s (id bigint PRIMARY KEY REFERENCES calendar_entries_of_everybody, note text);
        """.formatted(LONGEST);

    private final ExecutorService background = Background.thread();
    private Store store;

    @Start
    void start(Stage stage) throws Exception {
        store = OpenPane.store("schema_of_the_calendar.sql", SQL, background);
        OpenPane.show(stage, new InspectorPane(store, new Asker(store)).node(), 280, 900);
    }

    @AfterEach
    void stop() {
        background.shutdownNow();
    }

    @Test
    void titlesAndCardsAreWhole(FxRobot robot) throws Exception {
        Soon.until(() -> !store.picture().getValue().findings().isEmpty());
        for (String table : List.of("calendar_entries_of_everybody", "appointments", LONGEST)) {
            robot.interact(() -> store.dispatch(Command.select(new Selection.OfTable(ObjectName.of(table)))));
            Soon.until(() -> !robot.lookup(".pattern-card").queryAll().isEmpty());
            WaitForAsyncUtils.waitForFxEvents();
            List<Labeled> card = labels(robot, ".pattern-card .label", ".pattern-card .button");
            assertThat(card).hasSizeGreaterThan(3);
            apart(card);
            List<Labeled> title = labels(robot, ".title-row > .label", ".title-row > .button");
            apart(title);
            assertThat(title.stream().map(Labeled::getText).map(t -> t.replace("\n", "")))
                    .contains(table)
                    .anyMatch(t -> t.startsWith("schema_of_the_calendar.sql:"));
            double right = 280;
            assertThat(robot.lookup(".title-row > *").queryAllAs(Node.class))
                    .allMatch(n -> n.localToScene(n.getLayoutBounds()).getMaxX() <= right);
        }
    }

    private static List<Labeled> labels(FxRobot robot, String... selectors) {
        return java.util.stream.Stream.of(selectors)
                .flatMap(s -> robot.lookup(s).queryAllAs(Labeled.class).stream())
                .filter(l -> l instanceof Label || l instanceof Button)
                .filter(l -> l.isVisible() && !l.getText().isEmpty())
                .toList();
    }

    /** Each is written whole, and none over another. */
    private static void apart(List<Labeled> labels) {
        for (Labeled l : labels) {
            Text text = (Text) l.lookup(".text");
            assertThat(text.getText()).as("what is written of " + l.getText()).isEqualTo(l.getText());
            for (Labeled other : labels) {
                Bounds a = written(l);
                Bounds b = written(other);
                boolean over = l != other
                        && a.getMinX() < b.getMaxX() - 1
                        && b.getMinX() < a.getMaxX() - 1
                        && a.getMinY() < b.getMaxY() - 1
                        && b.getMinY() < a.getMaxY() - 1;
                assertThat(over).as(l.getText() + " over " + other.getText()).isFalse();
            }
        }
    }

    private static Bounds written(Labeled l) {
        Node text = l.lookup(".text");
        return text.localToScene(text.getLayoutBounds());
    }
}
