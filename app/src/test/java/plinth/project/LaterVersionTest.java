package plinth.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plinth.model.schema.ObjectName;
import plinth.model.text.Patch;
import plinth.renderer.diagram.Point;

/** Files that a later version of the program has written. */
class LaterVersionTest {
    private static final String LATER = """
        {
          "positions": {
            "t": {"x": 40, "y": 60}
          },
          "shapes": {"t": "hexagon"},
          "version": 7
        }
        """;

    @TempDir
    Path dir;

    @Test
    void aSidecarIsShownAsFarAsItIsKnownAndNeverChanged() throws Exception {
        Path sql = Files.writeString(dir.resolve("t.sql"), "CREATE TABLE t (id int);\n");
        Path sidecar = Files.writeString(dir.resolve("t.plinth.json"), LATER);
        Opened opened = Project.open(sql);
        assertThat(opened.notices())
                .singleElement()
                .asString()
                .contains("t.plinth.json", "later version", "format 7", "not saved");
        assertThat(opened.sidecar().positions()).containsEntry(ObjectName.of("t"), new Point(40, 60));
        var reading = opened.read();
        var edited = reading.patched(
                0, List.of(Patch.between(reading.files().getFirst().script().text(), "CREATE TABLE t (id bigint);\n")));
        Opened saved = Project.save(opened, edited, opened.sidecar().withPosition(ObjectName.of("t"), new Point(0, 0)));
        assertThat(sql).hasContent("CREATE TABLE t (id bigint);");
        assertThat(sidecar).hasContent(LATER);
        assertThat(saved.notices()).isEqualTo(opened.notices());
    }

    @Test
    void settingsOfALaterVersionSayTheirVersion() throws Exception {
        Files.writeString(dir.resolve("s.sql"), "CREATE TABLE t (id int);\n", StandardCharsets.UTF_8);
        Files.writeString(dir.resolve("plinth.yaml"), "version: 2\nsources: [s.sql]\n", StandardCharsets.UTF_8);
        assertThat(Project.open(dir).notices())
                .singleElement()
                .asString()
                .contains("plinth.yaml:1", "version 2", "left alone");
        Files.writeString(dir.resolve("plinth.yaml"), "version: 1\nsources: [s.sql]\n", StandardCharsets.UTF_8);
        assertThat(Project.open(dir).notices()).isEmpty();
    }
}
