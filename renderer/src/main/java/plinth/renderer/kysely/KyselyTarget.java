package plinth.renderer.kysely;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import plinth.model.schema.View;
import plinth.renderer.query.Exported;
import plinth.renderer.query.FilePlace;
import plinth.renderer.query.GeneratedFile;
import plinth.renderer.query.StubFile;
import plinth.renderer.query.Target;
import plinth.renderer.sql.SqlComment;
import plinth.renderer.typescript.ConstraintsFile;
import plinth.renderer.typescript.TsTypes;

/** Kysely with node-postgres: canonical DDL, the types of the database, the constraints by name, and a file of functions for each table or family. */
public final class KyselyTarget implements Target {
    private static final String QUERIES = "queries";

    @Override
    public String name() {
        return "kysely";
    }

    @Override
    public List<GeneratedFile> files(Exported exported, String source) {
        List<GeneratedFile> out = new ArrayList<>();
        out.add(GeneratedFile.ddl("schema.sql", exported.schema(), source));
        TsTypes types = new TsTypes(exported, new NodePostgres(), NodePostgres.TAKEN);
        if (exported.tables().isEmpty()) {
            return out;
        }
        out.add(new GeneratedFile(
                "database.ts", header(source, "the types of the database") + new DatabaseFile(exported, types).text()));
        out.add(new GeneratedFile(
                "constraints.ts",
                header(source, "the constraints by their names") + new ConstraintsFile(exported.schema()).text()));
        Set<String> taken = new TreeSet<>();
        for (StubFile f : exported.files()) {
            out.add(new GeneratedFile(
                    QUERIES + "/" + Exported.fileName(f.table(), taken) + ".ts",
                    header(source, "queries for " + f.title()) + new QueriesFile(exported, types, f).text()));
        }
        return out;
    }

    private static String header(String source, String what) {
        return "// " + SqlComment.visible(GeneratedFile.header(source, what)) + "\n";
    }

    @Override
    public Set<FilePlace> places() {
        return Set.of(new FilePlace("", ".ts"), new FilePlace(QUERIES, ".ts"));
    }

    @Override
    public List<String> notes(Exported exported) {
        List<String> out = new ArrayList<>();
        exported.schema().objects().stream()
                .filter(View.class::isInstance)
                .forEach(v -> out.add(
                        "The view " + v.name() + " is not in Database: the types of its columns are not known here."));
        exported.schema().tables().stream()
                .filter(t -> !DatabaseFile.addressable(t.name()))
                .forEach(t -> out.add("The table " + t.name()
                        + " is not in Database: Kysely would take a part of its name for a schema or an alias."));
        return out;
    }
}
