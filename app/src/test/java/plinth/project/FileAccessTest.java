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
