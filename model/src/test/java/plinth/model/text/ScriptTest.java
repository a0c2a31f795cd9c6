package plinth.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScriptTest {
    private static final String[] PIECES = {
        "'",
        "''",
        "\"",
        "$$",
        "$x$",
        "E'\\'",
        "/*",
        "*/",
        "--",
        "\n",
        "\r\n",
        ";",
        "(",
        ")",
        "BEGIN",
        "END",
        "\\.",
        "\\i a.sql\n",
        "COPY t FROM stdin;\n",
        "\n-- +goose Down\n",
        "\n-- +goose Up\n",
        "DELIMITER //\n",
        "//",
        "`",
        "[",
        "]",
        "\uFEFF",
        "\0",
        "é",
        "\uD83D\uDE00",
        "U&'",
        "CREATE TABLE t (a int);\n",
        "CREATE FUNCTION f() AS $$ x; $$;\n",
        "BEGIN ATOMIC",
        "#",
        "::",
        "1e",
        "0x",
        ".5",
        "?",
        ":a",
        "@"
    };
    private static final String TEXT = """
        -- head
        CREATE TABLE "a b" (id bigint PRIMARY KEY, t text DEFAULT 'it''s; -- no', /* x; /* y; */ z; */ u int);
        CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $body$ BEGIN; SELECT ';'; END; $body$;
        CREATE FUNCTION g() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END;
        COPY t (a) FROM stdin;
        1; 'x
        \\.
        CREATE RULE r AS ON INSERT TO t DO INSTEAD (SELECT 1; SELECT 2);
        \\connect other
        SELECT E'\\'; still', U&'\\0041', $$;$$ ; SELECT 2; -- behind
        """;

    private static List<String> statements(Dialect dialect, String text) {
        return Script.of(dialect, text).statements().stream()
                .filter(s -> !s.blank())
                .map(s -> s.tokens().text(0) + " " + s.tokens().text(1))
                .toList();
    }

    @Test
    void cutsWhereStatementsEndAndNowhereElse() {
        assertThat(statements(Dialect.POSTGRESQL, TEXT))
                .containsExactly(
                        "CREATE TABLE",
                        "CREATE FUNCTION",
                        "CREATE FUNCTION",
                        "COPY t",
                        "CREATE RULE",
                        "\\connect other ",
                        "SELECT E'\\'; still'",
                        "SELECT 2");
    }

    @Test
    void obeysMysqlsDelimiterAndSqlitesTriggerBodies() {
        assertThat(statements(
                        Dialect.MYSQL,
                        "DELIMITER //\nCREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END//\nDELIMITER ;\nSELECT 3;\n"))
                .containsExactly("DELIMITER // ", "CREATE PROCEDURE", "DELIMITER ; ", "SELECT 3");
        assertThat(statements(
                        Dialect.SQLITE,
                        "CREATE TRIGGER t AFTER INSERT ON x BEGIN UPDATE x SET a = 1; SELECT 1; END;\nSELECT 3;\n"))
                .containsExactly("CREATE TRIGGER", "SELECT 3");
    }

    @Test
    void theStatementsOfAnyTextPutTogetherAreTheText() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 3000; i++) {
            String text = mutated(random, random.nextInt(3) == 0 ? "" : TEXT);
            Dialect dialect = Dialect.values()[random.nextInt(Dialect.values().length)];
            Script script = Script.of(dialect, text);
            assertThat(script.text()).as("-Dseed=%d", seed).isEqualTo(text);
            assertThat(script.length()).isEqualTo(text.length());
        }
    }

    @Test
    void aPatchedScriptHasThePatchedTextAndKeepsUntouchedStatements() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 3000; i++) {
            String text = random.nextBoolean() ? TEXT : mutated(random, TEXT);
            int start = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), start + random.nextInt(6));
            Patch patch = new Patch(new Span(start, end), PIECES[random.nextInt(PIECES.length)]);
            Script before = Script.of(Dialect.POSTGRESQL, text);
            Script after = before.patched(patch);
            assertThat(after.text())
                    .as("-Dseed=%d %s", seed, patch)
                    .isEqualTo(text.substring(0, start) + patch.text() + text.substring(end));
        }
    }

    @Test
    void aChangeWithinAStatementLeavesAllOthersTheSameObjects() {
        Script before = Script.of(Dialect.POSTGRESQL, TEXT);
        int at = TEXT.indexOf("bigint");
        Script after = before.patched(new Patch(new Span(at, at + 6), "integer"));
        List<Statement> same = new ArrayList<>(before.statements());
        same.retainAll(after.statements());
        assertThat(same).hasSize(before.statements().size() - 1);
    }

    @Test
    void positionsCountLinesAndColumnsFromOne() {
        Script script = Script.of(Dialect.POSTGRESQL, "SELECT 1; SELECT\n  2;\r\nSELECT 3;\n");
        assertThat(script.position(0)).isEqualTo(new Position(1, 1));
        assertThat(script.position(10)).isEqualTo(new Position(1, 11));
        assertThat(script.position(19)).isEqualTo(new Position(2, 3));
        assertThat(script.position(23)).isEqualTo(new Position(3, 1));
        assertThat(script.lineStart(2)).isEqualTo(17);
    }

    private static String mutated(Random random, String from) {
        StringBuilder text = new StringBuilder(from);
        int changes = 1 + random.nextInt(8);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, Math.min(text.length(), at + random.nextInt(20)));
                default -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return text.toString();
    }

    @Test
    void thePartOfAStepThatUndoesItIsAStatementOfItsOwnUpToTheNextPartThatDoes() {
        String text = "-- +goose Up\nCREATE TABLE a (x int);\nCREATE TABLE b (x int)\n-- +goose  down\nDROP TABLE a;\n"
                + "-- +goose Up\nCREATE TABLE c (x int);\n\n-- +GOOSE DOWN\r\nDROP TABLE c;";
        List<Statement> cut = Script.of(Dialect.POSTGRESQL, text).statements();
        assertThat(cut).extracting(Statement::leftOut).containsExactly(false, false, true, false, true);
        assertThat(cut.getLast().text()).isEqualTo("\n-- +GOOSE DOWN\r\nDROP TABLE c;");
        for (String mark : List.of(
                "-- migrate:down",
                "--migrate:down",
                "-- +migrate Down",
                "-- Down Migration",
                "--- !Downs",
                "# --- !Downs",
                "-- //@UNDO",
                "-- rambler down",
                "---- create above / drop below ----")) {
            assertThat(Script.of(Dialect.POSTGRESQL, "SELECT 1;\n" + mark + "\nDROP TABLE a;\n")
                            .statements())
                    .as(mark)
                    .extracting(Statement::leftOut)
                    .containsExactly(false, true);
        }
        for (String none : List.of(
                " -- migrate:down",
                "-- migrate:downwards",
                "-- +goose StatementEnd",
                "--goose down",
                "-- down migrations are below")) {
            assertThat(Script.of(Dialect.POSTGRESQL, none + "\nSELECT 1;\n").statements())
                    .as(none)
                    .noneMatch(Statement::leftOut);
        }
    }

    @Test
    void aPlaceholderIsPartOfAWordAndKeepsItsCase() {
        Tokens t = Script.of(
                        Dialect.POSTGRESQL, "CREATE TABLE ${dbSchema}.Pre_${x.y:z}_Users (a int, b text DEFAULT ${});")
                .statements()
                .getFirst()
                .tokens();
        assertThat(t.identifier(2)).isEqualTo("${dbSchema}");
        assertThat(t.kind(2)).isEqualTo(TokenKind.WORD);
        assertThat(t.identifier(4)).isEqualTo("pre_${x.y:z}_users");
        assertThat(t.toString()).endsWith("DEFAULT $ { } )");
        assertThat(Script.of(Dialect.POSTGRESQL, "SELECT $${a}$$, $1, $a${b}$a$;")
                        .statements())
                .hasSize(1)
                .allMatch(s -> s.flaw().isEmpty());
    }

    @Test
    void aMarkOfAPartThatUndoesComesAndGoesLikeAnyOtherText() {
        String text = "SELECT 1;\nSELECT 2;\nSELECT 3;\n";
        Script plain = Script.of(Dialect.POSTGRESQL, text);
        Script marked = plain.patched(Patch.insert(10, "-- +goose Down\n"));
        assertThat(marked.statements()).extracting(Statement::leftOut).containsExactly(false, true);
        Script again = marked.patched(Patch.insert(35, "-- +goose Up\n"));
        assertThat(again.text()).isEqualTo("SELECT 1;\n-- +goose Down\nSELECT 2;\n-- +goose Up\nSELECT 3;\n");
        assertThat(again.statements()).extracting(Statement::leftOut).containsExactly(false, true, false);
        Script swallowed = again.patched(Patch.delete(new Span(35, 36)));
        assertThat(swallowed.statements()).extracting(Statement::leftOut).containsExactly(false, true);
        assertThat(marked.patched(Patch.delete(new Span(10, 11))).statements())
                .extracting(Statement::leftOut)
                .containsExactly(false, false, false);
    }
}
