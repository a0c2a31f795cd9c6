package plinth.tests.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plinth.model.ddl.Entry;
import plinth.model.ddl.Reading;
import plinth.model.text.Dialect;
import plinth.model.text.Patch;
import plinth.model.text.Script;
import plinth.model.text.Span;
import plinth.renderer.sql.DdlWriter;
import plinth.tests.Shared;

/**
 * The reader on mutated schemas: it never throws, never hangs, and loses no statement. A few seconds in the normal run; as long as {@code
 * fuzz.seconds} says (600) with {@code -Pfuzz}. A failure names the seed: {@code -Dseed=N} repeats it.
 */
class ReaderFuzzTest {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final String[] PIECES = {
        "'",
        "\"",
        "$$",
        "$a$",
        "(",
        ")",
        "[",
        ";",
        ",",
        "/*",
        "*/",
        "--",
        "\n",
        "\\",
        "E'",
        ".",
        "::",
        "\0",
        "\uFEFF",
        " CREATE ",
        " TABLE ",
        " ALTER ",
        " DROP ",
        " INDEX ",
        " ON ",
        " DO ",
        " BEGIN ",
        " END ",
        " AS ",
        " IF ",
        " NOT ",
        " NULL ",
        " CHECK ",
        " DEFAULT ",
        " REFERENCES ",
        " PARTITION ",
        " OF ",
        " LIKE ",
        " UNIQUE ",
        " PRIMARY KEY ",
        " GENERATED ALWAYS AS ",
        " COMMENT ON ",
        "\nCREATE TABLE x (a int);\n",
        "\n-- @@FILE a/b:c\n",
        "é",
        "😀"
    };

    @Test
    void mutatedSchemasAreReadForAFewSeconds() {
        fuzz(Duration.ofSeconds(3));
    }

    @Test
    @Tag("fuzz")
    void mutatedSchemasAreReadForAsLongAsAsked() {
        fuzz(Duration.ofSeconds(Long.getLong("fuzz.seconds", 600)));
    }

    /** The corpus; where it is not there, the project's own texts. */
    private static List<Path> texts() {
        if (Corpus.missing().isEmpty()) {
            return Corpus.files("postgresql");
        }
        List<Path> own = new ArrayList<>();
        for (String folder : List.of("samples", "src/test/cases")) {
            try (Stream<Path> files = Files.walk(Shared.root().resolve(folder))) {
                files.filter(p -> p.toString().endsWith(".sql")).sorted().forEach(own::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return own;
    }

    private static void fuzz(Duration time) {
        List<String> seeds = new ArrayList<>();
        for (Path file : texts()) {
            seeds.addAll(chunks(Corpus.text(file)));
        }
        long seed = Long.getLong("seed", System.nanoTime());
        long end = System.nanoTime() + time.toNanos();
        ExecutorService runner = Executors.newSingleThreadExecutor(r -> {
            Thread t = new Thread(r, "fuzz");
            t.setDaemon(true);
            return t;
        });
        long rounds = 0;
        try {
            for (; rounds == 0 || System.nanoTime() < end; rounds++) {
                long one = seed + rounds;
                Future<?> run = runner.submit(() -> round(new Random(one), seeds));
                run.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (TimeoutException e) {
            throw new AssertionError("-Dseed=" + (seed + rounds) + " takes longer than " + LONGEST, e);
        } catch (ExecutionException e) {
            throw new AssertionError("-Dseed=" + (seed + rounds) + ": " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            runner.shutdownNow();
        }
        System.out.println("ReaderFuzzTest: " + rounds + " mutated schemas read, -Dseed=" + seed);
    }

    /** Pieces of a schema that end where lines end, short enough for many rounds. */
    private static List<String> chunks(String text) {
        List<String> out = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int stop = text.indexOf('\n', Math.min(text.length(), at + 12_000));
            int end = stop < 0 ? text.length() : stop + 1;
            out.add(text.substring(at, end));
            at = end;
        }
        return out;
    }

    private static void round(Random random, List<String> seeds) {
        String text = mutated(random, seeds);
        Dialect dialect =
                random.nextInt(4) == 0 ? Dialect.values()[random.nextInt(Dialect.values().length)] : Dialect.POSTGRESQL;
        Reading reading = Reading.of(dialect, "fuzz.sql", text);
        check(reading, text);
        DdlWriter.write(reading.schema());
        for (int i = 0; i < 3; i++) {
            Patch patch = patch(random, text);
            text = Patch.applyAll(text, List.of(patch));
            reading = reading.patched(0, List.of(patch));
            check(reading, text);
        }
    }

    /** The text is whole, every statement has its entry, and everything can be asked for. */
    private static void check(Reading reading, String text) {
        Script script = reading.files().getFirst().script();
        assertThat(script.text().equals(text)).as("the text is kept").isTrue();
        List<Entry> entries = reading.files().getFirst().entries();
        assertThat(entries).hasSameSizeAs(script.statements());
        for (int i = 0; i < entries.size(); i++) {
            assertThat(entries.get(i).statement()).isSameAs(script.statements().get(i));
        }
        reading.problems().forEach(p -> {
            assertThat(p.offset()).isBetween(0, text.length());
            assertThat(p.message()).isNotBlank();
        });
        reading.tally();
        reading.built().forEach(b -> reading.place(b.origins().definition()));
    }

    private static Patch patch(Random random, String text) {
        int at = random.nextInt(text.length() + 1);
        int end = random.nextBoolean() ? at : Math.min(text.length(), at + random.nextInt(30));
        return new Patch(new Span(at, end), PIECES[random.nextInt(PIECES.length)]);
    }

    private static String mutated(Random random, List<String> seeds) {
        StringBuilder text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
        int changes = random.nextInt(20);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(1 << random.nextInt(12)));
            switch (random.nextInt(6)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, end));
                case 2 -> {
                    String other = seeds.get(random.nextInt(seeds.size()));
                    int from = random.nextInt(other.length() + 1);
                    text.insert(at, other, from, Math.min(other.length(), from + random.nextInt(400)));
                }
                case 3 -> {
                    int depth = 1 << random.nextInt(16);
                    text.insert(at, (random.nextInt(3) == 0 ? "(" : "a(b[").repeat(depth));
                }
                default -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return text.toString();
    }
}
