package plinth.app.edits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plinth.app.store.Command;
import plinth.app.store.Prepared;
import plinth.app.store.Store;
import plinth.model.edit.Edit;
import plinth.model.schema.ObjectName;
import plinth.project.Project;

/** What the line means that a column is typed in. */
@SuppressWarnings("NullAway.Init")
class ColumnLineTest {
    private static final String SQL = """
        CREATE TYPE tier AS ENUM ('free', 'paid');
        CREATE DOMAIN url AS text;
        CREATE TABLE users (
          id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          email text   NOT NULL UNIQUE
        );
        CREATE TABLE "Order Items" (
          a bigint,
          b bigint,
          PRIMARY KEY (a, b)
        );
        CREATE TABLE notes (
          id   bigint PRIMARY KEY,
          body text
        );
        """;
    private static final ObjectName NOTES = ObjectName.of("notes");

    @TempDir
    private Path home;

    private Store store;

    @BeforeEach
    void open() throws Exception {
        Path file = home.resolve("schema.sql");
        Files.writeString(file, SQL);
        store = new Store(Prepared.of(Project.open(file)), Runnable::run, Runnable::run);
    }

    private ColumnLine.Result read(String line) {
        return new ColumnLine(
                        store.state().get().document(),
                        store.state().get().document().schema().requireTable(NOTES))
                .read(line);
    }

    /** Carries {@code line} out and returns the lines of the text that are new. */
    private String written(String line) {
        assertThat(read(line)).isInstanceOf(ColumnLine.Good.class);
        ColumnLine.Good good = (ColumnLine.Good) read(line);
        Optional<String> refused =
                Attempt.of(store, Command.Edited.once(new Edit.Together("Add column", good.edits())));
        assertThat(refused).isEmpty();
        String text = store.state()
                .get()
                .document()
                .reading()
                .files()
                .getFirst()
                .script()
                .text();
        return String.join(
                " / ",
                text.lines()
                        .filter(l -> !SQL.lines().toList().contains(l))
                        .map(l -> l.strip().replaceAll(" +", " "))
                        .filter(l -> !l.equals("body text,"))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        created_at timestamptz not null           | created_at timestamptz NOT NULL
        n int                                     | n integer
        made timestamptz not null default now()   | made timestamptz NOT NULL DEFAULT now()
        amount numeric(10, 2) check (amount > 0)  | amount numeric(10,2) CHECK (amount > 0)
        tags text[]                               | tags text[]
        level tier not null                       | level tier NOT NULL
        home url                                  | home url
        note text?                                | note text
        mail text unique not null                 | mail text NOT NULL UNIQUE
        at timestamp(3) with time zone            | at timestamptz(3)
        booked_by -> users                        | booked_by bigint REFERENCES users (id) / CREATE INDEX notes_booked_by_idx ON notes (booked_by);
        booked_by -> users on delete cascade      | booked_by bigint REFERENCES users (id) ON DELETE CASCADE / CREATE INDEX notes_booked_by_idx ON notes (booked_by);
        by_mail ->users.email not null            | by_mail text NOT NULL REFERENCES users (email) / CREATE INDEX notes_by_mail_idx ON notes (by_mail);
        by_mail varchar(80) -> users.email        | by_mail varchar(80) REFERENCES users (email) / CREATE INDEX notes_by_mail_idx ON notes (by_mail);
        user_id bigint references users           | user_id bigint REFERENCES users
        parent -> notes?                          | parent bigint REFERENCES notes (id) / CREATE INDEX notes_parent_idx ON notes (parent);
        order int                                 | "order" integer
        "say \"\"hi\"\"\" text                         | "say \"\"hi\"\"\" text
        Größe int not null                        | "Größe" integer NOT NULL
        check (body <> '')                        | body text CHECK (body <> '')
        constraint odd check (id % 2 = 1)         | CONSTRAINT odd CHECK (id % 2 = 1)
        j jsonb default '{}'::jsonb -> 'a'        | j jsonb DEFAULT '{}'::jsonb -> 'a'
        """)
    void aLineIsWrittenAsItIsMeant(String line, String sql) {
        assertThat(written(line)).isEqualTo(sql);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        body text                    | There is a column body in notes already.        |
        x                            | A type is needed.                               |
        x txet                       | There is no type txet.                          | text
        x -> user                    | There is no table user.                         | users
        x -> users.emial             | There is no column emial in users.              | email
        x -> "Order Items"           | The key of Order Items has 2 columns            |
        x bigint references usres    | There is no table usres.                        | users
        x text; drop table users     | A semicolon does not belong in a column.        |
        x text, y text               | That is not understood as one column.           |
        x ->                         | An arrow is followed by the table               |
        """)
    void whatIsWrongIsSaidWithWhatWasMeant(String line, String reason, String meant) {
        assertThat(read(line)).isInstanceOf(ColumnLine.Bad.class);
        ColumnLine.Bad bad = (ColumnLine.Bad) read(line);
        assertThat(bad.reason()).startsWith(reason);
        assertThat(bad.slip().map(ColumnLine.Slip::meant)).isEqualTo(Optional.ofNullable(meant));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        `created_at`                         | created_at     | ``                        | ``
        `created_at `                        | created_at     | ``                        | ``
        `created_at timestamptz`             | created_at     | timestamptz               | ``
        `created_at timestamptz not null`    | created_at     | timestamptz               | not null
        `at timestamp `                      | at             | `timestamp `              | ``
        `at timestamp not`                   | at             | timestamp                 | not
        `at timestamp(3) with time zone n`   | at             | timestamp(3) with time zone | n
        `x double precision unique`          | x              | double precision          | unique
        `n numeric(10, 2) not null`          | n              | numeric(10, 2)            | not null
        `u -> `                              | u              | `-> `                     | ``
        `u -> users.email not`               | u              | -> users.email            | not
        `u -> "Order Items" n`               | u              | -> "Order Items"          | n
        `"a b" text[] u`                     | "a b"          | text[]                    | u
        `check (a > 0 and b < 1)`            | check (a > 0 and b < 1) | ``               | ``
        """)
    void aLineIsCutIntoItsParts(String line, String name, String type, String modifiers) {
        LineParts parts = LineParts.of(line);
        assertThat(parts.name()).isEqualTo(name);
        assertThat(parts.type()).isEqualTo(type);
        assertThat(parts.modifiers()).isEqualTo(modifiers);
    }

    @Test
    void theMostLikelyReferenceComesFirst() {
        Completions all = new Completions(store.state().get().document().schema(), NOTES);
        assertThat(all.types("user_id", "").getFirst().text()).isEqualTo("-> users");
        assertThat(all.types("x", "u").stream().map(Completions.Suggestion::text))
                .startsWith("-> users", "-> users.email", "url", "uuid");
        assertThat(all.types("x", "t").stream().map(Completions.Suggestion::text))
                .startsWith("tier", "text", "timestamptz");
        assertThat(all.types("x", "-> us").stream().map(Completions.Suggestion::text))
                .containsExactly("-> users", "-> users.email");
        assertThat(all.complete("int")).isTrue();
        assertThat(all.complete("tim")).isFalse();
        assertThat(all.complete("users")).isFalse();
        assertThat(all.reference("users")).contains("-> users");
    }
}
