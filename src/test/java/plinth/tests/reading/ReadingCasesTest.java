package plinth.tests.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plinth.tests.Shared;

/**
 * Schemas and histories that are hard to read, judged by PostgreSQL: no error on what it accepts, and the canonical DDL, as that which is read
 * from the live database, makes the same catalog. Those that are read wrongly today are listed in {@code reading-wrong.txt}; the list may only shrink.
 * {@code -Dcases=FOLDER} (or files, a comma between) judges others instead and prints all that differs.
 */
@Tag("slow")
class ReadingCasesTest {
    private static final int AT_ONCE = 3;

    @TempDir
    Path dir;

    @Test
    void whatPostgresAcceptsIsReadAndWrittenAsItUnderstandsIt() throws Exception {
        String given = System.getProperty("cases", "");
        if (!given.isEmpty()) {
            List<Verdict> all = verdicts(files(given));
            all.forEach(v -> System.out.print((v.right() ? "right " : "WRONG ") + v.report(Integer.MAX_VALUE)));
            System.out.println(all.stream().filter(Verdict::right).count() + " of " + all.size() + " are right");
            return;
        }
        Map<String, String> known = known();
        Map<String, String> wrong = new TreeMap<>();
        TreeSet<String> right = new TreeSet<>();
        for (Verdict v : verdicts(files("src/test/cases/reading"))) {
            put(v.canonicalRight(), "canonical " + v.name(), v, right, wrong);
            put(v.inspectedRight(), "inspected " + v.name(), v, right, wrong);
        }
        List<String> faults = new ArrayList<>();
        wrong.forEach((name, report) -> {
            if (!known.containsKey(name)) {
                faults.add("WRONG and not in reading-wrong.txt: " + name + "\n" + report);
            }
        });
        known.keySet().forEach(name -> {
            if (right.contains(name)) {
                faults.add("right by now, take it out of reading-wrong.txt: " + name);
            } else if (!wrong.containsKey(name)) {
                faults.add("in reading-wrong.txt, and there is no such case: " + name);
            }
        });
        assertThat(faults).isEmpty();
    }

    private static void put(boolean isRight, String name, Verdict v, Set<String> right, Map<String, String> wrong) {
        if (isRight) {
            right.add(name);
        } else {
            wrong.put(name, v.report(8));
        }
    }

    /** Returns what is known to be wrong, with why: lines of part, file and reason. */
    private static Map<String, String> known() throws IOException {
        Map<String, String> out = new TreeMap<>();
        for (String line : Files.readAllLines(Shared.root().resolve("src/test/cases/reading-wrong.txt"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] words = line.split(" +", 3);
                assertThat(words).as(line).hasSize(3);
                out.put(words[0] + " " + words[1], words[2]);
            }
        }
        return out;
    }

    private static List<Path> files(String given) throws IOException {
        List<Path> out = new ArrayList<>();
        for (String one : Arrays.asList(given.split(",", -1))) {
            try (Stream<Path> all = Files.walk(Shared.root().resolve(one))) {
                all.filter(p -> p.toString().endsWith(".sql")).sorted().forEach(out::add);
            }
        }
        assertThat(out).as("files in " + given).isNotEmpty();
        return out;
    }

    private List<Verdict> verdicts(List<Path> files) throws Exception {
        try (ReadingJudge judge = new ReadingJudge(dir);
                ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Verdict>> running = new ArrayList<>();
            for (Path f : files) {
                running.add(pool.submit(() -> judge.judge(f)));
            }
            List<Verdict> out = new ArrayList<>();
            for (Future<Verdict> f : running) {
                out.add(f.get());
            }
            return out;
        }
    }
}
