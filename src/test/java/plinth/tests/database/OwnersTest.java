package plinth.tests.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import plinth.database.Catalog;
import plinth.database.Difference;
import plinth.database.Inspected;
import plinth.database.Inspector;
import plinth.model.ddl.Reading;
import plinth.model.schema.Ownership;
import plinth.model.text.Dialect;
import plinth.renderer.sql.DdlWriter;
import plinth.tests.Postgres;
import plinth.tests.TestDatabase;

/** Who owns what: read, followed through renames and drops, and written behind all that is made. */
class OwnersTest {
    private static final String OWNED = """
        CREATE ROLE ann;
        CREATE ROLE "Bob";
        CREATE SCHEMA AUTHORIZATION ann;
        CREATE SCHEMA shop AUTHORIZATION "Bob";
        CREATE TYPE shop.mood AS ENUM ('sad', 'glad');
        ALTER TYPE shop.mood OWNER TO ann;
        CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
        ALTER DOMAIN positive OWNER TO "Bob";
        CREATE FUNCTION twice(a integer, b text DEFAULT '') RETURNS integer LANGUAGE sql AS 'SELECT 2 * a';
        ALTER FUNCTION public.twice(integer, text) OWNER TO ann;
        CREATE AGGREGATE total (integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
        ALTER AGGREGATE total(integer) OWNER TO "Bob";
        CREATE SEQUENCE shop.tickets;
        ALTER SEQUENCE shop.tickets OWNER TO ann;
        CREATE TABLE shop.items (id serial PRIMARY KEY, n positive, no bigint DEFAULT nextval('shop.tickets'));
        ALTER TABLE shop.items OWNER TO "Bob", ALTER n SET NOT NULL;
        ALTER TABLE shop.items OWNER TO ann;
        ALTER TABLE shop.items RENAME TO goods;
        ALTER SEQUENCE shop.tickets OWNED BY shop.goods.no;
        CREATE VIEW names AS SELECT id FROM shop.goods;
        ALTER VIEW names OWNER TO "Bob";
        CREATE TABLE gone (a integer);
        ALTER TABLE gone OWNER TO ann;
        DROP TABLE gone;
        CREATE TEXT SEARCH CONFIGURATION words (COPY = simple);
        ALTER TEXT SEARCH CONFIGURATION words OWNER TO ann;
        GRANT SELECT ON shop.goods TO "Bob";
        REVOKE DELETE ON shop.goods FROM ann;
        """;

    @Test
    void inspectWritesOwnersWhenAskedAndElseSaysWhose() throws Exception {
        try (TestDatabase a = Postgres.database();
                TestDatabase b = Postgres.database()) {
            run(a, OWNED.replace("ann", "eve").replace("Bob", "Dan"));
            Inspected plain = Inspector.of(a.connection(), false);
            assertThat(plain.ddl()).doesNotContain("OWNER TO").contains("GRANT SELECT ON TABLE shop.goods TO \"Dan\"");
            assertThat(plain.ddl()).startsWith("-- not written: owner Dan (of 4 objects; --owners writes it)\n");
            Inspected owned = Inspector.of(a.connection(), true);
            assertThat(owned.notCarried()).isEmpty();
            run(b, owned.ddl());
            assertThat(Catalog.differences(Catalog.read(a.connection()), Catalog.read(b.connection())))
                    .as(owned.ddl())
                    .isEmpty();
        }
    }

    private static void run(TestDatabase db, String sql) throws SQLException {
        try (Connection plain = DriverManager.getConnection(db.url() + "&preferQueryMode=simple")) {
            plain.createStatement().execute(sql);
        }
    }

    private static String roles(String sql) {
        return sql.replace("CREATE ROLE ann;", "").replace("CREATE ROLE \"Bob\";", "");
    }

    @Test
    void theCanonicalFormGivesEveryObjectItsOwner() throws Exception {
        Reading reading = Reading.of(Dialect.POSTGRESQL, "owned.sql", OWNED);
        assertThat(reading.problems()).isEmpty();
        String canonical = DdlWriter.write(reading.schema());
        try (TestDatabase a = Postgres.database();
                TestDatabase b = Postgres.database()) {
            run(a, OWNED);
            run(b, roles(canonical));
            assertThat(Catalog.differences(Catalog.read(a.connection()), Catalog.read(b.connection())))
                    .as(canonical)
                    .allMatch(Difference::nameOnly);
        }
        assertThat(DdlWriter.write(
                        Reading.of(Dialect.POSTGRESQL, "again.sql", canonical).schema()))
                .isEqualTo(canonical);
        List<String> owned = reading.schema()
                .ownerships()
                .map(o -> o.kind() + " " + o.name() + o.arguments() + " " + o.role())
                .toList();
        assertThat(owned)
                .contains("TABLE shop.goods ann", "FUNCTION twice(integer, text) ann", "SCHEMA shop \"Bob\"")
                .noneMatch(o -> o.contains("gone") || o.contains("items"));
        assertThat(reading.schema().ownerships().map(Ownership::role)).containsOnly("ann", "\"Bob\"");
    }
}
