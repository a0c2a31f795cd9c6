package plinth.tests.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import plinth.app.store.Command;
import plinth.app.store.Prepared;
import plinth.app.store.State;
import plinth.app.store.Store;
import plinth.model.edit.Edit;
import plinth.model.edit.Meaning;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.project.Project;
import plinth.project.ProjectException;

/** A folder of migration steps as each tool has them: opened, edited, saved, opened again. */
class MigrationFoldersTest {
    private static final ObjectName USERS = ObjectName.of("users");
    private static final ObjectName TAGS = ObjectName.of("tags");
    private static final String FIRST = "CREATE TABLE users (id bigint PRIMARY KEY, mail text NOT NULL);\n";
    private static final String SECOND =
            "ALTER TABLE users ADD COLUMN age int;\r\nCREATE VIEW m AS SELECT mail FROM users;\r\n";
    private static final String UP = """
        ALTER TABLE users RENAME COLUMN mail TO email;

        CREATE TABLE tags (
          id bigint PRIMARY KEY
        );

        ALTER TABLE users ADD COLUMN tag_id bigint;

        ALTER TABLE users ADD CONSTRAINT of_tag FOREIGN KEY (tag_id) REFERENCES tags (id);
        """;

    static Stream<Arguments> folders() {
        return Stream.of(
                Arguments.of(
                        "golang-migrate",
                        Map.of(
                                "migrations/000009_a.up.sql",
                                FIRST,
                                "migrations/000009_a.down.sql",
                                "DROP TABLE users;\n",
                                "migrations/000010_b.up.sql",
                                SECOND,
                                "migrations/000010_b.down.sql",
                                "DROP VIEW m;\n"),
                        "migrations/000011_plinth_pending.up.sql",
                        UP),
                Arguments.of(
                        "Flyway",
                        Map.of(
                                "src/main/resources/db/migration/V1__a.sql", FIRST,
                                "src/main/resources/db/migration/V1_2__b.sql", SECOND,
                                "src/main/resources/db/migration/R__names.sql",
                                        "CREATE OR REPLACE VIEW names AS SELECT id FROM users;\n"),
                        "src/main/resources/db/migration/V1_3__plinth_pending.sql",
                        UP.replace("bigint;\n\n", "bigint;\n")),
                Arguments.of(
                        "goose",
                        Map.of(
                                "db/migrations/00001_a.sql",
                                        "-- +goose Up\n" + FIRST + "-- +goose Down\nDROP TABLE users;\n",
                                "db/migrations/00002_b.sql",
                                        "-- +goose Up\r\n" + SECOND + "\r\n-- +goose Down\r\nDROP VIEW m;\r\n"),
                        "db/migrations/00003_plinth_pending.sql",
                        "-- +goose Up\n" + UP + "\n-- +goose Down\n"),
                Arguments.of(
                        "dbmate",
                        Map.of(
                                "db/migrations/20240101000000_a.sql",
                                "-- migrate:up\n" + FIRST + "\n-- migrate:down\nDROP TABLE users;\n",
                                "db/migrations/20240102000000_b.sql",
                                "-- migrate:up\n" + SECOND),
                        "db/migrations/20240102000001_plinth_pending.sql",
                        "-- migrate:up\n" + UP + "\n-- migrate:down\n"),
                Arguments.of(
                        "node-pg-migrate",
                        Map.of(
                                "migrations/1704067200000_a.sql",
                                "-- Up Migration\n" + FIRST + "-- Down Migration\nDROP TABLE users;\n",
                                "migrations/1704067300000_b.sql",
                                "-- Up Migration\n" + SECOND),
                        "migrations/1704067300001_plinth_pending.sql",
                        "-- Up Migration\n" + UP + "\n-- Down Migration\n"),
                Arguments.of(
                        "Prisma",
                        Map.of(
                                "api/prisma/migrations/20240101000000_a/migration.sql", FIRST,
                                "api/prisma/migrations/20240102000000_b/migration.sql", SECOND),
                        "api/prisma/migrations/20240102000001_plinth_pending/migration.sql",
                        UP),
                Arguments.of(
                        "diesel",
                        Map.of(
                                "migrations/2024-01-01-000000_a/up.sql", FIRST,
                                "migrations/2024-01-01-000000_a/down.sql", "DROP TABLE users;\n",
                                "migrations/2024-01-02-000009_b/up.sql", SECOND),
                        "migrations/2024-01-02-000010_plinth_pending/up.sql",
                        UP),
                Arguments.of(
                        "graphile-migrate",
                        Map.of(
                                "migrations/committed/000001.sql", "--! Previous: -\n--! Hash: sha1:x\n" + FIRST,
                                "migrations/committed/000002.sql", "--! Previous: sha1:x\n--! Hash: sha1:y\n" + SECOND),
                        "migrations/current.sql",
                        UP),
                Arguments.of(
                        "sqitch",
                        Map.of(
                                "sqitch.plan",
                                "%project=x\n\nb 2024-01-01T00:00:00Z a <a@x>\na [b] 2024-01-02T00:00:00Z a <a@x>\n",
                                "deploy/b.sql",
                                FIRST,
                                "deploy/a.sql",
                                SECOND,
                                "revert/a.sql",
                                "DROP VIEW m;\n"),
                        "deploy/plinth_pending.sql",
                        UP));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("folders")
    void editsMakeOneFileAndLeaveTheStepsAsTheyAre(
            String tool, Map<String, String> files, String pending, String text, @TempDir Path folder)
            throws Exception {
        for (Map.Entry<String, String> e : files.entrySet()) {
            Path p = folder.resolve(e.getKey());
            Files.createDirectories(p.getParent());
            Files.writeString(p, e.getValue());
        }
        Store store = new Store(Prepared.of(Project.open(folder)), Runnable::run, Runnable::run);
        assertThat(store.state().get().project().sources().getFirst().origin()).isEqualTo(tool);

        edit(store, new Edit.RenameColumn(USERS, new Name("mail"), new Name("email")));
        Constraint key = new Constraint.PrimaryKey(
                Optional.empty(),
                Constraint.Key.of(List.of(new Name("id"))),
                Constraint.Deferral.NOT_DEFERRABLE,
                Optional.empty());
        edit(
                store,
                new Edit.AddTable(Table.of(TAGS, List.of(Column.of("id", Type.known("bigint"))))
                        .withConstraints(List.of(key))));
        edit(store, new Edit.AddColumn(USERS, Column.of("tag_id", Type.known("bigint")), -1));
        save(store);
        // What is saved goes on being edited.
        store = new Store(Prepared.of(Project.open(folder)), Runnable::run, Runnable::run);
        edit(
                store,
                new Edit.AddConstraint(
                        USERS,
                        Constraint.ForeignKey.of(
                                Optional.of(new Name("of_tag")),
                                List.of(new Name("tag_id")),
                                TAGS,
                                List.of(new Name("id")),
                                Constraint.Action.NO_ACTION)));
        save(store);

        Map<String, String> wanted = new TreeMap<>(files);
        wanted.put(pending, text);
        assertThat(disk(folder)).isEqualTo(wanted);
        Schema schema = store.state().get().document().schema();
        assertThat(Meaning.same(schema, Project.open(folder).read().schema())).isTrue();
        assertThat(schema.requireTable(USERS).columns().stream()
                        .map(c -> c.name().value()))
                .containsExactly("id", "email", "age", "tag_id");
        assertThat(Project.open(folder).read().problems()).isEmpty();
    }

    private static void edit(Store store, Edit edit) {
        store.dispatch(Command.Edited.once(edit));
        assertThat(store.notice().get().map(Object::toString).orElse("")).doesNotContain("refused=true");
    }

    private static void save(Store store) throws ProjectException {
        State s = store.state().get();
        store.dispatch(new Command.Saved(
                Project.save(s.project(), s.document().reading(), s.document().toSave()), s.document()));
    }

    private static Map<String, String> disk(Path folder) throws Exception {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path p : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(p);
                String text = new String(bytes, StandardCharsets.UTF_8);
                assertThat(Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes))
                        .isTrue();
                all.put(folder.relativize(p).toString().replace('\\', '/'), text);
            }
        }
        return all;
    }
}
