package plinth.tests.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.control.TextArea;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import plinth.app.shell.Bench;
import plinth.app.shell.Preferences;
import plinth.app.shell.Windows;
import plinth.project.Recovery;

/** What a running program does with files that a later start hands over. */
@ExtendWith(ApplicationExtension.class)
class WindowsTest {
    @SuppressWarnings("NullAway.Init")
    private Windows windows;

    @SuppressWarnings("NullAway.Init")
    private Path home;

    @Start
    void start(Stage stage) throws Exception {
        home = Files.createTempDirectory("plinth-windows");
        Files.writeString(home.resolve("workbench.properties"), "window.width=800\nwindow.height=600\ntheme=light\n");
        windows = new Windows(
                Preferences.load(home.resolve("workbench.properties")), new Recovery(home.resolve("recovery")));
        windows.show(stage);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> windows.open().forEach(b -> b.scene().getWindow().hide()));
    }

    private Path file(String name) throws Exception {
        return Files.writeString(
                home.resolve(name), "CREATE TABLE " + name.charAt(0) + " (id int);\n", StandardCharsets.UTF_8);
    }

    private static void until(BooleanSupplier wanted) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, wanted::getAsBoolean);
    }

    private boolean shown(int window, Path file) {
        return windows.open().size() > window
                && windows.open()
                        .get(window)
                        .store()
                        .filter(s -> s.state().get().project().path().equals(file))
                        .isPresent();
    }

    @Test
    void eachFileGetsAWindowOnceAndTheWelcomePageTakesTheFirst(FxRobot robot) throws Exception {
        Path a = file("a.sql");
        Path b = file("b.sql");
        robot.interact(() -> windows.open(List.of(a, b)));
        until(() -> shown(0, a) && shown(1, b));
        robot.interact(() -> windows.open(List.of(home.resolve("x/../b.sql").normalize(), a)));
        assertThat(windows.open()).hasSize(2);
        robot.interact(() -> windows.open().getFirst().scene().getWindow().hide());
        assertThat(windows.open()).hasSize(1);
        robot.interact(() -> windows.open(List.of(a)));
        until(() -> shown(1, a));
    }

    @Test
    void withoutAFileAWindowComesToTheFront(FxRobot robot) throws Exception {
        robot.interact(() -> windows.open(List.of()));
        assertThat(windows.open()).hasSize(1);
    }

    @Test
    void aboutListsTheLibrariesInsideWithTheirLicences(FxRobot robot) throws Exception {
        Bench bench = windows.open().getFirst();
        robot.interact(bench::about);
        until(() -> !robot.lookup(".text-area").queryAll().isEmpty());
        String text = robot.lookup(".text-area").queryAs(TextArea.class).getText();
        assertThat(text).contains("org.openjfx:javafx-graphics", "jsqlparser", "SIL OPEN FONT LICENSE", "GPLv2+CE");
        assertThat(text).doesNotContain("plinth:plinth");
    }
}
