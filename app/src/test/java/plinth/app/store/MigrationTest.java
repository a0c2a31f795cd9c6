package plinth.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plinth.model.edit.Edit;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Type;
import plinth.model.text.Patch;
import plinth.model.text.Span;
import plinth.project.Opened;
import plinth.project.Project;
import plinth.project.ProjectException;
import plinth.project.Recovery;
import plinth.project.SourceFile;
import plinth.renderer.diagram.Point;

/** Edits of a schema that is read from the steps of a migration: steps that have run stay as they are. */
class MigrationTest {
    private static final String FIRST = """
        CREATE TABLE users (
          id   bigint PRIMARY KEY,
          mail text NOT NULL UNIQUE
        );
        """;
    private static final String SECOND = """
        CREATE TABLE posts (
          id      bigint PRIMARY KEY,
          user_id bigint NOT NULL REFERENCES users (id)
        );
        CREATE VIEW mails AS SELECT mail FROM users;
        """;
    private static final ObjectName USERS = ObjectName.of("users");
    private static final ObjectName POSTS = ObjectName.of("posts");
    private static final Name MAIL = new Name("mail");
    private static final String PENDING = "V3__plinth_pending.sql";

    @TempDir
    Path folder;

    @TempDir
    Path state;

    private Store store;

    @BeforeEach
    void open() throws IOException, ProjectException {
        Files.writeString(folder.resolve("V1__users.sql"), FIRST);
        Files.writeString(folder.resolve("V2__posts.sql"), SECOND);
        open(folder);
    }

    private void open(Path path) throws ProjectException {
        store = new Store(Prepared.of(Project.open(path)), Runnable::run, Runnable::run);
    }

    private Opened project() {
        return store.state().get().project();
    }

    private Document document() {
        return store.state().get().document();
    }

    private String text(int file) {
        return document().reading().files().get(file).script().text();
    }

    private String pending() {
        int at = project().files().stream().map(SourceFile::name).toList().indexOf(PENDING);
        return text(at);
    }

    private void edit(Edit edit) {
        store.dispatch(Command.Edited.once(edit));
        assertThat(store.notice().get().filter(Notice::refused)).isEmpty();
    }

    private void save() throws ProjectException {
        State s = store.state().get();
        store.dispatch(new Command.Saved(
                Project.save(s.project(), s.document().reading(), s.document().toSave()), s.document()));
    }

    private Map<String, String> disk() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path p : files.toList()) {
                all.put(p.getFileName().toString(), Files.readString(p));
            }
        }
        return all;
    }

    private String refusal() {
        assertThat(store.notice().get())
                .hasValueSatisfying(n -> assertThat(n.refused()).isTrue());
        return store.notice().get().orElseThrow().text();
    }

    @Test
    void anEditOfAnAppliedStepIsAStatementInThePendingOneAndUndoTakesItAway() throws Exception {
        edit(new Edit.RenameColumn(USERS, MAIL, new Name("email")));
        assertThat(pending()).isEqualTo("ALTER TABLE users RENAME COLUMN mail TO email;\n");
        assertThat(text(0)).isEqualTo(FIRST);
        assertThat(text(1)).isEqualTo(SECOND);
        assertThat(document().schema().requireTable(USERS).column(new Name("email")))
                .isPresent();
        assertThat(disk()).containsOnlyKeys("V1__users.sql", "V2__posts.sql");
        store.dispatch(new Command.Undo());
        assertThat(pending()).isEmpty();
        assertThat(store.state().get().dirty()).isFalse();
        save();
        assertThat(disk()).containsOnlyKeys("V1__users.sql", "V2__posts.sql");
    }

    @Test
    void typingANewNameIsOneStepAndOneStatement() {
        Gesture gesture = Gesture.of("Rename mail");
        for (String so : List.of("e", "em", "ema", "email")) {
            store.dispatch(new Command.Edited(new Edit.RenameColumn(USERS, MAIL, new Name(so)), gesture));
        }
        assertThat(pending()).isEqualTo("ALTER TABLE users RENAME COLUMN mail TO email;\n");
        assertThat(store.state().get().history().past()).hasSize(1);
    }

    @Test
    void whatThePendingStepMakesIsPatchedThere() {
        NewTable.add(store);
        ObjectName made = ObjectName.of("new_table");
        assertThat(pending()).startsWith("CREATE TABLE new_table (");
        edit(new Edit.RenameTable(made, new Name("tags")));
        edit(new Edit.AddColumn(ObjectName.of("tags"), Column.of("title", Type.known("text")), -1));
        edit(new Edit.AddColumn(POSTS, Column.of("tag_id", Type.known("bigint")), -1));
        edit(new Edit.SetNotNull(POSTS, new Name("tag_id"), true));
        assertThat(pending()).isEqualTo("""
            CREATE TABLE tags (
              id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
              title text
            );

            ALTER TABLE posts ADD COLUMN tag_id bigint NOT NULL;
            """);
        edit(new Edit.DropColumn(POSTS, new Name("tag_id")));
        edit(new Edit.DropTable(ObjectName.of("tags")));
        assertThat(pending()).isBlank();
    }

    @Test
    void severalEditsTogetherAreOneStep() {
        Constraint key = new Constraint.Unique(
                Optional.empty(),
                Constraint.Key.of(List.of(new Name("user_id"))),
                false,
                Constraint.Deferral.NOT_DEFERRABLE,
                Optional.empty());
        edit(new Edit.Together(
                "Several",
                List.of(
                        new Edit.AddConstraint(POSTS, key),
                        new Edit.RenameTable(USERS, new Name("people")),
                        new Edit.CommentTable(ObjectName.of("people"), Optional.of("who writes")))));
        assertThat(pending()).isEqualTo("""
            ALTER TABLE posts ADD UNIQUE (user_id);
            ALTER TABLE users RENAME TO people;

            COMMENT ON TABLE people IS 'who writes';
            """);
        store.dispatch(new Command.Undo());
        assertThat(pending()).isEmpty();
    }

    @Test
    void namesThatNobodyGaveStayWhenATableIsRenamedAsTheyDoInTheDatabase() {
        edit(new Edit.RenameTable(USERS, new Name("people")));
        ObjectName people = ObjectName.of("people");
        store.dispatch(Command.Edited.once(new Edit.DropConstraint(people, new Name("people_mail_key"))));
        assertThat(refusal()).contains("people_mail_key");
        edit(new Edit.DropConstraint(people, new Name("users_mail_key")));
        assertThat(pending()).isEqualTo("""
            ALTER TABLE users RENAME TO people;
            ALTER TABLE people DROP CONSTRAINT users_mail_key;
            """);
    }

    @Test
    void aBoxKeepsItsPlaceWhenItsTableIsRenamedByAStatement() {
        store.dispatch(new Command.Moved(Map.of(USERS, new Point(700, 80)), Gesture.of("move")));
        store.dispatch(Command.select(new Selection.OfTable(USERS)));
        ObjectName people = ObjectName.of("people");
        edit(new Edit.RenameTable(USERS, people.name()));
        edit(new Edit.RenameTable(people, new Name("members")));
        ObjectName members = ObjectName.of("members");
        assertThat(document().places().get(members)).isEqualTo(new Point(700, 80));
        assertThat(store.view().getValue().selection()).isEqualTo(Selection.ofTable(members));
    }

    @Test
    void nobodyTypesIntoAnAppliedStep() {
        store.dispatch(new Command.Typed(0, List.of(new Patch(new Span(0, 6), "")), Gesture.of("type")));
        assertThat(refusal()).isEqualTo("Applied step: V1__users.sql. Edits go to V3__plinth_pending.sql.");
        assertThat(text(0)).isEqualTo(FIRST);
        var changed = document().reading().patched(1, List.of(Patch.insert(0, "-- x\n")));
        store.dispatch(new Command.Replaced(changed, document().sidecar(), Gesture.of("replace")));
        assertThat(refusal()).startsWith("Applied step: V2__posts.sql.");
        assertThat(text(1)).isEqualTo(SECOND);
        store.dispatch(
                new Command.Typed(2, List.of(Patch.insert(0, "ALTER TABLE users ADD x int;\n")), Gesture.of("type")));
        assertThat(document().schema().requireTable(USERS).columns()).hasSize(3);
    }

    @Test
    void whatNoStatementCanSayIsRefusedWithTheReason() {
        Document before = document();
        store.dispatch(Command.Edited.once(new Edit.MoveColumn(USERS, MAIL, 0)));
        assertThat(refusal()).startsWith("A migration cannot move mail: PostgreSQL has no statement");
        assertThat(document()).isSameAs(before);
        store.dispatch(new Command.Typed(2, List.of(Patch.insert(0, "ALTER TABLE users ADD")), Gesture.of("type")));
        Document typed = document();
        store.dispatch(Command.Edited.once(new Edit.RenameColumn(USERS, MAIL, new Name("email"))));
        assertThat(refusal()).contains("V3__plinth_pending.sql:1 ").contains("not finished");
        assertThat(document()).isSameAs(typed);
    }

    @Test
    void aColumnThatShouldStandBetweenOthersStandsBehindThemAndANoteSaysSo() {
        edit(new Edit.AddColumn(USERS, Column.of("name", Type.known("text")), 1));
        assertThat(pending()).isEqualTo("ALTER TABLE users ADD COLUMN name text;\n");
        assertThat(store.notice().get())
                .hasValueSatisfying(n -> assertThat(n.text()).contains("stands behind all others"));
    }

    @Test
    void aSavedPendingStepGoesFromTheDiskWithTheSaveThatFollowsItsUndo() throws Exception {
        edit(new Edit.RenameColumn(USERS, MAIL, new Name("email")));
        save();
        assertThat(disk()).containsOnlyKeys("V1__users.sql", "V2__posts.sql", PENDING);
        assertThat(store.state().get().dirty()).isFalse();
        edit(new Edit.CommentTable(USERS, Optional.of("x")));
        store.dispatch(new Command.Undo());
        store.dispatch(new Command.Undo());
        assertThat(store.state().get().dirty()).isTrue();
        save();
        assertThat(disk()).containsOnlyKeys("V1__users.sql", "V2__posts.sql");
        assertThat(disk()).containsValue(FIRST).containsValue(SECOND);
        store.dispatch(new Command.Redo());
        save();
        assertThat(disk()).containsEntry(PENDING, "ALTER TABLE users RENAME COLUMN mail TO email;\n");
    }

    @Test
    void aStepOfSomebodyElsesIsNoticedAndThePendingWorkGoesBehindIt() throws Exception {
        edit(new Edit.RenameColumn(USERS, MAIL, new Name("email")));
        Path theirs = folder.resolve("V3__theirs.sql");
        Files.writeString(theirs, "ALTER TABLE users ADD COLUMN age int;\n");
        assertThat(Project.changedOnDisk(project())).containsExactly(theirs);
        org.assertj.core.api.Assertions.assertThatThrownBy(this::save)
                .isInstanceOf(plinth.project.ChangedOnDisk.class)
                .hasMessageContaining("V3__theirs.sql");
        store.dispatch(new Command.Reloaded(Project.open(folder)));
        assertThat(store.state().get().dirty()).isTrue();
        save();
        assertThat(disk()).containsEntry("V4__plinth_pending.sql", "ALTER TABLE users RENAME COLUMN mail TO email;\n");
        assertThat(disk()).hasSize(4);
    }

    @Test
    void unsavedWorkInAPendingStepIsKeptForTheNextRun() throws Exception {
        edit(new Edit.RenameColumn(USERS, MAIL, new Name("email")));
        Recovery recovery = new Recovery(state);
        recovery.keep(project(), document().reading(), document().toSave());
        Opened next = Project.open(folder);
        Recovery.Kept kept = recovery.find(next).orElseThrow();
        assertThat(kept.reading(next, next.read()).schema())
                .isEqualTo(document().schema());
        Files.writeString(folder.resolve("V3__theirs.sql"), "ALTER TABLE users ADD COLUMN age int;\n");
        Opened later = Project.open(folder);
        Recovery.Kept moved = recovery.find(later).orElseThrow();
        assertThat(moved.texts()).containsOnlyKeys(folder.resolve("V4__plinth_pending.sql"));
        assertThat(moved.changedSince()).hasSize(1);
    }

    @Test
    void aRepeatableStepFollowsARenameAndIsNeverAskedForAnythingElse() throws Exception {
        Files.writeString(folder.resolve("R__names.sql"), "CREATE OR REPLACE VIEW names AS SELECT mail FROM users;\n");
        open(folder);
        edit(new Edit.RenameColumn(USERS, MAIL, new Name("email")));
        assertThat(pending()).isEqualTo("ALTER TABLE users RENAME COLUMN mail TO email;\n");
        assertThat(text(3)).isEqualTo("CREATE OR REPLACE VIEW names AS SELECT email AS mail FROM users;\n");
        NewTable.add(store);
        assertThat(text(3)).doesNotContain("new_table");
        store.dispatch(Command.Edited.once(new Edit.RenameView(ObjectName.of("names"), new Name("called"))));
        assertThat(refusal()).contains("R__names.sql");
    }
}
