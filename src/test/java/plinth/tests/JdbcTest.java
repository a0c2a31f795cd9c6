package plinth.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;
import plinth.renderer.jdbc.JdbcTarget;
import plinth.renderer.sql.DdlWriter;

/** The Java compiler takes the exports for JDBC without a warning, and programs run them against PostgreSQL. */
class JdbcTest {
    private static Path work() {
        return Shared.root().resolve("target/jdbc");
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static String driver() throws Exception {
        return Path.of(Driver.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
    }

    @BeforeAll
    static void compile() throws Exception {
        Clients.clean(work());
        Clients.export(new JdbcTarget(), work());
        Files.copy(Clients.cases("jdbc").resolve("Events.java"), work().resolve("events/Events.java"));
        Files.copy(Clients.cases("jdbc").resolve("Odd.java"), work().resolve("odd/Odd.java"));
        try (Stream<Path> folders = Files.list(work())) {
            for (Path folder : folders.sorted().toList()) {
                assertThat(compile(folder)).as(folder.getFileName().toString()).isEmpty();
            }
        }
    }

    /** Returns what the compiler complains of. */
    private static List<String> compile(Path folder) throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(f -> f.toString().endsWith(".java")).toList();
        }
        if (files.isEmpty()) {
            return List.of();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(said, Locale.ROOT, StandardCharsets.UTF_8)) {
            Files.createDirectories(folder.resolve("out"));
            compiler.getTask(
                            Writer.nullWriter(),
                            manager,
                            said,
                            List.of(
                                    "-Xlint:all",
                                    "-proc:none",
                                    "-d",
                                    folder.resolve("out").toString(),
                                    "-cp",
                                    driver()),
                            null,
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
        }
        return said.getDiagnostics().stream().map(Object::toString).toList();
    }

    @Test
    void aClientReadsWritesConvertsAndKnowsWhatIsRefused() throws Exception {
        assertThat(program("events", "Events", Samples.text("events")))
                .containsExactly(
                        "day_off true null",
                        "appointment null here",
                        "before 1 true",
                        "converted true",
                        "twice true",
                        "patched a@b B",
                        "many 2",
                        "D",
                        "E",
                        "day_off true",
                        "violation true [email]",
                        "no violation true",
                        "deleted 1");
    }

    @Test
    void everyTypeIsReadAndWrittenAndOddNamesAreWhatTheyAre() throws Exception {
        assertThat(program("odd", "Odd", DdlWriter.write(Clients.odd())))
                .containsExactly(
                        "rows 2 different 1",
                        "a`b${c}\\d ha`p${p}y {sad,\"it's ok\"} [a,b, \"c\"] a@b ü [1] 8",
                        "no \\ `here${0} [sql]",
                        "true",
                        "true");
    }

    private static List<String> program(String folder, String name, String ddl) throws Exception {
        try (TestDatabase db = Postgres.database()) {
            db.load(ddl);
            return Clients.run(
                            work().resolve(folder),
                            tool("java"),
                            "-Dstdout.encoding=UTF-8",
                            "-cp",
                            "out" + java.io.File.pathSeparator + driver(),
                            name,
                            db.url())
                    .lines()
                    .toList();
        }
    }
}
