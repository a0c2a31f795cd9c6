package plinth.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plinth.renderer.query.Exported;
import plinth.renderer.query.SqlcExport;
import plinth.renderer.query.SqlcOptions;

/** What an export writes into the project's own folders does not change what the project is read from. */
class ExportIntoProjectTest {
    private static final String USERS = "CREATE TABLE users (id int PRIMARY KEY, mail text NOT NULL);\n";
    private static final String POSTS =
            "CREATE TABLE posts (id int PRIMARY KEY, author int NOT NULL REFERENCES users (id));\n";

    @TempDir
    Path dir;

    private static Exporter.Plan plan(Opened o, Path out) throws ProjectException {
        ExportSource source = ExportSource.of(o);
        SqlcOptions options = SqlcOptions.of(source.label());
        return Exporter.plan(
                source,
                out,
                SqlcExport.files(Exported.of(o.read().schema(), o.read().rows()), options),
                options.places());
    }

    private static String read(Opened o) {
        return o.sources().stream()
                        .map(s -> s.says() + " "
                                + s.files().stream().map(SourceFile::name).toList())
                        .toList()
                + " "
                + o.read().schema().tables().stream()
                        .map(t -> t.name().toString())
                        .toList()
                + o.notices();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "db/tables/, -, .",
                "db/tables/, -, db",
                "db/tables/, -, db/tables",
                "db/tables/, sources: [db/tables], db/tables",
                "db/tables/, 'sources: [\"db/**/*.sql\"]', db",
                "db/migrations/1_, -, .",
                "db/migrations/1_, -, db/migrations",
                "db/migrations/1_, -, db",
                "db/migrations/1_, sources: [{migrations: db/migrations}], db/migrations",
                "'', -, gen",
                "'', -, db",
            })
    void theSameIsReadAfterwardsAndTheExportIsUpToDate(String prefix, @Nullable String settings, String out)
            throws Exception {
        boolean steps = prefix.endsWith("_");
        Trees.write(dir, prefix + (steps ? "a.up.sql" : "users.sql"), USERS);
        Trees.write(dir, steps ? prefix.replace("1_", "2_b.up.sql") : prefix + "posts.sql", POSTS);
        if (settings != null) {
            Trees.write(dir, "plinth.yaml", settings + "\n");
        }
        Opened before = Project.open(dir);
        assertThat(before.read().schema().tables()).hasSize(2);
        assertThat(Exporter.write(plan(before, dir.resolve(out)), Set.of())).hasSize(4);
        Opened after = Project.open(dir);
        assertThat(read(after)).isEqualTo(read(before));
        assertThat(plan(after, dir.resolve(out)).upToDate()).isTrue();
        assertThat(Project.changedOnDisk(before)).isEmpty();
    }

    @Test
    void settingsOfOnesOwnCountBesideAnExportAndAFolderOfExportsAloneIsRead() throws Exception {
        Trees.write(dir, "db/users.sql", USERS, "db/posts.sql", POSTS);
        Opened before = Project.open(dir);
        Exporter.write(plan(before, dir.resolve("gen")), Set.of());
        Opened exported = Project.open(dir.resolve("gen"));
        assertThat(exported.files()).extracting(SourceFile::name).containsExactly("schema.sql");
        assertThat(exported.read().schema().tables()).hasSize(2);
        Trees.write(
                dir,
                "sqlc.yaml",
                "version: '2'\nsql:\n  - {engine: postgresql, schema: gen/schema.sql, queries: gen/queries}\n");
        assertThat(Project.open(dir).files()).extracting(SourceFile::name).isEqualTo(List.of("gen/schema.sql"));
        Files.delete(dir.resolve("sqlc.yaml"));
        assertThat(read(Project.open(dir))).isEqualTo(read(before));
    }
}
