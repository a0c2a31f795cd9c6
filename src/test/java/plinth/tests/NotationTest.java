package plinth.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plinth.model.schema.Schema;
import plinth.project.Project;
import plinth.renderer.notation.Notation;

/** The parsers of Mermaid and DBML take what is written for them. Needs Node.js with npm and its registry. */
@Tag("slow")
class NotationTest {
    private static final List<String> PACKAGES = List.of("@dbml/core@10.2.0", "mermaid@11.17.2", "jsdom@29.1.1");

    private static Map<String, Path> inputs() throws Exception {
        Map<String, Path> all = new TreeMap<>();
        for (String folder :
                List.of("samples", "src/test/cases/cli", "src/test/cases/reading", "src/test/cases/layouts")) {
            try (Stream<Path> files = Files.walk(Shared.root().resolve(folder))) {
                files.filter(f -> f.toString().endsWith(".sql"))
                        .forEach(f ->
                                all.put(Shared.root().relativize(f).toString().replaceAll("[^A-Za-z0-9]+", "-"), f));
            }
        }
        return all;
    }

    @Test
    void theirParsersTakeAll() throws Exception {
        Path work = Shared.root().resolve("target/notation");
        Clients.node(work, PACKAGES);
        int read = 0;
        for (Map.Entry<String, Path> e : inputs().entrySet()) {
            Schema schema = Project.open(e.getValue()).read().qualified();
            if (!schema.tables().isEmpty()) {
                read++;
                for (Notation n : List.of(Notation.MERMAID, Notation.DBML)) {
                    Files.writeString(
                            work.resolve(e.getKey() + "." + n.endings().getFirst()), n.write(schema, e.getKey()));
                }
            }
        }
        assertThat(read).isGreaterThan(100);
        Files.copy(Clients.cases("notation").resolve("read.mjs"), work.resolve("read.mjs"));
        assertThat(Clients.run(work, "node", "read.mjs")).isEmpty();
    }
}
