package plinth.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CountedTest {
    /** A number of things with a plural that is fixed: {@code x.size() + " tables"}. */
    private static final Pattern FIXED = Pattern.compile("(size\\(\\)|count\\(\\)|\\bn|\\bown) \\+ \" [a-z]+s[ \".,]");

    @Test
    void oneIsNotMany() {
        assertThat(Counted.of(1, "subtype")).isEqualTo("1 subtype");
        assertThat(Counted.of(0, "subtype")).isEqualTo("0 subtypes");
        assertThat(Counted.of(2, "belongs", "belong")).isEqualTo("2 belong");
    }

    @Test
    void noPaneWritesAPluralBehindANumberThatMayBeOne() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/plinth/app"))) {
            for (Path f : files.filter(p -> p.toString().endsWith(".java")).toList()) {
                List<String> lines = Files.readAllLines(f);
                for (int i = 0; i < lines.size(); i++) {
                    // Where one is told from many just before, it is right.
                    String before = String.join(" ", lines.subList(Math.max(0, i - 3), i + 1));
                    if (FIXED.matcher(lines.get(i)).find() && !before.matches(".*(== 1|> 1).*")) {
                        found.add(f.getFileName() + ": " + lines.get(i).strip());
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }
}
