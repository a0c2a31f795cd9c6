package plinth.tests.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import plinth.app.shell.Bench;
import plinth.app.shell.Preferences;
import plinth.app.store.Command;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.app.store.View;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.project.Recovery;

/** Opens a sample and works on it. */
@ExtendWith(ApplicationExtension.class)
class WorkbenchTest {
    private static final ObjectName CLIENTS = ObjectName.of("clients");

    @SuppressWarnings("NullAway.Init")
    private Bench bench;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Start
    void start(Stage stage) throws Exception {
        Path home = Files.createTempDirectory("plinth-workbench");
        file = home.resolve("schema.sql");
        Files.copy(Path.of(System.getProperty("plinth.root")).resolve("samples/events/schema.sql"), file);
        // The headless screen has 1000 x 1000 pixels.
        Files.writeString(home.resolve("workbench.properties"), "window.width=1000\nwindow.height=900\ntheme=light\n");
        Preferences preferences = Preferences.load(home.resolve("workbench.properties"));
        bench = new Bench(stage, preferences, new Recovery(home.resolve("recovery")));
        bench.show();
    }

    @AfterEach
    void release(FxRobot robot) {
        robot.release(new KeyCode[] {});
    }

    private Store open(FxRobot robot) throws Exception {
        robot.interact(() -> bench.open(file));
        until(() -> bench.store().isPresent());
        Store store = bench.store().orElseThrow();
        until(() -> !store.picture().getValue().drawing().boxes().isEmpty());
        robot.interact(() ->
                store.dispatch(new Command.ViewChanged(v -> v.withPanes(p -> new View.Panes(true, true, true)))));
        // The sides come in after the diagram, the dock last.
        until(() -> robot.lookup(".sql-area").tryQuery().isPresent());
        return store;
    }

    private static void until(BooleanSupplier wanted) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, wanted::getAsBoolean);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String text(Store store) {
        return store.state()
                .get()
                .document()
                .reading()
                .files()
                .getFirst()
                .script()
                .text();
    }

    private static CodeArea sql(FxRobot robot) {
        return robot.lookup(".sql-area").queryAs(CodeArea.class);
    }

    /** Puts the keyboard into the inspector's field for the name of what is selected. */
    private static TextField name(FxRobot robot) {
        TextField field = robot.lookup(".name-field").queryAs(TextField.class);
        robot.interact(() -> {
            field.requestFocus();
            field.selectAll();
        });
        return field;
    }

    private static List<String> outline(FxRobot robot) {
        return robot.lookup(".outline-list .label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    @Test
    void aNameTypedInTheInspectorGoesToTextAndDiagramAndBackByOneUndo(FxRobot robot) throws Exception {
        Store store = open(robot);
        String before = text(store);
        robot.interact(() -> store.dispatch(Command.select(new Selection.OfColumn(CLIENTS, new Name("email")))));
        assertThat(name(robot).getText()).isEqualTo("email");
        robot.write("mail", 0);
        assertThat(text(store)).isEqualTo(before.replaceFirst("(?s)(CREATE TABLE clients.*?)email", "$1mail"));
        assertThat(sql(robot).getText()).isEqualTo(text(store));
        robot.type(KeyCode.ENTER);
        until(() -> store.picture()
                .getValue()
                .drawing()
                .face(CLIENTS)
                .orElseThrow()
                .row(new Name("mail"))
                .isPresent());
        robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
        until(() -> text(store).equals(before));
        assertThat(sql(robot).getText()).isEqualTo(before);
        robot.press(KeyCode.CONTROL, KeyCode.Y).release(KeyCode.Y, KeyCode.CONTROL);
        until(() -> !text(store).equals(before));
    }

    @Test
    void aTableRenamedInTheTextIsRenamedInTheOutlineAndKeepsItsPlace(FxRobot robot) throws Exception {
        Store store = open(robot);
        var place = store.state().get().document().places().get(CLIENTS);
        CodeArea area = sql(robot);
        int at = area.getText().indexOf("clients (");
        robot.interact(() -> {
            area.requestFocus();
            area.selectRange(at, at + "clients".length());
        });
        robot.write("customers", 0);
        ObjectName customers = ObjectName.of("customers");
        until(() -> outline(robot).contains("customers"));
        assertThat(outline(robot)).doesNotContain("clients");
        assertThat(store.state().get().document().places().get(customers)).isEqualTo(place);
        assertThat(store.state()
                        .get()
                        .document()
                        .reading()
                        .files()
                        .getFirst()
                        .script()
                        .text())
                .isEqualTo(area.getText());
        // A slow machine makes more than one word of it.
        for (int i = store.state().get().history().past().size(); i > 0; i--) {
            robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
        }
        until(() -> area.getText().contains("TABLE clients ("));
    }

    @Test
    void aBrokenStatementIsMarkedAndTheOtherTablesStay(FxRobot robot) throws Exception {
        Store store = open(robot);
        int tables = store.state().get().document().schema().tables().size();
        CodeArea area = sql(robot);
        int at = area.getText().indexOf("text   NOT NULL");
        robot.interact(() -> {
            area.requestFocus();
            area.moveTo(at);
        });
        robot.write("'");
        until(() -> !store.checks().getValue().problems().isEmpty());
        assertThat(store.state().get().document().schema().tables()).hasSize(tables);
        ListView<?> list = robot.lookup(".problem-list").queryAs(ListView.class);
        assertThat(list.getItems()).isNotEmpty();
        until(() -> area.getStyleSpans(0, area.getLength()).stream()
                .anyMatch(s -> s.getStyle().contains("sql-error")));
    }

    @Test
    void whatCannotBeDoneIsSaidAndNothingIsLost(FxRobot robot) throws Exception {
        Store store = open(robot);
        String before = text(store);
        robot.interact(() -> store.dispatch(Command.select(new Selection.OfColumn(CLIENTS, new Name("email")))));
        name(robot);
        robot.write("name", 0);
        assertThat(text(store)).isEqualTo(before);
        assertThat(robot.lookup(".notice .label").queryAs(Label.class).getText())
                .contains("name");
        robot.type(KeyCode.ESCAPE);
        assertThat(store.notice().get()).isEmpty();
        assertThat(store.state().get().history().past()).isEmpty();
    }

    @Test
    void thePaletteGoesToATable(FxRobot robot) throws Exception {
        Store store = open(robot);
        robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        robot.write("launch", 0);
        robot.type(KeyCode.ENTER);
        until(() -> store.view().getValue().selection().equals(Selection.ofTable(ObjectName.of("launches"))));
        assertThat(robot.lookup(".palette").tryQuery()).isEmpty();
    }

    @Test
    void savingWritesWhatWasChangedAndNothingElse(FxRobot robot) throws Exception {
        Store store = open(robot);
        String before = Files.readString(file);
        robot.interact(() -> store.dispatch(
                Command.Edited.once(new plinth.model.edit.Edit.RenameTable(CLIENTS, new Name("customers")))));
        robot.press(KeyCode.CONTROL, KeyCode.S).release(KeyCode.S, KeyCode.CONTROL);
        until(() -> !store.state().get().dirty());
        String after = Files.readString(file);
        assertThat(after)
                .isEqualTo(before.replace("TABLE clients", "TABLE customers")
                        .replace("REFERENCES clients", "REFERENCES customers"));
    }
}
