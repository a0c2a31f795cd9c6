package plinth.tests.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plinth.tests.Shared;

/** What PostgreSQL takes for a word of its own is told as an error, at the same places, and nothing else is. */
class ReservedWordsTest {
    private static final Pattern QUOTED = Pattern.compile("\"([a-z]+)\"|reserved word ([a-z]+) ");

    @TempDir
    Path dir;

    @Test
    void reservedWordsNameNothingUnlessTheyAreQuoted() throws Exception {
        try (ReadingJudge judge = new ReadingJudge(dir)) {
            Verdict v = judge.judge(Shared.root().resolve("src/test/cases/reserved-words.sql"));
            assertThat(words(v.refused())).hasSizeGreaterThan(40);
            assertThat(words(v.errors())).isEqualTo(words(v.refused()));
        }
    }

    private static List<String> words(List<String> said) {
        return said.stream()
                .flatMap(line -> {
                    Matcher m = QUOTED.matcher(line);
                    return m.find() ? Stream.of(m.group(1) == null ? m.group(2) : m.group(1)) : Stream.of(line);
                })
                .toList();
    }
}
