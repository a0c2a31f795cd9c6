package plinth.tests.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import plinth.app.shell.Bench;
import plinth.app.shell.Preferences;
import plinth.app.store.Command;
import plinth.app.store.Selection;
import plinth.app.store.Store;
import plinth.model.ddl.Problem;
import plinth.model.schema.ObjectName;
import plinth.project.Recovery;

/**
 * The seven tables of samples/events made from nothing by the keyboard alone, each key counted. Letters of names, types and modifiers are what has to be
 * said in any case; all other keys are the price of the window.
 */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class KeyboardStoryTest {
    private static final int MOST = 110;

    private Bench bench;
    private Path file;
    private FxRobot robot;
    private int keys;
    private int letters;

    @Start
    void start(Stage stage) throws Exception {
        Path home = Files.createTempDirectory("plinth-story");
        file = home.resolve("schema.sql");
        Files.writeString(file, "");
        // The headless screen has 1000 x 1000 pixels.
        Files.writeString(home.resolve("workbench.properties"), "window.width=1000\nwindow.height=900\ntheme=light\n");
        bench = new Bench(
                stage, Preferences.load(home.resolve("workbench.properties")), new Recovery(home.resolve("recovery")));
        bench.show();
    }

    /** Types what has to be said. */
    private void say(String text) {
        robot.write(text, 0);
        letters += text.length();
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Presses keys that say nothing by themselves. */
    private void press(KeyCode... codes) {
        for (KeyCode c : codes) {
            robot.type(c);
            keys++;
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void table(String name) {
        press(KeyCode.T, KeyCode.ENTER);
        say(name);
        press(KeyCode.ENTER);
    }

    private void column(String name, String type, String modifiers) {
        say(name);
        press(KeyCode.TAB);
        say(type);
        if (!modifiers.isEmpty()) {
            press(KeyCode.TAB);
            say(modifiers);
        }
        press(KeyCode.ENTER);
    }

    private static void until(BooleanSupplier wanted) throws Exception {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, wanted::getAsBoolean);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void sevenTablesWithTheirKeysAndTheirFamilyCostAtMostSoManyKeys(FxRobot robot) throws Exception {
        this.robot = robot;
        robot.interact(() -> bench.open(file));
        until(() -> bench.store().isPresent());
        Store store = bench.store().orElseThrow();
        robot.interact(() -> robot.lookup(".sheet").query().requestFocus());

        table("users");
        column("email", "text", "not null unique");
        column("name", "text", "not null");
        column("created_at", "timestamptz", "not null default now()");
        press(KeyCode.ENTER);
        table("clients");
        column("name", "text", "not null");
        column("email", "text", "");
        press(KeyCode.ENTER);
        table("products");
        column("name", "text", "not null");
        column("slug", "text", "not null unique");
        press(KeyCode.ENTER);
        table("events");
        column("user_id", "-> users", "not null");
        column("starts_at", "timestamptz", "not null");
        column("ends_at", "timestamptz", "not null");
        say("constraint events_ends_after_start check (ends_at > starts_at)");
        press(KeyCode.ENTER, KeyCode.ENTER);

        until(() -> store.picture()
                .getValue()
                .drawing()
                .box(ObjectName.of("events"))
                .isPresent());
        press(KeyCode.S);
        say("appointment, day_off, launch");
        press(KeyCode.ENTER);
        column("client_id", "-> clients", "not null");
        column("location", "text", "");
        column("notes", "text", "");
        press(KeyCode.ENTER);
        column("reason", "text", "");
        column("paid", "boolean", "not null");
        press(KeyCode.ENTER);
        column("product_id", "-> products", "not null");
        column("audience", "text", "");
        press(KeyCode.ENTER);

        System.out.println("seven tables by keyboard: " + keys + " keys beside " + letters
                + " letters of names, types and modifiers");
        assertThat(text(store)).isEqualTo("""
            CREATE TABLE users (
              id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
              email      text        NOT NULL UNIQUE,
              name       text        NOT NULL,
              created_at timestamptz NOT NULL DEFAULT now()
            );

            CREATE TABLE clients (
              id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
              name  text   NOT NULL,
              email text
            );

            CREATE TABLE products (
              id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
              name text   NOT NULL,
              slug text   NOT NULL UNIQUE
            );

            CREATE TABLE events (
              id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
              user_id   bigint      NOT NULL REFERENCES users (id),
              starts_at timestamptz NOT NULL,
              ends_at   timestamptz NOT NULL,
              kind      text        NOT NULL CHECK (kind IN ('appointment', 'day_off', 'launch')),
              CONSTRAINT events_ends_after_start CHECK (ends_at > starts_at),
              UNIQUE (id, kind)
            );
            CREATE INDEX events_user_id_idx ON events (user_id);

            CREATE TABLE appointments (
              event_id  bigint PRIMARY KEY,
              kind      text   NOT NULL GENERATED ALWAYS AS ('appointment') STORED,
              client_id bigint NOT NULL REFERENCES clients (id),
              location  text,
              notes     text,
              FOREIGN KEY (event_id, kind) REFERENCES events (id, kind) ON DELETE CASCADE
            );
            CREATE INDEX appointments_client_id_idx ON appointments (client_id);

            CREATE TABLE days_off (
              event_id bigint  PRIMARY KEY,
              kind     text    NOT NULL GENERATED ALWAYS AS ('day_off') STORED,
              reason   text,
              paid     boolean NOT NULL,
              FOREIGN KEY (event_id, kind) REFERENCES events (id, kind) ON DELETE CASCADE
            );

            CREATE TABLE launches (
              event_id   bigint PRIMARY KEY,
              kind       text   NOT NULL GENERATED ALWAYS AS ('launch') STORED,
              product_id bigint NOT NULL REFERENCES products (id),
              audience   text,
              FOREIGN KEY (event_id, kind) REFERENCES events (id, kind) ON DELETE CASCADE
            );
            CREATE INDEX launches_product_id_idx ON launches (product_id);
            """);
        assertThat(keys).isLessThanOrEqualTo(MOST);
        assertThat(store.document().getValue().reading().problems())
                .noneMatch(p -> p.severity() != Problem.Severity.HINT);
        back(store);
    }

    /** Goes back to the start: each line and each table is one step. */
    private void back(Store store) {
        // Four tables, eleven lines, the constraint, the subtypes, seven lines of theirs.
        assertThat(store.state().get().history().past()).hasSize(4 + 10 + 1 + 1 + 7);
        while (!store.state().get().history().past().isEmpty()) {
            robot.interact(() -> store.dispatch(new Command.Undo()));
        }
        assertThat(text(store)).isEmpty();
        assertThat(store.view().getValue().selection()).isNotEqualTo(Selection.ofTable(ObjectName.of("launches")));
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
}
