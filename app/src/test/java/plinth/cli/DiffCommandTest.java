package plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
    @TempDir
    Path dir;

    private void git(String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(
                List.of("git", "-C", dir.toString(), "-c", "user.name=t", "-c", "user.email=t@example.org"));
        command.addAll(List.of(arguments));
        Process p = new ProcessBuilder(command).redirectErrorStream(true).start();
        p.getInputStream().readAllBytes();
        assertThat(p.waitFor()).isZero();
    }

    @Test
    void itSaysWhatDiffersFromARevisionAsTextAndAsStatements() throws Exception {
        Path file = dir.resolve("schema.sql");
        Files.writeString(file, "CREATE TABLE a (\n  id bigint PRIMARY KEY\n);\n");
        git("init", "-q");
        git("add", ".");
        git("commit", "-qm", "first");
        Run same = Run.of(dir, "diff", "schema.sql");
        assertThat(same.code()).isZero();
        Files.writeString(
                file,
                "CREATE TABLE a (\n"
                        + "  id bigint PRIMARY KEY,\n"
                        + "  name text NOT NULL\n"
                        + ");\n"
                        + "CREATE TABLE b (id bigint PRIMARY KEY, a_id bigint REFERENCES a);\n");
        Run run = Run.of(dir, "diff", "schema.sql");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("+  name text NOT NULL")
                .contains("ALTER TABLE a ADD COLUMN name text NOT NULL;")
                .contains("CREATE TABLE b (")
                .contains("FOREIGN KEY (a_id) REFERENCES a");
        Run statements = Run.of(dir, "diff", "--statements", "schema.sql");
        assertThat(statements.out()).doesNotContain("+  name").contains("ALTER TABLE a");
        Run json = Run.of(dir, "diff", "--format", "json", "schema.sql");
        assertThat(json.out()).contains("\"statements\"").contains("\"against\"");
        Run none = Run.of(dir, "diff", "--against", "nosuch", "schema.sql");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("There is no revision nosuch in git");
    }
}
