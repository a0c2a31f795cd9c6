package plinth.tests.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plinth.tests.Postgres;
import plinth.tests.Shared;
import plinth.tests.TestDatabase;

/**
 * Random histories of 3 to 30 statements: PostgreSQL's catalog after the history is its catalog after the canonical DDL of what was read of it, and
 * nothing that it accepts is called an error. {@code -Dhistories=N} runs more, {@code -Dhistories.from=SEED} others;
 * {@code -Dhistories.found=FILE} writes all that is found, shrunk, there and does not fail.
 */
class HistoriesTest {
    private static final int AT_ONCE = 2;
    private static final String ROLE = "history_reader";

    private final EmptyDatabases databases;

    /** A wrong history, shrunk. */
    private record Found(long seed, HistoryOutcome outcome) {}

    private record Result(List<Found> found, int statements, int refused) {}

    HistoriesTest() throws Exception {
        databases = new EmptyDatabases(20);
    }

    @BeforeEach
    void roleForGrants() throws Exception {
        role("CREATE ROLE " + ROLE);
    }

    @AfterEach
    void nothingStays() throws Exception {
        databases.close();
        role("DROP ROLE " + ROLE);
    }

    private static void role(String sql) throws Exception {
        try (TestDatabase db = Postgres.database();
                Connection c = DriverManager.getConnection(db.url());
                Statement s = c.createStatement()) {
            s.execute(sql);
        }
    }

    @Test
    @Tag("slow")
    void theCatalogAfterAHistoryIsThatAfterItsCanonicalDdl() throws Exception {
        int count = Integer.getInteger("histories", 100);
        long from = Long.getLong("histories.from", 1);
        String out = System.getProperty("histories.found", "");
        Result all = run(from, count, !out.isEmpty());
        System.out.println(count + " histories from seed " + from + " (-Dhistories, -Dhistories.from): "
                + all.statements + " statements, of which PostgreSQL refuses " + all.refused + "; " + all.found.size()
                + " are read wrongly");
        if (!out.isEmpty()) {
            write(Path.of(out), all.found);
            return;
        }
        List<String> known = Files.readAllLines(Shared.root().resolve("src/test/cases/histories-wrong.txt"));
        int allowed = count == 100 && from == 1
                ? Integer.parseInt(known.stream()
                        .filter(l -> l.matches("\\d+"))
                        .findFirst()
                        .orElse("0"))
                : 0;
        List<String> reports = all.found.stream()
                .limit(5)
                .map(f -> "seed " + f.seed + ": " + f.outcome.kind() + "\n" + f.outcome.report(6))
                .toList();
        if (all.found.size() < allowed) {
            System.out.println("histories-wrong.txt allows " + allowed + ": lower it to " + all.found.size());
        }
        assertThat(all.found.size())
                .as("wrong histories; the number in histories-wrong.txt may only shrink\n" + String.join("\n", reports))
                .isLessThanOrEqualTo(allowed);
    }

    /** Runs histories; shrinks all that are wrong, or the first few, which are shown. */
    private Result run(long from, int count, boolean shrinkAll) throws Exception {
        List<Found> found = new ArrayList<>();
        int statements = 0;
        int refused = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Found>> running = new ArrayList<>();
            for (long seed = from; seed < from + count; seed++) {
                long one = seed;
                running.add(pool.submit(() -> {
                    HistoryOutcome o = outcome(one);
                    boolean shrink = !o.right() && (shrinkAll || one < from + 5);
                    if (shrink) {
                        System.out.println("seed " + one + " is read wrongly");
                    }
                    return new Found(one, shrink ? HistoryShrinker.shrink(databases, o) : o);
                }));
            }
            for (Future<Found> f : running) {
                HistoryOutcome o = f.get().outcome;
                statements += o.statements().size();
                refused += o.refused().size();
                if (!o.right()) {
                    found.add(f.get());
                }
            }
        }
        return new Result(found, statements, refused);
    }

    private HistoryOutcome outcome(long seed) throws Exception {
        JudgedDatabase db = databases.take();
        List<String> statements;
        try {
            statements = RandomHistory.of(seed, db);
        } finally {
            databases.give(db);
        }
        return HistoryOutcome.of(databases, statements);
    }

    private static void write(Path file, List<Found> found) throws Exception {
        Map<String, List<Found>> kinds = new TreeMap<>();
        found.forEach(f ->
                kinds.computeIfAbsent(f.outcome.kind(), k -> new ArrayList<>()).add(f));
        StringBuilder text = new StringBuilder();
        kinds.values().stream()
                .sorted((a, b) -> Integer.compare(b.size(), a.size()))
                .forEach(all -> {
                    Found shortest = all.stream()
                            .min((a, b) -> Integer.compare(
                                    a.outcome.statements().size(),
                                    b.outcome.statements().size()))
                            .orElseThrow();
                    text.append("=== ")
                            .append(all.size())
                            .append(" times, seed ")
                            .append(shortest.seed)
                            .append(": ");
                    text.append(shortest.outcome.kind())
                            .append('\n')
                            .append(shortest.outcome.report(8))
                            .append('\n');
                });
        Files.writeString(file, text);
    }
}
