package plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Problems that a file beside the schema says are none. */
class IgnoredTest {
    @TempDir
    Path dir;

    @BeforeEach
    void write() throws Exception {
        Files.writeString(dir.resolve("schema.sql"), """
            CREATE TABLE users (id bigint PRIMARY KEY);
            CREATE TABLE notes (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
            CREATE TABLE "Odd, one" (id bigint PRIMARY KEY, "user id" bigint REFERENCES users);
            """);
    }

    private Run check(String ignored, String... options) throws Exception {
        Files.writeString(dir.resolve("schema.plinth-ignore.yaml"), ignored);
        String[] all = new String[options.length + 2];
        all[0] = "check";
        System.arraycopy(options, 0, all, 1, options.length);
        all[all.length - 1] = "schema.sql";
        return Run.of(dir, all);
    }

    @Test
    void checkObeysTheFileAndSaysHowMuchItLeavesOut() throws Exception {
        Run before = check("", "--fail-on", "warning", "--rules");
        assertThat(before.code()).isEqualTo(1);
        assertThat(before.out())
                .contains("[unindexed-foreign-key of notes (user_id)]")
                .contains("[unindexed-foreign-key of Odd, one (user id)]");
        String both = """
            # why not
            - {rule: unindexed-foreign-key, table: "Odd, one", columns: ["user id"], reason: odd}
            - rule: unindexed-foreign-key
              table: public.notes
              columns: user_id
              reason: few
            """;
        Run run = check(both, "--fail-on", "warning");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("0 warnings").contains("2 ignored with a reason");
        Run json = check(both, "--format", "json");
        assertThat(json.out()).contains("\"reason\" : \"few\"").contains("\"ignored\" : 2");
    }

    @Test
    void whatDoesNotOccurIsToldAndWhatIsWrongHasItsPlace() throws Exception {
        Run idle = check("- {rule: no-subtype, table: notes, reason: x}\n");
        assertThat(idle.out())
                .contains("schema.plinth-ignore.yaml: hint: There is no problem no-subtype of notes to ignore.");
        Run wrong = check("- {rule: nosuch, table: notes, reason: x}\n- {rule: no-subtype, table: notes}\n");
        assertThat(wrong.out())
                .contains("schema.plinth-ignore.yaml:1:3: warning: there is no rule \"nosuch\"; there are any-kind, ")
                .contains("schema.plinth-ignore.yaml:2:3: warning: an ignored problem has a reason")
                .contains("No index on notes.user_id");
        assertThat(check("]").out()).contains("this is not YAML");
    }
}
