package plinth.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plinth.model.schema.Schema;
import plinth.renderer.kysely.KyselyTarget;
import plinth.renderer.query.Exported;
import plinth.renderer.query.GeneratedFile;
import plinth.renderer.sql.DdlWriter;

/** The TypeScript compiler takes the exports for Kysely, and Node.js runs them against PostgreSQL. Needs Node.js with npm and its registry. */
@Tag("slow")
class KyselyTest {
    private static final List<String> PACKAGES =
            List.of("kysely@0.28.18", "pg@8.23.1", "typescript@7.0.2", "@types/node@26.6.7", "@types/pg@8.23.1");

    private static final String SETTINGS = """
        { "compilerOptions": { "strict": true, "exactOptionalPropertyTypes": true, "noUncheckedIndexedAccess": true, "noUnusedLocals": true,
            "isolatedModules": true, "verbatimModuleSyntax": true, "target": "es2022", "module": "nodenext", "moduleResolution": "nodenext",
            "types": ["node"], "outDir": "out", "rootDir": "." }, "include": ["**/*.ts"], "exclude": ["out", "node_modules"] }
        """;

    private static Path work() {
        return Shared.root().resolve("target/kysely");
    }

    @BeforeAll
    static void compile() throws Exception {
        assertThat(run(work(), "node", "--version"))
                .as("Node.js must be on the PATH")
                .startsWith("v");
        if (!Files.isDirectory(work().resolve("node_modules/kysely"))) {
            Files.writeString(
                    Files.createDirectories(work()).resolve("package.json"),
                    "{ \"type\": \"module\", \"private\": true }\n");
            List<String> install = new ArrayList<>(List.of("npm", "install", "--silent", "--no-audit", "--no-fund"));
            install.addAll(PACKAGES);
            String said = run(work(), install.toArray(String[]::new));
            assertThat(work().resolve("node_modules/kysely"))
                    .as("npm installs " + PACKAGES + ": " + said)
                    .isDirectory();
        }
        try (Stream<Path> old = Files.list(work())) {
            for (Path p : old.toList()) {
                String name = p.getFileName().toString();
                if (!name.equals("node_modules") && !name.startsWith("package")) {
                    clean(p);
                }
            }
        }
        for (var e : exports().entrySet()) {
            for (GeneratedFile f : new KyselyTarget().files(e.getValue(), "schema.sql")) {
                Path file = work().resolve(e.getKey()).resolve(f.path());
                Files.createDirectories(file.getParent());
                Files.writeString(file, f.text());
            }
        }
        for (String program : List.of("events.ts", "odd.ts")) {
            Files.copy(cases("kysely").resolve(program), work().resolve(program));
        }
        Files.writeString(work().resolve("tsconfig.json"), SETTINGS);
        assertThat(run(work(), "node", "node_modules/typescript/bin/tsc", "-p", "."))
                .as("tsc --strict, with mistakes that it must find")
                .isEmpty();
    }

    private static Path cases(String folder) {
        return Shared.root().resolve("src/test/cases").resolve(folder);
    }

    private static Map<String, Exported> exports() throws IOException {
        Map<String, Exported> all = new LinkedHashMap<>();
        for (String sample : Samples.NAMES) {
            all.put(sample, Exported.of(Samples.schema(sample)));
        }
        Samples.layouts().forEach(l -> all.put(l.toString().replaceAll("[^A-Za-z]+", "_"), Exported.of(l.layout())));
        try (Stream<Path> files = Files.list(cases("export"))) {
            for (Path f :
                    files.filter(x -> x.toString().endsWith(".sql")).sorted().toList()) {
                all.put(
                        "case_" + f.getFileName().toString().replaceAll("[^A-Za-z0-9]+", "_"),
                        Exported.of(Samples.read(Files.readString(f)).schema()));
            }
        }
        all.put("odd", Exported.of(odd()));
        return all;
    }

    private static Schema odd() throws IOException {
        return Samples.read(Files.readString(cases("kysely").resolve("odd.sql")))
                .schema();
    }

    @Test
    void aClientReadsWritesConvertsAndKnowsWhatIsRefused() throws Exception {
        assertThat(program("events", Samples.text("events")))
                .containsExactly(
                        "user: [\"1\",true]",
                        "day off: [true,null]",
                        "appointment: [\"1\",\"here\",null]",
                        "before: 1",
                        "converted: true",
                        "patched: \"B\"",
                        "many: \"2\"",
                        "several: [\"C\",\"D\",\"E\"]",
                        "violation: \"email\"",
                        "violation: [\"events_user_id_fkey\",\"users\"]",
                        "violation: {\"kind\":\"not_null\",\"table\":\"users\",\"column\":\"name\"}",
                        "no violation: true",
                        "deleted: \"1\"");
    }

    @Test
    void everyTypeIsReadAsTheExportSaysAndOddNamesAreWhatTheyAre() throws Exception {
        assertThat(program("odd", DdlWriter.write(odd())))
                .containsExactly(
                        // What is read otherwise than said would stand before this.
                        "columns: 55",
                        "[\"a`b${c}\\\\d\",1,\"ha`p${p}y\",\"{sad,\\\"it's"
                                + " ok\\\"}\",[\"a,b\",\"\\\"c\\\"\"],\"a@b\",\"ü\",[1,{\"a\":null}],8]",
                        "{\"kind\":\"domain\",\"domain\":\"positive\",\"constraint\":\"is_positive\"}",
                        "{\"kind\":\"domain\",\"domain\":\"email\",\"constraint\":\"email_check\"}",
                        "{\"kind\":\"check\",\"table\":\"Odd Schema.Promise\",\"constraint\":\"no \\\\"
                                + " `here${0}\",\"columns\":[\"sql\"]}",
                        "[\"d\",\"ab\",1,\"q\\\"\",true]",
                        "12000");
    }

    private static List<String> program(String name, String ddl) throws Exception {
        try (TestDatabase db = Postgres.database()) {
            db.load(ddl);
            return run(work(), "node", "out/" + name + ".js", db.url().substring("jdbc:".length()))
                    .lines()
                    .toList();
        }
    }

    private static void clean(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        }
    }

    /** Returns what the command prints, and how it ended where that is not well. */
    private static String run(Path folder, String... command) throws Exception {
        List<String> words = List.of(command);
        Process p;
        try {
            p = new ProcessBuilder(words)
                    .directory(Files.createDirectories(folder).toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            return words.getFirst() + " cannot be started: " + e.getMessage();
        }
        String out = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!p.waitFor(5, TimeUnit.MINUTES)) {
            p.destroy();
            return out + "\n" + words + " does not end";
        }
        return p.exitValue() == 0 ? out : out + "\n" + words + " ends with " + p.exitValue();
    }
}
