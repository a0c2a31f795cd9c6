package plinth.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** SQL is built of names, literals and comments in one place for each; nowhere else are they put into quotes or behind hyphens. */
class SqlTextTest {
    /** A comment that something is put into. */
    private static final Pattern COMMENT =
            Pattern.compile("\"-- ?[^\"]*\" *\\+|append\\(\"-- ?[^\"]*\"\\)|header\\(\"--\"|\"/\\*[^\"]*\" *\\+");

    /** Quotes that are doubled by hand, or put around something. */
    private static final Pattern QUOTES = Pattern.compile(
            "replace\\(\"'\", *\"''\"\\)|replace\\(\"\\\\\"\", *\"\\\\\"\\\\\"\"\\)|\"[^\"]* \\\\\"\" \\+ \\w*[nN]ame");

    /** The name of a thing behind the keyword of its kind; what follows has to be one of the writers. */
    private static final Pattern NAMED = Pattern.compile("\"(?:[^\"\\\\]*[ \\n"
            + "])?(?:SCHEMA|TABLE|TYPE|COLUMN|CONSTRAINT|INDEX|SEQUENCE|VIEW|DOMAIN|EXTENSION|TRIGGER|POLICY|OWNER"
            + " TO|RENAME TO|REFERENCES) \"\\s*\\+\\s*([\\w.]+(?:\\(|\\b))");

    private static final Pattern WRITER = Pattern.compile(
            "(?:[Ss]ql\\.(?:PUBLIC\\.)?|.*naming\\(|QUALIFIED\\.|objects\\.|Identifiers\\.)?(?:name|names|written|quoted|naming)\\(|Sql\\.\\w+\\(|Identifiers\\.\\w+\\(|sql\\.\\w+\\(|p\\.naming\\(|.*\\.sql\\(");

    /** Names that a writer has made before, a role as it was written, words of a list that a person reads. */
    private static final Set<String> KNOWN = Set.of(
            "AlterWriter.java: \"CREATE SEQUENCE \" + seq",
            "AlterWriter.java: \"DROP TYPE \" + old",
            "ObjectWriter.java: \" OWNER TO \" + o.role(",
            "Scratch.java: \"TABLE \" + name",
            "Scratch.java: \"ALTER TABLE \" + name",
            "Scratch.java: \" ADD CONSTRAINT \" + constraintName(",
            "Scratch.java: \"INDEX \" + indexName(",
            "TriggerForm.java: \"TRIGGER \" + Fields.name(",
            "ObjectForms.java: \"VIEW \" + Fields.name(",
            "Lines.java: \"SEQUENCE \" + s.name(");

    private static List<Path> sources() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String module : List.of("model", "renderer", "app")) {
            Path root =
                    Path.of(System.getProperty("plinth.root")).resolve(module).resolve("src/main/java");
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(p -> p.toString().endsWith(".java")).forEach(all::add);
            }
        }
        assertThat(all).hasSizeGreaterThan(300);
        return all;
    }

    private static List<String> found(Pattern pattern, Set<String> allowed) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path p : sources()) {
            String name = String.valueOf(p.getFileName());
            Matcher m = pattern.matcher(Files.readString(p));
            while (m.find()) {
                if (!allowed.contains(name)) {
                    found.add(name + ": " + m.group());
                }
            }
        }
        return found;
    }

    @Test
    void oneWriterWritesComments() throws Exception {
        // A stub's first line is a name of Go's and a word of sqlc's; the head of a patch and comments of TypeScript
        // and Java are no SQL.
        assertThat(found(COMMENT, Set.of("SqlComment.java", "UnifiedDiff.java", "TsText.java", "JavaText.java")))
                .containsExactlyInAnyOrder("Stub.java: \"-- name: \" +");
    }

    @Test
    void oneWriterQuotes() throws Exception {
        // JSON's names of tables in the sidecar are not SQL.
        assertThat(found(QUOTES, Set.of("Identifiers.java", "Strings.java", "SidecarText.java")))
                .isEmpty();
    }

    @Test
    void namesBehindKeywordsComeFromTheWriter() throws Exception {
        List<String> found = new ArrayList<>();
        for (Path p : sources()) {
            Matcher m = NAMED.matcher(Files.readString(p));
            while (m.find()) {
                String line = p.getFileName() + ": " + m.group().replaceAll("\\s+", " ");
                if (!WRITER.matcher(m.group(1)).matches() && !KNOWN.contains(line)) {
                    found.add(line);
                }
            }
        }
        assertThat(found).isEmpty();
    }
}
