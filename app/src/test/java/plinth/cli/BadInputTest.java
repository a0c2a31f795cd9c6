package plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user may get wrong, or a disk: one clear message each, an exit code that says so, and the file as it was. */
class BadInputTest {
    private static final String TABLE = "CREATE TABLE a (x int PRIMARY KEY);\n";

    @TempDir
    Path dir;

    private record Result(int code, String out, String err) {}

    private Result plinth(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = PlinthCommand.run(
                new Terminal(new PrintWriter(out), new PrintWriter(err), dir, false),
                new SessionsTest.NoWindow(),
                List.of(arguments));
        assertThat(out + err.toString()).doesNotContain("at plinth.").doesNotContain("Exception");
        return new Result(code, out.toString(), err.toString());
    }

    private byte[] file(String name, byte[] bytes) throws Exception {
        Files.write(dir.resolve(name), bytes);
        return bytes;
    }

    @Test
    void anEmptyFileIsToldAndIsNoError() throws Exception {
        file("a.sql", new byte[0]);
        Result r = plinth("check", "a.sql");
        assertThat(r.code()).isZero();
        assertThat(r.out()).startsWith("a.sql: hint: The file is empty: there is no table in it yet.\na.sql: 0 tables");
        assertThat(plinth("render", "--out", "a.svg", "a.sql").code()).isZero();
        assertThat(plinth("compare", "a.sql"))
                .isEqualTo(new Result(
                        2,
                        "",
                        "a.sql: hint: The file is empty: there is no table in it yet.\n"
                                + "plinth: a.sql: there is no family of a supertype and its subtypes here: no"
                                + " tables whose keys refer to one table's key, but for what extends it by name"
                                + " (user_settings of users), and no table of several kinds told apart by a"
                                + " column.\n"));
    }

    @Test
    void filesThatAreNoTextAreToldByKind() throws Exception {
        file("png.sql", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13});
        assertThat(plinth("check", "png.sql"))
                .isEqualTo(new Result(
                        2,
                        "",
                        "plinth: png.sql is not text: there is a zero byte at character 9. Open a file of SQL"
                                + " statements.\n"));
        file("dump.sql", "PGDMP\u0001\u0010".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(plinth("check", "dump.sql").err()).contains("pg_restore -f schema.sql --schema-only");
        file("zipped.sql", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0});
        assertThat(plinth("check", "zipped.sql").err()).contains("gunzip");
        byte[] noise = new byte[4000];
        new java.util.Random(7).nextBytes(noise);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = noise[i] == 0 ? 1 : noise[i];
        }
        file("noise.sql", noise);
        assertThat(plinth("check", "noise.sql").code()).isEqualTo(2);
        assertThat(plinth("check", "noise.sql").err()).contains("is not text");
        assertThat(Files.readAllBytes(dir.resolve("noise.sql"))).isEqualTo(noise);
    }

    @Test
    void aTruncatedStatementIsToldWithItsPlaceAndTheOthersAreRead() throws Exception {
        file("a.sql", (TABLE + "CREATE TABLE b (\n  x int,\n  y text DEFAULT 'ab").getBytes(StandardCharsets.UTF_8));
        Result r = plinth("check", "a.sql");
        assertThat(r.code()).isEqualTo(1);
        assertThat(r.out()).contains("a.sql:4:18: error: ").contains("a.sql: 1 table");
        assertThat(plinth("check", "--fail-on", "never", "a.sql").code()).isZero();
    }

    @Test
    void theSameSchemaIsReadFromEveryEncodingAndLineEnd() throws Exception {
        String text = TABLE + "CREATE TABLE \u00fcber (x int REFERENCES nowhere);\n";
        byte[] utf16 = text.getBytes(StandardCharsets.UTF_16);
        file("utf16.sql", utf16);
        file("crlf.sql", text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        file("latin1.sql", text.getBytes(StandardCharsets.ISO_8859_1));
        file("bom.sql", ("\ufeff" + text).getBytes(StandardCharsets.UTF_8));
        for (String name : List.of("utf16.sql", "crlf.sql", "latin1.sql", "bom.sql")) {
            Result r = plinth("check", name);
            assertThat(r.code()).as(name).isEqualTo(1);
            assertThat(r.out()).as(name).contains(name + ":2:37: error: ").contains(name + ": 2 tables");
        }
        assertThat(plinth("check", "utf16.sql").out()).contains("in UTF-16BE with a byte order mark");
        assertThat(Files.readAllBytes(dir.resolve("utf16.sql"))).isEqualTo(utf16);
    }

    @Test
    void aTenMegabyteFileIsRead() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            text.append("CREATE TABLE t").append(i).append(" (id bigint PRIMARY KEY, name text NOT NULL);\n");
        }
        text.append("COPY t0 (id, name) FROM stdin;\n");
        for (int i = 0; text.length() < 10_000_000; i++) {
            text.append(i).append('\t').append("a value of some length that is of no concern to the schema\n");
        }
        text.append("\\.\nCREATE TABLE last (id bigint PRIMARY KEY);\n");
        file("big.sql", text.toString().getBytes(StandardCharsets.UTF_8));
        long began = System.nanoTime();
        Result r = plinth("check", "big.sql");
        assertThat(r.code()).isZero();
        assertThat(r.out()).endsWith("big.sql: 1,001 tables, 1,001 statements read; 0 errors, 0 warnings, 0 hints\n");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void whatIsNotThereIsToldByName() throws Exception {
        assertThat(plinth("check", "gone.sql").err()).isEqualTo("plinth: There is no file or folder gone.sql.\n");
        assertThat(plinth("gone").err()).isEqualTo("plinth: There is no file or folder gone.\n");
        assertThat(plinth("chekc").err())
                .isEqualTo("plinth: There is no file or folder chekc and no command chekc; there is plinth check.\n");
        Files.createDirectories(dir.resolve("empty"));
        assertThat(plinth("check", "empty"))
                .isEqualTo(new Result(
                        2,
                        "",
                        "plinth: There is no SQL in empty. Open a file with CREATE TABLE statements, or a"
                                + " folder that has one.\n"));
    }

    @Test
    void whatCannotBeWrittenToIsToldAndNothingIsWritten() throws Exception {
        file("a.sql", TABLE.getBytes(StandardCharsets.UTF_8));
        Result r = plinth("render", "--out", "no/such/folder/a.svg", "a.sql");
        assertThat(r.code()).isEqualTo(2);
        assertThat(r.err()).contains("cannot be written: there is no folder");
        assertThat(plinth("render", "--out", ".", "a.sql").err()).contains("cannot be written: it is a folder");
        r = plinth("export", "--out", "a.sql", "a.sql");
        assertThat(r.code()).isEqualTo(2);
        assertThat(r.err()).contains("is a file, not a folder: nothing was written");
        r = plinth("export", "--out", "/proc/plinth", "a.sql");
        assertThat(r.code()).isEqualTo(2);
        assertThat(r.err()).contains("cannot be written to").contains("Nothing was written");
    }

    @Test
    void wrongOptionsAreToldWithWhatThereIs() throws Exception {
        file("a.sql", TABLE.getBytes(StandardCharsets.UTF_8));
        assertThat(plinth("check", "--fail-on", "sometimes", "a.sql").code()).isEqualTo(2);
        assertThat(plinth("check", "--fail-on", "sometimes", "a.sql").err())
                .contains("expected one of [error, warning, hint, never]");
        assertThat(plinth("layout", "--strategy", "one-table", "a.sql").err())
                .isEqualTo("plinth: There is no layout one-table; there are as-today, class-table,"
                        + " single-table, concrete-tables, inherits.\n");
        assertThat(plinth("layout", "--strategy", "single-table", "--option", "fast", "a.sql")
                        .err())
                .isEqualTo("plinth: There is no option fast of a layout; there are guarded, bare, partial-indexes,"
                        + " partitioned, view, no-view.\n");
        assertThat(plinth("compare", "--rows", "many", "a.sql").err())
                .isEqualTo("plinth: \"many\" is not a number of rows. Write 1000, 1k, 2.5M or 1B.\n");
        assertThat(plinth("compare", "--rows", "0", "a.sql").err()).contains("out of range");
        assertThat(plinth("check", "a.sql", "b.sql").code()).isEqualTo(2);
        assertThat(plinth("--nonsense").code()).isEqualTo(2);
    }

    @Test
    void whatIsKnownOfPostgresAloneIsRefusedForOthers() throws Exception {
        file(
                "a.sql",
                "CREATE TABLE `a` (id int AUTO_INCREMENT PRIMARY KEY) ENGINE=InnoDB;\n"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(plinth("check", "a.sql").code()).isZero();
        assertThat(plinth("export", "--out", "out", "a.sql"))
                .isEqualTo(new Result(
                        2,
                        "",
                        "plinth: a.sql is taken for MySQL, and exports are written for PostgreSQL alone. If it is"
                                + " PostgreSQL, say so in plinth.yaml: dialect: postgresql.\n"));
    }
}
