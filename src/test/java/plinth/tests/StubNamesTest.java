package plinth.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plinth.model.schema.ObjectName;
import plinth.renderer.query.Exported;
import plinth.renderer.query.Stub;
import plinth.renderer.query.StubFile;

/** What the stubs of the samples and of the cases of exports are called, and what lists end with. */
class StubNamesTest {
    /** What is in the way of every name that is not held by the schema's order: a table for each word, enums, a second bridge, another schema. */
    private static final String UNRELATED = """
        ;
        CREATE TYPE another_state AS ENUM ('on', 'off');
        CREATE SCHEMA another;
        CREATE TABLE another.events (id int PRIMARY KEY, name text NOT NULL);
        CREATE TABLE another_table (id int PRIMARY KEY, name text NOT NULL UNIQUE, another_id int REFERENCES another_table (id));
        CREATE TABLE another_bridge (another_id int REFERENCES another_table (id), event_id int REFERENCES another.events (id), PRIMARY KEY (another_id, event_id));
        """;

    /**
     * An order and an end: the whole is limited, or of a family's feed the base in parentheses, whose rows are joined and put into order again; or it
     * is at most a row for each key that is given, or the way up a tree.
     */
    private static final Pattern LIST = Pattern.compile("\\n"
            + "ORDER BY [^\\n"
            + "]+\\n"
            + "LIMIT @page_size(\\n"
            + "OFFSET @rows_before)?$|\\n"
            + " +ORDER BY [^\\n"
            + "]+\\n"
            + " +LIMIT @page_size\\n"
            + "\\) AS \\w+\\n"
            + "(LEFT JOIN [^\\n"
            + "]+\\n"
            + ")+ORDER BY [^\\n"
            + "]+$|^SELECT [^;]+\\n"
            + "WHERE [^\\n"
            + "]+ = ANY [^\\n"
            + "]+\\n"
            + "ORDER BY [^\\n"
            + "]+$|^WITH RECURSIVE (the_)*ancestors AS [^;]+\\n"
            + "ORDER BY (the_)*ancestors.[^\\n"
            + "]+$");

    static Stream<Path> schemas() throws IOException {
        List<Path> all = new ArrayList<>();
        Samples.NAMES.forEach(n -> all.add(Shared.root().resolve("samples/" + n + "/schema.sql")));
        try (Stream<Path> files = Files.list(Shared.root().resolve("src/test/cases/export"))) {
            files.filter(f -> f.toString().endsWith(".sql")).sorted().forEach(all::add);
        }
        return all.stream();
    }

    private static List<Stub> stubs(String sql) {
        return Samples.exported(Samples.read(sql)).files().stream()
                .map(StubFile::stubs)
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> names(String sql) {
        return stubs(sql).stream().map(Stub::name).toList();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void aTableThatIsAddedBehindTheOthersChangesNoName(Path file) throws IOException {
        String sql = Files.readString(file);
        assertThat(names(sql + UNRELATED)).containsAll(names(sql));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyStubHasANameAndAMeaningOfItsOwn(Path file) throws IOException {
        Map<String, String> names = new HashMap<>();
        Map<String, String> meanings = new HashMap<>();
        for (Stub s : stubs(Files.readString(file))) {
            assertThat(names.put(s.name().toLowerCase(Locale.ROOT), s.name()))
                    .as(s.name())
                    .isNull();
            assertThat(s.name()).matches("\\p{Lu}.*(\\D|Int64)");
            // Neither the names of parameters nor the length of a page make another meaning.
            String meaning = s.command()
                    + Prepared.plain(s.sql())
                            .replaceAll("\\s+LIMIT \\$\\d+$", "")
                            .replaceAll("\\$\\d+", "?");
            assertThat(meanings.put(meaning, s.name())).as(s.name()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyListHasAnOrderAndAnEnd(Path file) throws IOException {
        for (Stub s : stubs(Files.readString(file))) {
            if (s.name().startsWith("List")) {
                assertThat(s.sql()).as(s.name()).containsPattern(LIST);
            }
        }
    }

    @Test
    void kindsThatTheRowsOfALookupTableAloneTellHaveTheStubsOfAFamily() throws IOException {
        Path file = Shared.root().resolve("src/test/cases/export/43-kinds-by-lookup.sql");
        List<String> names = names(Files.readString(file));
        assertThat(names).contains("CreateBoat", "ConvertToBoat", "ConvertToHeavyTruck");
        assertThat(stubs(Files.readString(file)).stream()
                        .filter(s -> s.name().equals("CreateBoat"))
                        .map(Stub::sql))
                .singleElement()
                .asString()
                .contains("9");
    }

    @Test
    void filesAreCalledByTheLettersOfAnyScript() {
        Set<String> taken = new HashSet<>();
        assertThat(Stream.of("ユーザー", "注文明細", "Days Off", "2fa", "--", "days_off")
                        .map(n -> Exported.fileName(ObjectName.of("public", n), taken)))
                .containsExactly("ユーザー", "注文明細", "days_off", "2fa", "table", "days_off_table");
    }

    @Test
    void listsGoTheWayOfTheirIndex() {
        Map<String, String> sql = new HashMap<>();
        stubs("""
            CREATE TABLE authors (id int PRIMARY KEY, name text NOT NULL);
            CREATE TABLE posts (id int PRIMARY KEY, author_id int NOT NULL REFERENCES authors (id), at timestamptz NOT NULL,
              topic text NOT NULL, score int NOT NULL, rank int);
            CREATE INDEX ON posts (author_id, at DESC);
            CREATE INDEX ON posts (topic, score DESC, id);
            CREATE INDEX ON posts (score, rank DESC NULLS LAST);
            """).forEach(s -> sql.put(s.name(), s.sql()));
        assertThat(sql.get("ListPostsOfAuthorAfter")).endsWith("""
            WHERE author_id = @author_id
              AND (at, id) < (@before_at::timestamptz, @before_id::integer)
            ORDER BY at DESC, id DESC
            LIMIT @page_size\
            """);
        assertThat(sql.get("ListPostsByTopicAfter")).endsWith("""
            WHERE topic = @topic
              AND score <= @before_score::integer
              AND (score < @before_score::integer OR (score = @before_score::integer AND id > @after_id::integer))
            ORDER BY score DESC, id
            LIMIT @page_size\
            """);
        assertThat(sql.get("ListPostsByScore")).endsWith("""
            ORDER BY rank DESC NULLS LAST, id DESC
            LIMIT @page_size
            OFFSET @rows_before\
            """);
    }

    @Test
    void twoTablesOfOneWordAndTwoBridgesOfTheSameTablesAreTold() {
        assertThat(names("""
            CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL);
            CREATE TABLE "user" (id int PRIMARY KEY, name text NOT NULL);
            CREATE TABLE posts (id int PRIMARY KEY, name text NOT NULL);
            CREATE TABLE likes (user_id int REFERENCES users (id), post_id int REFERENCES posts (id), PRIMARY KEY (user_id, post_id));
            CREATE TABLE marks (user_id int REFERENCES users (id), post_id int REFERENCES posts (id), PRIMARY KEY (user_id, post_id));
            """))
                .contains(
                        "GetUser",
                        "ListUsers",
                        "GetUserRecord",
                        "ListUserRecords",
                        "ListPostsOfUser",
                        "ListPostsOfUserInMarks");
    }
}
