package plinth.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A project leads nobody to read what lies outside of its folder. */
class FileAccessTest {
    @TempDir
    Path dir;

    private Path folder;

    @BeforeEach
    void files() throws Exception {
        folder = Files.createDirectories(dir.resolve("project"));
        Trees.write(dir, "shared/common.sql", "CREATE TABLE common (x int);\n");
        Trees.write(dir, "shared/V1__one.sql", "CREATE TABLE one (x int);\n");
        Trees.write(folder, "own.sql", "CREATE TABLE own (x int);\n");
    }

    private static List<String> tables(Opened o) {
        return o.read().schema().tables().stream().map(t -> t.name().toString()).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\i ../shared/common.sql",
                "\\ir ../shared/common.sql",
                "\\i sub/../../shared/common.sql",
                "\\i '%s/shared/common.sql'",
                "\\include ./../shared/common.sql",
                "\\i link/common.sql",
                "\\i common-link.sql"
            })
    void anIncludeThatLeadsOutIsReadOnlyWhereItIsAllowed(String include) throws Exception {
        Files.createSymbolicLink(folder.resolve("link"), dir.resolve("shared"));
        Files.createSymbolicLink(folder.resolve("common-link.sql"), Path.of("../shared/common.sql"));
        Trees.write(
                folder, "main.sql", "\\i own.sql\nCREATE TABLE m (x int);\n  " + include.replace("%s", dir.toString()));
        Opened o = Project.open(folder.resolve("main.sql"), AllowedFolders.NONE);
        assertThat(tables(o)).containsExactly("own", "m");
        assertThat(o.notices())
                .extracting(Notice::toString)
                .singleElement()
                .asString()
                .startsWith("main.sql:3:3: error: ")
                .contains("is outside of the project's folder")
                .contains("write " + dir.resolve("shared").toRealPath() + " on a line of")
                .contains("--allow");
        Opened allowed =
                Project.open(folder.resolve("main.sql"), AllowedFolders.NONE.and(List.of(dir.resolve("shared"))));
        assertThat(tables(allowed)).containsExactly("own", "m", "common");
        assertThat(allowed.notices()).isEmpty();
        assertThat(tables(Project.open(folder.resolve("main.sql"), AllowedFolders.NONE.and(List.of(dir)))))
                .hasSize(3);
    }

    @Test
    void settingsThatLeadOutSayWhereTheyDo() throws Exception {
        Trees.write(
                folder,
                "plinth.yaml",
                "sources:\n  - schema: [own.sql, ../shared/common.sql]\n  - migrations: ../shared\n");
        Opened o = Project.open(folder, AllowedFolders.NONE);
        assertThat(tables(o)).containsExactly("own");
        assertThat(o.notices())
                .extracting(n -> n.toString().replaceAll(" is outside.*", ""))
                .containsExactly("plinth.yaml:2:23: error: ../shared/common.sql", "plinth.yaml:3:17: error: ../shared");
        Trees.write(folder, "plinth.yaml", "sources: [../shared]\n");
        assertThatThrownBy(() -> Project.open(folder, AllowedFolders.NONE))
                .hasMessageStartingWith(
                        "plinth.yaml:1:10: the sources name no file that is read: ../shared is outside");

        Files.delete(folder.resolve("plinth.yaml"));
        Trees.write(
                folder, "sqlc.yaml", "version: '2'\nsql:\n  - engine: postgresql\n    schema: [own.sql, ../shared]\n");
        o = Project.open(folder, AllowedFolders.NONE);
        assertThat(tables(o)).containsExactly("own");
        assertThat(o.notices())
                .extracting(Notice::toString)
                .singleElement()
                .asString()
                .startsWith("sqlc.yaml:4:23: error: ");

        Files.delete(folder.resolve("sqlc.yaml"));
        Trees.write(
                folder,
                "flyway.conf",
                "# x\nflyway.locations=filesystem:../shared\n",
                "schema.sql",
                "CREATE TABLE s (x int);\n");
        o = Project.open(folder, AllowedFolders.NONE);
        assertThat(tables(o)).doesNotContain("one");
        assertThat(o.notices())
                .extracting(Notice::toString)
                .anyMatch(n -> n.startsWith("flyway.conf:2:29: error: ../shared is outside"));
    }

    @Test
    void aLinkInTheFolderThatLeadsOutIsNamedAndALinkThatTheUserNamesIsRead() throws Exception {
        Files.createSymbolicLink(folder.resolve("zlink.sql"), Path.of("../shared/common.sql"));
        Opened o = Project.open(folder, AllowedFolders.NONE);
        assertThat(tables(o)).containsExactly("own");
        assertThat(o.notices())
                .extracting(Notice::toString)
                .singleElement()
                .asString()
                .startsWith("zlink.sql: error: zlink.sql is outside");
        assertThat(tables(Project.open(folder.resolve("zlink.sql"), AllowedFolders.NONE)))
                .containsExactly("common");
        Path elsewhere = dir.resolve("elsewhere");
        Files.createSymbolicLink(elsewhere, folder);
        Files.delete(folder.resolve("zlink.sql"));
        assertThat(Project.open(elsewhere, AllowedFolders.NONE).notices()).isEmpty();
    }

    private List<String> noticesOf(String... files) throws Exception {
        Trees.write(folder, files);
        return Project.open(folder, AllowedFolders.NONE).notices().stream()
                .map(n -> n.toString().replaceAll(" is outside.*", " is outside"))
                .toList();
    }

    @Test
    void noLinkThatCannotBeReadIsMissedSilently() throws Exception {
        Files.delete(folder.resolve("own.sql"));
        Trees.write(dir, "shared/migrations/1_a.sql", "CREATE TABLE one (x int);\n");
        Files.createDirectories(folder.resolve("db"));
        Files.createDirectories(folder.resolve("steps"));
        Files.createDirectories(folder.resolve("tests"));
        Files.createSymbolicLink(folder.resolve("db/common.sql"), Path.of("../../shared/common.sql"));
        assertThatThrownBy(() -> Project.open(folder, AllowedFolders.NONE))
                .hasMessageContaining("db/common.sql is outside of the project's folder");
        Files.createSymbolicLink(folder.resolve("steps/2_b.up.sql"), Path.of("../gone.sql"));
        Files.createSymbolicLink(folder.resolve("tests/common.sql"), Path.of("../../shared/common.sql"));
        Files.createSymbolicLink(folder.resolve("migrations"), Path.of("../shared/migrations"));
        List<String> wanted = List.of(
                "migrations: warning: migrations is outside",
                "db/common.sql: warning: db/common.sql is outside",
                "steps/2_b.up.sql: error: The link leads to nothing: there is no ../gone.sql.",
                "tests/common.sql: hint: tests/common.sql is outside");
        assertThat(noticesOf("steps/1_a.up.sql", "CREATE TABLE a (x int);\n")).containsExactlyElementsOf(wanted);
        // Settings that name a folder say the same of it.
        assertThat(noticesOf("plinth.yaml", "sources: [{migrations: steps}]\n")).containsExactly(wanted.get(2));
        Files.delete(folder.resolve("plinth.yaml"));
        assertThat(noticesOf("sqlc.yaml", "version: '2'\nsql: [{engine: postgresql, schema: steps}]\n"))
                .containsExactly(wanted.get(2));
        Files.createSymbolicLink(folder.resolve("db/gone.sql"), Path.of("nowhere.sql"));
        Trees.write(folder, "db/own.sql", "CREATE TABLE own (x int);\n");
        List<String> ofFolder = List.of(
                "db/gone.sql: error: The link leads to nothing: there is no nowhere.sql.",
                "db/common.sql: error: db/common.sql is outside");
        assertThat(noticesOf("sqlc.yaml", "version: '2'\nsql: [{engine: postgresql, schema: db}]\n"))
                .containsExactlyElementsOf(ofFolder);
        Files.delete(folder.resolve("sqlc.yaml"));
        assertThat(noticesOf("plinth.yaml", "sources: [db]\n")).containsExactlyElementsOf(ofFolder);
    }

    @Test
    void settingsOfWhichNothingIsReadSaySo() throws Exception {
        assertThat(noticesOf("sqlc.yaml", "version: '2'\nsql: [{engine: postgresql, schema: ../shared}]\n"))
                .containsExactly("sqlc.yaml:2:36: error: ../shared is outside");
        Files.delete(folder.resolve("sqlc.yaml"));
        Trees.write(dir, "shared/sqlc.yaml", "version: '2'\nsql: [{engine: postgresql, schema: common.sql}]\n");
        Files.createDirectories(folder.resolve("db"));
        Files.createSymbolicLink(folder.resolve("db/sqlc.yaml"), Path.of("../../shared/sqlc.yaml"));
        assertThat(noticesOf()).containsExactly("db/sqlc.yaml: warning: db/sqlc.yaml is outside");
    }

    @Test
    void neitherSidecarNorExportLeadsOut() throws Exception {
        Trees.write(folder, "plinth.yaml", "name: ../x\nsources: [own.sql, two.sql]\nexport: ../out\n", "two.sql", "");
        Opened o = Project.open(folder, AllowedFolders.NONE);
        assertThat(o.settings().export()).isEmpty();
        assertThat(o.notices())
                .extracting(Notice::toString)
                .anyMatch(n -> n.startsWith("plinth.yaml:3:9: warning: \"export\" is outside"))
                .anyMatch(n -> n.contains("x.plinth.json is outside"));
        Sidecar moved = o.sidecar()
                .withPosition(plinth.model.schema.ObjectName.of("own"), new plinth.renderer.diagram.Point(1, 2));
        Project.save(o, o.read(), moved);
        assertThat(dir.resolve("x.plinth.json")).doesNotExist();

        Path out = Files.createDirectories(dir.resolve("out"));
        Files.createSymbolicLink(out.resolve("queries"), dir.resolve("shared"));
        assertThatThrownBy(() -> Exporter.plan(
                        ExportSource.of(o),
                        out,
                        List.of(new plinth.renderer.query.GeneratedFile("queries/a.sql", "-- Generated by Plinth")),
                        Set.of()))
                .hasMessageContaining("leads out of the folder to export to");
    }

    @Test
    void theUsersSettingsListFolders() throws Exception {
        Path settings = dir.resolve("allowed-folders");
        Files.writeString(settings, "# shared\n\n  " + dir.resolve("shared") + "  \n~/schemas\nrelative\n");
        assertThat(AllowedFolders.of(settings).folders())
                .containsExactly(dir.resolve("shared"), Path.of(System.getProperty("user.home"), "schemas"));
        assertThat(AllowedFolders.of(dir.resolve("none")).folders()).isEmpty();
    }
}
