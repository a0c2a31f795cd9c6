package plinth.tests.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plinth.database.Catalog;
import plinth.database.Difference;
import plinth.tests.Postgres;
import plinth.tests.TestDatabase;

class CatalogTest {
    private static final String BASE = """
        CREATE SCHEMA app;
        CREATE TYPE mood AS ENUM ('sad', 'glad');
        CREATE TYPE pair AS (a integer, b text);
        CREATE TYPE span AS RANGE (subtype = float8);
        CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
        CREATE SEQUENCE ticket START 7;
        CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
        CREATE AGGREGATE total (integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
        CREATE TABLE owners (id serial PRIMARY KEY, mail text UNIQUE, feels mood DEFAULT 'sad', n positive NOT NULL,
          m integer GENERATED ALWAYS AS (n * 2) STORED, CHECK (n < 100));
        CREATE TABLE app.pets (id bigint GENERATED ALWAYS AS IDENTITY, owner integer REFERENCES owners ON DELETE CASCADE,
          name varchar(20) COLLATE "C", kept int4range, EXCLUDE USING gist (kept WITH &&));
        CREATE INDEX pets_name ON app.pets (lower(name)) WHERE owner IS NOT NULL;
        CREATE VIEW app.glad AS SELECT id, mail FROM owners WHERE feels = 'glad';
        CREATE MATERIALIZED VIEW counted AS SELECT count(*) AS n FROM owners;
        CREATE TABLE logs (day date) PARTITION BY RANGE (day);
        CREATE TABLE logs_2026 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
        CREATE TRIGGER touched BEFORE UPDATE ON owners FOR EACH ROW EXECUTE FUNCTION touch();
        CREATE RULE no_delete AS ON DELETE TO app.pets DO INSTEAD NOTHING;
        CREATE POLICY own ON owners USING (n = 1);
        CREATE STATISTICS on_pets ON owner, name FROM app.pets;
        """;

    private static List<Difference> after(TestDatabase db, Catalog before, String change) throws SQLException {
        db.connection().setAutoCommit(false);
        db.load(change);
        Catalog after = Catalog.read(db.connection());
        db.connection().rollback();
        return Catalog.differences(before, after);
    }

    @Test
    void aDatabaseEqualsAnotherOneMadeByTheSameStatements() throws Exception {
        try (TestDatabase a = Postgres.database();
                TestDatabase b = Postgres.database()) {
            a.load(BASE);
            b.load(BASE);
            assertThat(Catalog.differences(Catalog.read(a.connection()), Catalog.read(b.connection())))
                    .isEmpty();
        }
    }

    @Test
    void everyChangeIsNoticedAndSaidInWords() throws Exception {
        Map<String, String> expected = Map.ofEntries(
                Map.entry("ALTER TABLE app.pets ALTER owner TYPE bigint", "type is integer, but bigint"),
                Map.entry(
                        "ALTER TABLE owners ALTER mail SET NOT NULL",
                        "column public.owners.mail: not null is not set, but"),
                Map.entry("ALTER TABLE owners ALTER feels SET DEFAULT 'glad'", "default is 'sad'::public.mood, but"),
                Map.entry(
                        "ALTER TABLE owners ALTER mail SET STORAGE EXTERNAL", "storage is not set, but e in the other"),
                Map.entry("ALTER TABLE owners DROP CONSTRAINT owners_n_check", "owners_n_check is missing: CHECK"),
                Map.entry("ALTER TABLE owners ADD x text", "column public.owners.x is there in addition: text"),
                Map.entry("ALTER TABLE owners ENABLE ROW LEVEL SECURITY", "row security is not set, but enabled"),
                Map.entry("ALTER TABLE owners SET (fillfactor = 70)", "options is not set, but fillfactor=70"),
                Map.entry("ALTER TABLE app.pets SET UNLOGGED", "persistence is not set, but unlogged"),
                Map.entry("DROP INDEX app.pets_name", "index app.pets.pets_name is missing: USING btree"),
                Map.entry("ALTER TYPE mood ADD VALUE 'calm'", "labels is 'sad', 'glad', but 'sad', 'glad', 'calm'"),
                Map.entry("ALTER TYPE pair ADD ATTRIBUTE c date", "fields is a integer, b text, but"),
                Map.entry("ALTER DOMAIN positive SET NOT NULL", "type public.positive: not null is false, but true"),
                Map.entry("ALTER SEQUENCE ticket INCREMENT 5", "increment is 1, but 5"),
                Map.entry("ALTER TABLE owners DISABLE TRIGGER touched", "enabled is not set, but disabled"),
                Map.entry("DROP RULE no_delete ON app.pets", "rule app.pets.no_delete is missing"),
                Map.entry("ALTER POLICY own ON owners USING (n = 2)", "using is ((n)::integer = 1), but"),
                Map.entry("DROP STATISTICS on_pets", "on_pets is missing"),
                Map.entry("ALTER TABLE logs DETACH PARTITION logs_2026", "bound is FOR VALUES FROM"),
                Map.entry("COMMENT ON COLUMN app.pets.name IS 'call'", "comment is not set, but call"),
                Map.entry("GRANT SELECT ON owners TO PUBLIC", "PUBLIC: SELECT"),
                Map.entry(
                        "CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD;"
                                + " END'",
                        "definition is CREATE OR REPLACE"),
                Map.entry("DROP AGGREGATE total (integer)", "total(integer) is missing"),
                Map.entry(
                        "CREATE OR REPLACE VIEW app.glad AS SELECT id, mail FROM owners",
                        "table or view app.glad: definition"));
        try (TestDatabase db = Postgres.database()) {
            db.load(BASE);
            Catalog before = Catalog.read(db.connection());
            for (Map.Entry<String, String> e : expected.entrySet()) {
                assertThat(after(db, before, e.getKey()).toString())
                        .as(e.getKey())
                        .contains(e.getValue());
            }
        }
    }

    @Test
    void namesThatNobodyGaveAreToldApart() throws Exception {
        try (TestDatabase db = Postgres.database()) {
            db.load(BASE);
            List<Difference> found = after(db, Catalog.read(db.connection()), """
                ALTER TABLE owners RENAME CONSTRAINT owners_mail_key TO other;
                ALTER SEQUENCE owners_id_seq RENAME TO numbers;
                ALTER INDEX app.pets_name RENAME TO by_name;
                """);
            assertThat(found).hasSize(3).allMatch(Difference::nameOnly);
            assertThat(found.toString())
                    .contains("constraint public.owners.owners_mail_key is called public.owners.other in the other")
                    .contains("public.numbers")
                    .contains("by_name");
        }
    }

    @Test
    void readingLeavesTheConnectionAsItWas() throws Exception {
        try (TestDatabase db = Postgres.database()) {
            db.load("CREATE SCHEMA app; SET search_path = app, public");
            Catalog.read(db.connection());
            assertThat(path(db.connection())).isEqualTo("app, public");
        }
    }

    private static String path(Connection c) throws SQLException {
        try (Statement s = c.createStatement();
                ResultSet r = s.executeQuery("SHOW search_path")) {
            r.next();
            return r.getString(1);
        }
    }
}
