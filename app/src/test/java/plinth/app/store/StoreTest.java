package plinth.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plinth.model.edit.Edit;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.model.text.Patch;
import plinth.model.text.Span;
import plinth.project.Project;
import plinth.project.ProjectException;
import plinth.renderer.diagram.Point;

/** The store without a window: background work is done at once, on this thread. */
class StoreTest {
    private static final String TEXT = """
        CREATE TABLE users (
          id   bigint PRIMARY KEY,
          mail text NOT NULL
        );

        CREATE TABLE posts (
          id      bigint PRIMARY KEY,
          user_id bigint NOT NULL REFERENCES users (id)
        );
        CREATE INDEX posts_user_id_idx ON posts (user_id);
        """;
    private static final ObjectName USERS = ObjectName.of("users");
    private static final ObjectName POSTS = ObjectName.of("posts");
    private static final Name MAIL = new Name("mail");

    @TempDir
    Path folder;

    private Store store;
    private int fired;

    @BeforeEach
    void open() throws IOException, ProjectException {
        Path file = folder.resolve("schema.sql");
        Files.writeString(file, TEXT);
        store = new Store(Prepared.of(Project.open(file)), Runnable::run, Runnable::run);
        store.document().addListener((o, was, now) -> fired++);
    }

    /** What was prepared is shown without any more work, is what would be shown without, and is nothing to save. */
    @Test
    void whatIsPreparedIsThereAtOnce() throws Exception {
        Prepared prepared = Prepared.of(Project.open(folder.resolve("schema.sql")));
        List<Runnable> work = new ArrayList<>();
        Store next = new Store(prepared, work::add, Runnable::run);
        Picture shown = next.picture().getValue();
        assertThat(shown).isSameAs(prepared.picture());
        assertThat(shown.of()).isSameAs(next.state().get().document());
        assertThat(shown.places())
                .isEqualTo(store.picture().getValue().places())
                .containsKeys(USERS, POSTS);
        assertThat(next.state().get().document().places())
                .isEqualTo(store.state().get().document().places());
        assertThat(next.state().get().dirty()).isFalse();
        // The checks are all that is left to do; what is drawn follows the next change.
        assertThat(work).hasSize(1);
        next.dispatch(Command.Edited.once(new Edit.RenameColumn(USERS, MAIL, new Name("email"))));
        List.copyOf(work).forEach(Runnable::run);
        assertThat(next.picture().getValue().of()).isSameAs(next.state().get().document());
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

    private List<String> tables() {
        return store.state().get().document().schema().tables().stream()
                .map(Table::name)
                .map(ObjectName::toString)
                .toList();
    }

    private History history() {
        return store.state().get().history();
    }

    private void type(int at, int remove, String text, Gesture gesture) {
        store.dispatch(new Command.Typed(0, List.of(new Patch(new Span(at, at + remove), text)), gesture));
    }

    private void rename(Gesture gesture, String to) {
        store.dispatch(new Command.Edited(new Edit.RenameColumn(USERS, MAIL, new Name(to)), gesture));
    }

    private Point place(ObjectName table) {
        return Optional.ofNullable(store.state().get().document().places().get(table))
                .orElseThrow();
    }

    @Test
    void undoGoesBackOverEditsAndTypingAlikeAndRedoForward() {
        rename(Gesture.of("rename"), "email");
        String renamed = text();
        type(text().length(), 0, "-- end\n", Gesture.of("type"));
        String typed = text();

        store.dispatch(new Command.Undo());
        assertThat(text()).isEqualTo(renamed);
        store.dispatch(new Command.Undo());
        assertThat(text()).isEqualTo(TEXT);
        store.dispatch(new Command.Undo());
        assertThat(text()).isEqualTo(TEXT);
        store.dispatch(new Command.Redo());
        store.dispatch(new Command.Redo());
        assertThat(text()).isEqualTo(typed);
    }

    @Test
    void aWordTypedIntoANameIsOneStepAndLeavesNoTraceOfWhatLiesBetween() {
        Gesture gesture = Gesture.of("Rename mail");
        for (String so : List.of("i", "id", "ide", "identity")) {
            rename(gesture, so);
        }
        assertThat(text()).isEqualTo(TEXT.replace("mail", "identity"));
        assertThat(history().past()).hasSize(1);
        store.dispatch(new Command.Undo());
        assertThat(text()).isEqualTo(TEXT);
    }

    @Test
    void aGestureThatEndsWhereItBeganIsNoStep() {
        Gesture gesture = Gesture.of("Rename mail");
        rename(gesture, "e");
        rename(gesture, "mail");
        assertThat(text()).isEqualTo(TEXT);
        assertThat(history().past()).isEmpty();
        assertThat(store.state().get().dirty()).isFalse();
    }

    @Test
    void aRefusedEditChangesNothingAndSaysWhy() {
        Document before = store.state().get().document();
        store.dispatch(Command.Edited.once(new Edit.RenameColumn(USERS, MAIL, new Name("id"))));
        assertThat(store.state().get().document()).isSameAs(before);
        assertThat(history().past()).isEmpty();
        assertThat(store.notice().get()).hasValueSatisfying(n -> {
            assertThat(n.refused()).isTrue();
            assertThat(n.text()).contains("id").contains("already");
        });
        rename(Gesture.of("rename"), "email");
        assertThat(store.notice().get()).isEmpty();
    }

    @Test
    void oneCommandFiresTheDocumentOnce() {
        store.dispatch(new Command.Undo());
        fired = 0;
        rename(Gesture.of("rename"), "email");
        assertThat(fired).isEqualTo(1);
    }

    @Test
    void aBoxKeepsItsPlaceWhenItsTableIsRenamedByAnEditAndComesBackWithUndo() {
        store.dispatch(new Command.Moved(Map.of(USERS, new Point(700, 80)), Gesture.of("move")));
        ObjectName people = ObjectName.of("people");
        store.dispatch(Command.Edited.once(new Edit.RenameTable(USERS, people.name())));
        assertThat(place(people)).isEqualTo(new Point(700, 80));
        assertThat(store.state().get().document().sidecar().positions())
                .containsKey(people)
                .doesNotContainKey(USERS);
        store.dispatch(new Command.Undo());
        assertThat(place(USERS)).isEqualTo(new Point(700, 80));
    }

    @Test
    void aBoxKeepsItsPlaceWhileItsNameIsTypedInTheText() {
        store.dispatch(new Command.Moved(Map.of(USERS, new Point(700, 80)), Gesture.of("move")));
        store.dispatch(Command.select(new Selection.OfTable(USERS)));
        int at = TEXT.indexOf("users") + "users".length();
        Gesture gesture = Gesture.of("type");
        for (int i = 0; i < 5; i++) {
            type(at - i - 1, 1, "", gesture);
        }
        int start = TEXT.indexOf("users");
        for (char c : "members".toCharArray()) {
            type(start++, 0, String.valueOf(c), gesture);
        }
        assertThat(tables()).containsExactly("members", "posts");
        assertThat(place(ObjectName.of("members"))).isEqualTo(new Point(700, 80));
        assertThat(store.view().getValue().selection()).isEqualTo(Selection.ofTable(ObjectName.of("members")));
    }

    @Test
    void theSelectionFollowsARenamedColumn() {
        store.dispatch(Command.select(new Selection.OfColumn(USERS, MAIL)));
        rename(Gesture.of("rename"), "email");
        assertThat(store.view().getValue().selection().primary())
                .contains(new Selection.OfColumn(USERS, new Name("email")));
    }

    @Test
    void aBrokenStatementLeavesTheOthersAndItsLastGoodReading() {
        type(TEXT.indexOf("text NOT NULL"), 0, "'", Gesture.of("type"));
        assertThat(tables()).containsExactly("users", "posts");
        assertThat(store.checks().getValue().problems()).isNotEmpty();
        store.dispatch(Command.Edited.once(new Edit.RenameColumn(POSTS, new Name("id"), new Name("post_id"))));
        assertThat(text()).contains("post_id").contains("mail 'text");
        store.dispatch(Command.Edited.once(new Edit.RenameColumn(USERS, MAIL, new Name("email"))));
        assertThat(store.notice().get())
                .hasValueSatisfying(n -> assertThat(n.refused()).isTrue());
    }

    @Test
    void aTableThatTheUserDidNotMoveStaysWhereItIs() {
        Point posts = place(POSTS);
        type(TEXT.length(), 0, "CREATE TABLE tags (id bigint PRIMARY KEY);\n", Gesture.of("type"));
        assertThat(tables()).contains("tags");
        assertThat(place(POSTS)).isEqualTo(posts);
        type(0, 0, "-- a comment\n", Gesture.of("type"));
        assertThat(place(POSTS)).isEqualTo(posts);
    }

    @Test
    void lookingAtSomethingMakesNothingDirtyAndIsNoStep() {
        store.dispatch(new Command.ViewChanged(v -> v.withTab(View.Tab.COMPARE)));
        store.dispatch(Command.select(new Selection.OfTable(USERS)));
        assertThat(store.state().get().dirty()).isFalse();
        assertThat(history().past()).isEmpty();
    }

    @Test
    void typingBackWhatWasThereIsNotDirty() {
        type(0, 0, "x", Gesture.of("type"));
        assertThat(store.state().get().dirty()).isTrue();
        type(0, 1, "", Gesture.of("type"));
        assertThat(store.state().get().dirty()).isFalse();
    }

    @Test
    void whatIsSavedIsOnDiskAndUndoMakesItDirtyAgain() throws IOException, ProjectException {
        rename(Gesture.of("rename"), "email");
        State s = store.state().get();
        var now = Project.save(s.project(), s.document().reading(), s.document().toSave());
        store.dispatch(new Command.Saved(now, s.document()));
        assertThat(store.state().get().dirty()).isFalse();
        assertThat(Files.readString(folder.resolve("schema.sql"))).isEqualTo(TEXT.replace("mail", "email"));
        store.dispatch(new Command.Undo());
        assertThat(store.state().get().dirty()).isTrue();
    }

    @Test
    void aReloadKeepsPlacesAndCanBeUndone() throws IOException, ProjectException {
        store.dispatch(new Command.Moved(Map.of(POSTS, new Point(900, 40)), Gesture.of("move")));
        Files.writeString(folder.resolve("schema.sql"), TEXT.replace("posts", "articles"));
        store.dispatch(new Command.Reloaded(Project.open(folder.resolve("schema.sql"))));
        assertThat(tables()).containsExactly("users", "articles");
        assertThat(place(ObjectName.of("articles"))).isEqualTo(new Point(900, 40));
        store.dispatch(new Command.Undo());
        assertThat(tables()).containsExactly("users", "posts");
    }

    @Test
    void theTextOfAnEditComesToAPaneAsSmallPatches() {
        var before = store.state().get().document().reading().files().getFirst().script();
        store.dispatch(Command.Edited.once(new Edit.RenameTable(USERS, new Name("people"))));
        var after = store.state().get().document().reading().files().getFirst().script();
        List<Patch> patches = TextChange.between(before, after);
        assertThat(Patch.applyAll(before.text(), patches)).isEqualTo(after.text());
        assertThat(patches.stream().mapToInt(p -> p.span().length()).sum()).isLessThan(20);
    }

    @Test
    void whileAValueIsMadeOnlyTheLastInputWaits() {
        List<Runnable> queue = new ArrayList<>();
        List<Integer> made = new ArrayList<>();
        Latest<Integer, Integer> latest = new Latest<>(
                0,
                (in, before) -> {
                    made.add(in);
                    return in;
                },
                queue::add,
                Runnable::run);
        latest.request(1);
        latest.request(2);
        latest.request(3);
        while (!queue.isEmpty()) {
            queue.removeFirst().run();
        }
        assertThat(made).containsExactly(3);
        assertThat(latest.value().get()).isEqualTo(3);
    }

    @Test
    void aNewTableStandsBehindAllOthersAndIsSelected() {
        Optional<ObjectName> added = NewTable.add(store);
        assertThat(added).contains(ObjectName.of("new_table"));
        assertThat(tables()).containsExactly("users", "posts", "new_table");
        assertThat(text()).startsWith(TEXT);
        assertThat(store.view().getValue().selection()).isEqualTo(Selection.ofTable(ObjectName.of("new_table")));
        store.dispatch(new Command.Undo());
        assertThat(text()).isEqualTo(TEXT);
        assertThat(store.view().getValue().selection().isEmpty()).isTrue();
    }

    @Test
    void aTableIsGivenItsPlaceWhenItsStatementIsDone() {
        Gesture gesture = Gesture.of("type");
        String statement = "CREATE TABLE tags (id bigint PRIMARY KEY, name text NOT NULL);";
        int at = TEXT.length();
        for (char c : statement.toCharArray()) {
            type(at++, 0, String.valueOf(c), gesture);
        }
        ObjectName tags = ObjectName.of("tags");
        assertThat(store.state().get().document().places()).doesNotContainKey(tags);
        assertThat(store.picture().getValue().drawing().box(tags)).isPresent();
        type(0, 0, "-- elsewhere\n", Gesture.of("type"));
        assertThat(place(tags))
                .isEqualTo(store.picture().getValue().placement().positions().get(tags));
        var box = store.picture().getValue().drawing().box(tags).orElseThrow().bounds();
        store.picture().getValue().drawing().boxes().stream()
                .filter(b -> !b.table().equals(tags))
                .forEach(b -> assertThat(b.bounds().x() < box.x() + box.width()
                                && box.x() < b.bounds().x() + b.bounds().width()
                                && b.bounds().y() < box.y() + box.height()
                                && box.y() < b.bounds().y() + b.bounds().height())
                        .as("%s lies over tags", b.table())
                        .isFalse());
    }
}
