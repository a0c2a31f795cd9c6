package plinth.renderer.drizzle;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import plinth.model.ddl.SchemaObjects;
import plinth.renderer.query.Exported;
import plinth.renderer.query.FilePlace;
import plinth.renderer.query.GeneratedFile;
import plinth.renderer.query.StubFile;
import plinth.renderer.query.Target;
import plinth.renderer.sql.SqlComment;
import plinth.renderer.typescript.ConstraintsFile;
import plinth.renderer.typescript.TsTypes;

/**
 * Drizzle with node-postgres: the schema as drizzle-kit reads it, SQL for what it cannot make, the constraints by name, and a file of functions for each table
 * or family.
 */
public final class DrizzleTarget implements Target {
    private static final String QUERIES = "queries";

    @Override
    public String name() {
        return "drizzle";
    }

    @Override
    public List<GeneratedFile> files(Exported exported, String source) {
        List<GeneratedFile> out = new ArrayList<>();
        out.add(GeneratedFile.ddl("schema.sql", exported.schema(), source));
        if (exported.tables().isEmpty()) {
            return out;
        }
        Division division = Division.of(exported.schema());
        TsTypes types = new TsTypes(exported, new NodePostgresTypes(), NodePostgresTypes.TAKEN);
        ConstNames names = new ConstNames(exported);
        out.add(new GeneratedFile(
                "schema.ts",
                header(source, "the schema, which drizzle-kit makes")
                        + new SchemaFile(exported, division, types, names, false).text()));
        String existing = new SchemaFile(exported, division, types, names, true).text();
        if (!existing.isEmpty()) {
            out.add(new GeneratedFile(
                    "existing.ts", header(source, "the tables and views that SQL makes, not drizzle-kit") + existing));
        }
        SqlFiles sql = new SqlFiles(division);
        sql(
                out,
                "before.sql",
                source,
                "the statements that must have run before drizzle-kit's",
                sql.before(),
                List.of());
        sql(
                out,
                "after.sql",
                source,
                "the statements that make what drizzle-kit does not, to be run after its own",
                sql.after(),
                division.notes());
        out.add(new GeneratedFile(
                "constraints.ts",
                header(source, "the constraints by their names") + new ConstraintsFile(exported.schema()).text()));
        if (!exported.files().isEmpty()) {
            out.add(new GeneratedFile("rows.ts", header(source, "the way rows are read") + RowsFile.TEXT));
        }
        Set<String> taken = new TreeSet<>();
        for (StubFile f : exported.files()) {
            out.add(new GeneratedFile(
                    QUERIES + "/" + Exported.fileName(f.table(), taken) + ".ts",
                    header(source, "queries for " + f.title())
                            + new QueriesFile(exported, division, types, names, f).text()));
        }
        return out;
    }

    private static void sql(
            List<GeneratedFile> out, String path, String source, String what, String text, List<String> notes) {
        if (text.isEmpty()) {
            return;
        }
        StringBuilder head = new StringBuilder(SqlComment.line(GeneratedFile.header(source, what)) + "\n");
        notes.forEach(n -> head.append(SqlComment.line(n)).append('\n'));
        out.add(new GeneratedFile(path, head + "\n" + text));
    }

    private static String header(String source, String what) {
        return "// " + SqlComment.visible(GeneratedFile.header(source, what)) + "\n";
    }

    @Override
    public Set<FilePlace> places() {
        return Set.of(new FilePlace("", ".ts"), new FilePlace("", ".sql"), new FilePlace(QUERIES, ".ts"));
    }

    @Override
    public List<String> notes(Exported exported) {
        List<String> out = new ArrayList<>(Division.of(exported.schema()).notes());
        exported.schema()
                .views()
                .filter(v -> SchemaObjects.columns(exported.schema(), v).isEmpty())
                .forEach(v -> out.add("The view " + v.name()
                        + " is not in existing.ts: the types of its columns are not known here."));
        return out;
    }
}
