package plinth.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plinth.model.ddl.Reading;
import plinth.model.text.Dialect;

class DiscoveryTest {
    @TempDir
    Path dir;

    private Opened open(String... files) throws IOException, ProjectException {
        Trees.write(dir, files);
        return Project.open(dir);
    }

    private static List<String> names(Opened o) {
        return o.files().stream()
                .filter(SourceFile::exists)
                .map(SourceFile::name)
                .toList();
    }

    private static String tables(Opened o) {
        Reading r = o.read();
        assertThat(r.problems()).isEmpty();
        return String.join(
                " ",
                r.schema().tables().stream()
                        .map(t -> t.name() + "("
                                + String.join(
                                        ",",
                                        t.columns().stream()
                                                .map(c -> c.name().value())
                                                .toList()) + ")")
                        .toList());
    }

    @Test
    void theDocumentsTellOfEveryToolWhatAStepIsAndWhereEditsGo() throws Exception {
        List<String> rows = Files.readAllLines(Path.of("../docs/files.md")).stream()
                .dropWhile(l -> !l.startsWith("## Two kinds of source"))
                .filter(l -> l.startsWith("| "))
                .map(l -> l.substring(0, l.indexOf('|', 1)))
                .toList();
        for (Tool t : Tool.values()) {
            assertThat(rows.stream().filter(r -> r.contains(t.label())))
                    .as(t.label())
                    .hasSize(2);
        }
    }

    @Test
    void flywayStepsAreReadByVersionThenRepeatablesByNameWithoutUndo() throws Exception {
        Opened o = open(
                "V1__a.sql", "CREATE TABLE a (x int);",
                "V10__d.sql", "ALTER TABLE a RENAME y TO z;",
                "V2__b.sql", "ALTER TABLE a ADD y int;",
                "V2_1__c.sql", "CREATE TABLE b (x int);",
                "U2__b.sql", "ALTER TABLE a DROP y;",
                "R__second.sql", "CREATE VIEW w AS SELECT z FROM a;",
                "R__first.sql", "CREATE VIEW v AS SELECT x FROM a;");
        assertThat(names(o))
                .containsExactly(
                        "V1__a.sql", "V2__b.sql", "V2_1__c.sql", "V10__d.sql", "R__first.sql", "R__second.sql");
        assertThat(tables(o)).isEqualTo("a(x,z) b(x)");
        assertThat(o.sources().getFirst().kind()).isEqualTo(Source.Kind.MIGRATIONS);
    }

    @Test
    void aFlywayBaselineStandsForTheStepsUpToIt() throws Exception {
        Opened o = open(
                "V1__a.sql", "CREATE TABLE a (x int);",
                "V2__b.sql", "ALTER TABLE a ADD y int;",
                "B2__all.sql", "CREATE TABLE a (x int, y int);",
                "V3__c.sql", "ALTER TABLE a ADD z int;");
        assertThat(names(o)).containsExactly("B2__all.sql", "V3__c.sql");
        assertThat(tables(o)).isEqualTo("a(x,y,z)");
    }

    @Test
    void golangMigratesDownFilesAreLeftOut() throws Exception {
        Opened o = open(
                "migrations/9_a.up.sql", "CREATE TABLE a (x int);",
                "migrations/9_a.down.sql", "DROP TABLE a;",
                "migrations/10_b.up.sql", "ALTER TABLE a ADD y int;",
                "migrations/10_b.down.sql", "ALTER TABLE a DROP y;");
        assertThat(names(o)).containsExactly("migrations/9_a.up.sql", "migrations/10_b.up.sql");
        assertThat(tables(o)).isEqualTo("a(x,y)");
    }

    @Test
    void theDownPartOfAGooseStepIsNotReadAndMovesNothing() throws Exception {
        String step = "-- +goose Up\nCREATE TABLE a (x int);\n-- +goose Down\nDROP TABLE a;\n";
        Opened o = open(
                "db/migrations/00001_a.sql",
                step,
                "db/migrations/00002_b.sql",
                "-- +goose Up\nALTER TABLE b ADD y int;\n");
        assertThat(o.files().getFirst().text()).isEqualTo(step);
        Reading r = o.read();
        assertThat(r.schema().tables()).hasSize(1);
        assertThat(r.problems()).hasSize(1);
        assertThat(r.problems().getFirst().toString()).startsWith("db/migrations/00002_b.sql:2:13: error:");
    }

    @Test
    void dbmateStepsAreReadAndItsDumpIsPassedOverAloud() throws Exception {
        Opened o = open(
                "db/migrations/20240101000000_a.sql",
                        "-- migrate:up\nCREATE TABLE a (x int);\n\n-- migrate:down\nDROP TABLE a;\n",
                "db/schema.sql", "CREATE TABLE a (x int);");
        assertThat(names(o)).containsExactly("db/migrations/20240101000000_a.sql");
        assertThat(tables(o)).isEqualTo("a(x)");
        assertThat(o.notices()).hasSize(1);
        assertThat(o.notices().getFirst().toString()).startsWith("db/schema.sql: hint: It is not read");
    }

    @Test
    void editsOfMigrationsGoToOneStepBehindTheLast() throws Exception {
        Opened o = open("db/migrations/20240101000000_a.sql", "-- migrate:up\nCREATE TABLE a (x int);\n");
        assertThat(o.patchable(0)).isFalse();
        assertThat(o.patchable(1)).isTrue();
        SourceFile pending = o.files().get(1);
        assertThat(pending.name()).isEqualTo("db/migrations/20240101000001_plinth_pending.sql");
        assertThat(pending.exists()).isFalse();
        assertThat(pending.text()).isEqualTo("-- migrate:up\n\n-- migrate:down\n");
        Opened saved = Project.save(o, o.read(), Sidecar.EMPTY);
        assertThat(Trees.read(dir)).hasSize(1);
        Reading edited = o.read().patched(1, List.of(plinth.model.text.Patch.insert(14, "ALTER TABLE a ADD y int;\n")));
        Project.save(saved, edited, Sidecar.EMPTY);
        Opened again = Project.open(dir);
        assertThat(names(again)).hasSize(2);
        assertThat(again.files()).hasSize(2);
        assertThat(again.patchable(1)).isTrue();
        assertThat(tables(again)).isEqualTo("a(x,y)");
    }

    @Test
    void thePendingStepIsNumberedAsItsToolDoesAndStandsBeforeWhatIsRunAgain() throws Exception {
        Opened o = open("V2.09__a.sql", "CREATE TABLE a (x int);", "R__v.sql", "CREATE VIEW v AS SELECT x FROM a;");
        assertThat(o.files())
                .extracting(SourceFile::name, SourceFile::role)
                .containsExactly(
                        tuple("V2.09__a.sql", SourceFile.Role.APPLIED),
                        tuple("V2.10__plinth_pending.sql", SourceFile.Role.PENDING),
                        tuple("R__v.sql", SourceFile.Role.REPEATABLE));
        assertThat(o.steps().targets()).containsExactly(1, 1, 2);
        assertThat(Tool.GOLANG_MIGRATE.next(List.of("000009_a.up.sql"), "p")).isEqualTo("000010_p.up.sql");
        assertThat(Tool.GOOSE.next(List.of("00099_a.sql"), "p")).isEqualTo("00100_p.sql");
        assertThat(Tool.SQL_MIGRATE.next(List.of("9-a.sql"), "p")).isEqualTo("10-p.sql");
        assertThat(Tool.FLYWAY.next(List.of("B3__a.sql"), "p")).isEqualTo("V4__p.sql");
        Trees.write(dir, "V2.10__plinth_pending.sql", "ALTER TABLE a ADD y int;\n");
        Opened again = Project.open(dir);
        assertThat(again.steps().targets()).containsExactly(1, 1, 2);
        assertThat(tables(again)).isEqualTo("a(x,y)");
    }

    @Test
    void plinthYamlCanNameTheFirstStepThatHasNotRunYet() throws Exception {
        Opened o = open(
                "plinth.yaml", "sources:\n  - migrations: m\n    unapplied: 2_b.sql\n",
                "m/1_a.sql", "CREATE TABLE a (x int);",
                "m/2_b.sql", "CREATE TABLE b (x int);",
                "m/3_c.sql", "CREATE TABLE c (x int);");
        assertThat(o.files())
                .extracting(SourceFile::role)
                .containsExactly(SourceFile.Role.APPLIED, SourceFile.Role.OPEN, SourceFile.Role.PENDING);
        assertThat(o.files().getLast().nothing("")).isFalse();
        Trees.write(dir, "plinth.yaml", "sources:\n  - migrations: m\n    unapplied: 4_d.sql\n");
        assertThatThrownBy(() -> Project.open(dir))
                .hasMessage("plinth.yaml:3:16: there is no step 4_d.sql in m; name the file of the first step that has"
                        + " not run anywhere yet.");
    }

    @Test
    void railsStructureIsFound() throws Exception {
        Opened o = open(
                "db/structure.sql", "SET statement_timeout = 0;\nCREATE TABLE public.a (x bigint);\n",
                "db/seeds.sql", "INSERT INTO a VALUES (1);");
        assertThat(names(o)).containsExactly("db/structure.sql");
        assertThat(o.sidecarFile().path()).isEqualTo(dir.resolve("db/structure.plinth.json"));
    }

    @Test
    void sqlcsListOfFilesIsObeyedInItsOrder() throws Exception {
        Opened o = open(
                "sqlc.yaml",
                        "version: \"2\"\nsql:\n  - engine: postgresql\n    schema: [b.sql, parts]\n    queries: q\n",
                "b.sql", "CREATE TABLE b (x int);",
                "a.sql", "CREATE TABLE no (x int);",
                "parts/2.sql", "CREATE TABLE d (x int);",
                "parts/1.sql", "CREATE TABLE c (x int);",
                "parts/1.down.sql", "DROP TABLE c;",
                "q/q.sql", "SELECT 1;");
        assertThat(names(o)).containsExactly("b.sql", "parts/1.sql", "parts/2.sql");
        assertThat(o.settings().queries()).contains("q");
        assertThat(o.dialect()).isEqualTo(Dialect.POSTGRESQL);
    }

    @Test
    void sqlcsFolderOfMigrationsIsReadAsSteps() throws Exception {
        Opened o = open(
                "sqlc.json",
                "{\"version\": \"1\", \"packages\": [{\"schema\": \"steps\", \"queries\": \"q\", \"engine\":"
                        + " \"mysql\"}]}",
                "steps/1_a.sql",
                "-- +goose Up\nCREATE TABLE a (x int);\n-- +goose Down\nDROP TABLE a;\n");
        assertThat(o.sources().getFirst().kind()).isEqualTo(Source.Kind.MIGRATIONS);
        assertThat(o.dialect()).isEqualTo(Dialect.MYSQL);
    }

    @Test
    void plinthYamlSaysWhatIsReadAndInWhichOrder() throws Exception {
        Opened o = open(
                "plinth.yaml", """
                name: shop
                dialect: postgresql
                sources:
                  - schema: [z.sql, "parts/*.sql"]
                  - migrations: steps
                    tool: goose
                queries: db/queries
                export: generated
                targets: kysely
                sorces: oops
                """,
                "z.sql", "CREATE TABLE z (x int);",
                "parts/b.sql", "CREATE TABLE b (x int);",
                "parts/a.sql", "CREATE TABLE a (x int);",
                "steps/1_x.sql", "-- +goose Up\nALTER TABLE z ADD y int;\n-- +goose Down\nALTER TABLE z DROP y;\n");
        assertThat(o.name()).isEqualTo("shop");
        assertThat(names(o)).containsExactly("z.sql", "parts/a.sql", "parts/b.sql", "steps/1_x.sql");
        assertThat(tables(o)).isEqualTo("z(x,y) a(x) b(x)");
        assertThat(o.settings())
                .isEqualTo(new Settings(
                        java.util.Optional.of("db/queries"),
                        java.util.Optional.of("generated"),
                        List.of(new Settings.Client("kysely", java.util.Optional.empty(), java.util.Optional.empty())),
                        java.util.Optional.empty()));
        assertThat(o.notices())
                .extracting(Notice::toString)
                .containsExactly(
                        "plinth.yaml:10:1: warning: There is no setting \"sorces\"; there are dev-url, dialect, export,"
                                + " name, queries, sources, targets, version.");
    }

    @Test
    void whatIsWrongInPlinthYamlIsToldWithItsPlace() throws Exception {
        Trees.write(dir, "plinth.yaml", "sources:\n  - schema: none.sql\n");
        assertThatThrownBy(() -> Project.open(dir)).hasMessage("plinth.yaml:2:13: there is no SQL file none.sql.");
        Trees.write(dir, "plinth.yaml", "dialect: oracle\n", "schema.sql", "CREATE TABLE a (x int);");
        assertThatThrownBy(() -> Project.open(dir))
                .hasMessage(
                        "plinth.yaml:1:10: there is no dialect \"oracle\"; there are postgresql, mysql and sqlite.");
        Trees.write(dir, "plinth.yaml", "a: [\n");
        assertThatThrownBy(() -> Project.open(dir))
                .isInstanceOf(ProjectException.class)
                .hasMessageStartingWith("plinth.yaml:")
                .hasMessageContaining("not YAML");
    }

    @Test
    void includedFilesAreReadWhereTheyAreIncludedAndMissingOnesAreTold() throws Exception {
        Opened o = open(
                "schema.sql", "\\ir parts/a.sql\n\\i parts/b.sql\n\\ir gone.sql\nALTER TABLE a ADD y int;\n",
                "parts/a.sql", "CREATE TABLE a (x int);\n",
                "parts/b.sql", "CREATE TABLE b (x int);\n");
        assertThat(names(o)).containsExactly("schema.sql", "parts/a.sql", "parts/b.sql");
        assertThat(tables(o)).isEqualTo("a(x,y) b(x)");
        assertThat(o.notices())
                .extracting(Notice::toString)
                .containsExactly(
                        "schema.sql:3:1: error: There is no file gone.sql to read here; looked for it at gone.sql.");
    }

    @Test
    void aFolderWithoutSqlSaysSoAndOneWhoseSqlMakesNothingSaysWhatThereIs() throws Exception {
        Trees.write(dir, "readme.txt", "no");
        assertThatThrownBy(() -> Project.open(dir)).hasMessageStartingWith("There is no SQL in ");
        Trees.write(dir, "x/y/z/deep.sql", "SELECT 1;");
        assertThatThrownBy(() -> Project.open(dir))
                .hasMessageContaining("no SQL file there makes a table")
                .hasMessageContaining("There is x/y/z/deep.sql");
        Trees.write(dir, "x/y/z/deep.sql", "CREATE TABLE a (x int);");
        assertThat(names(Project.open(dir))).containsExactly("x/y/z/deep.sql");
        assertThatThrownBy(() -> Project.open(dir.resolve("missing")))
                .hasMessage("There is no file or folder " + dir.resolve("missing") + ".");
    }

    @Test
    void aPasswordInPlinthYamlIsTold() throws Exception {
        Opened o = open(
                "plinth.yaml", "dev-url: postgresql://me:secret@host/db\n", "schema.sql", "CREATE TABLE a (x int);");
        assertThat(o.notices()).hasSize(1);
        assertThat(o.notices().getFirst().toString())
                .startsWith("plinth.yaml:1:10: warning: There is a password")
                .doesNotContain("secret");
    }

    @Test
    void theDialectIsToldFromWordsThatOnlyOneHasAndFromThePlace() {
        assertThat(Dialects.guess("x.sql", "CREATE TABLE a (id int);")).isEqualTo(Dialect.POSTGRESQL);
        assertThat(Dialects.guess("x.sql", "CREATE TABLE `a` (id int AUTO_INCREMENT) ENGINE=InnoDB;"))
                .isEqualTo(Dialect.MYSQL);
        assertThat(Dialects.guess(
                        "x.sql", "PRAGMA foreign_keys = on;\nCREATE TABLE a (id integer PRIMARY KEY AUTOINCREMENT);"))
                .isEqualTo(Dialect.SQLITE);
        assertThat(Dialects.guess("db/mysql/x.sql", "CREATE TABLE a (id int);")).isEqualTo(Dialect.MYSQL);
        assertThat(Dialects.guess("x.sql", "CREATE TABLE a (blob int);")).isEqualTo(Dialect.POSTGRESQL);
    }
}
