package plinth.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plinth.model.text.LineDiff.Change;
import plinth.model.text.LineDiff.Line;

class LineDiffTest {
    @Test
    void bothTextsCanBeReadFromTheDifferenceAndNoneIsShorter() {
        long seed = 7;
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            List<String> a = lines(random);
            List<String> b = lines(random);
            List<Line> diff = LineDiff.of(String.join("\n", a), String.join("\n", b));
            assertThat(text(diff, Change.ADDED))
                    .as("seed %d, round %d", seed, i)
                    .isEqualTo(a);
            assertThat(text(diff, Change.REMOVED))
                    .as("seed %d, round %d", seed, i)
                    .isEqualTo(b);
            long same = diff.stream().filter(l -> l.change() == Change.SAME).count();
            assertThat(same).as("seed %d, round %d", seed, i).isEqualTo(longest(a, b));
            diff.stream()
                    .filter(l -> l.before() > 0)
                    .forEach(l -> assertThat(a.get(l.before() - 1)).isEqualTo(l.text()));
        }
    }

    @Test
    void textsWithoutALineInCommonEndSoon() {
        String a = IntStream.range(0, 20_000).mapToObj(i -> "a" + i).collect(Collectors.joining("\n"));
        String b = IntStream.range(0, 20_000).mapToObj(i -> "b" + i).collect(Collectors.joining("\n"));
        long start = System.nanoTime();
        assertThat(LineDiff.of(a, b)).hasSize(40_000);
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(3);
    }

    private static List<String> lines(Random random) {
        return random.ints(random.nextInt(12), 0, 4).mapToObj(n -> "line " + n).toList();
    }

    private static List<String> text(List<Line> diff, Change without) {
        return diff.stream().filter(l -> l.change() != without).map(Line::text).toList();
    }

    /** The longest common subsequence, by the textbook's table. */
    private static int longest(List<String> a, List<String> b) {
        int[][] t = new int[a.size() + 1][b.size() + 1];
        for (int i = 1; i <= a.size(); i++) {
            for (int j = 1; j <= b.size(); j++) {
                t[i][j] = a.get(i - 1).equals(b.get(j - 1)) ? t[i - 1][j - 1] + 1 : Math.max(t[i - 1][j], t[i][j - 1]);
            }
        }
        return t[a.size()][b.size()];
    }
}
