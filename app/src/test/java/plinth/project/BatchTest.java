package plinth.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import plinth.model.schema.ObjectName;

class BatchTest {
    private static final Map<String, String> BEFORE =
            Map.of("a.sql", "old a", "gone.sql", "old gone", "sub/b.sql", "old b");
    private static final Map<String, String> AFTER = Map.of("a.sql", "new a", "sub/b.sql", "new b", "c.sql", "new c");

    @TempDir
    Path dir;

    @TempDir
    Path state;

    private JournalRegister register() {
        return new JournalRegister(state);
    }

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
                    new Batch(new Failing(step, half), dir, register()).write(changes());
                    through = true;
                } catch (Stopped e) {
                    // And the restart may be stopped as well, at every step of its own.
                    for (int again = 0; again < 9; again++) {
                        try {
                            new Batch(new Failing(again, half), dir, register()).finish();
                        } catch (Stopped e2) {
                            continue;
                        }
                        break;
                    }
                }
                new Batch(new Disk(), dir, register()).finish();
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
        // Three texts, the register and its place, the journal and its place: the eighth step is the first file's
        // renaming.
        try {
            new Batch(new Failing(7, false), dir, register()).write(changes());
        } catch (Stopped e) {
            Trees.write(dir, "a.sql", "theirs");
        }
        List<Notice> notices = new Batch(new Disk(), dir, register()).finish();
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
    void aSaveThatWasCutOffIsReadAsItIsOnceItIsThroughAndOnlyASaveFinishesIt() throws Exception {
        Trees.write(dir, "plinth.yaml", "sources: [a.sql, b.sql]\n", "a.sql", "CREATE TABLE a (x int);\n");
        Trees.write(dir, "b.sql", "CREATE TABLE b (x int);\n");
        Opened o = Project.open(dir);
        Map<Path, String> texts = Map.of(
                dir.resolve("a.sql"),
                "CREATE TABLE a2 (x int);\n\\i c.sql\n",
                dir.resolve("b.sql"),
                "CREATE TABLE b2 (x int);\n");
        Trees.write(dir, "c.sql", "CREATE TABLE c (x int);\n");
        assertThatThrownBy(() -> new Saving(o, new Failing(7, false)).save(texts, Sidecar.EMPTY, List.of()))
                .isInstanceOf(Stopped.class);
        Map<String, String> cut = Trees.read(dir);
        assertThat(cut).containsKeys(".plinth-journal", ".b.sql.plinth-new").doesNotContainKey(".a.sql.plinth-new");

        Path link = state.resolve("link");
        Files.createSymbolicLink(link, dir);
        for (Path path : List.of(dir, link)) {
            Opened again = Project.open(path);
            assertThat(again.unfinished()).isTrue();
            assertThat(again.read().schema().tables())
                    .extracting(t -> t.name().toString())
                    .containsExactly("a2", "c", "b2");
            assertThat(again.notices()).hasSize(1);
            assertThat(Project.changedOnDisk(again)).isEmpty();
        }
        assertThat(Trees.read(dir)).isEqualTo(cut);

        Opened again = Project.open(dir);
        var patch = new plinth.model.text.Patch(new plinth.model.text.Span(0, 0), "-- mine\n");
        Opened saved = Project.save(again, again.read().patched(0, List.of(patch)), Sidecar.EMPTY);
        assertThat(saved.unfinished()).isFalse();
        assertThat(Trees.read(dir))
                .containsOnlyKeys("plinth.yaml", "a.sql", "b.sql", "c.sql")
                .containsEntry("a.sql", "-- mine\nCREATE TABLE a2 (x int);\n\\i c.sql\n")
                .containsEntry("b.sql", "CREATE TABLE b2 (x int);\n");
    }

    @Test
    void aPendingStepThatACutOffSaveMakesOrTakesAwayIsReadSo() throws Exception {
        Trees.write(dir, "migrations/1_a.up.sql", "CREATE TABLE a (x int);\n", "t.plinth.json", "{\"version\": 1}\n");
        Opened o = Project.open(dir);
        Path step = dir.resolve("migrations/2_plinth_pending.up.sql");
        Sidecar moved = o.sidecar().withPosition(ObjectName.of("a"), new plinth.renderer.diagram.Point(1, 2));
        assertThatThrownBy(() -> new Saving(o, new Failing(6, false))
                        .save(Map.of(step, "CREATE TABLE b (x int);\n"), moved, List.of()))
                .isInstanceOf(Stopped.class);
        assertThat(step).doesNotExist();
        Opened made = Project.open(dir);
        assertThat(made.read().schema().tables()).hasSize(2);
        assertThat(made.sidecar()).isEqualTo(moved);
        assertThat(Project.changedOnDisk(made)).isEmpty();
        Project.finish(made);
        assertThat(step).exists();

        Opened there = Project.open(dir);
        assertThatThrownBy(() ->
                        new Saving(there, new Failing(5, false)).save(Map.of(step, "\n"), Sidecar.EMPTY, List.of()))
                .isInstanceOf(Stopped.class);
        assertThat(step).exists();
        Opened gone = Project.open(dir);
        assertThat(gone.read().schema().tables()).hasSize(1);
        assertThat(Project.changedOnDisk(gone)).isEmpty();
        Project.finish(gone);
        assertThat(step).doesNotExist();
    }

    private static String entry(String file, String before, String after) {
        return "{\"file\":\"" + file.replace("\\", "\\\\") + "\",\"before\":\"" + before + "\",\"after\":\"" + after
                + "\"}";
    }

    @Test
    void aJournalThatCameWithAFolderIsNamedAndNothingIsDoneWithIt() throws Exception {
        Path inner = Files.createDirectories(dir.resolve("repository"));
        Trees.write(dir, "victim.txt", "hello\n", "repository/a.sql", "CREATE TABLE a (x int);\n");
        Trees.write(dir, "repository/.a.sql.plinth-new", "-- theirs");
        String hello = Checksums.of("hello\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        String delete = entry("../victim.txt", hello, "");
        List<String> journals = List.of(
                "[" + delete + "]",
                "{\"files\":[" + delete + "]}",
                "{\"nonce\":\"\",\"files\":[" + delete + "]}",
                "{\"nonce\":\"00\",\"files\":[" + delete + "]}",
                "{\"nonce\":\"00\",\"files\":[" + entry("a.sql", "", "") + "]}",
                "not json",
                "",
                "{");
        for (String journal : journals) {
            Trees.write(inner, ".plinth-journal", journal);
            Map<String, String> before = Trees.read(dir);
            Opened o = Project.open(inner);
            assertThat(o.notices())
                    .extracting(Notice::toString)
                    .singleElement()
                    .asString()
                    .startsWith(
                            ".plinth-journal: warning: This journal of a save is not one that your Plinth has written");
            assertThat(Project.finish(o)).hasSize(1);
            assertThat(Trees.read(dir)).isEqualTo(before);
        }
        // One file needs no journal; several are not written beside another one's.
        Opened o = Project.open(inner);
        var patch = new plinth.model.text.Patch(new plinth.model.text.Span(0, 0), "-- mine\n");
        Project.save(o, o.read().patched(0, List.of(patch)), Sidecar.EMPTY);
        Opened again = Project.open(inner);
        Sidecar moved = again.sidecar().withPosition(ObjectName.of("a"), new plinth.renderer.diagram.Point(1, 2));
        Map<String, String> before = Trees.read(dir);
        assertThatThrownBy(() -> Project.save(again, again.read().patched(0, List.of(patch)), moved))
                .hasMessageContaining("there is a .plinth-journal")
                .hasMessageContaining("delete it");
        assertThat(Trees.read(dir)).isEqualTo(before);

        Files.delete(inner.resolve(".plinth-journal"));
        Files.createDirectory(inner.resolve(".plinth-journal"));
        assertThat(Project.open(inner).notices()).hasSize(1);
    }

    @Test
    void ourOwnJournalIsNotOursOnceSomebodyHasChangedOrCopiedIt() throws Exception {
        reset();
        assertThatThrownBy(() -> new Batch(new Failing(7, false), dir, register()).write(changes()))
                .isInstanceOf(Stopped.class);
        Map<String, String> cut = Trees.read(dir);
        String text = cut.getOrDefault(".plinth-journal", "");

        Path copy = Files.createDirectories(state.resolve("copy"));
        for (var e : cut.entrySet()) {
            Trees.write(copy, e.getKey(), e.getValue());
        }
        assertThat(CutOffSave.in(copy, register()).unfinished()).isFalse();

        Trees.write(dir, ".plinth-journal", text.replace("a.sql", "../a.sql"));
        assertThat(CutOffSave.in(dir, register()).unfinished()).isFalse();
        new Batch(new Disk(), dir, register()).finish();
        assertThat(Trees.read(dir)).containsEntry("a.sql", "old a").containsEntry("gone.sql", "old gone");

        // The new text, too, must be the one that was meant.
        Trees.write(dir, ".plinth-journal", text, ".a.sql.plinth-new", "theirs");
        List<Notice> told = new Batch(new Disk(), dir, register()).finish();
        assertThat(Trees.read(dir)).containsEntry("a.sql", "old a").containsEntry("c.sql", "new c");
        assertThat(told)
                .extracting(Notice::toString)
                .anyMatch(n -> n.startsWith("a.sql: warning: ") && n.contains("gone"));
    }

    @Test
    void aFolderThatLeadsOutByALinkSinceThenIsLeftAlone() throws Exception {
        reset();
        assertThatThrownBy(() -> new Batch(new Failing(7, false), dir, register()).write(changes()))
                .isInstanceOf(Stopped.class);
        Path elsewhere = Files.createDirectories(state.resolve("elsewhere"));
        Trees.write(elsewhere, "b.sql", "old b", ".b.sql.plinth-new", "new b");
        Trees.read(dir.resolve("sub"))
                .keySet()
                .forEach(n -> dir.resolve("sub").resolve(n).toFile().delete());
        Files.delete(dir.resolve("sub"));
        Files.createSymbolicLink(dir.resolve("sub"), elsewhere);
        List<Notice> told = new Batch(new Disk(), dir, register()).finish();
        assertThat(Trees.read(elsewhere)).containsEntry("b.sql", "old b");
        assertThat(told)
                .extracting(Notice::toString)
                .anyMatch(n -> n.contains("sub/b.sql, which leads out of the folder"));
        assertThat(Files.readString(dir.resolve("a.sql"))).isEqualTo("new a");
    }

    @Test
    void aJournalMayNameOnlyWhatLiesInItsFolderOrIsKnownToTheRegister() throws Exception {
        Path inner = Files.createDirectories(dir.resolve("inner"));
        Trees.write(dir, "out.sql", "x", "inner/in.sql", "x", "shared/known.sql", "x");
        Files.createSymbolicLink(inner.resolve("link"), dir);
        String x = Checksums.of(new byte[] {'x'});
        Path known = dir.resolve("shared/known.sql").toRealPath();
        List<String> names = List.of(
                "../out.sql",
                "sub/../../out.sql",
                "link/out.sql",
                "./../out.sql",
                dir.resolve("out.sql").toString(),
                "..",
                ".",
                "",
                "in.sql",
                known.toString());
        Journal journal = new Journal(
                "n",
                names.stream()
                        .map(n -> new Journal.Entry(n, java.util.Optional.of(x), java.util.Optional.empty()))
                        .toList());
        register().enter(new Disk(), inner.toRealPath(), journal, java.util.Set.of(known));
        Files.write(inner.resolve(".plinth-journal"), journal.bytes());
        List<Notice> told = new Batch(new Disk(), inner, register()).finish();
        assertThat(told).hasSize(8);
        assertThat(dir.resolve("out.sql")).exists();
        assertThat(inner.resolve("in.sql")).doesNotExist();
        assertThat(known).doesNotExist();
    }

    @Test
    void openingSweepsNothingAndASaveSweepsTextsThatWereNeverMeant() throws Exception {
        Trees.write(dir, "a.sql", "CREATE TABLE a (x int);\n", ".b.sql.plinth-new", "half");
        Trees.write(dir, ".a.sql.plinth-new", "half", "b.sql", "");
        for (String name : List.of(".a.sql.plinth-new", ".b.sql.plinth-new")) {
            Files.setLastModifiedTime(
                    dir.resolve(name), FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        }
        Opened o = Project.open(dir);
        assertThat(Trees.read(dir)).hasSize(4);
        var patch = new plinth.model.text.Patch(new plinth.model.text.Span(0, 0), "-- mine\n");
        Project.save(o, o.read().patched(0, List.of(patch)), Sidecar.EMPTY);
        assertThat(Trees.read(dir)).containsOnlyKeys("a.sql", "b.sql");
    }
}
