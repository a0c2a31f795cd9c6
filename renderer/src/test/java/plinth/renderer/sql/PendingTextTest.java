package plinth.renderer.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import plinth.model.ddl.Reading;
import plinth.model.text.Dialect;
import plinth.model.text.Patch;

class PendingTextTest {
    private static String appended(String text, String... statements) {
        Reading.File file =
                Reading.of(Dialect.POSTGRESQL, "p.sql", text).files().getFirst();
        return Patch.applyAll(text, List.of(new PendingText(file).appended(List.of(statements))));
    }

    @Test
    void statementsStandBehindThoseThatAreThereAndBeforeThePartThatUndoes() {
        assertThat(appended("", "A;", "B;")).isEqualTo("A;\nB;\n");
        assertThat(appended("A;\n", "B;")).isEqualTo("A;\nB;\n");
        assertThat(appended("A;", "B;")).isEqualTo("A;\nB;\n");
        assertThat(appended("-- migrate:up\n\n-- migrate:down\n", "A;"))
                .isEqualTo("-- migrate:up\nA;\n\n-- migrate:down\n");
        assertThat(appended("-- migrate:up\nA;\n\n-- migrate:down\nDROP TABLE x;\n", "B;"))
                .isEqualTo("-- migrate:up\nA;\nB;\n\n-- migrate:down\nDROP TABLE x;\n");
        assertThat(appended("-- migrate:up\nA;\n-- migrate:down", "B;"))
                .isEqualTo("-- migrate:up\nA;\nB;\n-- migrate:down");
    }

    @Test
    void statementsOfSeveralLinesStandApartAndLineEndsAreTheFiles() {
        assertThat(appended("A;\n", "CREATE TABLE t (\n  x int\n);"))
                .isEqualTo("A;\n\nCREATE TABLE t (\n  x int\n);\n");
        assertThat(appended("CREATE TABLE t (\r\n  x int\r\n);\r\n", "B;"))
                .isEqualTo("CREATE TABLE t (\r\n  x int\r\n);\r\n\r\nB;\r\n");
    }

    @Test
    void whereAToolEndsStatementsAtTheEndOfALineOneThatHoldsSuchALineIsMarked() {
        String comment = "COMMENT ON TABLE t IS 'one;\ntwo';";
        assertThat(appended("-- +goose Up\n\n-- +goose Down\n", comment, "A;"))
                .isEqualTo("-- +goose Up\n-- +goose StatementBegin\n" + comment
                        + "\n-- +goose StatementEnd\nA;\n\n-- +goose Down\n");
        assertThat(appended("", comment)).isEqualTo(comment + "\n");
    }
}
