package plinth.tests.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import plinth.tests.Shared;

/** What is found in the schemas of {@code src/test/cases/patterns} is what their first lines say, and nothing else. */
class PatternCasesTest {
    private static final Path FOLDER = Shared.root().resolve("src/test/cases/patterns");

    @Test
    void everyPatternThatAPersonSeesIsFoundAndNoOther() {
        Map<String, int[]> counts = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        for (LabelledSchema s : LabelledSchema.all(FOLDER)) {
            for (Label l : s.labels()) {
                boolean hit = s.found().contains(l);
                counts.computeIfAbsent(l.kind(), k -> new int[3])[hit ? 0 : 1]++;
                if (!hit) {
                    wrong.add(s.name() + " lacks " + l.text());
                }
            }
            for (Label l : s.found()) {
                if (!s.labels().contains(l)) {
                    counts.computeIfAbsent(l.kind(), k -> new int[3])[2]++;
                    wrong.add(s.name() + " has no " + l.text());
                }
            }
        }
        counts.forEach(
                (kind, n) -> System.out.printf("%-14s %3d found, %d missed, %d wrong%n", kind, n[0], n[1], n[2]));
        assertThat(wrong).isEmpty();
    }
}
