package plinth.app.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import plinth.app.store.Background;
import plinth.app.store.Prepared;
import plinth.app.store.Store;
import plinth.app.ui.Appearance;
import plinth.app.ui.Fonts;
import plinth.app.ui.Look;
import plinth.app.ui.Soon;
import plinth.project.Project;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class LineNumbersTest {
    private final ExecutorService background = Background.thread();

    @Start
    void start(Stage stage) throws Exception {
        Fonts.load();
        Path file = Files.createTempDirectory("plinth-lines").resolve("schema.sql");
        Files.writeString(file, "-- a line\n".repeat(120_000) + "CREATE TABLE t (id int);\n");
        Store store = new Store(Prepared.of(Project.open(file)), background, Platform::runLater);
        Application.setUserAgentStylesheet(Look.userAgent(Appearance.LIGHT));
        Scene scene = new Scene(new StackPane(new SqlPane(store).node()), 600, 300);
        scene.getStylesheets().setAll(Look.sheets(Appearance.LIGHT));
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void stop() {
        background.shutdownNow();
    }

    @Test
    void numbersOfManyFiguresAreWholeAndStandInLine(FxRobot robot) throws Exception {
        CodeArea area = robot.lookup(".sql-area").queryAs(CodeArea.class);
        for (int line : new int[] {9_995, 99_995, 120_000}) {
            robot.interact(() -> area.showParagraphAtTop(line));
            Soon.until(() -> numbers(robot).contains(Integer.toString(line + 1)));
            Set<Double> widths = robot.lookup(".sql-gutter").queryAllAs(Label.class).stream()
                    .map(Label::getWidth)
                    .collect(Collectors.toSet());
            assertThat(widths).hasSize(1);
        }
    }

    /** Returns the numbers as they are written, which a lack of room would shorten. */
    private static Set<String> numbers(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(".sql-gutter").queryAllAs(Label.class).stream()
                .map(l -> ((Text) l.lookup(".text")).getText())
                .collect(Collectors.toSet());
    }
}
