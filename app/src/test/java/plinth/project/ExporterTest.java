package plinth.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plinth.project.Exporter.Plan;
import plinth.project.Exporter.Planned;
import plinth.project.Exporter.Status;
import plinth.renderer.query.GeneratedFile;

class ExporterTest {
    private static final String HEADER = "-- " + GeneratedFile.MARK + " from schema.sql\n";

    @TempDir
    Path dir;

    private static List<GeneratedFile> files() {
        return List.of(
                new GeneratedFile("schema.sql", HEADER + "CREATE TABLE a (x int);\n"),
                new GeneratedFile("queries/a.sql", HEADER + "SELECT 1;\n"),
                new GeneratedFile("queries/b.sql", HEADER + "SELECT 2;\n"));
    }

    @Test
    void aPlanTellsNewChangedUnchangedAndForeignFilesApart() throws Exception {
        Trees.write(
                dir,
                "schema.sql",
                "CREATE TABLE mine (x int);\n",
                "queries/a.sql",
                HEADER + "SELECT 0;\n",
                "queries/b.sql",
                (HEADER + "SELECT 2;\n").replace("\n", "\r\n"));
        Plan plan = Exporter.plan(dir, files());
        assertThat(plan.files())
                .extracting(Planned::status)
                .containsExactly(Status.FOREIGN, Status.CHANGED, Status.UNCHANGED);
        assertThatThrownBy(() -> Exporter.write(plan, false))
                .hasMessage("schema.sql was not made by Plinth: nothing was written.");
        assertThat(Files.readString(dir.resolve("queries/a.sql"))).contains("SELECT 0");
        assertThat(Exporter.write(plan, true)).hasSize(2);
        assertThat(Exporter.plan(dir, files()).files(Status.UNCHANGED)).hasSize(3);
    }

    @Test
    void aFolderThatIsNotThereIsMade() throws Exception {
        Path out = dir.resolve("x/y");
        Exporter.write(Exporter.plan(out, files()), false);
        assertThat(Trees.read(out)).containsOnlyKeys("schema.sql", "queries/a.sql", "queries/b.sql");
    }

    @Test
    void whatCannotBeWrittenToIsToldAndNothingIsWritten() throws Exception {
        Trees.write(dir, "file", "x", "blocked/queries", "I am a file");
        assertThatThrownBy(() -> Exporter.plan(dir.resolve("file"), files()))
                .hasMessageContaining("is a file, not a folder");
        Path blocked = dir.resolve("blocked");
        assertThatThrownBy(() -> Exporter.write(Exporter.plan(blocked, files()), false))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining("othing was written");
        assertThat(Trees.read(blocked)).containsOnlyKeys("queries");
        assertThatThrownBy(() -> Exporter.plan(dir, List.of(new GeneratedFile("../out.sql", "x"))))
                .hasMessageContaining("not in the folder");
    }
}
