package plinth.model.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plinth.model.text.Dialect;
import plinth.model.text.Script;

class QueryFitTest {
    private static final QueryFit FIT =
            new QueryFit(Reading.of(Dialect.POSTGRESQL, "schema.sql", """
                CREATE TABLE users (id int PRIMARY KEY, mail text, born date);
                CREATE TABLE members (since date) INHERITS (users);
                CREATE VIEW adults AS SELECT id, mail AS address FROM users;
                CREATE TABLE audit.log (at timestamptz, what jsonb);
                """).schema());

    private static String said(String sql) {
        return FIT.missing(Script.of(Dialect.POSTGRESQL, sql)
                        .statements()
                        .getFirst()
                        .tokens())
                .map(m -> m.span().start() + " " + m.reason())
                .orElse("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT u.id, u.ctid, m.mail, since FROM users u JOIN members m USING (id) WHERE u.born > $1 ORDER BY"
                        + " 1",
                "SELECT address AS a FROM adults ORDER BY a",
                "SELECT what -> 'x', extract(year FROM at) FROM audit.log",
                "SELECT g, unknown_column FROM some_function(1) AS g",
                "SELECT row_number() OVER w FROM users WINDOW w AS (ORDER BY id)",
                "WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n) UPDATE users SET mail = n.i FROM n"
                        + " WHERE n.i = id",
                "WITH gone AS (DELETE FROM users WHERE id = $1 RETURNING id, mail) INSERT INTO audit.log (what) SELECT"
                        + " to_jsonb(gone) FROM gone",
                "INSERT INTO users AS u (id, mail) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET mail = excluded.mail"
                        + " WHERE u.mail <> excluded.mail RETURNING u.*",
                "SELECT (SELECT count(*) FROM members WHERE members.id = users.id) FROM users WHERE EXISTS (SELECT"
                        + " FROM pg_class)",
                "SELECT x.y FROM LATERAL (SELECT id AS y FROM users) x, jsonb_to_recordset($1) AS r (a int) WHERE r.a"
                        + " = y",
                "this is no statement of nobody",
            })
    void whatTheSchemaHasFits(String sql) {
        assertThat(said(sql)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT name FROM users | 7 no table that it reads has a column name",
                "SELECT u.name FROM users u | 9 no table that it reads has a column name",
                "SELECT u.id FROM users u JOIN clients c ON c.id = u.id | 30 there is no table clients",
                "SELECT v.id FROM users u | 7 nothing in it is called v",
                "UPDATE users SET name = $1 WHERE id = $2 | 17 users has no column name",
                "INSERT INTO members (id, until) VALUES ($1, $2) | 25 members has no column until",
                "SELECT id FROM users WHERE id IN (SELECT user_id FROM audit.log) | 41 no table that it reads has a"
                        + " column user_id",
                "WITH a AS (SELECT id FROM users) SELECT a.mail FROM a | 42 no table that it reads has a column mail",
                "SELECT mail FROM adults | 7 no table that it reads has a column mail",
            })
    void whatItHasNotIsNamed(String sql, String reason) {
        assertThat(said(sql)).isEqualTo(reason);
    }
}
