package plinth.app.edits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plinth.app.store.Command;
import plinth.app.store.Prepared;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.View;
import plinth.project.Project;

/** What is said before a drop, and what a view's new query may be. */
class EditsTest {
    private static final String SQL = """
        CREATE TABLE users (
          id   bigint PRIMARY KEY,
          name text
        );
        CREATE INDEX users_name_idx ON users (name);

        CREATE TABLE notes (
          id      bigint PRIMARY KEY,
          user_id bigint REFERENCES users (id)
        );

        -- Who there is.
        CREATE VIEW named AS SELECT id FROM notes; -- to the last
        """;

    @TempDir
    private Path folder = Path.of(".");

    private Store open() throws Exception {
        Path file = folder.resolve("schema.sql");
        Files.writeString(file, SQL);
        return new Store(Prepared.of(Project.open(file)), Runnable::run, Runnable::run);
    }

    private static Losses losses(Store store, Selection.Item item) {
        return Losses.of(store.state().get().document().schema(), Selection.of(item));
    }

    private static View view(Store store) {
        return store.state()
                .get()
                .document()
                .schema()
                .view(ObjectName.of("named"))
                .orElseThrow();
    }

    private static String text(Store store) {
        return store.state()
                .get()
                .document()
                .reading()
                .files()
                .getFirst()
                .script()
                .text();
    }

    @Test
    void aDropSaysWhatGoesWithItByNameAndWhere() throws Exception {
        Store store = open();
        assertThat(losses(store, new Selection.OfTable(ObjectName.of("users"))).goes())
                .containsExactlyInAnyOrder("index users_name_idx", "foreign key notes_user_id_fkey of notes");
        assertThat(losses(store, new Selection.OfColumn(ObjectName.of("users"), new Name("name")))
                        .goes())
                .containsExactly("index users_name_idx");
    }

    @Test
    void aDropThatIsInTheWayOfAViewSaysSo() throws Exception {
        Losses losses = losses(open(), new Selection.OfTable(ObjectName.of("notes")));
        assertThat(losses.refused()).hasValueSatisfying(r -> assertThat(r).contains("the view named needs it"));
    }

    @Test
    void aQueryIsPutWhereTheOldOneStoodAsOneStep() throws Exception {
        Store store = open();
        Read<Command> read = ViewQuery.change(store.state().get(), view(store), "SELECT id, user_id FROM notes;\n");
        assertThat(read).isInstanceOfSatisfying(Read.Good.class, g -> store.dispatch((Command) g.value()));
        assertThat(text(store)).isEqualTo(SQL.replace("SELECT id FROM", "SELECT id, user_id FROM"));
        assertThat(store.state().get().history().past()).hasSize(1);
    }

    @Test
    void aQueryThatSaysMoreThanAQueryIsRefused() throws Exception {
        Store store = open();
        List<String> wrong = List.of(
                "", "SELECT id FROM notes; DROP TABLE users", "SELECT id FROM notes; DROP TABLE none", "SELECT (");
        for (String query : wrong) {
            assertThat(ViewQuery.change(store.state().get(), view(store), query))
                    .as(query)
                    .isInstanceOf(Read.Bad.class);
        }
        assertThat(text(store)).isEqualTo(SQL);
    }
}
