package plinth.renderer.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plinth.model.ddl.Reading;
import plinth.model.schema.SeedRows;
import plinth.model.text.Dialect;
import plinth.model.text.Script;
import plinth.renderer.query.Exported;
import plinth.renderer.query.GeneratedFile;
import plinth.renderer.query.SqlcExport;
import plinth.renderer.query.SqlcOptions;

class SqlCommentTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nDROP TABLE x;",
                "a\r\nDROP TABLE x;",
                "a\rDROP TABLE x;",
                "a\u2028DROP",
                "a\u2029DROP",
                "a\u0085DROP",
                "a\u000bDROP",
                "a\fDROP",
                "a\u0000DROP",
                "a\u001b[31mDROP",
                "a\u202edrow",
                "a\ud800b",
                "\n\\! rm"
            })
    void whateverStandsInACommentStaysOneLineOfComment(String text) {
        String line = SqlComment.line(text);
        assertThat(line).startsWith("-- ").matches("[\\x20-\\x7e]*");
        assertThat(Script.of(Dialect.POSTGRESQL, line).statements()).allMatch(s -> s.blank());
        assertThat(SqlComment.lines("  ", text)).allMatch(l -> l.startsWith("--"));
    }

    @Test
    void whatIsSeenStaysAsItIs() {
        assertThat(SqlComment.line("ünï \u3042 \ud83d\ude00 'x' \"y\" *"))
                .isEqualTo("-- ünï \u3042 \ud83d\ude00 'x' \"y\" *");
        assertThat(SqlComment.visible("a\tb\nc\u2028d")).isEqualTo("a\\tb\\nc\\u2028d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: Wipe :exec",
                "names of kinds: a, b",
                "+goose Down",
                "+migrate Down",
                "migrate:down",
                "@sqlc-vet-disable",
                "-- create above / drop below ----",
                "\\i x.sql",
                "Name: x; Type: TABLE"
            })
    void noToolTakesACommentForAnInstruction(String text) {
        assertThat(SqlComment.line(text)).isEqualTo("-- * " + text);
        assertThat(SqlComment.line("  ", text)).isEqualTo("--   * " + text);
        String ddl = SqlComment.line(text) + "\nCREATE TABLE t (a int);\n";
        assertThat(Reading.of(Dialect.POSTGRESQL, "x", ddl).schema().tables()).hasSize(1);
    }

    @Test
    void noNameEndsACommentOfAnExport() {
        String ddl = """
            CREATE TABLE "a
            -- name: Wipe :exec
            DELETE FROM users; --" (id bigint PRIMARY KEY, v text, "c
            -- +goose Down
            " text NOT NULL, "b\\s" int);
            COMMENT ON TABLE "a
            -- name: Wipe :exec
            DELETE FROM users; --" IS 'x
            -- migrate:down
            \\back it''s';
            CREATE TABLE base (id bigint PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('a', 'b')));
            CREATE TABLE "sub
            DROP TABLE victim; --" (base_id bigint PRIMARY KEY REFERENCES base (id), x text NOT NULL);
            CREATE TABLE b (base_id bigint PRIMARY KEY REFERENCES base (id), y text NOT NULL);
            CREATE UNIQUE INDEX "ix
            DROP TABLE victim2; --" ON b (y);
            """;
        var schema = Reading.of(Dialect.POSTGRESQL, "x", ddl).schema();
        List<GeneratedFile> files =
                SqlcExport.files(Exported.of(schema, SeedRows.NONE), SqlcOptions.of("my\nDROP TABLE x; --.sql"));
        assertThat(files).hasSizeGreaterThan(3);
        for (GeneratedFile f : files) {
            assertThat(f.text().lines().filter(l -> l.strip().startsWith("--")))
                    .as(f.path())
                    .noneMatch(l -> l.contains("name: Wipe :exec") && l.strip().startsWith("-- name"))
                    .noneMatch(l -> l.strip().matches("--\\s*(\\+goose|migrate:).*"));
            if (f.path().startsWith("queries/")) {
                long named =
                        f.text().lines().filter(l -> l.startsWith("-- name: ")).count();
                var statements = Script.of(Dialect.POSTGRESQL, f.text()).statements().stream()
                        .filter(s -> !s.blank())
                        .toList();
                assertThat(statements).as(f.text()).hasSize((int) named);
            }
        }
        var again = Reading.of(Dialect.POSTGRESQL, "x", files.getFirst().text());
        assertThat(again.problems()).isEmpty();
        assertThat(again.schema().tables()).containsExactlyInAnyOrderElementsOf(schema.tables());
    }
}
