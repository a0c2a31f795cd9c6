package plinth.renderer.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AdvancesTest {
    /** {@code -Dgolden=write} makes the table anew, after a font has got another version. */
    @Test
    void theTableSaysWhatTheFontsSay() throws IOException {
        Path table = Path.of(System.getProperty("plinth.root", ".."))
                .resolve("renderer/src/main/resources/plinth/renderer/diagram")
                .resolve(Advances.RESOURCE);
        String made = Arrays.stream(Typeface.values()).map(Advances::line).collect(Collectors.joining("\n")) + "\n";
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(table.getParent());
            Files.writeString(table, made);
        }
        assertThat(Files.readString(table)).isEqualTo(made);
    }
}
