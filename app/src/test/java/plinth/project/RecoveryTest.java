package plinth.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plinth.model.ddl.Reading;
import plinth.model.schema.ObjectName;
import plinth.model.text.Patch;
import plinth.renderer.diagram.Point;

class RecoveryTest {
    @TempDir
    Path dir;

    @TempDir
    Path state;

    @Test
    void whatWasNotSavedComesBackAndIsForgottenOnceThereIsNothingToKeep() throws Exception {
        Path file = dir.resolve("a.sql");
        Files.writeString(file, "CREATE TABLE a (x int);\r\n");
        Recovery recovery = new Recovery(state.resolve("recovery"));
        Opened o = Project.open(file);
        assertThat(recovery.find(o)).isEmpty();
        Reading edited = o.read().patched(0, List.of(Patch.insert(15, "y int, ")));
        Sidecar moved = Sidecar.EMPTY.withPosition(ObjectName.of("a"), new Point(1, 2));
        recovery.keep(o, edited, moved);
        assertThat(Trees.read(dir)).containsOnlyKeys("a.sql");

        Opened again = Project.open(file);
        Recovery.Kept kept = recovery.find(again).orElseThrow();
        assertThat(kept.changedSince()).isEmpty();
        assertThat(kept.sidecar()).isEqualTo(moved);
        assertThat(kept.reading(again, again.read()).files().getFirst().script().text())
                .isEqualTo(edited.files().getFirst().script().text());

        Files.writeString(file, "CREATE TABLE other (x int);\r\n");
        assertThat(recovery.find(Project.open(file)).orElseThrow().changedSince())
                .containsExactly(file);

        recovery.keep(again, again.read(), again.sidecar());
        assertThat(recovery.find(again)).isEmpty();
        assertThat(Trees.read(state)).isEmpty();
    }

    @Test
    void aTornRecoveryFileCountsAsNone() throws Exception {
        Path file = dir.resolve("a.sql");
        Files.writeString(file, "CREATE TABLE a (x int);\n");
        Recovery recovery = new Recovery(state);
        Opened o = Project.open(file);
        recovery.keep(o, o.read().patched(0, List.of(Patch.insert(0, "-- x\n"))), o.sidecar());
        String name = Trees.read(state).keySet().iterator().next();
        Files.writeString(state.resolve(name), "{\"files\": {");
        assertThat(recovery.find(o)).isEmpty();
    }

    @Test
    void placesFollowTheSystem() {
        Path home = Path.of("/home/u");
        assertThat(new Places(Map.of(), home, "Linux").state()).isEqualTo(Path.of("/home/u/.local/state/plinth"));
        assertThat(new Places(Map.of("XDG_STATE_HOME", "/s"), home, "Linux").state())
                .isEqualTo(Path.of("/s/plinth"));
        assertThat(new Places(Map.of("XDG_CACHE_HOME", "relative"), home, "Linux").cache())
                .isEqualTo(Path.of("/home/u/.cache/plinth"));
        assertThat(new Places(Map.of(), home, "Mac OS X").cache()).isEqualTo(Path.of("/home/u/Library/Caches/plinth"));
    }
}
