package plinth.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plinth.database.Catalog;
import plinth.database.Inspector;
import plinth.model.ddl.Reading;
import plinth.model.layout.Family;
import plinth.model.layout.FamilyReader;
import plinth.model.layout.Layouts;
import plinth.model.layout.Strategy;
import plinth.model.pattern.Patterns;
import plinth.model.schema.SeedRows;
import plinth.model.text.Dialect;
import plinth.renderer.query.Exported;
import plinth.renderer.query.GeneratedFile;
import plinth.renderer.query.SqlcExport;
import plinth.renderer.query.SqlcOptions;
import plinth.renderer.sql.DdlWriter;

/** A schema in which everything has a name with blanks, quotes, capitals, keywords, line breaks stays what it is, whatever writes it. */
class OddNamesTest {
    @TempDir
    Path dir;

    private static String odd() throws IOException {
        try (var in = OddNamesTest.class.getResourceAsStream("/odd-names.sql")) {
            return new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void load(TestDatabase database, String sql) throws SQLException {
        try (Connection plain = DriverManager.getConnection(database.url() + "&preferQueryMode=simple");
                Statement s = plain.createStatement()) {
            s.setEscapeProcessing(false);
            s.execute(sql);
        }
    }

    @Test
    void theCanonicalDdlAndThatOfTheDatabaseMakeTheSameCatalog() throws Exception {
        try (TestDatabase source = Postgres.database();
                TestDatabase canonical = Postgres.database();
                TestDatabase inspected = Postgres.database()) {
            load(source, "DO 'BEGIN CREATE ROLE \"Odd \"\"Role\"\"\"; EXCEPTION WHEN duplicate_object THEN END'");
            load(source, odd());
            Reading reading = Reading.of(Dialect.POSTGRESQL, "odd", odd());
            assertThat(reading.problems()).isEmpty();
            String ddl = DdlWriter.write(reading.schema());
            load(canonical, ddl);
            assertThat(Catalog.differences(Catalog.read(source.connection()), Catalog.read(canonical.connection())))
                    .as(ddl)
                    .isEmpty();
            String live = Inspector.of(source.connection(), true).ddl();
            load(inspected, live);
            assertThat(Catalog.differences(Catalog.read(source.connection()), Catalog.read(inspected.connection())))
                    .as(live)
                    .isEmpty();
        }
    }

    @Test
    void everyLayoutOfAFamilyWithOddNamesLoadsAndNothingElseIsRun() throws Exception {
        String ddl = """
            CREATE SCHEMA "Odd S";
            CREATE TYPE "Odd S"."Kind
            DROP TABLE victim; --" AS ENUM ('Day Off', 'it''s');
            CREATE TYPE "Odd S"."Sort Of" AS ENUM ('x');
            CREATE TABLE "Odd S"."Base
            DROP TABLE victim; --" ("Id" bigint PRIMARY KEY, "what kind" "Odd S"."Kind
            DROP TABLE victim; --" NOT NULL, "nl
            DROP TABLE victim; --" text, "user" "Odd S"."Sort Of");
            CREATE TABLE "Odd S"."Day Off" ("Base Id" bigint PRIMARY KEY REFERENCES "Odd S"."Base
            DROP TABLE victim; --", "from ""x"" of" "Odd S"."Sort Of" NOT NULL);
            CREATE TABLE "Odd S"."it's" ("Base Id" bigint PRIMARY KEY REFERENCES "Odd S"."Base
            DROP TABLE victim; --", "y
            DROP TABLE victim; --" int NOT NULL DEFAULT 1);
            CREATE UNIQUE INDEX "ix
            DROP TABLE victim; --" ON "Odd S"."Day Off" ("from ""x"" of");
            CREATE INDEX "ix2" ON "Odd S"."Base
            DROP TABLE victim; --" ("nl
            DROP TABLE victim; --");
            """;
        Path file = dir.resolve("odd\nDROP TABLE victim; --.sql");
        Files.writeString(file, ddl);
        var schema = Reading.of(Dialect.POSTGRESQL, "odd", ddl).schema();
        List<Family> families = FamilyReader.families(schema, Patterns.recognise(schema));
        assertThat(families).hasSize(1);
        for (Strategy s : List.of(
                new Strategy.ClassTable(true),
                new Strategy.SingleTable(true, true),
                new Strategy.SingleTable(false, false),
                new Strategy.ConcreteTables(true),
                new Strategy.ConcreteTables(false))) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            int code = CommandLine.run(dir, out, err, "layout", "--strategy", s.id(), file.toString());
            assertThat(code).as(err.toString()).isZero();
            String own =
                    DdlWriter.write(Layouts.lay(schema, families.getFirst(), s).schema());
            for (String text : List.of(out.toString(), own)) {
                try (TestDatabase d = Postgres.database()) {
                    d.load("CREATE TABLE victim (a int)");
                    load(d, text);
                    d.load("SELECT FROM victim");
                }
            }
            for (GeneratedFile f : SqlcExport.files(
                    Exported.of(Layouts.lay(schema, families.getFirst(), s), SeedRows.NONE),
                    SqlcOptions.of(file.toString()))) {
                assertThat(f.text().lines().filter(l -> l.startsWith("DROP")))
                        .as(f.path() + "\n" + f.text())
                        .allMatch(l -> l.startsWith("DROP TABLE victim; --") && l.contains("\""));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a int PRIMARY KEY, b int, UNIQUE (b) INCLUDE (a)",
                "a int, b int, PRIMARY KEY (a) INCLUDE (b)",
                "a int UNIQUE NULLS NOT DISTINCT WITH (fillfactor = 50) USING INDEX TABLESPACE pg_default DEFERRABLE",
                "a int PRIMARY KEY WITH (fillfactor = 70) DEFERRABLE INITIALLY DEFERRED",
                "a int REFERENCES p MATCH FULL ON DELETE SET NULL (a) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED",
                "a int REFERENCES p NOT ENFORCED, b int CHECK (b > 0) NO INHERIT NOT ENFORCED",
                "a int CHECK (a > 0) NO INHERIT, b int NOT NULL NO INHERIT",
                "k int4range, a int4range, PRIMARY KEY (k, a WITHOUT OVERLAPS)",
                "k int4range UNIQUE, a int4range, UNIQUE (k, a WITHOUT OVERLAPS)",
                "k int4range, a int4range, UNIQUE (k, a WITHOUT OVERLAPS), FOREIGN KEY (k, PERIOD a) REFERENCES q (k,"
                        + " PERIOD a)",
                "a int, EXCLUDE (a WITH =) INCLUDE (a) WITH (fillfactor = 60) WHERE (a > 1) DEFERRABLE",
                "a int CONSTRAINT \"x y\" UNIQUE, b int CONSTRAINT \"sel\" REFERENCES p"
            })
    void aConstraintOfOneColumnIsWrittenWhereItKeepsAllThatItSays(String elements) throws Exception {
        String ddl = """
            CREATE TABLE p (a int PRIMARY KEY);
            CREATE TABLE q (k int4range, a int4range, UNIQUE (k, a WITHOUT OVERLAPS));
            CREATE TABLE t (%s);
            ALTER TABLE p ADD COLUMN z int;
            ALTER TABLE p ADD FOREIGN KEY (z) REFERENCES p NOT VALID;
            ALTER TABLE p ADD CHECK (z > 0) NOT VALID;
            """.formatted(elements);
        try (TestDatabase a = Postgres.database();
                TestDatabase b = Postgres.database()) {
            a.load(ddl);
            String written =
                    DdlWriter.write(Reading.of(Dialect.POSTGRESQL, "t", ddl).schema());
            load(b, written);
            assertThat(Catalog.differences(Catalog.read(a.connection()), Catalog.read(b.connection())))
                    .as(written)
                    .isEmpty();
        }
    }
}
