package plinth.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchTest {
    private static final Map<String, String> BEFORE =
            Map.of("a.sql", "old a", "gone.sql", "old gone", "sub/b.sql", "old b");
    private static final Map<String, String> AFTER = Map.of("a.sql", "new a", "sub/b.sql", "new b", "c.sql", "new c");

    @TempDir
    Path dir;

    /** The machine stops. */
    private static final class Stopped extends Error {
        private static final long serialVersionUID = 1;
    }

    /** A disk that stops before its {@code last}-th step, or in the middle of it. */
    private static final class Failing extends Disk {
        private final int last;
        private final boolean half;
        private int steps;

        Failing(int last, boolean half) {
            this.last = last;
            this.half = half;
        }

        private boolean stops() {
            return steps++ == last;
        }

        @Override
        void write(Path file, byte[] bytes, Path like) throws IOException {
            if (stops()) {
                if (half) {
                    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
                }
                throw new Stopped();
            }
            super.write(file, bytes, like);
        }

        @Override
        void rename(Path from, Path to) throws IOException {
            if (stops()) {
                throw new Stopped();
            }
            super.rename(from, to);
        }

        @Override
        void delete(Path file) throws IOException {
            if (stops()) {
                throw new Stopped();
            }
            super.delete(file);
        }
    }

    private List<FileChange> changes() throws IOException {
        List<FileChange> all = new java.util.ArrayList<>(written());
        Path gone = dir.resolve("gone.sql");
        all.add(2, new FileChange(gone, Checksums.of(gone), java.util.Optional.empty()));
        return all;
    }

    private List<FileChange> written() throws IOException {
        return AFTER.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> {
                    try {
                        Path p = dir.resolve(e.getKey());
                        return new FileChange(
                                p,
                                Checksums.of(p),
                                new FileChange.Bytes(e.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
                    } catch (IOException x) {
                        throw new java.io.UncheckedIOException(x);
                    }
                })
                .toList();
    }

    private void reset() throws IOException {
        for (String name : Trees.read(dir).keySet()) {
            Files.delete(dir.resolve(name));
        }
        for (var e : BEFORE.entrySet()) {
            Trees.write(dir, e.getKey(), e.getValue());
        }
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> all = Trees.read(dir);
        all.keySet().removeIf(n -> n.endsWith(".plinth-new"));
        return all;
    }

    @Test
    void whereverAMachineStopsARestartLeavesAllFilesOldOrAllNew() throws Exception {
        int old = 0;
        int now = 0;
        boolean through = false;
        for (int step = 0; !through; step++) {
            for (boolean half : new boolean[] {false, true}) {
                reset();
                try {
                    new Batch(new Failing(step, half), dir).write(changes());
                    through = true;
                } catch (Stopped e) {
                    // And the restart may be stopped as well, at every step of its own.
                    for (int again = 0; again < 8; again++) {
                        try {
                            new Batch(new Failing(again, half), dir).finish();
                        } catch (Stopped e2) {
                            continue;
                        }
                        break;
                    }
                }
                new Batch(new Disk(), dir).finish();
                Map<String, String> all = files();
                assertThat(all).as("stopped at step %d, half %s", step, half).isIn(BEFORE, AFTER);
                old += all.equals(BEFORE) ? 1 : 0;
                now += all.equals(AFTER) ? 1 : 0;
            }
        }
        assertThat(old).isGreaterThan(4);
        assertThat(now).isGreaterThan(4);
    }

    @Test
    void whatSomeoneChangedInBetweenIsKeptAndTheTextMeantForItToo() throws Exception {
        reset();
        // Three texts, the journal and its place: the sixth step is the first file's renaming.
        try {
            new Batch(new Failing(5, false), dir).write(changes());
        } catch (Stopped e) {
            Trees.write(dir, "a.sql", "theirs");
        }
        List<Notice> notices = new Batch(new Disk(), dir).finish();
        assertThat(Trees.read(dir))
                .containsEntry("a.sql", "theirs")
                .containsEntry("a.sql.plinth-kept", "new a")
                .containsEntry("sub/b.sql", "new b")
                .containsEntry("c.sql", "new c")
                .hasSize(4);
        assertThat(notices)
                .extracting(Notice::toString)
                .anyMatch(n -> n.startsWith("a.sql: warning: It was changed by someone else"));
    }

    @Test
    void openingAProjectFinishesWhatWasCutOffAndSaysSo() throws Exception {
        Trees.write(
                dir,
                "plinth.yaml",
                "sources: [a.sql, b.sql]\n",
                "a.sql",
                "CREATE TABLE a (x int);\n",
                "b.sql",
                "CREATE TABLE b (x int);\n");
        Opened o = Project.open(dir);
        Map<Path, String> texts = Map.of(
                dir.resolve("a.sql"), "CREATE TABLE a2 (x int);\n", dir.resolve("b.sql"), "CREATE TABLE b2 (x int);\n");
        try {
            new Saving(o, new Failing(5, false)).save(texts, Sidecar.EMPTY, List.of());
        } catch (Stopped e) {
            assertThat(Trees.read(dir)).containsKey(".plinth-journal");
        }
        Opened again = Project.open(dir);
        assertThat(again.read().schema().tables())
                .extracting(t -> t.name().toString())
                .containsExactly("a2", "b2");
        assertThat(again.notices()).hasSize(1);
        assertThat(Trees.read(dir)).containsOnlyKeys("plinth.yaml", "a.sql", "b.sql");
    }

    @Test
    void openingAProjectSweepsTextsThatWereNeverMeant() throws Exception {
        Trees.write(dir, "a.sql", "CREATE TABLE a (x int);\n", ".a.sql.plinth-new", "half");
        Project.open(dir);
        assertThat(Trees.read(dir)).hasSize(2);
        Files.setLastModifiedTime(
                dir.resolve(".a.sql.plinth-new"), FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        Project.open(dir);
        assertThat(Trees.read(dir)).containsOnlyKeys("a.sql");
    }
}
