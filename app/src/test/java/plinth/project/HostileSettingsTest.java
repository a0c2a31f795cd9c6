package plinth.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Settings that contain themselves, have no end or are broken: one line that says so, soon. */
@Timeout(20)
class HostileSettingsTest {
    @TempDir
    Path dir;

    @BeforeEach
    void schema() throws Exception {
        Trees.write(dir, "s.sql", "CREATE TABLE s (x int);\n");
    }

    /** Lists of lists that aliases name: written out, 3 to the power of 60 values. */
    private static String laughs(String last) {
        return IntStream.rangeClosed(1, 60)
                .mapToObj(i -> "a" + i + ": &a" + i + " [" + "*a%1$d, *a%1$d, *a%1$d]\n".formatted(i - 1))
                .collect(Collectors.joining("", "a0: &a0 [x]\n", last));
    }

    private void refused(String file, String text, String message) throws Exception {
        Trees.write(dir, file, text);
        assertThatThrownBy(() -> Project.open(dir)).hasMessage(message);
        Files.delete(dir.resolve(file));
    }

    @Test
    void inTheFolderItself() throws Exception {
        String itself = ": this value contains itself by an alias. Write out what is meant.";
        refused("sqlc.yaml", "version: 2\nsql: &a\n  - schema: *a\n", "sqlc.yaml:2:6" + itself);
        refused("sqlc.yaml", "version: 2\nsql:\n  - &a {schema: s.sql, x: *a}\n", "sqlc.yaml:3:5" + itself);
        refused("plinth.yaml", "sources: &a [*a]\n", "plinth.yaml:1:10" + itself);
        refused(
                "plinth.yaml",
                "sources: " + "[".repeat(200_000),
                "plinth.yaml: this is nested too deeply to be settings.");
        Trees.write(dir, "sqlc.yaml", laughs("sql:\n  - {engine: postgresql, schema: s.sql, x: *a60}\n"));
        assertThat(Project.open(dir).notices()).isEmpty();
    }

    /** What is further down is no reason to stop, and is named. */
    private void named(String file, String text, String... notices) throws Exception {
        Trees.write(dir, file, text);
        Opened o = Project.open(dir);
        assertThat(o.files()).extracting(SourceFile::name).contains("s.sql");
        assertThat(o.notices()).extracting(Notice::toString).containsExactly(notices);
        Files.delete(dir.resolve(file));
    }

    @Test
    void furtherDown() throws Exception {
        named(
                "sub/sqlc.yaml",
                "sql: &a\n  - schema: *a\n",
                "sub/sqlc.yaml:1:6: warning: This value contains itself by an alias. Write out what is meant."
                        + " What it names is not looked for.");
        named(
                "log.yaml",
                "databaseChangeLog: &a\n  - include: {file: s.sql}\n  - *a\n",
                "log.yaml:1:20: warning: This value contains itself by an alias. Write out what is meant."
                        + " What this changelog includes is not seen.");
        named("log.yaml", laughs("databaseChangeLog:\n  - *a60\n  - include: {file: s.sql}\n"));
        named(
                "tests/log.xml",
                "<databaseChangeLog>\n<include file='s.sql'/><x",
                "tests/log.xml:2:26: hint: This is not XML. What this changelog includes is not seen.");
        // A changelog that includes itself is read once.
        named("log.yaml", "databaseChangeLog:\n  - include: {file: log.yaml}\n  - include: {file: s.sql}\n");
    }
}
