package plinth.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plinth.model.ddl.Reading;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.text.Patch;
import plinth.model.text.Span;
import plinth.renderer.diagram.Point;

class SavingTest {
    private static final List<Encoding> ENCODINGS = List.of(
            Encoding.UTF_8,
            new Encoding(StandardCharsets.UTF_8, true),
            new Encoding(StandardCharsets.UTF_16LE, true),
            new Encoding(StandardCharsets.UTF_16BE, true),
            new Encoding(StandardCharsets.UTF_16LE, false),
            new Encoding(StandardCharsets.UTF_16BE, false),
            new Encoding(Charset.forName("UTF-32LE"), true),
            new Encoding(StandardCharsets.ISO_8859_1, false));

    @TempDir
    Path dir;

    private static Reading patched(Opened o, int start, int end, String text) {
        return o.read().patched(0, List.of(new Patch(new Span(start, end), text)));
    }

    @Test
    void untouchedLinesKeepTheirBytesInEveryEncodingAndWithEveryLineEnd() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 150; round++) {
            Encoding encoding = ENCODINGS.get(random.nextInt(ENCODINGS.size()));
            String[] ends = List.of(
                            new String[] {"\n"},
                            new String[] {"\r\n"},
                            new String[] {"\r"},
                            new String[] {"\n", "\r\n"},
                            new String[] {"\n", "\r\n", "\r", "\r\n"})
                    .get(random.nextInt(5));
            int n = 2 + random.nextInt(12);
            List<String> lines = new ArrayList<>();
            List<String> lineEnds = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                // The first line has a byte that no UTF-8 has at that place, so that Latin-1 is known as such.
                lines.add("CREATE TABLE t" + i + " (caf\u00e9" + random.nextInt(9) + " int);");
                lineEnds.add(ends[random.nextInt(ends.length)]);
            }
            int changed = random.nextInt(n);
            StringBuilder raw = new StringBuilder();
            StringBuilder want = new StringBuilder();
            for (int i = 0; i < n; i++) {
                raw.append(lines.get(i)).append(lineEnds.get(i));
                want.append(i == changed ? "-- \u00fc" : lines.get(i)).append(lineEnds.get(i));
            }
            Path file = dir.resolve("f" + round + ".sql");
            Files.write(file, encoding.encode(raw.toString()).orElseThrow());
            Opened o = Project.open(file);
            String where = "seed " + seed + " round " + round + " " + encoding + " "
                    + o.files().getFirst().lineEnds();
            assertThat(o.files().getFirst().encoding()).as(where).isEqualTo(encoding);
            String text = o.files().getFirst().text();
            assertThat(text).as(where).doesNotContain("\r");
            int from = text.indexOf(lines.get(changed));
            Project.save(o, patched(o, from, from + lines.get(changed).length(), "-- \u00fc"), Sidecar.EMPTY);
            assertThat(Files.readAllBytes(file))
                    .as(where)
                    .isEqualTo(encoding.encode(want.toString()).orElseThrow());
        }
    }

    @Test
    void savingWithoutAChangeTouchesNothing() throws Exception {
        Path file = dir.resolve("a.sql");
        Files.writeString(file, "CREATE TABLE a (x int);\r\n\n");
        var before = Files.getLastModifiedTime(file);
        Object key = Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class)
                .fileKey();
        Opened o = Project.open(file);
        Project.save(o, o.read(), Sidecar.EMPTY);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(before);
        assertThat(Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class)
                        .fileKey())
                .isEqualTo(key);
        assertThat(Trees.read(dir)).hasSize(1);
    }

    @Test
    void modeAndLinkAreKept() throws Exception {
        Path real = dir.resolve("real.sql");
        Files.writeString(real, "CREATE TABLE a (x int);\n");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-rw---x"));
        Path link = dir.resolve("link.sql");
        Files.createSymbolicLink(link, Path.of("real.sql"));
        Opened o = Project.open(link);
        Project.save(o, patched(o, 0, 0, "-- hi\n"), Sidecar.EMPTY);
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(Files.readString(real)).isEqualTo("-- hi\nCREATE TABLE a (x int);\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-rw---x");
    }

    @Test
    void whatSomeoneElseHasChangedIsNotOverwrittenUnasked() throws Exception {
        Path file = dir.resolve("a.sql");
        Files.writeString(file, "CREATE TABLE a (x int);\n");
        Opened o = Project.open(file);
        assertThat(Project.changedOnDisk(o)).isEmpty();
        Files.writeString(file, "CREATE TABLE b (x int);\n");
        assertThat(Project.changedOnDisk(o)).containsExactly(file);
        Reading mine = patched(o, 0, 0, "-- mine\n");
        assertThatThrownBy(() -> Project.save(o, mine, Sidecar.EMPTY))
                .isInstanceOf(ChangedOnDisk.class)
                .hasMessageContaining("a.sql has been changed on disk")
                .satisfies(e -> assertThat(((ChangedOnDisk) e).files()).containsExactly(file));
        assertThat(Files.readString(file)).isEqualTo("CREATE TABLE b (x int);\n");
        Project.save(o, mine, Sidecar.EMPTY, List.of(file));
        assertThat(Files.readString(file)).isEqualTo("-- mine\nCREATE TABLE a (x int);\n");
        Files.delete(file);
        Opened again = Project.save(o, o.read(), Sidecar.EMPTY);
        assertThat(Project.changedOnDisk(again)).containsExactly(file);
    }

    @Test
    void aCharacterThatTheFileCannotHoldIsToldWithItsPlaceAndNothingIsWritten() throws Exception {
        Path file = dir.resolve("a.sql");
        byte[] bytes = "-- caf\u00e9\nCREATE TABLE a (x int);\n".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, bytes);
        Opened o = Project.open(file);
        assertThat(o.notices())
                .extracting(Notice::toString)
                .containsExactly(
                        "a.sql: warning: The file is not UTF-8; it is read as Latin-1 and written back the same. Line"
                                + " 1 holds the first such byte.");
        assertThatThrownBy(() -> Project.save(o, patched(o, 8, 8, "-- 5 \u20ac\n"), Sidecar.EMPTY))
                .hasMessageStartingWith("a.sql:2:6: the file is in Latin-1, which has no \"\u20ac\"");
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void aSidecarIsMadeOnlyWhenThereIsSomethingToKeep() throws Exception {
        Trees.write(dir, "schema.sql", "CREATE TABLE a (x int);\n");
        Opened o = Project.open(dir);
        Project.save(o, o.read(), Sidecar.EMPTY);
        assertThat(Trees.read(dir)).containsOnlyKeys("schema.sql");
        Sidecar moved = Sidecar.EMPTY
                .withPosition(ObjectName.of("b"), new Point(10.5, -3))
                .withPosition(ObjectName.of("s.x", "a\"b"), new Point(0, 0))
                .withVolume(ObjectName.of("a"), new Volume(1_000_000, java.util.Map.of("x", 0.25, "k", 0.75)))
                .withWeight(ObjectName.of("a"), "feed", 2)
                .withMemory(java.util.OptionalLong.of(64L << 30))
                .withDrawn(Drawn.NOTHING
                        .withReference(ObjectName.of("b"), new Name("a_id"), false)
                        .withTablesIn(Optional.of("Billing"), List.of(ObjectName.of("b"), ObjectName.of("s.x", "y"))));
        Opened saved = Project.save(o, o.read(), moved);
        assertThat(Trees.read(dir).get("schema.plinth.json")).isEqualTo("""
            {
              "areas": {
                "Billing": ["b", "\\"s.x\\".y"]
              },
              "memory": 68719476736,
              "noReferences": {
                "b": ["a_id"]
              },
              "positions": {
                "\\"s.x\\".\\"a\\"\\"b\\"": {"x": 0, "y": 0},
                "b": {"x": 10.5, "y": -3}
              },
              "version": 1,
              "volumes": {
                "a": {"mix": {"k": 0.75, "x": 0.25}, "rows": 1000000}
              },
              "workload": {
                "a": {"feed": 2}
              }
            }
            """);
        assertThat(Project.open(dir).sidecar()).isEqualTo(moved);
        assertThat(Project.open(dir.resolve("schema.sql")).sidecar()).isEqualTo(moved);
        assertThat(Project.changedOnDisk(saved)).isEmpty();
    }

    @Test
    void aSidecarKeepsWhatThisVersionDoesNotKnow() throws Exception {
        Trees.write(
                dir,
                "schema.sql",
                "CREATE TABLE a (x int);\n",
                "schema.plinth.json",
                "{\"future\": {\"b\": [1, 2]}, \"version\": 1}");
        Opened o = Project.open(dir);
        Project.save(o, o.read(), o.sidecar().withPosition(ObjectName.of("a"), new Point(1, 2)));
        assertThat(Trees.read(dir).get("schema.plinth.json"))
                .contains("\"future\": {\"b\":[1,2]}")
                .contains("\"a\": {\"x\": 1, \"y\": 2}");
    }

    @Test
    void aSidecarThatCannotBeReadIsToldAndNeverOverwritten() throws Exception {
        String conflict = "{\n<<<<<<< HEAD\n  \"positions\": {}\n=======\n}\n";
        Trees.write(dir, "schema.sql", "CREATE TABLE a (x int);\n", "schema.plinth.json", conflict);
        Opened o = Project.open(dir);
        assertThat(o.notices()).hasSize(1);
        assertThat(o.notices().getFirst().toString())
                .startsWith("schema.plinth.json: warning: schema.plinth.json:2:")
                .contains("this is not JSON");
        Project.save(o, patched(o, 0, 0, "-- hi\n"), Sidecar.EMPTY.withPosition(ObjectName.of("a"), new Point(1, 2)));
        assertThat(Trees.read(dir).get("schema.plinth.json")).isEqualTo(conflict);
        assertThat(Trees.read(dir).get("schema.sql")).startsWith("-- hi");
    }

    @Test
    void aFullDiskLosesNothing() throws Exception {
        Path file = dir.resolve("a.sql");
        Files.writeString(file, "CREATE TABLE a (x int);\n");
        Opened o = Project.open(file);
        Disk full = new Disk() {
            @Override
            void write(Path f, byte[] bytes, Path like) throws java.io.IOException {
                throw new java.nio.file.FileSystemException(f.toString(), null, "No space left on device");
            }
        };
        assertThatThrownBy(
                        () -> new Saving(o, full).save(java.util.Map.of(file, "-- other\n"), Sidecar.EMPTY, List.of()))
                .hasMessage(
                        "a.sql cannot be written: no space left on device. The text is still here: mend the cause and"
                                + " save again.");
        assertThat(Trees.read(dir)).containsOnlyKeys("a.sql").containsValue("CREATE TABLE a (x int);\n");
    }
}
