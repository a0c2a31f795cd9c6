package plinth.tests.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import plinth.app.store.Selection;
import plinth.model.edit.Edit;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.SchemaObject;

/**
 * Does every kind of edit by the canvas' menu, by the palette and in the inspector. A kind that is new in the vocabulary fails the test until it can be
 * reached.
 */
@ExtendWith(ApplicationExtension.class)
class EditsReachableTest {
    private static final String SQL = """
        CREATE SCHEMA sales;

        CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');

        CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;

        CREATE TABLE users (
          id    bigint PRIMARY KEY,
          name  text NOT NULL,
          email text,
          state mood
        );
        CREATE INDEX users_name_idx ON users (name);
        CREATE TRIGGER users_touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();

        CREATE TABLE notes (
          id      bigint PRIMARY KEY,
          user_id bigint NOT NULL REFERENCES users (id) ON DELETE CASCADE,
          body    text
        );

        CREATE TABLE tags (
          id   bigint PRIMARY KEY,
          word text
        );

        CREATE VIEW named AS SELECT id, name FROM users;
        """;
    private static final ObjectName USERS = ObjectName.of("users");
    private static final ObjectName NOTES = ObjectName.of("notes");
    private static final ObjectName TAGS = ObjectName.of("tags");
    private static final ObjectName MOOD = ObjectName.of("mood");
    private static final ObjectName NAMED = ObjectName.of("named");
    private static final Selection.Item EMAIL = new Selection.OfColumn(USERS, new Name("email"));
    private static final Selection.Item FKEY = new Selection.OfConstraint(NOTES, new Name("notes_user_id_fkey"));
    private static final Selection.Item INDEX = new Selection.OfIndex(USERS, new Name("users_name_idx"));
    private static final Selection.Item TRIGGER = new Selection.OfTrigger(USERS, new Name("users_touch"));
    private static final List<String> PAPER = List.of("Views and enums");

    private interface Hands {
        void run() throws Exception;
    }

    /**
     * A way to one kind of edit.
     *
     * @param select what is selected, or nothing
     * @param hands what the user does
     * @param step what the step of undo is called
     * @param sql what the text says afterwards and did not say before; with a minus before it, what it no longer says
     */
    private record Way(
            Class<? extends Edit> kind, String by, List<Selection.Item> select, Hands hands, String step, String sql) {}

    @SuppressWarnings("NullAway.Init")
    private Desk desk;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    private final List<Way> ways = new ArrayList<>();
    private final Map<List<Selection.Item>, Set<String>> found = new LinkedHashMap<>();

    @Start
    void start(Stage stage) throws Exception {
        Path home = Files.createTempDirectory("plinth-edits");
        file = home.resolve("schema.sql");
        Files.writeString(file, SQL);
        desk = Desk.show(stage, home);
    }

    private static List<Selection.Item> on(Selection.Item... items) {
        return List.of(items);
    }

    private static List<Selection.Item> table(ObjectName name) {
        return List.of(new Selection.OfTable(name));
    }

    private Selection.Item object(ObjectName name) {
        List<SchemaObject> all = desk.store().state().get().document().schema().objects();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).name().equals(name)) {
                return new Selection.OfObject(name, i);
            }
        }
        throw new AssertionError("no " + name);
    }

    /** By the canvas' menu. */
    private void canvas(
            Class<? extends Edit> kind,
            List<Selection.Item> select,
            List<String> path,
            Hands form,
            String step,
            String sql) {
        Hands hands = () -> {
            desk.canvasMenu();
            desk.choose(path.toArray(String[]::new));
            form.run();
        };
        ways.add(new Way(kind, "canvas", select, hands, step, sql));
        if (!select.isEmpty()) {
            found.computeIfAbsent(select, x -> new LinkedHashSet<>()).add(path.getLast());
        }
    }

    /** In the inspector. */
    private void inspector(
            Class<? extends Edit> kind, List<Selection.Item> select, Hands hands, String step, String sql) {
        ways.add(new Way(kind, "inspector", select, hands, step, sql));
    }

    private void form(String... fields) {
        for (int i = 0; i + 1 < fields.length; i += 2) {
            desk.fill(fields[i], fields[i + 1]);
        }
        desk.submit();
    }

    private Hands filled(String... fields) {
        return () -> form(fields);
    }

    private static List<String> path(String... titles) {
        return List.of(titles);
    }

    private static List<String> below(List<String> first, String... titles) {
        List<String> all = new ArrayList<>(first);
        all.addAll(Arrays.asList(titles));
        return all;
    }

    private void tables() {
        canvas(
                Edit.AddTable.class,
                on(),
                path("Add table here"),
                () -> desk.inPlace("kinds"),
                "Add table kinds",
                "TABLE kinds");
        inspector(
                Edit.AddTable.class,
                on(),
                () -> {
                    desk.press("Add table, view or enum");
                    desk.choose("Add table");
                    desk.inPlace("kinds");
                },
                "Add table kinds",
                "TABLE kinds");
        canvas(
                Edit.DropTable.class,
                table(NOTES),
                path("Drop notes\u2026"),
                () -> {},
                "Drop table notes",
                "-TABLE notes");
        inspector(
                Edit.DropTable.class,
                table(NOTES),
                () -> desk.press("Drop notes\u2026"),
                "Drop table notes",
                "-TABLE notes");
        canvas(
                Edit.RenameTable.class,
                table(USERS),
                path("Rename users"),
                () -> desk.inPlace("people"),
                "Rename users to people",
                "TABLE people");
        inspector(
                Edit.RenameTable.class,
                table(USERS),
                () -> desk.write("Name", "users", "people"),
                "Rename users",
                "TABLE people");
        canvas(
                Edit.MoveTable.class,
                table(TAGS),
                path("Move to schema", "sales"),
                () -> {},
                "Move tags to schema sales",
                "TABLE sales.tags");
        inspector(
                Edit.MoveTable.class,
                table(TAGS),
                () -> desk.write("Schema", "public", "sales"),
                "Move tags to schema sales",
                "TABLE sales.tags");
        canvas(
                Edit.CommentTable.class,
                table(USERS),
                path("Comment on users\u2026"),
                filled("Comment", "Who logs in"),
                "Comment users",
                "'Who logs in'");
        inspector(
                Edit.CommentTable.class,
                table(USERS),
                () -> desk.write("Add a comment", "", "Who logs in"),
                "Comment users",
                "'Who logs in'");
        canvas(
                Edit.Together.class,
                on(new Selection.OfTable(NOTES), new Selection.OfTable(TAGS)),
                path("Drop 2 tables\u2026"),
                () -> {},
                "Drop 2 things",
                "-TABLE tags");
        inspector(
                Edit.Together.class,
                on(new Selection.OfTable(NOTES), new Selection.OfTable(TAGS)),
                () -> {
                    desk.press("All that can be done");
                    desk.choose("Drop 2 tables\u2026");
                },
                "Drop 2 things",
                "-TABLE tags");
    }

    private void columns() {
        canvas(
                Edit.AddColumn.class,
                table(TAGS),
                path("Add column"),
                () -> desk.line("made date"),
                "Add column made to tags",
                "made date");
        canvas(
                Edit.AddColumn.class,
                table(TAGS),
                path("Add column with its type\u2026"),
                filled("Name", "made", "Type", "date", "Place", "First"),
                "Add column made",
                "made date");
        inspector(
                Edit.AddColumn.class,
                table(TAGS),
                () -> {
                    desk.press("Add column");
                    desk.line("made date");
                },
                "Add column made to tags",
                "made date");
        canvas(Edit.DropColumn.class, on(EMAIL), path("Drop email\u2026"), () -> {}, "Drop column email", "-email");
        inspector(
                Edit.DropColumn.class, on(EMAIL), () -> desk.press("Drop email\u2026"), "Drop column email", "-email");
        canvas(
                Edit.RenameColumn.class,
                on(EMAIL),
                path("Rename email"),
                () -> desk.inPlace("mail"),
                "Rename email to mail",
                " mail ");
        inspector(
                Edit.RenameColumn.class,
                on(EMAIL),
                () -> desk.write("Name", "email", "mail"),
                "Rename email",
                " mail ");
        canvas(
                Edit.RetypeColumn.class,
                on(EMAIL),
                path("Change type of email\u2026"),
                filled("Type", "varchar(80)"),
                "Change type of email",
                "varchar(80)");
        inspector(
                Edit.RetypeColumn.class,
                on(EMAIL),
                () -> desk.write("Type", "text", "varchar(80)"),
                "Change type of email",
                "varchar(80)");
        canvas(
                Edit.SetNotNull.class,
                on(EMAIL),
                path("Forbid NULL"),
                () -> {},
                "Forbid NULL in email",
                "email text NOT NULL");
        inspector(
                Edit.SetNotNull.class,
                on(EMAIL),
                () -> desk.tick("Not null"),
                "Forbid NULL in email",
                "email text NOT NULL");
        canvas(
                Edit.SetValue.class,
                on(EMAIL),
                path("Value when none is given", "Default\u2026"),
                filled("Expression", "'nobody'"),
                "Change default of email",
                "DEFAULT 'nobody'");
        inspector(
                Edit.SetValue.class,
                on(EMAIL),
                () -> desk.write("None", "", "'nobody'"),
                "Change default of email",
                "DEFAULT 'nobody'");
        canvas(Edit.MoveColumn.class, on(EMAIL), path("Move down"), () -> {}, "Move column email", "mood,\n  email");
        inspector(
                Edit.MoveColumn.class,
                on(EMAIL),
                () -> desk.press("Move down (Alt+Down)"),
                "Move column email",
                "mood,\n  email");
        canvas(
                Edit.CommentColumn.class,
                on(EMAIL),
                path("Comment on email\u2026"),
                filled("Comment", "Where it goes"),
                "Comment email",
                "'Where it goes'");
        inspector(
                Edit.CommentColumn.class,
                on(EMAIL),
                () -> desk.write("Add a comment", "", "Where it goes"),
                "Comment email",
                "'Where it goes'");
    }

    private void constraints() {
        Hands key = filled("To table", "notes", "Column", "id", "Referenced column", "id", "On delete", "Cascade");
        canvas(
                Edit.AddConstraint.class,
                table(TAGS),
                path("Add foreign key\u2026"),
                key,
                "Add foreign key",
                "REFERENCES notes (id) ON DELETE CASCADE");
        inspector(
                Edit.AddConstraint.class,
                table(TAGS),
                () -> {
                    desk.press("Add foreign key");
                    key.run();
                },
                "Add foreign key",
                "REFERENCES notes (id) ON DELETE CASCADE");
        canvas(
                Edit.AddConstraint.class,
                table(TAGS),
                path("Add key or check", "Add check\u2026"),
                filled("Condition", "word <> ''"),
                "Add check",
                "CHECK (word <> '')");
        canvas(
                Edit.AddConstraint.class,
                table(TAGS),
                path("Add key or check", "Add unique key\u2026"),
                filled("Column", "word", "Name", "tags_word_key", "Checked", "At once, deferrable"),
                "Add unique key tags_word_key",
                "UNIQUE (word) DEFERRABLE");
        canvas(
                Edit.AddConstraint.class,
                table(TAGS),
                path("Add key or check", "Add exclusion\u2026"),
                filled("Column or expression", "word", "Method", "btree"),
                "Add exclusion",
                "EXCLUDE USING btree (word WITH =)");
        canvas(
                Edit.DropConstraint.class,
                on(FKEY),
                path("Drop foreign key notes_user_id_fkey\u2026"),
                () -> {},
                "Drop notes_user_id_fkey",
                "-REFERENCES");
        inspector(
                Edit.DropConstraint.class,
                on(FKEY),
                () -> desk.press("Drop notes_user_id_fkey\u2026"),
                "Drop notes_user_id_fkey",
                "-REFERENCES");
        canvas(
                Edit.RenameConstraint.class,
                on(FKEY),
                path("Rename notes_user_id_fkey"),
                filled("Name", "notes_author"),
                "Rename notes_user_id_fkey to notes_author",
                "CONSTRAINT notes_author");
        inspector(
                Edit.RenameConstraint.class,
                on(FKEY),
                () -> desk.write("Name", "notes_user_id_fkey", "notes_author"),
                "Rename notes_user_id_fkey",
                "CONSTRAINT notes_author");
        canvas(
                Edit.ReplaceConstraint.class,
                on(FKEY),
                path("Change foreign key\u2026"),
                filled("On delete", "Restrict", "Checked", "At the end of the transaction (deferred)"),
                "Change notes_user_id_fkey",
                "ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED");
        inspector(
                Edit.ReplaceConstraint.class,
                on(FKEY),
                () -> desk.instead("cascade", "set null"),
                "Change notes_user_id_fkey",
                "ON DELETE SET NULL");
        canvas(
                Edit.CommentConstraint.class,
                on(FKEY),
                path("Comment on notes_user_id_fkey\u2026"),
                filled("Comment", "Who wrote it"),
                "Comment notes_user_id_fkey",
                "'Who wrote it'");
        inspector(
                Edit.CommentConstraint.class,
                on(FKEY),
                () -> desk.write("Add a comment", "", "Who wrote it"),
                "Comment notes_user_id_fkey",
                "'Who wrote it'");
    }

    private void indexes() {
        Hands index = filled(
                "Column or expression",
                "lower(word)",
                "Order",
                "Desc",
                "Include",
                "id",
                "Where",
                "word <> ''",
                "Name",
                "words");
        String made = "INDEX words ON tags (lower(word) DESC) INCLUDE (id) WHERE word <> ''";
        canvas(Edit.AddIndex.class, table(TAGS), path("Add index\u2026"), index, "Add index words", made);
        inspector(
                Edit.AddIndex.class,
                table(TAGS),
                () -> {
                    desk.press("Add index");
                    index.run();
                },
                "Add index words",
                made);
        canvas(
                Edit.DropIndex.class,
                on(INDEX),
                path("Drop index users_name_idx\u2026"),
                () -> {},
                "Drop index users_name_idx",
                "-users_name_idx");
        inspector(
                Edit.DropIndex.class,
                on(INDEX),
                () -> desk.press("Drop users_name_idx\u2026"),
                "Drop index users_name_idx",
                "-users_name_idx");
        canvas(
                Edit.RenameIndex.class,
                on(INDEX),
                path("Rename users_name_idx"),
                filled("Name", "by_name"),
                "Rename users_name_idx to by_name",
                "INDEX by_name ON");
        inspector(
                Edit.RenameIndex.class,
                on(INDEX),
                () -> desk.write("Name", "users_name_idx", "by_name"),
                "Rename users_name_idx",
                "INDEX by_name ON");
        canvas(
                Edit.ReplaceIndex.class,
                on(INDEX),
                path("Change index\u2026"),
                filled("Method", "hash"),
                "Change users_name_idx",
                "USING hash (name)");
        inspector(
                Edit.ReplaceIndex.class,
                on(INDEX),
                () -> desk.write("Keys", "name", "name, email"),
                "Change users_name_idx",
                "(name, email)");
        canvas(
                Edit.CommentIndex.class,
                on(INDEX),
                path("Comment on users_name_idx\u2026"),
                filled("Comment", "For the list"),
                "Comment users_name_idx",
                "'For the list'");
        inspector(
                Edit.CommentIndex.class,
                on(INDEX),
                () -> desk.write("Add a comment", "", "For the list"),
                "Comment users_name_idx",
                "'For the list'");
    }

    private void enums() {
        Selection.Item mood = object(MOOD);
        List<String> menu = below(PAPER, "mood");
        Hands made = filled("Name", "size", "Values", "small\nlarge");
        canvas(
                Edit.AddEnum.class,
                on(),
                path("Add enum\u2026"),
                made,
                "Add type size",
                "size AS ENUM ('small', 'large')");
        inspector(
                Edit.AddEnum.class,
                on(),
                () -> {
                    desk.press("Add table, view or enum");
                    desk.choose("Add enum\u2026");
                    made.run();
                },
                "Add type size",
                "size AS ENUM ('small', 'large')");
        // A column of that type is in the way: what is dropped is said to be needed, and by whom.
        Hands freed = () -> {
            assertThat(desk.asked()).isTrue();
            desk.escape();
            desk.select(Selection.of(new Selection.OfColumn(USERS, new Name("state"))));
            desk.canvasMenu();
            desk.choose("Drop state\u2026");
            desk.select(Selection.NONE);
            desk.canvasMenu();
            desk.choose("Views and enums", "mood", "Drop mood\u2026");
        };
        canvas(Edit.DropEnum.class, on(), below(menu, "Drop mood\u2026"), freed, "Drop type mood", "-TYPE mood");
        inspector(
                Edit.DropEnum.class,
                on(mood),
                () -> {
                    desk.press("Drop mood\u2026");
                    freed.run();
                },
                "Drop type mood",
                "-TYPE mood");
        canvas(
                Edit.RenameEnum.class,
                on(),
                below(menu, "Rename mood"),
                filled("Name", "humour"),
                "Rename mood to humour",
                "TYPE humour");
        inspector(
                Edit.RenameEnum.class,
                on(mood),
                () -> desk.write("Name", "mood", "humour"),
                "Rename mood",
                "TYPE humour");
        canvas(
                Edit.AddLabel.class,
                on(),
                below(menu, "Add value\u2026"),
                filled("Value", "glad", "Place", "Before 'happy'"),
                "Add value 'glad'",
                "'ok', 'glad', 'happy'");
        inspector(
                Edit.AddLabel.class,
                on(mood),
                () -> desk.write("Add a value", "", "glad"),
                "Add value 'glad'",
                "'happy', 'glad'");
        canvas(
                Edit.RenameLabel.class,
                on(),
                below(menu, "Values", "'ok'", "Rename 'ok'\u2026"),
                filled("Value", "fine"),
                "Rename 'ok' to 'fine'",
                "'fine'");
        inspector(
                Edit.RenameLabel.class,
                on(mood),
                () -> desk.write("Value", "ok", "fine"),
                "Rename 'ok' to 'fine'",
                "'fine'");
        canvas(
                Edit.DropLabel.class,
                on(),
                below(menu, "Values", "'ok'", "Drop 'ok'"),
                () -> {},
                "Drop value 'ok'",
                "-'ok'");
        inspector(Edit.DropLabel.class, on(mood), () -> desk.press("Drop 'ok'"), "Drop value 'ok'", "-'ok'");
        canvas(
                Edit.MoveLabel.class,
                on(),
                below(menu, "Values", "'ok'", "Move up"),
                () -> {},
                "Move value 'ok'",
                "('ok', 'sad'");
        inspector(Edit.MoveLabel.class, on(mood), () -> desk.press("Move 'ok' up"), "Move value 'ok'", "('ok', 'sad'");
        canvas(
                Edit.CommentEnum.class,
                on(),
                below(menu, "Comment on mood\u2026"),
                filled("Comment", "How one feels"),
                "Comment mood",
                "'How one feels'");
        inspector(
                Edit.CommentEnum.class,
                on(mood),
                () -> desk.write("Add a comment", "", "How one feels"),
                "Comment mood",
                "'How one feels'");
    }

    private void triggers() {
        Hands trigger = filled("Name", "tags_touch", "When", "After", "Update of", "word", "Function", "touch()");
        canvas(
                Edit.AddTrigger.class,
                table(TAGS),
                path("Add trigger\u2026"),
                trigger,
                "Add trigger tags_touch",
                "UPDATE OF word ON tags");
        inspector(
                Edit.AddTrigger.class,
                table(TAGS),
                () -> {
                    desk.press("Add trigger");
                    trigger.run();
                },
                "Add trigger tags_touch",
                "UPDATE OF word ON tags");
        canvas(
                Edit.DropTrigger.class,
                table(USERS),
                path("Triggers", "users_touch", "Drop trigger users_touch\u2026"),
                () -> {},
                "Drop trigger users_touch",
                "-users_touch");
        inspector(
                Edit.DropTrigger.class,
                on(TRIGGER),
                () -> desk.press("Drop users_touch\u2026"),
                "Drop trigger users_touch",
                "-users_touch");
        canvas(
                Edit.RenameTrigger.class,
                on(TRIGGER),
                path("Rename users_touch"),
                filled("Name", "touched"),
                "Rename users_touch to touched",
                "TRIGGER touched");
        inspector(
                Edit.RenameTrigger.class,
                on(TRIGGER),
                () -> desk.write("Name", "users_touch", "touched"),
                "Rename users_touch",
                "TRIGGER touched");
        canvas(
                Edit.ReplaceTrigger.class,
                on(TRIGGER),
                path("Change trigger\u2026"),
                filled("Only if", "old.name <> new.name"),
                "Change users_touch",
                "WHEN (old.name <> new.name)");
        inspector(
                Edit.ReplaceTrigger.class,
                on(TRIGGER),
                () -> {
                    desk.press("Change\u2026");
                    form("For each", "Statement");
                },
                "Change users_touch",
                "FOR EACH STATEMENT");
        canvas(
                Edit.CommentTrigger.class,
                on(TRIGGER),
                path("Comment on users_touch\u2026"),
                filled("Comment", "Keeps the time"),
                "Comment users_touch",
                "'Keeps the time'");
        inspector(
                Edit.CommentTrigger.class,
                on(TRIGGER),
                () -> desk.write("Add a comment", "", "Keeps the time"),
                "Comment users_touch",
                "'Keeps the time'");
    }

    private void views() {
        Selection.Item named = object(NAMED);
        List<String> menu = below(PAPER, "named");
        Hands made = filled("Name", "bodies", "Query", "SELECT id, body FROM notes;");
        canvas(Edit.AddView.class, on(), path("Add view\u2026"), made, "Add view bodies", "VIEW bodies AS");
        inspector(
                Edit.AddView.class,
                on(),
                () -> {
                    desk.press("Add table, view or enum");
                    desk.choose("Add view\u2026");
                    made.run();
                },
                "Add view bodies",
                "VIEW bodies AS");
        canvas(
                Edit.DropView.class,
                table(USERS),
                path("Views of it", "named", "Drop named\u2026"),
                () -> {},
                "Drop view named",
                "-VIEW named");
        inspector(
                Edit.DropView.class, on(named), () -> desk.press("Drop named\u2026"), "Drop view named", "-VIEW named");
        canvas(
                Edit.RenameView.class,
                on(),
                below(menu, "Rename named"),
                filled("Name", "people"),
                "Rename named to people",
                "VIEW people");
        inspector(
                Edit.RenameView.class,
                on(named),
                () -> desk.write("Name", "named", "people"),
                "Rename named",
                "VIEW people");
        canvas(
                Edit.MoveView.class,
                on(),
                below(menu, "Move to schema", "sales"),
                () -> {},
                "Move named to schema sales",
                "VIEW sales.named");
        inspector(
                Edit.MoveView.class,
                on(named),
                () -> desk.write("Schema", "public", "sales"),
                "Move named to schema sales",
                "VIEW sales.named");
        canvas(
                Edit.CommentView.class,
                on(),
                below(menu, "Comment on named\u2026"),
                filled("Comment", "For the list"),
                "Comment named",
                "'For the list'");
        inspector(
                Edit.CommentView.class,
                on(named),
                () -> desk.write("Add a comment", "", "For the list"),
                "Comment named",
                "'For the list'");
        ways.add(new Way(
                Edit.AddIndex.class,
                "palette",
                table(TAGS),
                () -> {
                    desk.run("Add index\u2026");
                    form("Column or expression", "word");
                },
                "Add index tags_word_idx",
                "INDEX tags_word_idx"));
        ways.add(new Way(
                Edit.CommentView.class,
                "query",
                on(named),
                () -> {
                    desk.press("Change query\u2026");
                    desk.fill("Query", "SELECT id, email AS name FROM users");
                    desk.submit();
                },
                "Change query of named",
                "SELECT id, email AS name FROM users;"));
    }

    @Test
    void whatIsSelectedIsShownAlsoWhenAFieldHasTheKeyboard() {
        desk.open(file);
        desk.select(new Selection(on(FKEY)));
        desk.focus("Name", "notes_user_id_fkey");
        desk.select(new Selection(table(TAGS)));
        desk.press("Drop tags\u2026");
        Desk.until(() -> desk.steps() > 0);
        assertThat(desk.text()).doesNotContain("tags");
    }

    @Test
    void everyKindOfEditIsReachedByMenuPaletteAndInspectorAndIsOneStep() throws Exception {
        desk.open(file);
        tables();
        columns();
        constraints();
        indexes();
        enums();
        triggers();
        views();
        List<String> wrong = new ArrayList<>();
        for (Way w : ways) {
            try {
                walk(w);
            } catch (AssertionError | RuntimeException e) {
                wrong.add(w.kind().getSimpleName() + " by " + w.by() + ": " + e.getMessage());
                recover();
            }
        }
        // The palette has all that the menu has for what is selected.
        found.forEach((select, titles) -> {
            desk.select(new Selection(select));
            titles.stream()
                    .filter(t -> !desk.palette(t).contains(t))
                    .forEach(t -> wrong.add("no " + t + " in the palette for " + select));
        });
        assertThat(wrong).isEmpty();
        Set<Class<?>> kinds = new LinkedHashSet<>(Arrays.asList(Edit.class.getPermittedSubclasses()));
        for (String by : List.of("canvas", "inspector")) {
            Set<Class<?>> left = new LinkedHashSet<>(kinds);
            ways.stream().filter(w -> w.by().equals(by)).forEach(w -> left.remove(w.kind()));
            assertThat(left).as("kinds without a way by " + by).isEmpty();
        }
    }

    private void walk(Way w) throws Exception {
        String before = desk.text();
        desk.drawn();
        desk.select(new Selection(w.select()));
        w.hands().run();
        try {
            Desk.until(() -> desk.steps() > 0 || desk.asking());
            if (desk.text().equals(before) && desk.asked()) {
                desk.submit();
                Desk.until(() -> desk.steps() > 0);
            }
        } catch (AssertionError e) {
            throw new AssertionError(
                    "nothing was done; "
                            + desk.store().notice().get().map(Object::toString).orElse("no notice")
                            + (desk.asked() ? ", still asking" : "")
                            + "; "
                            + desk.said(),
                    e);
        }
        String after = desk.text();
        assertThat(desk.store().state().get().history().undo().orElseThrow().label())
                .isEqualTo(w.step());
        boolean gone = w.sql().startsWith("-");
        String sql = gone ? w.sql().substring(1) : w.sql();
        if (gone) {
            assertThat(before).contains(sql);
            assertThat(words(after)).doesNotContain(sql);
        } else {
            assertThat(words(before)).doesNotContain(words(sql));
            assertThat(words(after)).contains(words(sql));
        }
        int steps = desk.steps();
        // Takes back what is only being named.
        desk.escape();
        for (int i = desk.steps(); i > 0; i--) {
            desk.undo();
        }
        assertThat(desk.text()).isEqualTo(before);
        // What makes a way free may be a step of its own.
        assertThat(steps).isEqualTo(w.kind() == Edit.DropEnum.class ? 2 : 1);
    }

    /** Blanks make no difference here: they follow the neighbours. */
    private static String words(String sql) {
        return sql.replaceAll("[ \\n]+", " ");
    }

    private void recover() {
        desk.escape();
        desk.escape();
        for (int i = desk.steps(); i > 0; i--) {
            desk.undo();
        }
        desk.select(Selection.NONE);
    }
}
