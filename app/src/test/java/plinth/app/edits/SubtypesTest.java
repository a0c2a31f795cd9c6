package plinth.app.edits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plinth.app.store.Command;
import plinth.app.store.Prepared;
import plinth.app.store.Store;
import plinth.model.edit.Edit;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.project.Project;

/** Subtypes and bridges are made in one step each. */
@SuppressWarnings("NullAway.Init")
class SubtypesTest {
    private static final String SQL = """
        CREATE TYPE mood AS ENUM ('calm');
        CREATE TABLE users (
          id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY
        );
        CREATE TABLE notes (
          id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          mood     mood   NOT NULL,
          author   bigint REFERENCES users (id),
          due      date,
          body     text,
          CHECK (due > '2000-01-01')
        );
        CREATE INDEX notes_author_idx ON notes (author);
        """;
    private static final ObjectName NOTES = ObjectName.of("notes");

    @TempDir
    private Path home;

    private Store store;

    private void open(String sql) throws Exception {
        Path file = home.resolve("schema.sql");
        Files.writeString(file, sql);
        store = new Store(Prepared.of(Project.open(file)), Runnable::run, Runnable::run);
    }

    private Read<Edit> subtypes(String by, boolean guarded, Subtypes.Subtype... all) {
        return new Subtypes(
                        store.state().get().document(),
                        store.state().get().document().schema().requireTable(NOTES))
                .edit(List.of(all), new Name(by), guarded);
    }

    private String done(Read<? extends Edit> edit) {
        assertThat(edit).isInstanceOf(Read.Good.class);
        if (edit instanceof Read.Good<? extends Edit> good) {
            assertThat(Attempt.of(store, Command.Edited.once(good.value()))).isEqualTo(Optional.empty());
        }
        assertThat(store.state().get().history().past()).hasSize(1);
        assertThat(store.state().get().document().reading().problems()).isEmpty();
        return text();
    }

    private String text() {
        return store.state()
                .get()
                .document()
                .reading()
                .files()
                .getFirst()
                .script()
                .text();
    }

    private static Subtypes.Subtype kind(String kind, String... columns) {
        return new Subtypes.Subtype(kind, Stream.of(columns).map(Name::new).toList());
    }

    @Test
    void columnsMoveWithTheirRulesAndTheKeyBecomesAReference() throws Exception {
        open(SQL);
        assertThat(done(subtypes("kind", true, kind("task", "due"), kind("letter", "author"))))
                .contains("""
                    CREATE TABLE notes (
                      id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                      mood     mood   NOT NULL,
                      body     text,
                      kind     text   NOT NULL,
                      CHECK (kind IN ('task', 'letter')),
                      UNIQUE (id, kind)
                    );
                    """, """
                    CREATE TABLE tasks (
                      note_id bigint PRIMARY KEY,
                      kind    text   NOT NULL GENERATED ALWAYS AS ('task') STORED,
                      due     date   CHECK (due > '2000-01-01'),
                      FOREIGN KEY (note_id, kind) REFERENCES notes (id, kind) ON DELETE CASCADE
                    );
                    """, """
                    CREATE TABLE letters (
                      note_id bigint PRIMARY KEY,
                      kind    text   NOT NULL GENERATED ALWAYS AS ('letter') STORED,
                      author  bigint REFERENCES users (id),
                      FOREIGN KEY (note_id, kind) REFERENCES notes (id, kind) ON DELETE CASCADE
                    );
                    CREATE INDEX letters_author_idx ON letters (author);
                    """);
        store.dispatch(new Command.Undo());
        assertThat(text()).isEqualTo(SQL);
    }

    @Test
    void anEnumGetsTheLabelsThatItLacksAndWithoutGuardTheKeyAloneRefers() throws Exception {
        open(SQL);
        assertThat(done(subtypes("mood", false, kind("calm"), kind("day_off")))).contains("('calm', 'day_off')", """
            CREATE TABLE days_off (
              note_id bigint PRIMARY KEY REFERENCES notes (id) ON DELETE CASCADE
            );
            """);
    }

    @Test
    void whatCannotBeIsRefusedAndNothingIsChanged() throws Exception {
        open(SQL);
        assertThat(subtypes("id", true, kind("task"))).isInstanceOf(Read.Bad.class);
        assertThat(subtypes("due", true, kind("task"))).isInstanceOf(Read.Bad.class);
        assertThat(subtypes("kind", true)).isInstanceOf(Read.Bad.class);
        if (subtypes("kind", true, kind("user")) instanceof Read.Good<Edit>(Edit edit)) {
            assertThat(Attempt.of(store, edit).orElseThrow()).contains("users");
        }
        assertThat(text()).isEqualTo(SQL);
    }

    @Test
    void aBridgeHasBothKeysAndAnIndexForTheWayBack() throws Exception {
        open(SQL);
        assertThat(done(Bridge.between(store.state().get().document(), NOTES, ObjectName.of("users"))))
                .endsWith("""
                    CREATE TABLE note_users (
                      note_id bigint REFERENCES notes (id) ON DELETE CASCADE,
                      user_id bigint REFERENCES users (id) ON DELETE CASCADE,
                      PRIMARY KEY (note_id, user_id)
                    );
                    CREATE INDEX note_users_user_id_idx ON note_users (user_id);
                    """);
    }

    @Test
    void aBridgeOfATableWithItselfHasTwoNames() throws Exception {
        open(SQL);
        assertThat(done(Bridge.between(store.state().get().document(), ObjectName.of("users"), ObjectName.of("users"))))
                .contains("PRIMARY KEY (user_id, user_id_2)");
    }
}
