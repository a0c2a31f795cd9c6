package plinth.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plinth.project.Exporter.Plan;
import plinth.project.Exporter.Planned;
import plinth.project.Exporter.Status;
import plinth.renderer.query.FilePlace;
import plinth.renderer.query.GeneratedFile;

class ExporterTest {
    private static final Set<FilePlace> PLACES = Set.of(new FilePlace("", ".sql"), new FilePlace("queries", ".sql"));
    private static final String SCHEMA = "CREATE TABLE a (x int);\n";

    @TempDir
    Path dir;

    private Path out = Path.of("");

    @BeforeEach
    void schemas() throws Exception {
        Trees.write(dir, "shop/schema.sql", SCHEMA, "blog/schema.sql", SCHEMA, "shop/other.sql", SCHEMA);
        out = dir.resolve("shop/db");
    }

    private ExportSource source(String file) {
        Path path = dir.resolve(file);
        Path folder = Objects.requireNonNull(path.getParent());
        return new ExportSource(folder, "shop", List.of(path));
    }

    private ExportSource shop() {
        return source("shop/schema.sql");
    }

    private static GeneratedFile file(String path, String from, String what, String text) {
        return new GeneratedFile(
                path, "-- " + GeneratedFile.MARK + " from " + from + ": " + what + ". " + Exporter.NEWER + "\n" + text);
    }

    /** What an export of a schema with {@code tables} is. */
    private static List<GeneratedFile> files(ExportSource source, String... tables) {
        List<GeneratedFile> all = new ArrayList<>();
        all.add(file("schema.sql", source.label(), "the schema in canonical form", String.join(" ", tables) + "\n"));
        for (String t : tables) {
            all.add(file("queries/" + t + ".sql", source.label(), "queries for " + t, "\nSELECT 1 FROM " + t + ";\n"));
        }
        return all;
    }

    private Plan plan(ExportSource source, String... tables) throws ProjectException {
        return Exporter.plan(source, out, files(source, tables), PLACES);
    }

    private void export(ExportSource source, String... tables) throws ProjectException {
        Exporter.write(plan(source, tables), Set.of());
    }

    private static Map<String, Status> statuses(Plan plan) {
        return plan.files().stream().collect(Collectors.toMap(Planned::name, Planned::status));
    }

    private void edit(String file, String from, String to) throws Exception {
        Path p = out.resolve(file);
        String text = Files.readString(p);
        assertThat(text).contains(from);
        Files.writeString(p, text.replace(from, to));
    }

    @Test
    void aFolderThatIsNotThereIsMadeAndThenHoldsWhatIsExported() throws Exception {
        assertThat(statuses(plan(shop(), "a", "b")).values()).containsOnly(Status.NEW);
        assertThat(out).doesNotExist();
        export(shop(), "a", "b");
        assertThat(Trees.read(out)).containsOnlyKeys("schema.sql", "queries/a.sql", "queries/b.sql");
        assertThat(plan(shop(), "a", "b").upToDate()).isTrue();
    }

    @Test
    void whatSomebodyElseMadeIsLeftAsItIsUnlessAllowed() throws Exception {
        Trees.write(out, "schema.sql", "CREATE TABLE mine (x int);\n");
        Plan plan = plan(shop(), "a");
        assertThat(statuses(plan)).isEqualTo(Map.of("schema.sql", Status.FOREIGN, "queries/a.sql", Status.NEW));
        assertThat(Exporter.refusal(plan, p -> true, p -> out.relativize(p).toString()))
                .isEqualTo("schema.sql was not made by Plinth");
        assertThat(Exporter.write(plan, Set.of())).hasSize(1);
        assertThat(Files.readString(out.resolve("schema.sql"))).isEqualTo("CREATE TABLE mine (x int);\n");
        Exporter.write(plan(shop(), "a"), Set.of(out.resolve("schema.sql")));
        assertThat(plan(shop(), "a").upToDate()).isTrue();
    }

    @Test
    void anEditIsNoticedWhateverItTouchesAndOnlyOverwrittenWhenAllowed() throws Exception {
        for (String[] edit : new String[][] {
            {"SELECT 1", "SELECT 2"},
            {"SELECT", "-- mine\nSELECT"},
            {"checksum ", "checksum 0"},
            {"Export ", "Exports "},
            {"FROM a;\n", "FROM a;"},
            {"from schema.sql", "from other"},
            {"\nSELECT 1 FROM a;\n", ""}
        }) {
            export(shop(), "a");
            edit("queries/a.sql", edit[0], edit[1]);
            String edited = Files.readString(out.resolve("queries/a.sql"));
            Plan plan = plan(shop(), "a");
            assertThat(statuses(plan).get("queries/a.sql")).as(edit[1]).isEqualTo(Status.EDITED);
            assertThat(Exporter.write(plan, Set.of())).isEmpty();
            assertThat(Files.readString(out.resolve("queries/a.sql"))).isEqualTo(edited);
            // The schema goes on, and the edit is still one.
            assertThat(statuses(plan(shop(), "a", "b")))
                    .containsEntry("schema.sql", Status.CHANGED)
                    .containsEntry("queries/a.sql", Status.EDITED);
            Exporter.write(plan, Set.of(out.resolve("queries/a.sql")));
            assertThat(plan(shop(), "a").upToDate()).isTrue();
        }
    }

    @Test
    void filesThatGitChecksOutWithOtherLineEndsAreTheSameAndKeepThem() throws Exception {
        export(shop(), "a");
        edit("queries/a.sql", "\n", "\r\n");
        edit("schema.sql", "\n", "\r\n");
        assertThat(plan(shop(), "a").upToDate()).isTrue();
        Plan plan = plan(shop(), "a", "b");
        assertThat(statuses(plan)).containsEntry("schema.sql", Status.CHANGED);
        Exporter.write(plan, Set.of());
        assertThat(Files.readString(out.resolve("schema.sql")))
                .contains("a b\r\n")
                .doesNotContainPattern("[^\r]\n");
        edit("queries/a.sql", "SELECT 1", "SELECT 2");
        assertThat(statuses(plan(shop(), "a", "b"))).containsEntry("queries/a.sql", Status.EDITED);
    }

    @Test
    void filesOfTablesThatAreGoneAreRemovedAndEditedOnesOnlyWhenAllowed() throws Exception {
        export(shop(), "a", "b", "c");
        edit("queries/c.sql", "SELECT 1", "SELECT 2");
        Plan plan = plan(shop(), "a");
        assertThat(statuses(plan))
                .isEqualTo(Map.of(
                        "schema.sql", Status.CHANGED,
                        "queries/a.sql", Status.UNCHANGED,
                        "queries/b.sql", Status.STALE,
                        "queries/c.sql", Status.EDITED_STALE));
        Exporter.write(plan, Set.of());
        assertThat(Trees.read(out)).containsOnlyKeys("schema.sql", "queries/a.sql", "queries/c.sql");
        Exporter.write(plan(shop(), "a"), Set.of(out.resolve("queries/c.sql")));
        assertThat(Trees.read(out)).containsOnlyKeys("schema.sql", "queries/a.sql");
        // The last table, too.
        export(shop());
        assertThat(Trees.read(out)).containsOnlyKeys("schema.sql");
    }

    @Test
    void onlyWhatThisExportWroteAtThatPlaceIsStale() throws Exception {
        export(shop(), "a", "b");
        Path mine = out.resolve("queries/mine.sql");
        Files.writeString(mine, "SELECT 1;\n");
        Path copy = out.resolve("queries/a_backup.sql");
        Files.copy(out.resolve("queries/a.sql"), copy);
        Path below = out.resolve("queries/old/b.sql");
        Files.createDirectories(below.getParent());
        Files.copy(out.resolve("queries/b.sql"), below);
        Path link = out.resolve("queries/link.sql");
        Files.createSymbolicLink(link, out.resolve("queries/b.sql"));
        assertThat(plan(shop(), "a").files(Status.STALE))
                .extracting(Planned::name)
                .containsExactly("queries/b.sql");
        export(shop(), "a");
        assertThat(Trees.read(out)).containsKeys("queries/mine.sql", "queries/a_backup.sql", "queries/old/b.sql");
        assertThat(Files.isSymbolicLink(link)).isTrue();
    }

    @Test
    void filesOfAnotherProjectAreNeitherOverwrittenNorRemoved() throws Exception {
        for (ExportSource other : List.of(source("blog/schema.sql"), source("shop/other.sql"))) {
            export(shop(), "a", "b");
            assertThat(statuses(plan(other, "x")))
                    .isEqualTo(Map.of("schema.sql", Status.OTHER_PROJECT, "queries/x.sql", Status.NEW));
        }
    }

    @Test
    void aSourceThatGotAnotherNameOrCompanyIsTheSameProject() throws Exception {
        export(shop(), "a", "b");
        Files.move(dir.resolve("shop/schema.sql"), dir.resolve("shop/tables.sql"));
        assertThat(statuses(plan(source("shop/tables.sql"), "a")))
                .isEqualTo(Map.of(
                        "schema.sql", Status.CHANGED,
                        "queries/a.sql", Status.CHANGED,
                        "queries/b.sql", Status.STALE));
        ExportSource both = new ExportSource(
                dir.resolve("shop"), "shop", List.of(dir.resolve("shop/other.sql"), dir.resolve("shop/tables.sql")));
        assertThat(both.label()).isEqualTo("other.sql and others");
        assertThat(statuses(plan(both, "a"))).containsEntry("queries/b.sql", Status.STALE);
        ExportSource folder =
                new ExportSource(dir, "work", List.of(dir.resolve("shop/other.sql"), dir.resolve("shop/tables.sql")));
        assertThat(folder.label()).isEqualTo("shop");
    }

    @Test
    void aCloneElsewhereWritesTheSameBytesAndAMovedFolderIsStillUpToDate() throws Exception {
        export(shop(), "a");
        Trees.write(dir, "clones/other-name/schema.sql", SCHEMA);
        Map<String, String> here = Trees.read(out);
        Path old = out;
        out = dir.resolve("clones/other-name/db");
        export(source("clones/other-name/schema.sql"), "a");
        assertThat(Trees.read(out)).isEqualTo(here);
        out = dir.resolve("shop/gen/db");
        Files.createDirectories(out.getParent());
        Files.move(old, out);
        assertThat(plan(shop(), "a").upToDate()).isTrue();
    }

    /** Files as they were before they had a checksum. */
    @Test
    void anOlderFileIsTakenAsUneditedOnce() throws Exception {
        String head = "-- " + GeneratedFile.MARK + " from %s: queries for %s. " + Exporter.OLDER + "\n";
        Trees.write(
                out,
                "queries/a.sql",
                head.formatted("schema.sql", "a") + "SELECT 'edited';\n",
                "queries/gone.sql",
                head.formatted("schema.sql", "gone").replace("\n", "\r\n"),
                "queries/a_copy.sql",
                head.formatted("schema.sql", "a"),
                "queries/theirs.sql",
                head.formatted("theirs.sql", "theirs"),
                "schema.sql",
                head.formatted("theirs.sql", "theirs"));
        Plan plan = plan(shop(), "a");
        assertThat(statuses(plan))
                .isEqualTo(Map.of(
                        "schema.sql", Status.OTHER_PROJECT,
                        "queries/a.sql", Status.CHANGED,
                        "queries/gone.sql", Status.STALE));
        Exporter.write(plan, Set.of());
        edit("queries/a.sql", "SELECT 1", "SELECT 2");
        assertThat(statuses(plan(shop(), "a"))).containsEntry("queries/a.sql", Status.EDITED);
    }

    @Test
    void whatHasChangedSinceItWasLookedAtIsNotOverwritten() throws Exception {
        export(shop(), "a", "b");
        Plan plan = plan(shop(), "a", "c");
        Map<String, String> before = Trees.read(out);
        edit("queries/b.sql", "SELECT 1", "SELECT 2");
        assertThatThrownBy(() -> Exporter.write(plan, Set.of()))
                .hasMessageContaining("b.sql has changed since it was looked at: nothing was written");
        edit("queries/b.sql", "SELECT 2", "SELECT 1");
        Files.writeString(out.resolve("queries/c.sql"), "somebody's\n");
        assertThatThrownBy(() -> Exporter.write(plan, Set.of())).hasMessageContaining("c.sql has changed");
        Files.delete(out.resolve("queries/c.sql"));
        assertThat(Trees.read(out)).isEqualTo(before);
    }

    @Test
    void whatCannotBeWrittenToIsToldAndNothingIsWritten() throws Exception {
        Trees.write(dir, "file", "x", "blocked/queries", "I am a file");
        out = dir.resolve("file");
        assertThatThrownBy(() -> plan(shop(), "a")).hasMessageContaining("is a file, not a folder");
        out = dir.resolve("blocked");
        assertThatThrownBy(() -> export(shop(), "a"))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining("othing was written");
        assertThat(Trees.read(out)).containsOnlyKeys("queries");
        assertThatThrownBy(() -> Exporter.plan(shop(), out, List.of(new GeneratedFile("../out.sql", "x")), Set.of()))
                .hasMessageContaining("not in the folder");
    }
}
