package plinth.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Two sessions want the same rows at the same time: none is made twice, none is lost, and nobody goes away without one. */
class SharedRowsTest {
    private static final String SCHEMA = """
        CREATE TABLE tags (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name varchar(20) NOT NULL UNIQUE, uses int NOT NULL,
          created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now(), version int NOT NULL DEFAULT 1);
        CREATE TABLE countries (code char(2) PRIMARY KEY, name text NOT NULL);
        CREATE TABLE tokens (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, token uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE, mail text UNIQUE,
          phone text NOT NULL UNIQUE DEFERRABLE, note text);
        CREATE TABLE jobs (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, state text NOT NULL DEFAULT 'waiting', run_at timestamptz NOT NULL, attempts int NOT NULL DEFAULT 0);
        CREATE INDEX ON jobs (run_at) WHERE state = 'waiting';
        CREATE TABLE folders (id int PRIMARY KEY, parent_id int REFERENCES folders, name text NOT NULL, version int NOT NULL DEFAULT 1);
        CREATE INDEX ON folders (parent_id);
        """;

    private static final int ROUNDS = 500;
    private static final int NAMES = 100;

    private static final StubCalls STUBS = StubCalls.of(Samples.read(SCHEMA));

    /** What one session does in round {@code i}. */
    private interface Session {
        List<String> run(Connection c, int i) throws SQLException;
    }

    private static List<List<String>> both(TestDatabase db, Session session) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<List<List<String>>>> all = new ArrayList<>();
            for (int s = 0; s < 2; s++) {
                Callable<List<List<String>>> one = () -> {
                    List<List<String>> rows = new ArrayList<>();
                    try (Connection c = DriverManager.getConnection(db.url())) {
                        for (int i = 0; i < ROUNDS; i++) {
                            rows.add(session.run(c, i));
                        }
                    }
                    return rows;
                };
                all.add(threads.submit(one));
            }
            List<List<String>> rows = new ArrayList<>();
            for (Future<List<List<String>>> f : all) {
                rows.addAll(f.get());
            }
            return rows;
        }
    }

    private static String ask(TestDatabase db, String sql) throws SQLException {
        try (Statement s = db.connection().createStatement();
                ResultSet r = s.executeQuery(sql)) {
            r.next();
            return r.getString(1);
        }
    }

    @Test
    void aRowThatTwoSessionsGetOrMakeIsMadeOnceAndBothHaveIt() throws Exception {
        try (TestDatabase db = Postgres.database()) {
            db.load(SCHEMA);
            List<List<String>> rows =
                    both(db, (c, i) -> STUBS.call(c, "GetOrCreateTagByName", "name=t" + i % NAMES, "uses=" + i));
            assertThat(rows).allMatch(r -> r.size() == 1);
            // One id for each name, and the row as it was made first.
            assertThat(rows.stream().distinct()).hasSize(NAMES);
            assertThat(ask(db, "SELECT count(*) FROM tags WHERE version = 1 AND uses < " + NAMES))
                    .isEqualTo(Integer.toString(NAMES));
        }
    }

    @Test
    void aRowThatAnotherSessionHasNotCommittedIsWaitedFor() throws Exception {
        try (TestDatabase db = Postgres.database();
                Connection a = DriverManager.getConnection(db.url());
                Connection b = DriverManager.getConnection(db.url());
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            db.load(SCHEMA);
            for (boolean commits : new boolean[] {true, false}) {
                a.setAutoCommit(false);
                String name = "name=" + (commits ? "x" : "y");
                String first =
                        STUBS.call(a, "GetOrCreateTagByName", name, "uses=1").getFirst();
                Future<List<String>> second =
                        thread.submit(() -> STUBS.call(b, "GetOrCreateTagByName", name, "uses=2"));
                while (ask(db, "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
                        .equals("0")) {
                    assertThat(second.isDone()).isFalse();
                }
                if (commits) {
                    a.commit();
                    assertThat(second.get()).containsExactly(first);
                } else {
                    a.rollback();
                    assertThat(second.get()).singleElement().asString().contains(" y 2 ");
                }
            }
        }
    }

    @Test
    void noChangeByANaturalKeyIsLost() throws Exception {
        try (TestDatabase db = Postgres.database()) {
            db.load(SCHEMA);
            both(db, (c, i) -> STUBS.call(c, "PutTagByName", "name=t" + i % NAMES, "uses=" + i));
            assertThat(ask(db, "SELECT count(*) || ' ' || sum(version) || ' ' || min(uses) FROM tags"))
                    .isEqualTo(NAMES + " " + 2 * ROUNDS + " " + (ROUNDS - NAMES));
        }
    }

    @Test
    void eachJobIsClaimedByOneSession() throws Exception {
        try (TestDatabase db = Postgres.database()) {
            db.load(SCHEMA);
            db.load("INSERT INTO jobs (run_at) SELECT now() FROM generate_series(1, " + ROUNDS + ")");
            both(db, (c, i) -> {
                c.setAutoCommit(false);
                List<String> jobs = STUBS.call(c, "ClaimJobs", "page_size=2");
                for (String job : jobs) {
                    String id = job.split(" ", -1)[0];
                    try (Statement s = c.createStatement()) {
                        s.execute("UPDATE jobs SET state = 'done', attempts = attempts + 1 WHERE id = " + id);
                    }
                }
                c.commit();
                return jobs;
            });
            assertThat(ask(db, "SELECT count(*) FROM jobs WHERE state = 'done' AND attempts = 1"))
                    .isEqualTo(Integer.toString(ROUNDS));
        }
    }

    private static final int FOLDERS = 8;

    private static TestDatabase folders() throws SQLException {
        TestDatabase db = Postgres.database();
        db.load(SCHEMA + "INSERT INTO folders SELECT n, NULL, 'f' || n FROM generate_series(1, " + FOLDERS + ") n;");
        return db;
    }

    /** Folders of a circle are reached from no root. */
    private static String reached(TestDatabase db) throws SQLException {
        return ask(
                db,
                "WITH RECURSIVE r AS (SELECT id FROM folders WHERE parent_id IS NULL UNION"
                        + " SELECT f.id FROM r JOIN folders f ON f.parent_id = r.id) SELECT count(*) FROM r");
    }

    @Test
    void movesInATreeMakeNoCircleHoweverManyThereAre() throws Exception {
        try (TestDatabase db = folders()) {
            List<List<String>> moved = both(db, (c, i) -> {
                int to = ThreadLocalRandom.current().nextInt(FOLDERS + 1);
                String id = "id=" + ThreadLocalRandom.current().nextInt(1, FOLDERS + 1);
                return to == 0
                        ? STUBS.call(c, "MoveFolder", id)
                        : STUBS.call(c, "MoveFolder", id, "new_parent_id=" + to);
            });
            assertThat(reached(db)).isEqualTo(Integer.toString(FOLDERS));
            long made = moved.stream().filter(r -> !r.isEmpty()).count();
            assertThat(made).isPositive();
            assertThat(ask(db, "SELECT sum(version - 1) FROM folders")).isEqualTo(Long.toString(made));
        }
    }

    @Test
    void aMoveWaitsForAnotherAboveItsGoalAndIsNotMadeWhereThatOneChangedTheWay() throws Exception {
        try (TestDatabase db = folders();
                Connection a = DriverManager.getConnection(db.url());
                Connection b = DriverManager.getConnection(db.url());
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            for (boolean commits : new boolean[] {false, true}) {
                db.load("UPDATE folders SET parent_id = NULL");
                a.setAutoCommit(false);
                assertThat(STUBS.call(a, "MoveFolder", "id=1", "new_parent_id=2"))
                        .hasSize(1);
                Future<List<String>> second =
                        thread.submit(() -> STUBS.call(b, "MoveFolder", "id=2", "new_parent_id=1"));
                while (ask(db, "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
                        .equals("0")) {
                    assertThat(second.isDone()).isFalse();
                }
                if (commits) {
                    a.commit();
                } else {
                    a.rollback();
                }
                assertThat(second.get()).hasSize(commits ? 0 : 1);
                assertThat(reached(db)).isEqualTo(Integer.toString(FOLDERS));
                assertThat(STUBS.call(b, "MoveFolder", "id=3", "new_parent_id=3"))
                        .isEmpty();
            }
        }
    }

    @Test
    void onlyKeysThatCallersKnowAndThatRefuseAtOnceServe() {
        assertThat(STUBS.stubs().keySet()).contains("GetOrCreateCountry", "PutCountry");
        assertThat(STUBS.stubs().keySet().stream().filter(n -> n.contains("Token") && n.contains("By")))
                .noneMatch(n -> n.startsWith("GetOrCreate") || n.startsWith("Put"));
    }
}
