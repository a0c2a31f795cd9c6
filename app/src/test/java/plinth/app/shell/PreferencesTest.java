package plinth.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {
    @TempDir
    Path dir;

    @Test
    void whatIsSetIsThereAtTheNextStartAndNoPartOfAFileStaysBehind() throws Exception {
        Path file = dir.resolve("plinth/workbench.properties");
        Preferences first = Preferences.load(file);
        first.setTheme(Preferences.Theme.DARK);
        first.addRecent(Path.of("/a/ü.sql"), 5);
        assertThat(Preferences.load(file).theme()).isEqualTo(Preferences.Theme.DARK);
        assertThat(Preferences.load(file).recent()).containsExactly(new Preferences.Recent(Path.of("/a/ü.sql"), 5));
        try (Stream<Path> all = Files.list(file.getParent())) {
            assertThat(all.toList()).containsExactly(file);
        }
    }

    @Test
    void settingsThatCannotBeReadAreSetAsideAndNotWrittenOver() throws Exception {
        for (byte[] broken : List.of(
                "theme=\\u12".getBytes(StandardCharsets.UTF_8), "theme=\u00ff".getBytes(StandardCharsets.ISO_8859_1))) {
            Path file = dir.resolve("workbench.properties");
            Files.write(file, broken);
            Preferences now = Preferences.load(file);
            assertThat(now.theme()).isEqualTo(Preferences.Theme.SYSTEM);
            now.setTheme(Preferences.Theme.LIGHT);
            assertThat(dir.resolve("workbench.properties.unreadable")).hasBinaryContent(broken);
            assertThat(Preferences.load(file).theme()).isEqualTo(Preferences.Theme.LIGHT);
        }
    }
}
