package plinth.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plinth.model.ddl.Problem;
import plinth.model.ddl.Reading;

/**
 * Repositories as people have them, and what is read of each without settings: which files, in which order, and which tables with which columns come out, or
 * which schemas there are to choose from. {@code -Dgolden=write} writes what is found.
 */
class RepositoriesTest {
    private static final Map<String, String> STATEMENTS = Map.of(
            "@users",
            "CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, mail text NOT NULL UNIQUE);",
            "@posts",
            "CREATE TABLE posts (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, user_id bigint NOT NULL"
                    + " REFERENCES users (id), title text NOT NULL);",
            "@body",
            "ALTER TABLE posts ADD COLUMN body text;");

    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(strings = {"repositories", "more-repositories"})
    void eachOpensWithoutSettingsOrAsks(String table) throws Exception {
        Map<String, Map<String, String>> all = repositories(resource(table + ".txt"));
        StringBuilder found = new StringBuilder();
        for (Map.Entry<String, Map<String, String>> r : all.entrySet()) {
            Path folder = dir.resolve(r.getKey());
            Files.createDirectories(folder);
            for (Map.Entry<String, String> f : r.getValue().entrySet()) {
                Trees.write(folder, f.getKey(), f.getValue());
            }
            found.append("# ")
                    .append(r.getKey())
                    .append('\n')
                    .append(outcome(folder))
                    .append('\n');
        }
        String wanted = table + "-wanted.txt";
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(Path.of("src/test/resources/plinth/project", wanted), found.toString());
        }
        assertThat(found.toString()).isEqualTo(resource(wanted));
    }

    @Test
    void whatIsOfferedToChooseFromOpensAsJustThat() throws Exception {
        for (String table : List.of("repositories", "more-repositories")) {
            for (Map.Entry<String, Map<String, String>> r :
                    repositories(resource(table + ".txt")).entrySet()) {
                Path folder = dir.resolve(r.getKey());
                Files.createDirectories(folder);
                for (Map.Entry<String, String> f : r.getValue().entrySet()) {
                    Trees.write(folder, f.getKey(), f.getValue());
                }
                try {
                    Project.open(folder);
                } catch (SeveralSchemas several) {
                    for (SeveralSchemas.Choice c : several.choices()) {
                        Opened o = Project.open(c.path());
                        assertThat(o.read().schema().tables()).as(c.name()).isNotEmpty();
                        assertThat(c.says()).as(c.name()).contains(words(o));
                    }
                } catch (ProjectException e) {
                    // Nothing to open: the other test says so.
                }
            }
        }
    }

    /** Returns what is there without the place, which is seen from another folder. */
    private static String words(Opened o) {
        return o.sources().getFirst().says().replaceFirst(" in .*| [^ ]*$", "");
    }

    private static String outcome(Path folder) {
        try {
            Opened o = Project.open(folder);
            Reading reading = o.read();
            String files = o.files().stream()
                    .filter(SourceFile::exists)
                    .map(SourceFile::name)
                    .collect(Collectors.joining("\n  ", "  ", "\n"));
            String tables = reading.schema().tables().stream()
                    .map(t -> t.name() + "("
                            + t.columns().stream().map(c -> c.name().value()).collect(Collectors.joining(",")) + ")")
                    .collect(Collectors.joining(" "));
            String problems = reading.problems().stream()
                    .filter(p -> p.severity() == Problem.Severity.ERROR)
                    .map(p -> "error " + p + "\n")
                    .collect(Collectors.joining());
            String notices = o.notices().stream().map(n -> "notice " + n + "\n").collect(Collectors.joining());
            String says = o.sources().stream().map(Source::says).collect(Collectors.joining(" and "));
            return "reads " + says + "\n" + files + "makes " + tables + "\n" + problems + notices;
        } catch (SeveralSchemas several) {
            return several.choices().stream()
                    .map(c -> "  " + c.name() + ": " + c.says() + "\n")
                    .collect(Collectors.joining("", "asks\n", ""));
        } catch (ProjectException e) {
            return "says " + e.getMessage() + "\n";
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = RepositoriesTest.class.getResourceAsStream(name)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, Map<String, String>> repositories(String text) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        Map<String, String> files = new LinkedHashMap<>();
        String file = "";
        List<String> lines = new ArrayList<>(text.lines().skip(1).toList());
        for (String line : lines) {
            if (line.startsWith("# ")) {
                files = new LinkedHashMap<>();
                all.put(line.substring(2), files);
            } else if (line.startsWith("|")) {
                String content = line.substring(Math.min(2, line.length()));
                for (Map.Entry<String, String> s : STATEMENTS.entrySet()) {
                    content = content.replace(s.getKey(), s.getValue());
                }
                files.merge(file, content + "\n", String::concat);
            } else if (!line.isBlank()) {
                file = line;
                files.put(file, "");
            }
        }
        return all;
    }
}
