package plinth.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two sessions change the kind of the same row: whatever happens, the row has the details of the kind that it says, and no others. */
@Tag("slow")
class ConvertRaceTest {
    private static final List<String> KINDS = List.of("Appointment", "DayOff", "Launch");

    /** A family of events in one of its usual forms. */
    enum Form {
        PLAIN("", "", "", false),
        VERSION("version int NOT NULL DEFAULT 1,", "", "", false),
        GUARDED("UNIQUE (id, kind),", ", kind", "kind text NOT NULL GENERATED ALWAYS AS ('%s') STORED,", false),
        WITH_A_KIND_WITHOUT_A_TABLE("", "", "", true),
        WITH_A_KIND_WITHOUT_A_TABLE_AND_VERSION("version int NOT NULL DEFAULT 1,", "", "", true);

        private final String more;
        private final String guard;
        private final String guardColumn;
        private final boolean note;

        Form(String more, String guard, String guardColumn, boolean note) {
            this.more = more;
            this.guard = guard;
            this.guardColumn = guardColumn;
            this.note = note;
        }

        private boolean version() {
            return more.startsWith("version");
        }

        private String ddl() {
            StringBuilder out =
                    new StringBuilder("CREATE TABLE events (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, " + more
                            + " kind text NOT NULL CHECK (kind IN ('appointment', 'day_off', 'launch'"
                            + (note ? ", 'note'" : "")
                            + ")), starts_at timestamptz NOT NULL);\n");
            for (String table : List.of("appointments", "days_off", "launches")) {
                String kind = table.equals("days_off") ? "day_off" : table.replaceAll("e?s$", "");
                out.append(
                        "CREATE TABLE %s (event_id bigint PRIMARY KEY, %s %s_text text, FOREIGN KEY (event_id%s) REFERENCES events (id%s) ON DELETE CASCADE);\n"
                                .formatted(table, guardColumn.formatted(kind), kind, guard, guard));
            }
            return out.toString();
        }

        private List<String> kinds() {
            List<String> all = new ArrayList<>(KINDS);
            if (note) {
                all.add("Note");
            }
            return all;
        }
    }

    /** Two sessions with the family's stubs. */
    private static final class Sessions implements AutoCloseable {
        private final Form form;
        private final TestDatabase db;
        private final StubCalls stubs;
        private final Connection a;
        private final Connection b;
        private final int pid;
        private final ExecutorService thread = Executors.newSingleThreadExecutor();

        Sessions(Form form) throws SQLException {
            this.form = form;
            this.db = Postgres.database();
            db.load(form.ddl());
            this.stubs = StubCalls.of(Samples.read(form.ddl()));
            this.a = DriverManager.getConnection(db.url());
            this.b = DriverManager.getConnection(db.url());
            this.pid = Integer.parseInt(ask(b, "SELECT pg_backend_pid()"));
        }

        static String ask(Connection c, String sql) throws SQLException {
            try (Statement s = c.createStatement();
                    ResultSet r = s.executeQuery(sql)) {
                r.next();
                return r.getString(1);
            }
        }

        String made(String kind) throws SQLException {
            stubs.call(a, "Create" + kind, "starts_at=2026-01-01");
            return ask(a, "SELECT max(id) FROM events");
        }

        List<String> convert(Connection c, String id, String kind) throws SQLException {
            return stubs.call(c, "ConvertTo" + kind, "id=" + id, "version=1");
        }

        /** The second session begins, and is waited for until it waits itself or has come to its end. */
        Future<List<String>> begun(String id, String kind) throws Exception {
            Future<List<String>> result = thread.submit(() -> convert(b, id, kind));
            String waits = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND pid = " + pid;
            while (!result.isDone() && !ask(db.connection(), waits).equals("1")) {
                Thread.onSpinWait();
            }
            return result;
        }

        String kind(String id) throws SQLException {
            String kind = ask(db.connection(), "SELECT kind FROM events WHERE id = " + id);
            return KINDS.stream()
                    .filter(k -> k.replaceAll("([a-z])([A-Z])", "$1_$2").equalsIgnoreCase(kind))
                    .findFirst()
                    .orElse("Note");
        }

        void sound(String what) throws SQLException {
            assertThat(stubs.call(db.connection(), "ListEventsMissingDetails"))
                    .as(what)
                    .isEmpty();
            if (form != Form.GUARDED) {
                assertThat(stubs.call(db.connection(), "ListEventsWithWrongDetails"))
                        .as(what)
                        .isEmpty();
            }
        }

        @Override
        public void close() throws SQLException {
            thread.shutdownNow();
            a.close();
            b.close();
            db.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSecondSessionDoesNothingOrWhatItSays(Form form) throws Exception {
        try (Sessions s = new Sessions(form)) {
            for (String from : form.kinds()) {
                for (String first : form.kinds()) {
                    for (String second : form.kinds()) {
                        for (boolean commit : new boolean[] {true, false}) {
                            interleaved(s, from, first, second, commit);
                        }
                    }
                }
            }
        }
    }

    private static void interleaved(Sessions s, String from, String first, String second, boolean commit)
            throws Exception {
        String what = from + ", one makes it " + first + (commit ? "" : " and takes it back") + ", the other " + second;
        String id = s.made(from);
        s.a.setAutoCommit(false);
        boolean won = !s.convert(s.a, id, first).isEmpty();
        assertThat(won).as(what).isEqualTo(!first.equals(from));
        Future<List<String>> other = s.begun(id, second);
        if (commit) {
            s.a.commit();
        } else {
            s.a.rollback();
        }
        s.a.setAutoCommit(true);
        boolean also = !other.get().isEmpty();
        boolean taken = commit && won;
        String before = taken ? first : from;
        assertThat(s.kind(id)).as(what).isEqualTo(also ? second : before);
        if (!taken) {
            assertThat(also).as(what).isEqualTo(!second.equals(from));
        } else if (s.form.version() || !first.equals("Note")) {
            assertThat(also).as(what).isFalse();
        }
        s.sound(what);
    }

    @ParameterizedTest
    @EnumSource
    void thereAndBackIsAChangeToo(Form form) throws Exception {
        try (Sessions s = new Sessions(form)) {
            String id = s.made("Appointment");
            s.a.setAutoCommit(false);
            s.convert(s.a, id, "DayOff");
            s.stubs.call(s.a, "ConvertToAppointment", "id=" + id, "version=2");
            Future<List<String>> other = s.begun(id, "Launch");
            s.a.commit();
            assertThat(other.get()).isEmpty();
            assertThat(s.kind(id)).isEqualTo("Appointment");
            s.sound("there and back");
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyChangesAtOnceLeaveEveryRowSound(Form form) throws Exception {
        try (Sessions s = new Sessions(form)) {
            List<String> ids = new ArrayList<>();
            for (String kind : form.kinds()) {
                ids.add(s.made(kind));
            }
            Future<Integer> other = s.thread.submit(() -> hammer(s, s.b, ids, 1));
            int won = hammer(s, s.a, ids, 2) + other.get();
            assertThat(won).isPositive();
            s.sound("after many changes");
        }
    }

    private static int hammer(Sessions s, Connection c, List<String> ids, long seed) throws SQLException {
        Random random = new Random(seed);
        List<String> kinds = s.form.kinds();
        int won = 0;
        for (int i = 0; i < 150; i++) {
            String id = ids.get(random.nextInt(ids.size()));
            String version = s.form.version() ? Sessions.ask(c, "SELECT version FROM events WHERE id = " + id) : "1";
            String kind = kinds.get(random.nextInt(kinds.size()));
            won += s.stubs
                    .call(c, "ConvertTo" + kind, "id=" + id, "version=" + version)
                    .size();
        }
        return won;
    }
}
