package plinth.tests.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import plinth.database.Catalog;
import plinth.database.Inspector;
import plinth.model.ddl.Reading;
import plinth.model.text.Dialect;
import plinth.tests.Postgres;
import plinth.tests.TestDatabase;

class InspectorTest {
    private static final String DATABASE = """
        CREATE SCHEMA app;
        CREATE EXTENSION btree_gist;
        CREATE TYPE mood AS ENUM ('sad', 'it''s');
        CREATE TYPE pair AS (a integer, b text COLLATE "C");
        CREATE TYPE span AS RANGE (subtype = float8, subtype_diff = float8mi);
        CREATE DOMAIN positive AS integer DEFAULT 1 NOT NULL CHECK (VALUE > 0);
        CREATE SEQUENCE ticket AS smallint START 7 INCREMENT 3 CYCLE;
        CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
        CREATE AGGREGATE total (integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
        CREATE TABLE owners (id serial PRIMARY KEY, mail text UNIQUE DEFERRABLE, feels mood DEFAULT 'sad', n positive,
          m integer GENERATED ALWAYS AS (n * 2) STORED, w integer, v integer GENERATED ALWAYS AS (w * 3), CHECK (n < 100)) WITH (fillfactor = 70);
        CREATE TABLE app.pets (id bigint GENERATED ALWAYS AS IDENTITY (START 5) CONSTRAINT must NOT NULL,
          owner integer REFERENCES owners ON DELETE CASCADE, name varchar(20) COLLATE "C", kept int4range,
          EXCLUDE USING gist (owner WITH =, kept WITH &&));
        ALTER TABLE app.pets ADD CONSTRAINT later CHECK (owner > 0) NOT VALID, ALTER name SET STATISTICS 7, ALTER name SET STORAGE EXTERNAL;
        CREATE INDEX pets_name ON app.pets (lower(name) DESC) INCLUDE (owner) WHERE owner IS NOT NULL;
        CREATE VIEW app.glad WITH (security_invoker = true) AS SELECT id, mail FROM owners WHERE feels = 'sad';
        CREATE MATERIALIZED VIEW counted AS SELECT count(*) AS n FROM owners WITH NO DATA;
        CREATE UNIQUE INDEX ON counted (n);
        CREATE TABLE logs (day date NOT NULL, id bigint, PRIMARY KEY (day, id)) PARTITION BY RANGE (day);
        CREATE TABLE logs_2026 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
        CREATE TABLE logs_rest PARTITION OF logs DEFAULT;
        CREATE INDEX ON logs (id);
        CREATE TABLE base (a integer NOT NULL, CHECK (a > 0));
        CREATE TABLE child (b text) INHERITS (base);
        CREATE TRIGGER touched BEFORE UPDATE OF mail ON owners FOR EACH ROW WHEN (old.mail IS DISTINCT FROM new.mail) EXECUTE FUNCTION touch();
        ALTER TABLE owners DISABLE TRIGGER touched;
        CREATE RULE no_delete AS ON DELETE TO app.pets DO INSTEAD NOTHING;
        ALTER TABLE owners ENABLE ROW LEVEL SECURITY;
        CREATE POLICY own ON owners FOR UPDATE USING (n = 1) WITH CHECK (n = 2);
        CREATE STATISTICS on_pets ON owner, name FROM app.pets;
        COMMENT ON TABLE owners IS 'who; it''s';
        COMMENT ON COLUMN app.pets.name IS 'call';
        COMMENT ON CONSTRAINT later ON app.pets IS 'some day';
        COMMENT ON FUNCTION touch() IS 'touches';
        GRANT SELECT (id), UPDATE (mail) ON owners TO PUBLIC;
        GRANT SELECT ON app.pets TO PUBLIC;
        REVOKE EXECUTE ON FUNCTION touch() FROM PUBLIC;
        """;

    @Test
    void theDdlOfADatabaseMakesTheSameDatabase() throws Exception {
        try (TestDatabase a = Postgres.database();
                TestDatabase b = Postgres.database()) {
            a.load(DATABASE);
            String ddl = Inspector.of(a.connection(), false).ddl();
            assertThat(Reading.of(Dialect.POSTGRESQL, "ddl", ddl).problems()).isEmpty();
            try (Connection plain = DriverManager.getConnection(b.url() + "&preferQueryMode=simple")) {
                plain.createStatement().execute(ddl);
            }
            assertThat(Catalog.differences(Catalog.read(a.connection()), Catalog.read(b.connection())))
                    .as(ddl)
                    .isEmpty();
        }
    }

    @Test
    void whatIsNotWrittenIsNamedAndNoPasswordIsRead() throws Exception {
        try (TestDatabase a = Postgres.database()) {
            a.load("""
                CREATE EXTENSION postgres_fdw;
                CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'h');
                CREATE USER MAPPING FOR postgres SERVER far OPTIONS (user 'u', password 'secret');
                """);
            assertThat(Inspector.of(a.connection(), false).ddl())
                    .startsWith("-- not written: options of the user mapping for postgres on far (password not written,"
                            + " may be secret)")
                    .contains("CREATE SERVER far", "OPTIONS (\"user\" 'u')")
                    .doesNotContain("'secret'");
        }
    }
}
