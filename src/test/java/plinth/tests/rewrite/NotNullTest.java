package plinth.tests.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import plinth.database.Catalog;
import plinth.model.ddl.Reading;
import plinth.model.text.Dialect;
import plinth.renderer.sql.DdlWriter;
import plinth.tests.Postgres;
import plinth.tests.TestDatabase;

/** NOT NULL is a constraint since PostgreSQL 18: it has a name, may be not valid yet, and takes a comment. */
class NotNullTest {
    private static final String SQL = """
        CREATE TABLE t (
          id bigint CONSTRAINT t_never NOT NULL,
          a text,
          b text NOT NULL,
          c text,
          d text,
          PRIMARY KEY (id, b)
        );
        ALTER TABLE t ADD CONSTRAINT a_there NOT NULL a NOT VALID;
        ALTER TABLE t ADD NOT NULL c NO INHERIT NOT VALID;
        ALTER TABLE t ADD CONSTRAINT d_there NOT NULL d NOT VALID;
        ALTER TABLE t VALIDATE CONSTRAINT d_there;
        COMMENT ON CONSTRAINT t_b_not_null ON t IS 'In the key';
        COMMENT ON CONSTRAINT a_there ON t IS 'Later';
        COMMENT ON CONSTRAINT t_never ON t IS 'Never';
        """;

    @Test
    void theCanonicalFormLosesNothingOfIt() throws Exception {
        Reading reading = Reading.of(Dialect.POSTGRESQL, "t.sql", SQL);
        assertThat(reading.problems()).isEmpty();
        String canonical = DdlWriter.write(reading.schema());
        assertThat(Reading.of(Dialect.POSTGRESQL, "t.sql", canonical).schema()).isEqualTo(reading.schema());
        try (TestDatabase a = Postgres.database();
                TestDatabase b = Postgres.database()) {
            a.load(SQL);
            b.load(canonical);
            assertThat(Catalog.differences(Catalog.read(a.connection()), Catalog.read(b.connection())))
                    .isEmpty();
        }
    }
}
