package plinth.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FormatTest {
    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    /** {@code -Dformat=write} writes the files as they should be. */
    @Test
    void everyJavaFileIsAsTheFormatterWritesIt() throws IOException {
        boolean write = "write".equals(System.getProperty("format"));
        List<String> unformatted = sources().parallelStream()
                .filter(f -> !formatted(f, write))
                .map(f -> Shared.root().relativize(f).toString())
                .sorted()
                .toList();
        assertThat(unformatted).as("files to format: mvn verify -Dformat=write").isEmpty();
    }

    private static List<Path> sources() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String module : List.of("model", "renderer", "app", "src/test")) {
            try (Stream<Path> files = Files.walk(Shared.root().resolve(module))) {
                files.filter(f -> f.toString().endsWith(".java"))
                        .filter(f -> !Shared.root().relativize(f).toString().contains("target"))
                        .forEach(all::add);
            }
        }
        return all;
    }

    private static boolean formatted(Path file, boolean write) {
        try {
            String before = Files.readString(file);
            String after = FORMATTER.formatSourceAndFixImports(before);
            if (!after.equals(before) && write) {
                Files.writeString(file, after);
                return true;
            }
            return after.equals(before);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FormatterException e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        }
    }
}
