package plinth.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plinth.renderer.query.Exported;
import plinth.renderer.query.FilePlace;
import plinth.renderer.query.SqlcExport;
import plinth.renderer.query.SqlcOptions;
import plinth.renderer.query.Target;

/** What an export writes into the project's own folders does not change what the project is read from. */
class ExportIntoProjectTest {
    private static final String USERS = "CREATE TABLE users (id int PRIMARY KEY, mail text NOT NULL);\n";
    private static final String POSTS =
            "CREATE TABLE posts (id int PRIMARY KEY, author int NOT NULL REFERENCES users (id));\n";

    @TempDir
    Path dir;

    private static Exporter.Plan plan(Opened o, Path out) throws ProjectException {
        ExportSource source = ExportSource.of(o);
        SqlcOptions options = SqlcOptions.of(source.label());
        return Exporter.plan(
                source,
                out,
                SqlcExport.files(Exported.of(o.read().schema(), o.read().rows()), options),
                options.places());
    }

    private static String read(Opened o) {
        return o.sources().stream()
                        .map(s -> s.says() + " "
                                + s.files().stream().map(SourceFile::name).toList())
                        .toList()
                + " "
                + o.read().schema().tables().stream()
                        .map(t -> t.name().toString())
                        .toList()
                + o.notices();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "db/tables/, -, .",
                "db/tables/, -, db",
                "db/tables/, -, db/tables",
                "db/tables/, sources: [db/tables], db/tables",
                "db/tables/, 'sources: [\"db/**/*.sql\"]', db",
                "db/migrations/1_, -, .",
                "db/migrations/1_, -, db/migrations",
                "db/migrations/1_, -, db",
                "db/migrations/1_, sources: [{migrations: db/migrations}], db/migrations",
                "'', -, gen",
                "'', -, db",
            })
    void theSameIsReadAfterwardsAndTheExportIsUpToDate(String prefix, @Nullable String settings, String out)
            throws Exception {
        boolean steps = prefix.endsWith("_");
        Trees.write(dir, prefix + (steps ? "a.up.sql" : "users.sql"), USERS);
        Trees.write(dir, steps ? prefix.replace("1_", "2_b.up.sql") : prefix + "posts.sql", POSTS);
        if (settings != null) {
            Trees.write(dir, "plinth.yaml", settings + "\n");
        }
        Opened before = Project.open(dir);
        assertThat(before.read().schema().tables()).hasSize(2);
        assertThat(Exporter.write(plan(before, dir.resolve(out)), Set.of())).hasSize(4);
        Opened after = Project.open(dir);
        assertThat(read(after)).isEqualTo(read(before));
        assertThat(plan(after, dir.resolve(out)).upToDate()).isTrue();
        assertThat(Project.changedOnDisk(before)).isEmpty();
    }

    @Test
    void settingsOfOnesOwnCountBesideAnExportAndAFolderOfExportsAloneIsRead() throws Exception {
        Trees.write(dir, "db/users.sql", USERS, "db/posts.sql", POSTS);
        Opened before = Project.open(dir);
        Exporter.write(plan(before, dir.resolve("gen")), Set.of());
        Opened exported = Project.open(dir.resolve("gen"));
        assertThat(exported.files()).extracting(SourceFile::name).containsExactly("schema.sql");
        assertThat(exported.read().schema().tables()).hasSize(2);
        Trees.write(
                dir,
                "sqlc.yaml",
                "version: '2'\nsql:\n  - {engine: postgresql, schema: gen/schema.sql, queries: gen/queries}\n");
        assertThat(Project.open(dir).files()).extracting(SourceFile::name).isEqualTo(List.of("gen/schema.sql"));
        Files.delete(dir.resolve("sqlc.yaml"));
        assertThat(read(Project.open(dir))).isEqualTo(read(before));
    }

    private static final String QUERIES = """
        -- name: GetUser :one
        SELECT id FROM users WHERE id = @id;

        /* name: listPosts :many */
        SELECT p.*, u.name FROM posts p JOIN users u ON u.id = p.author WHERE u.id = ANY(sqlc.slice(ids));

        -- name: MovePosts :exec
        WITH RECURSIVE up AS (SELECT id FROM posts UNION SELECT up.id + 1 FROM up WHERE up.id < 3)
        UPDATE posts SET author = $1 FROM up WHERE posts.id = up.id AND x.id = 1;

        -- name: DropDays :exec
        DELETE FROM days WHERE id = 1;
        """;

    /** Returns the files of queries that an export writes for sqlc, with what it says. */
    private static List<String> forSqlc(Opened o, Path out) throws ProjectException {
        Exported exported = Exported.of(o.read().schema(), o.read().rows());
        List<Target> clients =
                Targets.into(out, List.of(Targets.ALL.getFirst()), o, o.read().schema());
        ExportSource source = ExportSource.of(o);
        Exporter.Plan plan =
                Exporter.plan(source, out, Targets.files(clients, exported, source.label()), Targets.places(clients));
        assertThat(plan.asking()).isEmpty();
        Exporter.write(plan, Set.of());
        List<String> all = new ArrayList<>(
                plan.files().stream().map(Exporter.Planned::name).toList());
        clients.forEach(c -> all.addAll(c.notes(exported)));
        return all;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sqlc.yaml | version: '1'\\npackages: [{path: go, schema: db/tables, queries: ./db/queries/}]",
                "sqlc.yml | version: '2'\\n"
                        + "sql: [{engine: mysql, schema: m, queries: q}, {engine: postgresql, schema:"
                        + " [db/tables/users.sql, db/tables/posts.sql], queries: 'db/queries/*.sql'}]",
                "sqlc.json | {\"version\": \"2\", \"sql\": [{\"engine\": \"postgresql\", \"schema\":"
                        + " \"db/tables/*.sql\", \"queries\": [\"db/more.sql\", \"db/queries\"]}]}",
            })
    void settingsOfSqlcThatAreSomebodysOwnAreObeyedAndNothingOfTheirsIsTouchedOrDoubled(String file, String settings)
            throws Exception {
        String text = settings.replace("\\n", "\n").replace("packages: [{", "packages: [{sql_package: pgx/v5, ");
        Trees.write(dir, "db/tables/users.sql", USERS, "db/tables/posts.sql", POSTS);
        Trees.write(dir, "db/queries/users.sql", QUERIES, file, text);
        Opened o = Project.open(dir);
        assertThat(Targets.usualFolder(List.of(Targets.ALL.getFirst()), o)).contains(dir);
        List<String> said = forSqlc(o, dir);
        assertThat(said)
                .contains(
                        "db/queries/users_stubs.sql",
                        "db/queries/posts.sql",
                        "db/queries/users.sql:5:15: your query listPosts does not fit the schema: no table that it"
                                + " reads has a column name.",
                        "db/queries/users.sql:9:65: your query MovePosts does not fit the schema: nothing in it is"
                                + " called x.",
                        "db/queries/users.sql:12:13: your query DropDays does not fit the schema: there is no table"
                                + " days.")
                .anyMatch(n -> n.contains("GetUser")
                        && n.contains("ListPosts")
                        && n.endsWith(" are queries of your own and are kept."));
        assertThat(said.stream().anyMatch(n -> n.contains(":copyfrom"))).isEqualTo(!text.contains("pgx"));
        assertThat(Files.readString(dir.resolve(file))).isEqualTo(text);
        assertThat(Files.readString(dir.resolve("db/queries/users.sql"))).isEqualTo(QUERIES);
        assertThat(Files.readString(dir.resolve("db/queries/users_stubs.sql")))
                .contains("-- name: CreateUser :one")
                .doesNotContain("-- name: GetUser :one");
        assertThat(forSqlc(Project.open(dir), dir)).isEqualTo(said);
    }

    @Test
    void settingsOfSqlcThatLeaveNoPlaceForStubsAreNamed() throws Exception {
        Trees.write(dir, "db/users.sql", USERS, "query.sql", QUERIES);
        Trees.write(dir, "sqlc.yaml", "sql:\n  - {engine: postgresql, schema: db, queries: query.sql}\n");
        Opened o = Project.open(dir);
        assertThatThrownBy(() -> forSqlc(o, dir))
                .hasMessageStartingWith("sqlc.yaml:2:47: it names the file query.sql for queries")
                .hasMessageEndingWith("Name a folder beside it, as in queries: [\"query.sql\", \"stubs\"].");
        Trees.write(dir, "other/sqlc.yaml", "sql: [{engine: postgresql, schema: x, queries: q}]\n");
        assertThatThrownBy(() -> forSqlc(o, dir.resolve("other")))
                .hasMessageStartingWith("sqlc.yaml has no entry with the schema of this project");
    }

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([^;\\n]*);?$");

    @Test
    void eachClientHasThePackageAndTheFolderThatPlinthYamlSays() throws Exception {
        Trees.write(dir, "users.sql", USERS, "plinth.yaml", """
            targets:
              - {client: jdbc, package: com.example.db, out: java/src}
              - {client: jooq, package: com.example.jooq, out: java/src/jooq}
              - {client: pgx, package: store, out: ./internal/store/}
              - {client: sqlc, package: q, out: db}
              - kysely
            """);
        Opened o = Project.open(dir);
        List<Target> clients = Targets.of(o.settings());
        Exported exported = Exported.of(o.read().schema(), o.read().rows());
        Map<String, String> files = new TreeMap<>();
        Targets.files(clients, exported, "users.sql").forEach(f -> files.put(f.path(), f.text()));
        assertThat(files)
                .containsKeys(
                        "java/src/com/example/db/User.java",
                        "java/src/jooq/com/example/jooq/UserQueries.java",
                        "internal/store/models.go",
                        "db/queries/users.sql",
                        "queries/users.ts");
        files.forEach((path, text) -> {
            Matcher m = PACKAGE.matcher(text);
            if (path.endsWith(".java") || path.endsWith(".go")) {
                assertThat(m.find()).as(path).isTrue();
                assertThat(path.substring(0, path.lastIndexOf('/')))
                        .endsWith(m.group(1).replace('.', '/'));
            }
        });
        assertThat(files.get("db/sqlc.yaml")).contains("package: \"q\"", "out: \"internal/q\"");
        assertThat(files.get("java/src/jooq/jooq-codegen.xml"))
                .contains("<packageName>com.example.jooq.generated</packageName>");
        assertThat(Targets.places(clients))
                .contains(new FilePlace("internal/store", ".go"), new FilePlace("java/src/com/example/db", ".java"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{client: pgx, package: My-Store} | plinth.yaml:1:34: no package of pgx can be called \"My-Store\"",
                "{client: jooq, package: com.class.db} | plinth.yaml:1:35: no package of jooq can be called"
                        + " \"com.class.db\"",
                "{client: kysely, package: db} | plinth.yaml:1:37: files for kysely are of no package",
                "{client: pgx, out: ../db} | plinth.yaml:1:30: \"out\" is a folder below that of the exports",
                "{client: pgx, path: db} | plinth.yaml:1:11: a client has no setting \"path\"; there are client, out,"
                        + " package",
                "{package: db} | plinth.yaml:1:11: a client is named, as in {client: jooq, package: com.example.db}",
            })
    void whatAClientCannotBeToldIsNamedWithItsPlace(String client, String said) throws Exception {
        Trees.write(dir, "users.sql", USERS, "plinth.yaml", "targets: [" + client + "]\n");
        assertThatThrownBy(() -> Project.open(dir)).hasMessageStartingWith(said);
    }
}
