package plinth.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import plinth.database.Catalog;
import plinth.renderer.drizzle.DrizzleTarget;
import plinth.renderer.query.Exported;
import plinth.renderer.query.GeneratedFile;
import plinth.renderer.sql.DdlWriter;

/**
 * The TypeScript compiler takes the exports for Drizzle, drizzle-kit with the SQL beside it makes the canonical schema of them, and Node.js runs them against
 * PostgreSQL. Needs Node.js with npm and its registry.
 */
@Tag("slow")
class DrizzleTest {
    private static final List<String> PACKAGES = List.of(
            "drizzle-orm@0.45.4",
            "drizzle-kit@0.31.11",
            "pg@8.23.1",
            "typescript@7.0.2",
            "@types/node@26.6.7",
            "@types/pg@8.23.1");

    /** Schemas of other people,: partitions, domains, inheritance, full text search, several schemas. */
    private static final List<String> CORPUS =
            List.of("concourse", "danbooru", "harbor", "northwind", "sakila_jooq", "temporal");

    private static Path work() {
        return Shared.root().resolve("target/drizzle");
    }

    private static Map<String, Exported> exports() throws Exception {
        Map<String, Exported> all = new LinkedHashMap<>(Clients.exports());
        all.put(
                "kit",
                Samples.exported(
                        Samples.read(Files.readString(Clients.cases("drizzle").resolve("kit.sql")))));
        for (String name : CORPUS) {
            all.put(
                    "corpus_" + name,
                    Samples.exported(
                            Samples.read(Files.readString(Shared.file("corpus/postgresql/" + name + ".sql")))));
        }
        return all;
    }

    @BeforeAll
    static void compile() throws Exception {
        Clients.node(work(), PACKAGES);
        for (var e : exports().entrySet()) {
            Clients.write(new DrizzleTarget().files(e.getValue(), "schema.sql"), work().resolve(e.getKey()));
        }
        for (String program : List.of("events.ts", "odd.ts")) {
            Files.copy(Clients.cases("drizzle").resolve(program), work().resolve(program));
        }
        // Drizzle's own declarations name drivers that are not there.
        Files.writeString(
                work().resolve("tsconfig.json"),
                Clients.TS_SETTINGS.replace("\"strict\": true", "\"strict\": true, \"skipLibCheck\": true"));
        assertThat(Clients.run(work(), "node", "node_modules/typescript/bin/tsc", "-p", "."))
                .as("tsc --strict, with mistakes that it must find")
                .isEmpty();
    }

    static Stream<Arguments> schemas() throws Exception {
        return exports().entrySet().stream()
                .filter(e -> !e.getValue().tables().isEmpty())
                .map(e -> Arguments.of(e.getKey(), e.getValue()));
    }

    /** Statements that run by themselves: what psql would put in for its variables, and roles that are not there. */
    private static void load(TestDatabase db, String sql) throws Exception {
        db.load(sql.replaceAll(" TO :\\S+;", " TO postgres;"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("schemas")
    void drizzleKitAndTheSqlBesideItMakeTheCanonicalSchema(String name, Exported exported) throws Exception {
        Map<String, String> files = new LinkedHashMap<>();
        for (GeneratedFile f : new DrizzleTarget().files(exported, "schema.sql")) {
            files.put(f.path(), f.text());
        }
        String kit = Clients.run(
                work(),
                "node",
                "node_modules/drizzle-kit/bin.cjs",
                "export",
                "--dialect=postgresql",
                "--schema=./" + name + "/schema.ts");
        assertThat(kit).as("drizzle-kit export").doesNotContain(" ends with ");
        try (TestDatabase made = Postgres.database();
                TestDatabase canonical = Postgres.database()) {
            load(canonical, DdlWriter.write(exported.schema()));
            for (String sql : List.of(files.getOrDefault("before.sql", ""), kit, files.getOrDefault("after.sql", ""))) {
                try {
                    load(made, sql);
                } catch (java.sql.SQLException e) {
                    throw new AssertionError(e.getMessage() + "\n" + sql, e);
                }
                load(made, "RESET ALL");
            }
            assertThat(Catalog.differences(Catalog.read(canonical.connection()), Catalog.read(made.connection())))
                    .as(kit)
                    .isEmpty();
        }
    }

    @Test
    void aClientReadsWritesConvertsAndKnowsWhatIsRefused() throws Exception {
        assertThat(program("events", Samples.text("events")))
                .containsExactly(
                        "user: [\"1n\",\"2026-01-01 00:00:00.123456+00\"]",
                        "day off: [true,null]",
                        "appointment: [\"1n\",\"here\",null]",
                        "before: 1",
                        "converted: true",
                        "patched: \"B\"",
                        "many: \"2n\"",
                        "several: [\"C\",\"D\",\"E\"]",
                        "counted: [{\"kind\":\"day_off\",\"rows\":\"2n\"}]",
                        "same: true",
                        "related: \"a@b\"",
                        "violation: \"email\"",
                        "violation: [\"events_user_id_fkey\",\"users\"]",
                        "violation: {\"kind\":\"not_null\",\"table\":\"users\",\"column\":\"name\"}",
                        "no violation: true",
                        "deleted: \"1n\"");
    }

    @Test
    void everyTypeIsReadAsTheExportSaysAndOddNamesAreWhatTheyAre() throws Exception {
        assertThat(program("odd", DdlWriter.write(Clients.odd())))
                .containsExactly(
                        // What is read otherwise than the builder reads it would stand before this.
                        "columns: 55",
                        "[\"a`b${c}\\\\d\",1,\"ha`p${p}y\",[\"sad\",\"it's"
                                + " ok\"],[\"a,b\",\"\\\"c\\\"\"],\"a@b\",\"ü\",[1,{\"a\":null}],8]",
                        "{\"kind\":\"domain\",\"domain\":\"positive\",\"constraint\":\"is_positive\"}",
                        "{\"kind\":\"domain\",\"domain\":\"email\",\"constraint\":\"email_check\"}",
                        "{\"kind\":\"check\",\"table\":\"Odd Schema.Promise\",\"constraint\":\"no \\\\"
                                + " `here${0}\",\"columns\":[\"sql\"]}",
                        "[\"d\",\"ab\",1,\"q\\\"\",true]",
                        "12000");
    }

    private static List<String> program(String name, String ddl) throws Exception {
        return Clients.program(work(), ddl, "node", "out/" + name + ".js");
    }
}
