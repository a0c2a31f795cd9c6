package plinth.renderer.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import plinth.model.schema.EnumType;
import plinth.model.schema.Table;
import plinth.renderer.jvm.ConstraintsFile;
import plinth.renderer.jvm.FunctionsFile;
import plinth.renderer.jvm.JavaText;
import plinth.renderer.query.Exported;
import plinth.renderer.query.FilePlace;
import plinth.renderer.query.GeneratedFile;
import plinth.renderer.query.StubFile;
import plinth.renderer.query.Target;

/** Java over plain JDBC: canonical DDL, records and enums, the constraints by name, and a class of functions for each table or family. */
public final class JdbcTarget implements Target {
    @Override
    public String name() {
        return "jdbc";
    }

    @Override
    public List<GeneratedFile> files(Exported exported, String source) {
        List<GeneratedFile> out = new ArrayList<>();
        out.add(GeneratedFile.ddl("schema.sql", exported.schema(), source));
        if (exported.tables().isEmpty()) {
            return out;
        }
        JdbcTypes types = new JdbcTypes(exported);
        ModelFiles models = new ModelFiles(exported, types);
        out.add(JavaText.file(
                "Constraints",
                source,
                "the constraints by their names",
                new ConstraintsFile(exported.schema()).text()));
        out.add(JavaText.file("Values", source, "the arrays of the database", ModelFiles.values()));
        for (EnumType e : exported.schema().enums().toList()) {
            out.add(JavaText.file(types.name(e), source, "the labels of " + e.name(), models.enumType(e)));
        }
        for (Table t : exported.tables()) {
            if (models.fits(t)) {
                out.add(JavaText.file(types.row(t.name()), source, "the rows of " + t.name(), models.row(t)));
            }
        }
        for (StubFile f : exported.files()) {
            out.add(JavaText.file(
                    types.functions(f),
                    source,
                    "queries for " + f.title(),
                    new QueriesFile(exported, types, f).text()));
        }
        return out;
    }

    @Override
    public Set<FilePlace> places() {
        return Set.of(new FilePlace(JavaText.PACKAGE, ".java"));
    }

    @Override
    public List<String> notes(Exported exported) {
        return FunctionsFile.leftOut(exported, new JdbcTypes(exported));
    }
}
