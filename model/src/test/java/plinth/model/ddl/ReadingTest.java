package plinth.model.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Sequence;
import plinth.model.schema.Table;
import plinth.model.text.Dialect;
import plinth.model.text.SourceText;

class ReadingTest {
    private static Reading read(String text) {
        return Reading.of(Dialect.POSTGRESQL, "s.sql", text);
    }

    private static Table table(Reading r, String name) {
        return r.schema().requireTable(ObjectName.of(name));
    }

    private static Column column(Table t, String name) {
        return t.column(Name.of(name)).orElseThrow();
    }

    @Test
    void stateIsWhatCreateSaysAndWhatComesLater() {
        Reading r = read("""
            CREATE TABLE a (id int, old text, gone date);
            ALTER TABLE a ADD PRIMARY KEY (id), ALTER old TYPE varchar(9), DROP gone;
            ALTER TABLE a RENAME old TO fresh;
            CREATE TABLE b (a_id int REFERENCES a);
            ALTER TABLE a RENAME TO c;
            COMMENT ON COLUMN c.fresh IS 'new';
            """);
        assertThat(r.problems()).isEmpty();
        Table c = table(r, "c");
        assertThat(c.columns().stream().map(x -> x.name() + " " + x.type()))
                .containsExactly("id integer", "fresh character varying(9)");
        assertThat(column(c, "fresh").comment()).contains("new");
        assertThat(c.keyColumns()).containsExactly(Name.of("id"));
        assertThat(table(r, "b").foreignKeys().getFirst().target()).isEqualTo(ObjectName.of("c"));
    }

    @Test
    void everyProblemIsSaidWithFileLineAndColumn() {
        Map<String, String> expected = Map.of(
                "CREATE TABLE a (id int,\n  id text);", "s.sql:2:3: error: The column id is defined a second time",
                "CREATE TABLE a (id int);\nCREATE TABLE a (x int);",
                        "s.sql:2:14: error: The table a is defined a second time; the first is in s.sql:1",
                "ALTER TABLE nix ADD x int;", "s.sql:1:13: error: There is no table nix",
                "CREATE TABLE a (id int PRIMARY KEY,\n  b nosuchtype);", "s.sql:2:5: hint: The type nosuchtype",
                "CREATE TABLE a (\n  id int,\n  b text\n", "s.sql:1:16: error: This parenthesis is not closed",
                "CREATE TABLE a (id int DEFAULT 'x);\n", "s.sql:1:32: error: A string begins here and is not closed",
                "CREATE TABLE a (id int b);", "s.sql:1:24: error: ");
        expected.forEach((text, words) ->
                assertThat(read(text).problems().toString()).as(text).contains(words));
    }

    @Test
    void aStatementThatIsNotUnderstoodIsKeptAndSaid() {
        Reading r = read("CREATE TABLE a (id int);\nCREATE WONDER w AS x;\nCREATE TABLE b (id int);\n");
        assertThat(r.schema().tables()).hasSize(2);
        assertThat(r.tally().unread()).isEqualTo(1);
        assertThat(r.schema().kept().map(k -> k.text())).containsExactly("CREATE WONDER w AS x");
        assertThat(r.problems()).hasSize(1);
    }

    @Test
    void severalFilesAreOneSchemaAndEachProblemNamesItsFile() {
        Reading r = Reading.of(
                Dialect.POSTGRESQL,
                List.of(
                        new SourceText("1.sql", "CREATE TABLE a (id int PRIMARY KEY);\n"),
                        new SourceText("2.sql", "CREATE TABLE b (a int REFERENCES a);\nCREATE TABLE a (id int);\n")));
        assertThat(r.schema().tables()).hasSize(2);
        assertThat(r.problems().getFirst().toString())
                .startsWith("2.sql:2:14: error: ")
                .contains("1.sql:1");
    }

    @Test
    void doBlocksAreCarriedOutAsOnAnEmptyDatabase() {
        Reading r = read("""
            DO $$ BEGIN
              CREATE TYPE mood AS ENUM ('sad', 'glad');
            EXCEPTION WHEN duplicate_object THEN null; END $$;
            CREATE TABLE t (id int, feels mood, late text);
            DO $x$
            DECLARE n int;
            BEGIN
              IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'k') THEN
                ALTER TABLE t ADD CONSTRAINT k UNIQUE (id);
              END IF;
              IF EXISTS (SELECT 1 FROM information_schema.columns WHERE column_name = 'late') THEN
                ALTER TABLE t RENAME COLUMN late TO early;
              END IF;
            END $x$;
            """);
        assertThat(r.problems()).isEmpty();
        assertThat(r.schema().enums()).hasSize(1);
        assertThat(table(r, "t").uniques()).hasSize(1);
        assertThat(table(r, "t").column(Name.of("early"))).isPresent();
    }

    @Test
    void whatADoBlockMakesAtRunTimeIsSaidNotGuessed() {
        Reading r = read("""
            DO $$ BEGIN
              FOR i IN 1..3 LOOP EXECUTE 'CREATE TABLE t' || i || ' (id int)'; END LOOP;
              IF current_setting('x') = 'y' THEN CREATE TABLE other (id int); END IF;
            END $$;
            """);
        assertThat(r.schema().tables()).isEmpty();
        assertThat(r.problems().toString()).contains("s.sql:1:1: hint: Part of this block depends on the database");
    }

    @Test
    void equalKeysOfOneStatementAreOneAsInPostgres() {
        Reading r = read("CREATE TABLE a (id int UNIQUE, CONSTRAINT k PRIMARY KEY (id));\n"
                + "CREATE TABLE b (id int PRIMARY KEY);\nALTER TABLE b ADD UNIQUE (id);\n");
        assertThat(table(r, "a").constraints()).hasSize(1);
        assertThat(table(r, "a").primaryKey().flatMap(Constraint.PrimaryKey::name))
                .contains(Name.of("k"));
        assertThat(table(r, "b").constraints()).hasSize(2);
    }

    @Test
    void aDroppedPrimaryKeyLeavesNotNull() {
        Table t = table(read("CREATE TABLE a (id int PRIMARY KEY);\nALTER TABLE a DROP CONSTRAINT a_pkey;\n"), "a");
        assertThat(t.primaryKey()).isEmpty();
        assertThat(t.nullable(column(t, "id"))).isFalse();
    }

    @Test
    void optionsOfASerialColumnsSequenceAreNotLost() {
        Reading r = read("CREATE TABLE a (id serial);\nALTER SEQUENCE a_id_seq MAXVALUE 99;\n");
        Sequence s = r.schema().sequence(ObjectName.of("a_id_seq")).orElseThrow();
        assertThat(s.options()).containsExactly("AS integer", "MAXVALUE 99");
        assertThat(column(table(r, "a"), "id").value()).isInstanceOf(Column.Default.class);
    }

    @Test
    void whatIsRenamedIsCalledSoWhereverItIsNamedAndNamesThatNobodyGaveStay() {
        Reading r = Reading.of(Dialect.POSTGRESQL, "s.sql", """
            CREATE TABLE users (id bigint PRIMARY KEY, mail text UNIQUE, CHECK (mail <> ''));
            CREATE INDEX ON users (lower(mail));
            CREATE VIEW mails AS SELECT mail FROM users WHERE mail LIKE '%@%';
            CREATE TABLE posts (user_id bigint REFERENCES users (id));
            CREATE POLICY own ON posts USING (user_id IN (SELECT u.id FROM users u WHERE u.mail = CURRENT_USER));
            ALTER TABLE users RENAME COLUMN mail TO email;
            ALTER TABLE users RENAME TO people;
            """);
        assertThat(r.problems()).isEmpty();
        Table people = r.schema().requireTable(ObjectName.of("people"));
        assertThat(ImpliedNames.within(people))
                .extracting(Name::value)
                .containsExactly("users_pkey", "users_mail_key", "users_mail_check");
        assertThat(ImpliedNames.of(r.schema()).index(people.name(), 0)).isEqualTo(new Name("users_lower_idx"));
        assertThat(r.schema().view(ObjectName.of("mails")).orElseThrow().query().toString())
                .isEqualTo("SELECT email AS mail FROM people WHERE email LIKE '%@%'");
        assertThat(r.schema()
                        .requireTable(ObjectName.of("posts"))
                        .policies()
                        .getFirst()
                        .using()
                        .orElseThrow()
                        .toString())
                .contains("FROM people u WHERE u.email");
        Reading dropped = Reading.of(Dialect.POSTGRESQL, "s.sql", """
            CREATE TABLE t (a int, b int, CHECK (a < b), CHECK (a + b > 0));
            ALTER TABLE t DROP CONSTRAINT t_check;
            """);
        assertThat(ImpliedNames.within(dropped.schema().requireTable(ObjectName.of("t"))))
                .containsExactly(new Name("t_check1"));
    }
}
