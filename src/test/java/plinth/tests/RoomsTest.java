package plinth.tests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the table of rooms in ARCHITECTURE.md: who may import whom. */
class RoomsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(
                    "plinth.model", "plinth.renderer", "plinth.database", "plinth.project", "plinth.cli", "plinth.app");

    private static final String MODEL = "plinth.model";
    private static final String RENDERER = "plinth.renderer";

    /** Each room with the rooms that it may import; one name stands for all rooms below it. */
    private static final Map<String, List<String>> ROOMS = Map.ofEntries(
            room("plinth.model.text"),
            room("plinth.model.schema", "plinth.model.text"),
            room("plinth.model.query", "plinth.model.schema"),
            room("plinth.model.ddl", "plinth.model.text", "plinth.model.schema", "plinth.model.query"),
            room("plinth.model.edit", "plinth.model.schema", "plinth.model.ddl"),
            room("plinth.model.logic", "plinth.model.text", "plinth.model.schema"),
            room(
                    "plinth.model.pattern",
                    "plinth.model.text",
                    "plinth.model.schema",
                    "plinth.model.query",
                    "plinth.model.logic",
                    "plinth.model.edit"),
            room(
                    "plinth.model.layout",
                    "plinth.model.schema",
                    "plinth.model.ddl",
                    "plinth.model.logic",
                    "plinth.model.pattern",
                    "plinth.model.edit"),
            room("plinth.model.access", "plinth.model.schema", "plinth.model.query", "plinth.model.layout"),
            room(
                    "plinth.model.cost",
                    "plinth.model.schema",
                    "plinth.model.query",
                    "plinth.model.pattern",
                    "plinth.model.layout",
                    "plinth.model.access"),
            room("plinth.renderer.sql", MODEL),
            room("plinth.renderer.query", MODEL, "plinth.renderer.sql"),
            room("plinth.renderer.typescript", MODEL, "plinth.renderer.sql", "plinth.renderer.query"),
            room(
                    "plinth.renderer.kysely",
                    MODEL,
                    "plinth.renderer.sql",
                    "plinth.renderer.query",
                    "plinth.renderer.typescript"),
            room(
                    "plinth.renderer.drizzle",
                    MODEL,
                    "plinth.renderer.sql",
                    "plinth.renderer.query",
                    "plinth.renderer.typescript"),
            room("plinth.renderer.pgx", MODEL, "plinth.renderer.sql", "plinth.renderer.query"),
            room("plinth.renderer.jvm", MODEL, "plinth.renderer.sql", "plinth.renderer.query"),
            room("plinth.renderer.jdbc", MODEL, "plinth.renderer.sql", "plinth.renderer.query", "plinth.renderer.jvm"),
            room("plinth.renderer.jooq", MODEL, "plinth.renderer.sql", "plinth.renderer.query", "plinth.renderer.jvm"),
            room("plinth.renderer.diagram", MODEL),
            room("plinth.renderer.notation", MODEL, "plinth.renderer.sql"),
            room("plinth.renderer.report", MODEL, "plinth.renderer.diagram"),
            room("plinth.database", MODEL, "plinth.renderer.sql"),
            room("plinth.database.jdbc", MODEL, "plinth.renderer.sql", "plinth.database"),
            room("plinth.project", MODEL, RENDERER),
            room("plinth.cli", MODEL, RENDERER, "plinth.project", "plinth.database"),
            room("plinth.app.store", MODEL, RENDERER, "plinth.project"),
            room("plinth.app.ui", "plinth.model.text", RENDERER, "plinth.app.store"),
            room("plinth.app.edits", MODEL, RENDERER, "plinth.app.store", "plinth.app.ui"),
            room("plinth.app.canvas", MODEL, RENDERER, "plinth.app.store", "plinth.app.ui", "plinth.app.edits"),
            room("plinth.app.sql", MODEL, RENDERER, "plinth.app.store", "plinth.app.ui"),
            room("plinth.app.outline", MODEL, RENDERER, "plinth.app.store", "plinth.app.ui", "plinth.app.edits"),
            room("plinth.app.inspector", MODEL, RENDERER, "plinth.app.store", "plinth.app.ui", "plinth.app.edits"),
            room("plinth.app.problems", MODEL, RENDERER, "plinth.app.store", "plinth.app.ui"),
            room("plinth.app.palette", MODEL, RENDERER, "plinth.app.store", "plinth.app.ui", "plinth.app.edits"),
            room("plinth.app.compare", MODEL, RENDERER, "plinth.app.store", "plinth.app.ui"),
            room("plinth.app.changes", MODEL, RENDERER, "plinth.app.store", "plinth.app.ui"),
            room("plinth.app.export", MODEL, RENDERER, "plinth.project", "plinth.app.store", "plinth.app.ui"),
            // The shell puts the panes together, and the program decides between shell and command line.
            room("plinth.app.shell", MODEL, RENDERER, "plinth.project", "plinth.app"),
            room("plinth.app", "plinth.app.shell", "plinth.cli", "plinth.project"));

    private static Map.Entry<String, List<String>> room(String name, String... imports) {
        return Map.entry(name, List.of(imports));
    }

    @Test
    void everyPackageIsARoomOfTheTable() {
        TreeSet<String> unknown = new TreeSet<>();
        for (JavaClass c : CLASSES) {
            if (!ROOMS.containsKey(c.getPackageName())) {
                unknown.add(c.getPackageName());
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void noRoomImportsAnotherThanTheTableSays() {
        List<String> wrong = new ArrayList<>();
        for (JavaClass c : CLASSES) {
            List<String> allowed = ROOMS.getOrDefault(c.getPackageName(), List.of());
            for (Dependency d : c.getDirectDependenciesFromSelf()) {
                String target = d.getTargetClass().getBaseComponentType().getPackageName();
                boolean ours = target.equals("plinth") || target.startsWith("plinth.");
                if (ours && !target.equals(c.getPackageName()) && !within(target, allowed)) {
                    wrong.add(c.getPackageName() + " -> " + target + ": " + d.getDescription());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean within(String target, List<String> rooms) {
        return rooms.stream().anyMatch(r -> target.equals(r) || target.startsWith(r + "."));
    }

    @Test
    void onlyTheWorkbenchKnowsJavaFx() {
        noClasses()
                .that()
                .resideOutsideOfPackage("plinth.app..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "atlantafx..", "org.fxmisc..")
                .check(CLASSES);
    }

    @Test
    void theStoreKnowsNoNodesAndNoWindows() {
        noClasses()
                .that()
                .resideInAPackage("plinth.app.store")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..", "atlantafx..", "org.fxmisc..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void modelAndRendererReachNoFileAndNoDatabase() {
        noClasses()
                .that()
                .resideInAnyPackage("plinth.model..", "plinth.renderer..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "java.nio.file..", "java.net..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.File")
                .check(CLASSES);
    }

    @Test
    void onlyTheQueryRoomKnowsJSqlParser() {
        noClasses()
                .that()
                .resideOutsideOfPackage("plinth.model.query")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("net.sf.jsqlparser..")
                .check(CLASSES);
    }

    @Test
    void onlyTheJdbcRoomKnowsSchemaCrawler() {
        noClasses()
                .that()
                .resideOutsideOfPackage("plinth.database.jdbc")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("schemacrawler..", "us.fatehi..")
                .check(CLASSES);
    }

    @Test
    void nothingIsKeptInStaticVariables() {
        List<String> variables = new ArrayList<>();
        for (JavaClass c : CLASSES) {
            for (JavaField f : c.getFields()) {
                boolean constant = f.getModifiers().contains(JavaModifier.FINAL)
                        || f.getModifiers().contains(JavaModifier.SYNTHETIC);
                if (f.getModifiers().contains(JavaModifier.STATIC) && !constant) {
                    variables.add(f.getFullName());
                }
            }
        }
        assertThat(variables).isEmpty();
    }

    @Test
    void everyRoomSaysWhatItIsFor() {
        TreeSet<String> silent = new TreeSet<>();
        for (JavaClass c : CLASSES) {
            String info = "/src/main/java/" + c.getPackageName().replace('.', '/') + "/package-info.java";
            boolean says = Stream.of("model", "renderer", "app")
                    .anyMatch(m -> Files.isRegularFile(Shared.root().resolve(m + info)));
            if (!says) {
                silent.add(c.getPackageName());
            }
        }
        assertThat(silent).isEmpty();
    }
}
