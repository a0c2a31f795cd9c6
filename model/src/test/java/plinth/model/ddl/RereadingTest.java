package plinth.model.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import plinth.model.schema.Table;
import plinth.model.text.Dialect;
import plinth.model.text.Patch;
import plinth.model.text.Span;

/** Reading again after a change, which repeats only what the change touches, gives what reading from the beginning gives. */
class RereadingTest {
    private static final String[] STATEMENTS = {
        "CREATE INDEX ON t2 (b);\n",
        "CREATE INDEX i9 ON t1 (a);\n",
        "CREATE UNIQUE INDEX i2 ON t2 (a, b);\n",
        "COMMENT ON TABLE t2 IS 'two';\n",
        "ALTER TABLE t3 ADD COLUMN e date;\n",
        "ALTER TABLE t1 RENAME b TO bb;\n",
        "DROP TABLE t3;\n",
        "CREATE TABLE t4 (LIKE t1);\n",
        "SET search_path TO s, public;\n",
        "-- remark\n",
        "-- +goose Down\n",
        "-- +goose Up\n",
        "CREATE TABLE t9 (a bigint REFERENCES t2);\n",
        "DROP INDEX i2;\n",
        "ALTER TABLE t2 RENAME TO t8;\n"
    };
    private static final String[] ELEMENTS = {
        "  d text,\n", "  CHECK (a > b),\n", "  -- remark\n", "  e date UNIQUE,\n", "\n"
    };
    private static final String[] PIECES = {" ", "x", "_", "1", ",", "a", "b", "'", "(", ")", ";", "--", "$$"};

    private static String script(Random random) {
        StringBuilder out = new StringBuilder();
        for (int i = 1; i <= 6; i++) {
            out.append("CREATE TABLE t" + i + " (\n  a bigint PRIMARY KEY,\n  b text NOT NULL,\n  c bigint"
                    + (i > 1 ? " REFERENCES t" + (1 + random.nextInt(i - 1)) + " (a)" : "")
                    + ",\n  UNIQUE (b, c)\n);\n");
            if (random.nextBoolean()) {
                out.append("CREATE INDEX i" + i + " ON t" + i + " (b);\n");
            }
            if (random.nextBoolean()) {
                out.append("-- about t" + i + "\nCOMMENT ON COLUMN t" + i + ".b IS 'b of " + i + "';\n");
            }
            if (random.nextInt(3) == 0) {
                out.append("ALTER TABLE t" + i + " ADD CONSTRAINT k" + i + " CHECK (a > 0);\n");
            }
        }
        return out.toString();
    }

    private static Patch patch(Random random, String text) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> Patch.insert(behind(random, text, ";\n"), STATEMENTS[random.nextInt(STATEMENTS.length)]);
            case 3, 4 -> Patch.insert(behind(random, text, "(\n"), ELEMENTS[random.nextInt(ELEMENTS.length)]);
            case 5, 6 -> {
                int at = behind(random, text, " b");
                yield new Patch(new Span(Math.max(0, at - 1), at), random.nextBoolean() ? "b" : "bee");
            }
            case 7 -> {
                int at = behind(random, text, ";\n");
                int end = text.indexOf(";\n", at);
                yield end < 0 ? Patch.insert(at, "") : Patch.delete(new Span(at, end + 2));
            }
            default -> {
                int at = random.nextInt(text.length() + 1);
                int end = random.nextInt(3) == 0 ? Math.min(text.length(), at + random.nextInt(12)) : at;
                yield new Patch(new Span(at, end), PIECES[random.nextInt(PIECES.length)]);
            }
        };
    }

    /** Returns a place right behind some {@code mark}. */
    private static int behind(Random random, String text, String mark) {
        int at = text.indexOf(mark, random.nextInt(text.length() + 1));
        return at < 0 ? text.length() : at + mark.length();
    }

    @Test
    void readingAgainAfterAnyChangesIsReadingAllOfIt() {
        long seed = Long.getLong("seed", System.nanoTime());
        int compared = 0;
        for (int round = 0; round < 100; round++) {
            Random random = new Random(seed + round);
            String text = script(random);
            Reading reading = Reading.of(Dialect.POSTGRESQL, "s.sql", text);
            List<Patch> done = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                Patch p = patch(random, text);
                done.add(p);
                text = Patch.applyAll(text, List.of(p));
                reading = reading.patched(0, List.of(p));
                Reading fresh = Reading.of(Dialect.POSTGRESQL, "s.sql", text);
                assertThat(reading.files().getFirst().script().text()).isEqualTo(text);
                boolean whole = fresh.tally().unread() == 0 && reading.tally().unread() == 0;
                if (whole) {
                    compared++;
                    assertThat(told(reading))
                            .as("-Dseed=%d after %s", seed + round, done)
                            .isEqualTo(told(fresh));
                } else if (fresh.tally().unread() > 1) {
                    break;
                }
            }
        }
        assertThat(compared).as("seed %d", seed).isGreaterThan(250);
    }

    @Test
    void whatIsAddedAtTheEndStandsOnThePathThatHoldsThere() {
        String text = "SET search_path TO s;\nSELECT pg_catalog.set_config('search_path', '', false);\n";
        String added = "CREATE TABLE b (id bigint);\n";
        Reading again =
                Reading.of(Dialect.POSTGRESQL, "s.sql", text).patched(0, List.of(Patch.insert(text.length(), added)));
        assertThat(told(again)).isEqualTo(told(Reading.of(Dialect.POSTGRESQL, "s.sql", text + added)));
    }

    @Test
    void aChangeWithinATableLeavesAllOtherTablesTheSameObjects() {
        String text = script(new Random(1));
        Reading before = Reading.of(Dialect.POSTGRESQL, "s.sql", text);
        int at = text.indexOf("b text", text.indexOf("CREATE TABLE t3"));
        Reading after =
                before.patched(0, List.of(new Patch(new Span(at, at + 1), "bee"))); // its index and comment now miss it
        List<Table> old = List.copyOf(before.schema().tables());
        List<Table> now = List.copyOf(after.schema().tables());
        for (int i = 0; i < old.size(); i++) {
            boolean changed = old.get(i).name().name().value().equals("t3");
            assertThat(now.get(i) == old.get(i))
                    .as(old.get(i).name().toString())
                    .isEqualTo(!changed);
        }
    }

    private static String told(Reading r) {
        String places = r.built().stream()
                .map(b -> b.object() + " at " + r.place(b.origins().definition()))
                .collect(Collectors.joining("\n"));
        return r.schema() + "\n" + places + "\n" + r.problems() + "\n" + r.tally();
    }
}
