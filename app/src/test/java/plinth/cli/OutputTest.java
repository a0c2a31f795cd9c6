package plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of the output of every command: nothing acts on a terminal, nothing is lost without a word, a schema with errors is told. */
class OutputTest {
    private static final String FAMILY = """
        CREATE TABLE b (id int PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('s1', 's2')));
        CREATE TABLE s1 (b_id int PRIMARY KEY REFERENCES b, x int NOT NULL);
        CREATE TABLE s2 (b_id int PRIMARY KEY REFERENCES b, y int NOT NULL);
        """;

    @TempDir
    Path dir;

    @BeforeEach
    void files() throws IOException {
        file("good.sql", FAMILY);
        file("broken.sql", FAMILY + "CREATE TABLE oops (id int,,);\n");
        file(
                "odd.sql",
                String.join(
                        "\n",
                        "CREATE TABLE u (id int PRIMARY KEY);",
                        "CREATE TABLE \"a\u001b[31m\n"
                                + "red\u009b\u202e\" (id int PRIMARY KEY, \"x\u007f\r"
                                + "\ty\u2028\" int REFERENCES u (id), parent_id int references",
                        "\"a\u001b[31m\n"
                                + "red\u009b\u202e\" (id), \"gone\u0007_id\" int REFERENCES \"no\u001b]0;where\u0007\""
                                + " (id));",
                        ""));
    }

    private void file(String name, String text) throws IOException {
        Files.createDirectories(dir.resolve(name).getParent());
        Files.writeString(dir.resolve(name), text, StandardCharsets.UTF_8);
    }

    private static List<String> words(String line) {
        return List.of(line.split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check odd.sql",
                "check --format json odd.sql",
                "patterns odd.sql",
                "patterns --format json odd.sql",
                "render --out odd.svg odd.sql",
                "export --out odd odd.sql",
                "layout --strategy single-table odd.sql",
                "compare odd.sql",
                "--text odd.sql",
                "check no\u001b[31mfile\u202e.sql",
                "no\u001b[31mfile\u009b",
                "check --no\u001b[31msuch\u009b=option",
                "layout --strategy no\u001b[31mne good.sql"
            })
    void noNameActsOnATerminal(String line) {
        Run r = Run.of(dir, words(line));
        assertThat(r.out() + r.err())
                .doesNotContainPattern("[\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2028]")
                .isNotEmpty();
        assertThat(r.fault()).isFalse();
        if (!line.contains("json")) {
            // A line break within a name would begin a line of its own.
            assertThat((r.out() + r.err()).lines()).noneMatch(l -> l.startsWith("red"));
        }
    }

    @Test
    void aNameIsStillToldInFull() {
        assertThat(Run.of(dir, "check", "odd.sql").out())
                .contains("a\\u001b[31m\\nred\\u009b\\u202e.x\\u007f\\n\\ty\\u2028. Deleting a row");
    }

    @Test
    void whatProgramsReadIsExactExceptOnATerminal() {
        String ddl = "CREATE TABLE \"a\u001b\u009b\" (\n\tx int);\n";
        for (boolean screen : List.of(true, false)) {
            StringWriter to = new StringWriter();
            new Output(to, screen).exact(ddl);
            assertThat(to.toString()).isEqualTo(screen ? "CREATE TABLE \"a\\u001b\\u009b\" (\n\tx int);\n" : ddl);
        }
    }

    /** A disk that is full, or a program that reads no more, after some characters. */
    private static final class Full extends Writer {
        private final String why;
        private int room = 20;

        Full(String why) {
            this.why = why;
        }

        @Override
        public void write(char[] chars, int from, int length) throws IOException {
            room -= length;
            if (room < 0) {
                throw new IOException(why);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check good.sql",
                "check --format json good.sql",
                "patterns good.sql",
                "compare good.sql",
                "compare --format json good.sql",
                "layout --strategy single-table good.sql",
                "render --out - good.sql",
                "export --out out --dry-run good.sql",
                "--text good.sql",
                "--help",
                "check --help"
            })
    void outputThatCannotBeWrittenIsToldAndAClosedPipeIsNot(String line) {
        for (String why : List.of("No space left on device", "Broken pipe")) {
            StringWriter err = new StringWriter();
            Terminal terminal = new Terminal(new Full(why), err, dir, false);
            int code = PlinthCommand.run(terminal, new SessionsTest.NoWindow(), words(line));
            boolean full = why.startsWith("No");
            assertThat(code).isEqualTo(full ? ExitCode.CANNOT : ExitCode.FINE);
            assertThat(err.toString().lines().filter(l -> l.contains("the output cannot be written: " + why)))
                    .hasSize(full ? 1 : 0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patterns",
                "compare --rows 1k",
                "layout --strategy single-table",
                "render --out x.svg",
                "export --out out --dry-run"
            })
    void aSchemaWithErrorsIsToldAndEndsWithFindings(String command) {
        Run r = Run.of(dir, words(command + " broken.sql"));
        assertThat(r.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(r.out()).isNotEmpty();
        assertThat(r.err())
                .contains("plinth: broken.sql has 1 error; this is of what could be read. plinth check broken.sql");
        assertThat(Run.of(dir, words(command + " --fail-on never broken.sql")).code())
                .isZero();
        assertThat(Run.of(dir, words(command + " good.sql")).code()).isZero();
        Run warned = Run.of(dir, words(command + " --fail-on warning good.sql"));
        assertThat(warned.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(warned.err()).contains("good.sql has 1 warning;");
    }

    @Test
    void settingsWithoutEndAndDepthAreToldInALine() throws IOException {
        file("itself/plinth.yaml", "sources: &s [*s]\n");
        file("itself2/sqlc.yaml", "version: \"2\"\nsql: &a\n  - schema: &b\n      c: *a\n");
        file("deep/plinth.yaml", "sources: " + "[".repeat(5000) + "\n");
        file("deep2/plinth.yaml", "sources: " + "[".repeat(200) + "]".repeat(200) + "\n");
        for (String folder : List.of("itself", "itself2", "deep", "deep2")) {
            file(folder + "/a.sql", FAMILY);
            Run r = Run.of(dir, "check", folder);
            assertThat(r.code()).as(folder).isEqualTo(ExitCode.CANNOT);
            assertThat(r.err().lines()).as(folder).hasSize(1);
            assertThat(r.err()).matches("plinth: \\w+\\.yaml:(\\d+:\\d+:)? this .*\n");
        }
    }

    @Test
    void aSidecarOutOfRangeIsToldAndLeftAside() throws IOException {
        for (String x : List.of("1e308", "-1e308", "1e999", "NaN", "\"NaN\"", "[".repeat(5000))) {
            file("good.plinth.json", "{\"positions\": {\"b\": {\"x\": " + x + ", \"y\": 0}}}");
            Run r = Run.of(dir, "render", "--out", "-", "good.sql");
            assertThat(r.code()).isZero();
            assertThat(r.err().lines()).hasSize(1).first().asString().startsWith("good.plinth.json: warning: ");
        }
    }
}
