package plinth.renderer.jvm;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import plinth.renderer.query.Exported;
import plinth.renderer.query.FilePlace;
import plinth.renderer.query.GeneratedFile;
import plinth.renderer.query.StubFile;
import plinth.renderer.query.Target;

/**
 * A client in Java: canonical DDL, the constraints by name, what is its own, and a class of functions for each table or family.
 *
 * @param <T> its types
 */
public abstract class JavaTarget<T extends JavaTypes> implements Target {
    /** Returns the types of {@code exported}. */
    protected abstract T types(Exported exported);

    /** Returns the files that this client alone has. */
    protected abstract List<GeneratedFile> own(Exported exported, T types, String source);

    /** Returns the class of functions of {@code file}. */
    protected abstract FunctionsFile<T> functions(Exported exported, T types, StubFile file);

    @Override
    public final List<GeneratedFile> files(Exported exported, String source) {
        List<GeneratedFile> out = new ArrayList<>();
        out.add(GeneratedFile.ddl("schema.sql", exported.schema(), source));
        if (exported.tables().isEmpty()) {
            return out;
        }
        T types = types(exported);
        out.addAll(own(exported, types, source));
        out.add(JavaText.file(
                "Constraints",
                source,
                "the constraints by their names",
                new ConstraintsFile(exported.schema()).text()));
        for (StubFile f : exported.files()) {
            out.add(JavaText.file(
                    types.functions(f),
                    source,
                    "queries for " + f.title(),
                    functions(exported, types, f).text()));
        }
        return out;
    }

    @Override
    public final Set<FilePlace> places() {
        return Set.of(new FilePlace(JavaText.PACKAGE, ".java"));
    }

    @Override
    public List<String> notes(Exported exported) {
        return FunctionsFile.leftOut(exported, types(exported));
    }
}
