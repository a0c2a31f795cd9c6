package plinth.tests.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plinth.tests.Shared;
import plinth.tests.corpus.Corpus;
import plinth.tests.patterns.ReadersLabels.Score;

/** What is found in schemas of the corpus beside what a reader saw there; see the README of {@code src/test/cases/pattern-labels}. */
@Tag("corpus")
class PatternLabelsTest {
    private static final Path FOLDER = Shared.root().resolve("src/test/cases/pattern-labels");

    @Test
    void noFewerPatternsAreFoundThanWereAndNoMoreThatAreNone() throws IOException {
        Corpus.missing().ifPresent(why -> {
            System.err.println("PatternLabelsTest is left out: " + why);
            Assumptions.abort(why);
        });
        Map<String, Score> scores = new TreeMap<>();
        ReadersLabels.all(FOLDER).forEach(l -> l.count(scores));
        Score all = new Score();
        List<String> page = new ArrayList<>();
        scores.forEach((pattern, s) -> {
            page.add(s.line(pattern));
            all.add(s);
        });
        page.add(all.line("all"));
        all.missed().forEach(m -> page.add("  missed " + m));
        all.wrong().forEach(w -> page.add("  wrong  " + w));
        System.out.println(String.join("\n", page));
        assertThat(worse(scores)).isEmpty();
    }

    /** Says which pattern is below what {@code floors.txt} holds: a line with its name, how many are found and how many are wrong. */
    private static List<String> worse(Map<String, Score> scores) throws IOException {
        List<String> worse = new ArrayList<>();
        for (String line : Files.readAllLines(FOLDER.resolve("floors.txt"))) {
            if (line.startsWith("#")) {
                continue;
            }
            List<String> words = List.of(line.strip().split(" +", -1));
            Score s = scores.getOrDefault(words.getFirst(), new Score());
            if (s.right() < Integer.parseInt(words.get(1)) || s.wrong().size() > Integer.parseInt(words.get(2))) {
                worse.add("%s: %d found and %d wrong, where %s and %s were"
                        .formatted(words.getFirst(), s.right(), s.wrong().size(), words.get(1), words.get(2)));
            }
        }
        return worse;
    }
}
