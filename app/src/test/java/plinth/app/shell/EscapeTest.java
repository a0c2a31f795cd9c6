package plinth.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import plinth.app.edits.Deed;
import plinth.app.edits.Deeds;
import plinth.app.store.Command;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.app.store.View;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;

/** Whatever opens over the window has the keyboard at once, and Esc closes it and gives it back. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class EscapeTest {
    private static final String SQL = """
        CREATE TYPE mood AS ENUM ('sad', 'ok');
        CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
        CREATE TABLE events (id bigint PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('meeting', 'holiday')), at date, state mood);
        CREATE TABLE meetings (event_id bigint PRIMARY KEY REFERENCES events (id), room text);
        CREATE TABLE holidays (event_id bigint PRIMARY KEY REFERENCES events (id), reason text);
        CREATE INDEX events_at_idx ON events (at);
        CREATE TRIGGER events_touch BEFORE UPDATE ON events FOR EACH ROW EXECUTE FUNCTION touch();
        CREATE VIEW named AS SELECT id, kind FROM events;
        """;
    private static final ObjectName EVENTS = ObjectName.of("events");

    private OpenWindow window;
    private Store store;

    @Start
    void start(Stage stage) throws Exception {
        window = new OpenWindow(stage, 820, 640);
    }

    private Desk desk() {
        return window.bench.desk().orElseThrow();
    }

    /** What is open has the keyboard; Esc closes it. */
    private void opensAndCloses(FxRobot robot, String what, String card, Runnable open) throws Exception {
        OpenWindow.fx(open);
        Node node = shown(robot, card).orElseThrow(() -> new AssertionError(what + " does not open"));
        assertThat(window.focus())
                .as("the keyboard while there is " + what)
                .hasValueSatisfying(f -> assertThat(OpenWindow.within(f, node)).isTrue());
        escape();
        assertThat(shown(robot, card)).as(what + " is closed").isEmpty();
        assertThat(window.focus()).as("the keyboard after " + what).isPresent();
    }

    /** Presses Esc where the keyboard is. */
    private void escape() {
        Node owner = window.focus().orElse(window.bench.scene().getRoot());
        OpenWindow.fx(() -> Event.fireEvent(
                owner, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false)));
    }

    private static Optional<Node> shown(FxRobot robot, String card) {
        return robot.lookup(card).queryAll().stream()
                .filter(n -> n.getScene() != null && visible(n))
                .findFirst();
    }

    private static boolean visible(Node n) {
        return n.isVisible() && (n.getParent() == null || visible(n.getParent()));
    }

    @Test
    void whatTheWelcomePageOpens(FxRobot robot) throws Exception {
        opensAndCloses(robot, "palette", ".palette", window.bench::paletteOfWindow);
        opensAndCloses(
                robot, "message", ".dialog-card", () -> Dialogs.tell(window.bench.overlay(), "Not saved", "Why"));
    }

    @Test
    void whatTheWindowOfAProjectOpens(FxRobot robot) throws Exception {
        store = window.open(SQL);
        opensAndCloses(robot, "palette", ".palette", desk()::palette);
        opensAndCloses(robot, "keys", ".dialog-card", () -> window.bench.keys(desk().actions()));
        opensAndCloses(robot, "export", ".export-dialog", () -> run("Export"));
        OpenWindow.fx(() -> desk().asker().addTable(Optional.empty()));
        robot.write("tags", 0).type(KeyCode.ENTER, KeyCode.ESCAPE);
        opensAndCloses(robot, "question about changes", ".dialog-card", () -> run("Close"));
        assertThat(store.state().get().dirty()).isTrue();
        // Wherever the keyboard has gone meanwhile.
        OpenWindow.fx(() -> window.bench.keys(desk().actions()));
        OpenWindow.fx(() -> desk().outline().focus());
        escape();
        assertThat(shown(robot, ".dialog-card")).isEmpty();
    }

    private void run(String action) {
        desk().actions().stream()
                .filter(a -> a.title().equals(action))
                .findFirst()
                .orElseThrow()
                .run()
                .run();
    }

    @Test
    void everyFormAndEveryQuestionOfEveryKindOfThing(FxRobot robot) throws Exception {
        store = window.open(SQL);
        List<Selection> selections = new ArrayList<>(List.of(
                Selection.NONE,
                Selection.ofTable(EVENTS),
                Selection.of(new Selection.OfColumn(EVENTS, new Name("state"))),
                Selection.of(new Selection.OfConstraint(EVENTS, new Name("events_kind_check"))),
                Selection.of(new Selection.OfIndex(EVENTS, new Name("events_at_idx"))),
                Selection.of(new Selection.OfTrigger(EVENTS, new Name("events_touch")))));
        List<SchemaObject> objects = store.document().getValue().schema().objects();
        for (int i = 0; i < objects.size(); i++) {
            if (objects.get(i) instanceof Table) {
                continue;
            }
            selections.add(Selection.of(new Selection.OfObject(objects.get(i).name(), i)));
        }
        int forms = 0;
        for (Selection s : selections) {
            List<Deed> asking = new ArrayList<>();
            OpenWindow.fx(() -> collect(Deeds.of(store).of(s), asking, 0));
            for (Deed d : asking) {
                OpenWindow.fx(() -> asks(d, s));
                forms++;
            }
        }
        assertThat(forms).isGreaterThan(25);
        // From another pane than the form's own.
        OpenWindow.fx(() -> desk().asker().drop(Selection.ofTable(EVENTS)));
        OpenWindow.fx(() -> desk().outline().focus());
        escape();
        assertThat(shown(robot, ".prompt")).isEmpty();
        OpenWindow.fx(() -> store.dispatch(new Command.ViewChanged(v -> v.withTab(View.Tab.COMPARE))));
        opensAndCloses(
                robot, "question from Compare", ".prompt", () -> desk().asker().drop(Selection.ofTable(EVENTS)));
        assertThat(store.state().get().history().past()).isEmpty();
    }

    /** Does {@code deed} and leaves what it asks; all of it at once, so that no frame is painted between. */
    private void asks(Deed deed, Selection of) {
        String what = deed.title() + " of " + of;
        store.dispatch(Command.point(of));
        desk().asker().perform(deed);
        Node card = window.bench.scene().getRoot().lookup(".prompt");
        Node focus = window.bench.scene().getFocusOwner();
        assertThat(card).as(what).isNotNull();
        assertThat(OpenWindow.within(focus, card)).as("the keyboard in " + what).isTrue();
        Event.fireEvent(focus, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
        assertThat(window.bench.scene().getRoot().lookup(".prompt"))
                .as(what + " is closed")
                .isNull();
    }

    private void collect(List<List<Deed>> groups, List<Deed> asking, int depth) {
        for (Deed d : groups.stream().flatMap(List::stream).toList()) {
            if (d.whyNot().isEmpty()) {
                switch (d.act()) {
                    case Deed.Ask a -> asking.add(d);
                    case Deed.More m when depth < 1 -> collect(m.deeds().get(), asking, depth + 1);
                    // What nothing depends on is dropped without a question.
                    case Deed.Drop(Selection s) when s.equals(Selection.ofTable(EVENTS)) -> asking.add(d);
                    default -> {}
                }
            }
        }
    }

    @Test
    void whatCompareOpens(FxRobot robot) throws Exception {
        store = window.open(SQL);
        OpenWindow.fx(() -> store.dispatch(new Command.ViewChanged(v -> v.withTab(View.Tab.COMPARE))));
        OpenWindow.until(() -> shown(robot, "#assumptions-button").isPresent());
        Button opens = (Button) shown(robot, "#assumptions-button").orElseThrow();
        OpenWindow.until(() -> !opens.getText().isEmpty());
        opensAndCloses(robot, "assumptions", "#assumptions", opens::fire);
    }

    @Test
    void aSlashFindsInTheOutlineAndIsNotTyped(FxRobot robot) throws Exception {
        store = window.open(SQL);
        OpenWindow.fx(() -> store.dispatch(new Command.ViewChanged(v -> v.withPanes(p -> p.withOutline(false)))));
        OpenWindow.fx(() -> desk().shownTab().focus());
        robot.type(KeyCode.SLASH);
        OpenWindow.settle();
        TextField filter = robot.lookup(".outline-filter").queryAs(TextField.class);
        assertThat(window.focus()).contains(filter);
        assertThat(filter.getText()).isEmpty();
        robot.write("mee", 0);
        assertThat(filter.getText()).isEqualTo("mee");
        robot.type(KeyCode.SLASH);
        assertThat(filter.getText()).isEqualTo("mee/");
    }

    @Test
    void thatAFileIsEmptyIsSaidAsLongAsItIs(FxRobot robot) throws Exception {
        store = window.open("");
        OpenWindow.until(() -> banner(robot));
        OpenWindow.fx(() -> desk().asker().addTable(Optional.empty()));
        robot.write("tags", 0).type(KeyCode.ENTER, KeyCode.ESCAPE);
        OpenWindow.until(() -> !banner(robot));
    }

    private static boolean banner(FxRobot robot) {
        return robot.lookup(".banner .label").queryAllAs(javafx.scene.control.Label.class).stream()
                .anyMatch(l -> l.getText().contains("empty"));
    }
}
