package plinth.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import plinth.app.store.Background;
import plinth.app.store.Command;
import plinth.app.store.Prepared;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.app.ui.Appearance;
import plinth.app.ui.Fonts;
import plinth.app.ui.Look;
import plinth.app.ui.Soon;
import plinth.model.schema.ObjectName;
import plinth.project.Exporter;
import plinth.project.Project;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class ExportDialogTest {
    private static final String SQL = """
        CREATE TABLE users (
          id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          name text NOT NULL
        );

        CREATE TABLE orders (
          id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          user_id bigint NOT NULL REFERENCES users
        );
        """;

    private final ExecutorService background = Background.thread();
    private final AtomicBoolean closed = new AtomicBoolean();
    private Path folder;

    @Start
    void start(Stage stage) throws Exception {
        Fonts.load();
        folder = Files.createTempDirectory("plinth-export");
        Path file = folder.resolve("schema.sql");
        Files.writeString(file, SQL);
        Store store = new Store(Prepared.of(Project.open(file)), background, Platform::runLater);
        store.dispatch(new Command.ViewChanged(v -> v.withSelection(Selection.ofTable(ObjectName.of("users")))));
        Application.setUserAgentStylesheet(Look.userAgent(Appearance.LIGHT));
        Scene scene = new Scene(new StackPane(new ExportDialog(store, () -> closed.set(true)).node()), 1000, 720);
        scene.getStylesheets().setAll(Look.sheets(Appearance.LIGHT));
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void stop() {
        background.shutdownNow();
    }

    @Test
    void itListsTheFilesAndWritesThemAndThenHasNothingToWrite(FxRobot robot) throws Exception {
        Path out = folder.resolve("export");
        until(robot, "Write ");
        List<Exporter.Planned> planned = planned(robot);
        assertThat(planned).allMatch(p -> p.status() == Exporter.Status.NEW).hasSizeGreaterThan(2);
        assertThat(out).doesNotExist();
        robot.interact(write(robot)::fire);
        until(robot, "Nothing to write");
        assertThat(written(out)).hasSameSizeAs(planned);
        assertThat(Files.readString(out.resolve("schema.sql"))).contains("CREATE TABLE users");
        assertThat(Files.readString(folder.resolve("schema.sql"))).isEqualTo(SQL);
    }

    @Test
    void itWritesForTheClientsThatAreChosen(FxRobot robot) throws Exception {
        Path out = folder.resolve("export");
        until(robot, "Write ");
        robot.interact(() ->
                robot.lookup("#export-target-kysely").queryAs(CheckBox.class).setSelected(true));
        robot.interact(() ->
                robot.lookup("#export-target-sqlc").queryAs(CheckBox.class).setSelected(false));
        Soon.until(() ->
                planned(robot).stream().map(Exporter.Planned::name).toList().contains("database.ts")
                        && planned(robot).stream().noneMatch(p -> p.name().equals("sqlc.yaml")));
        until(robot, "Write ");
        robot.interact(write(robot)::fire);
        until(robot, "Nothing to write");
        assertThat(out.resolve("database.ts")).exists();
        assertThat(out.resolve("sqlc.yaml")).doesNotExist();
    }

    @Test
    void aFileOfSomebodyElseIsOverwrittenOnlyWhenAskedFor(FxRobot robot) throws Exception {
        Path out = folder.resolve("theirs");
        Files.createDirectories(out);
        Files.writeString(out.resolve("sqlc.yaml"), "version: '2'\n");
        into(robot, out.toString());
        Soon.until(() -> !kept(robot).isEmpty() && !write(robot).isDisabled());
        assertThat(kept(robot)).startsWith("sqlc.yaml was not made by Plinth.");
        String others = write(robot).getText();
        choose(robot, "sqlc.yaml");
        assertThat(allow(robot).getText()).isEqualTo("Overwrite it");
        robot.interact(allow(robot)::fire);
        assertThat(write(robot).getText()).isNotEqualTo(others);
        assertThat(Files.readString(out.resolve("sqlc.yaml"))).isEqualTo("version: '2'\n");
        robot.interact(write(robot)::fire);
        until(robot, "Nothing to write");
        assertThat(Files.readString(out.resolve("sqlc.yaml"))).contains("Plinth");
    }

    @Test
    void everyEditedFileIsAskedForAndTheOthersAreWrittenAndStaleOnesRemoved(FxRobot robot) throws Exception {
        Path out = folder.resolve("export");
        until(robot, "Write ");
        robot.interact(write(robot)::fire);
        until(robot, "Nothing to write");
        Path queries = out.resolve("queries/users.sql");
        Path yaml = out.resolve("sqlc.yaml");
        String written = Files.readString(queries);
        Files.writeString(queries, written + "-- mine\n");
        Files.writeString(yaml, Files.readString(yaml) + "# mine\n");
        Path stale = out.resolve("queries/gone.sql");
        Files.writeString(
                stale, "-- Generated by Plinth from schema.sql: queries for gone. Written anew at every export.\n");
        into(robot, out + "/");
        until(robot, "Remove 1 file");
        assertThat(kept(robot)).startsWith("queries/users.sql, sqlc.yaml were edited by hand.");
        choose(robot, "queries/users.sql");
        robot.interact(allow(robot)::fire);
        choose(robot, "queries/gone.sql");
        assertThat(allow(robot).isVisible()).isFalse();
        robot.interact(write(robot)::fire);
        until(robot, "Nothing to write");
        assertThat(Files.readString(queries)).isEqualTo(written);
        assertThat(Files.readString(yaml)).endsWith("# mine\n");
        assertThat(stale).doesNotExist();
        assertThat(kept(robot)).startsWith("sqlc.yaml was edited by hand.");
    }

    @Test
    void theFolderOfTheSchemaItselfIsRefused(FxRobot robot) throws Exception {
        into(robot, folder.toString());
        Soon.until(() -> robot.lookup(".danger-text").queryAllAs(Labeled.class).stream()
                .anyMatch(l -> l.getText().contains("what the schema is read from")));
        assertThat(write(robot).isDisabled()).isTrue();
    }

    @Test
    void aFolderThatIsAFileIsToldAndNothingIsWritten(FxRobot robot) throws Exception {
        Path file = folder.resolve("notes.txt");
        Files.writeString(file, "mine");
        into(robot, file.toString());
        Soon.until(() -> robot.lookup(".danger-text").queryAllAs(Labeled.class).stream()
                .anyMatch(l -> l.getText().contains("is a file, not a folder")));
        assertThat(write(robot).isDisabled()).isTrue();
        assertThat(Files.readString(file)).isEqualTo("mine");
    }

    @Test
    void thePictureIsWrittenAsSvg(FxRobot robot) throws Exception {
        robot.clickOn("#export-svg");
        Soon.until(() -> planned(robot).size() == 1 && !write(robot).isDisabled());
        robot.interact(write(robot)::fire);
        until(robot, "Nothing to write");
        List<Path> files = written(folder.resolve("export"));
        assertThat(files).hasSize(1);
        assertThat(Files.readString(files.getFirst()))
                .contains("<svg")
                .contains("users")
                .contains("Generated by Plinth");
    }

    @Test
    void aPngShowsTheSelectionAtTheScaleThatIsChosen(FxRobot robot) throws Exception {
        picture(robot, "png");
        robot.interact(write(robot)::fire);
        until(robot, "Nothing to write");
        Path file = folder.resolve("export/schema.png");
        BufferedImage twice = ImageIO.read(file.toFile());
        assertThat(size(robot)).isEqualTo(twice.getWidth() + " × " + twice.getHeight() + " px");
        robot.interact(robot.lookup("#export-what-selection").queryAs(ToggleButton.class)::fire);
        robot.interact(robot.lookup("#export-scale-1×").queryAs(ToggleButton.class)::fire);
        robot.interact(robot.lookup("#export-transparent").queryAs(CheckBox.class)::fire);
        until(robot, "Write 1 file");
        // It is one of this export, so it is written anew without asking.
        assertThat(kept(robot)).isEmpty();
        robot.interact(write(robot)::fire);
        until(robot, "Nothing to write");
        BufferedImage once = ImageIO.read(file.toFile());
        assertThat(once.getHeight()).isLessThan(twice.getHeight() / 2);
        assertThat(once.getRGB(0, 0) >>> 24).isZero();
    }

    @Test
    void aPictureThatSomebodyHasEditedIsOverwrittenOnlyWhenAskedFor(FxRobot robot) throws Exception {
        picture(robot, "pdf");
        robot.interact(write(robot)::fire);
        until(robot, "Nothing to write");
        Path file = folder.resolve("export/schema.pdf");
        byte[] edited = Files.readAllBytes(file);
        edited[200]++;
        Files.write(file, edited);
        robot.interact(() -> robot.lookup("#export-paper")
                .queryAs(ChoiceBox.class)
                .getSelectionModel()
                .select(1));
        Soon.until(() -> size(robot).equals("1 sheet of A4"));
        assertThat(kept(robot)).startsWith("schema.pdf was edited by hand.");
        assertThat(write(robot).isDisabled()).isTrue();
        robot.interact(allow(robot)::fire);
        robot.interact(write(robot)::fire);
        until(robot, "Nothing to write");
        assertThat(Files.readAllBytes(file)).isNotEqualTo(edited);
    }

    private static void picture(FxRobot robot, String format) throws Exception {
        robot.clickOn("#export-" + format);
        Soon.until(() -> planned(robot).size() == 1
                && planned(robot).getFirst().name().endsWith(format)
                && !write(robot).isDisabled());
    }

    private static String size(FxRobot robot) {
        return robot.lookup("#export-size").queryAs(Labeled.class).getText();
    }

    private static void into(FxRobot robot, String path) {
        TextField field = robot.lookup("#export-folder").queryAs(TextField.class);
        robot.interact(() -> field.setText(path));
    }

    private static CheckBox allow(FxRobot robot) {
        return robot.lookup("#export-allow").queryAs(CheckBox.class);
    }

    private static String kept(FxRobot robot) {
        return robot.lookup("#export-kept").queryAs(Labeled.class).getText();
    }

    @SuppressWarnings("unchecked")
    private static void choose(FxRobot robot, String name) {
        ListView<Exporter.Planned> list = robot.lookup("#export-files").queryAs(ListView.class);
        robot.interact(() ->
                list.getItems().stream().filter(p -> p.name().equals(name)).forEach(list.getSelectionModel()::select));
    }

    private static Button write(FxRobot robot) {
        return robot.lookup("#export-write").queryAs(Button.class);
    }

    @SuppressWarnings("unchecked")
    private static List<Exporter.Planned> planned(FxRobot robot) {
        return robot.lookup("#export-files").queryAs(ListView.class).getItems();
    }

    private static void until(FxRobot robot, String words) throws Exception {
        Soon.until(() -> write(robot).getText().startsWith(words));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static List<Path> written(Path folder) throws Exception {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
