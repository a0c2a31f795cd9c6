package plinth.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.ConnectionFactory;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;
import org.reactivestreams.Publisher;
import plinth.model.schema.SeedRows;
import plinth.renderer.jooq.JooqTarget;
import plinth.renderer.query.Exported;
import plinth.renderer.query.Target;
import plinth.renderer.sql.DdlWriter;

/** jOOQ's generator takes the exports, the Java compiler what comes of them, and programs run them against PostgreSQL. */
@Tag("slow")
class JooqTest {
    private static Path work() {
        return Shared.root().resolve("target/jooq");
    }

    private static String classPath() throws Exception {
        List<String> all = new ArrayList<>();
        for (Class<?> c : List.of(Driver.class, DSLContext.class, ConnectionFactory.class, Publisher.class)) {
            all.add(JavaPrograms.home(c));
        }
        return String.join(File.pathSeparator, all);
    }

    @Test
    void theGeneratorAndTheCompilerTakeTheExportOfEverySampleLayoutAndCase() throws Exception {
        Clients.clean(work());
        Map<String, List<String>> wrong = new TreeMap<>();
        Set<String> told = new TreeSet<>();
        for (Map.Entry<String, Exported> e : Clients.exports().entrySet()) {
            Path folder = work().resolve(e.getKey());
            List<String> said = made(new JooqTarget(), e.getValue(), folder);
            if (!new JooqTarget().notes(e.getValue()).isEmpty()) {
                // What is said to be too much for jOOQ's generator must be.
                assertThat(said).as(e.getKey()).isNotEmpty();
                told.add(e.getKey());
            } else if (!said.isEmpty()) {
                wrong.put(e.getKey(), said.subList(0, Math.min(3, said.size())));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(told).containsExactly("case_31_types_fall_together_sql");
    }

    @Test
    void theGeneratorAndTheCompilerTakeAPackageOfAnotherName() throws Exception {
        Target packaged = new JooqTarget().packaged("com.example.db").orElseThrow();
        Path folder = work().resolve("packaged");
        Clients.clean(folder);
        assertThat(made(packaged, Exported.of(Clients.odd(), SeedRows.NONE), folder))
                .isEmpty();
        assertThat(folder.resolve("com/example/db/UserAccountQueries.java")).exists();
        assertThat(folder.resolve("com/example/db/generated")).isDirectory();
    }

    @Test
    void aClientReadsWritesConvertsAndKnowsWhatIsRefused() throws Exception {
        assertThat(program("events", "Events", Samples.text("events"))).isEqualTo(JavaPrograms.EVENTS);
    }

    @Test
    void everyTypeIsReadAndWrittenAndOddNamesAreWhatTheyAre() throws Exception {
        assertThat(program("odd", "Odd", Clients.oddWithRow()))
                .containsExactly(
                        "rows 2 different 1",
                        "a`b${c}\\d ha`p${p}y [sad, it's ok] [a,b, \"c\"] a@b ü [1] 8",
                        "no \\ `here${0} [sql]",
                        "true",
                        "2");
    }

    /** Returns what the compiler complains of. */
    private static List<String> made(Target target, Exported exported, Path folder, String... programs)
            throws Exception {
        Clients.write(target.files(exported, "schema.sql"), folder);
        Path settings = folder.resolve("jooq-codegen.xml");
        if (!Files.exists(settings)) {
            return List.of();
        }
        try (TestDatabase db = Postgres.database()) {
            db.load(DdlWriter.write(exported.schema()).replaceAll(" TO :\\S+;", " TO postgres;"));
            GenerationTool.generate(GenerationTool.load(Files.newInputStream(settings))
                    .withLogging(Logging.ERROR)
                    .withBasedir(folder.toString())
                    .withJdbc(new Jdbc().withUrl(db.url())));
        }
        for (String p : programs) {
            Files.copy(Clients.cases("jooq").resolve(p + ".java"), folder.resolve(p + ".java"));
        }
        return JavaPrograms.compile(folder, classPath());
    }

    private static List<String> program(String export, String name, String ddl) throws Exception {
        Exported exported = Optional.ofNullable(Clients.exports().get(export)).orElseThrow();
        Path folder = work().resolve("run_" + name);
        Clients.clean(folder);
        assertThat(made(new JooqTarget(), exported, folder, name)).isEmpty();
        return Clients.program(folder, ddl, JavaPrograms.command(classPath(), name));
    }
}
