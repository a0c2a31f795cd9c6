package plinth.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class PostgresTest {
    @Test
    void isVersion18AndGivesEmptyDatabases() throws Exception {
        try (TestDatabase db = Postgres.database();
                Statement s = db.connection().createStatement()) {
            db.load("CREATE TABLE t (id bigint PRIMARY KEY); CREATE INDEX ON t (id);");
            try (ResultSet r = s.executeQuery("SHOW server_version_num")) {
                r.next();
                assertThat(r.getInt(1)).isBetween(180000, 189999);
            }
            try (TestDatabase other = Postgres.database();
                    Statement t = other.connection().createStatement();
                    ResultSet r = t.executeQuery("SELECT count(*) FROM pg_class WHERE relname = 't'")) {
                r.next();
                assertThat(r.getInt(1)).isZero();
            }
        }
    }
}
