package plinth.tests.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import plinth.app.shell.Bench;
import plinth.app.shell.Preferences;
import plinth.project.Recovery;

/** The window says that a save was cut off, shows the files as they are once it is through, and finishes it when it is asked to. */
@ExtendWith(ApplicationExtension.class)
class CutOffSaveTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path home;

    @SuppressWarnings("NullAway.Init")
    private Bench bench;

    @Start
    void start(Stage stage) throws Exception {
        Files.writeString(home.resolve("workbench.properties"), "window.width=900\nwindow.height=640\ntheme=light\n");
        Preferences preferences = Preferences.load(home.resolve("workbench.properties"));
        bench = new Bench(stage, preferences, new Recovery(home.resolve("recovery")));
        bench.show();
    }

    private static String checksum(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** What a save of two files leaves that is stopped behind its journal, in the folder and in the user's own. */
    private static Path cutOff() throws Exception {
        Path folder = Files.createDirectories(home.resolve("shop")).toRealPath();
        String before = "CREATE TABLE a (x int);\n";
        String after = "CREATE TABLE renamed (x int);\n";
        Files.writeString(folder.resolve("a.sql"), before);
        Files.writeString(folder.resolve(".a.sql.plinth-new"), after);
        Files.writeString(folder.resolve("b.sql"), "CREATE TABLE b (x int);\n");
        String journal = "{\"nonce\":\"17\",\"files\":[{\"file\":\"a.sql\",\"before\":\"" + checksum(before)
                + "\",\"after\":\"" + checksum(after) + "\"}]}";
        Files.writeString(folder.resolve(".plinth-journal"), journal);
        Path register = Files.createDirectories(
                Path.of(System.getenv("XDG_STATE_HOME")).resolve("plinth").resolve("journals"));
        Files.writeString(
                register.resolve(checksum(folder.toString()).substring(0, 24) + ".json"),
                "{\"folder\":\"" + folder + "\",\"nonce\":\"17\",\"checksum\":\"" + checksum(journal)
                        + "\",\"outside\":[]}");
        return folder;
    }

    @Test
    void theWindowOffersToFinishASaveThatWasCutOff(FxRobot robot) throws Exception {
        Path folder = cutOff();
        robot.interact(() -> bench.open(folder));
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> robot.lookup("Finish saving").tryQuery().isPresent());
        assertThat(folder.resolve(".plinth-journal")).exists();
        assertThat(Files.readString(folder.resolve("a.sql"))).startsWith("CREATE TABLE a ");
        assertThat(bench.store()
                        .orElseThrow()
                        .state()
                        .get()
                        .document()
                        .reading()
                        .schema()
                        .tables())
                .extracting(t -> t.name().toString())
                .containsExactly("renamed", "b");
        Button finish = robot.lookup("Finish saving").queryButton();
        robot.interact(finish::fire);
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> !Files.exists(folder.resolve(".plinth-journal")));
        assertThat(Files.readString(folder.resolve("a.sql"))).startsWith("CREATE TABLE renamed ");
        assertThat(folder.resolve(".a.sql.plinth-new")).doesNotExist();
    }
}
