package plinth.tests.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import plinth.model.ddl.Reading;
import plinth.model.text.Dialect;
import plinth.renderer.sql.Edited;
import plinth.renderer.sql.Rewriter;
import plinth.tests.Shared;

/**
 * Whole cases as data: {@code src/test/cases/rewrite/NAME} holds the text before ({@code given.sql}), the edit ({@code edit.txt}), and the text after
 * ({@code want.sql}) or, where the edit is refused, the reason ({@code refused.txt}). {@code -Dgolden=write} writes what comes out.
 */
class CasesTest {
    @TestFactory
    Stream<DynamicTest> anEditChangesTheTextJustSo() throws IOException {
        Path folder = Shared.root().resolve("src/test/cases/rewrite");
        List<Path> cases;
        try (Stream<Path> all = Files.list(folder)) {
            cases = all.filter(Files::isDirectory).sorted().toList();
        }
        assertThat(cases).hasSizeGreaterThanOrEqualTo(25);
        return cases.stream().map(c -> DynamicTest.dynamicTest(c.getFileName().toString(), () -> replay(c)));
    }

    private static void replay(Path folder) throws IOException {
        Reading given = Reading.of(Dialect.POSTGRESQL, "given.sql", read(folder.resolve("given.sql")));
        Edited edited = Rewriter.edit(given, EditText.read(given, read(folder.resolve("edit.txt"))));
        switch (edited) {
            case Edited.Done d -> {
                String text = d.reading().files().getFirst().script().text();
                for (String note : d.notes()) {
                    text += "-- NOTE: " + note + "\n";
                }
                check(folder.resolve("want.sql"), text);
            }
            case Edited.Refused(String reason) -> check(folder.resolve("refused.txt"), reason + "\n");
        }
    }

    private static void check(Path file, String text) throws IOException {
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        }
        assertThat(text).isEqualTo(read(file));
    }

    private static String read(Path p) throws IOException {
        return Files.readString(p, StandardCharsets.UTF_8);
    }
}
