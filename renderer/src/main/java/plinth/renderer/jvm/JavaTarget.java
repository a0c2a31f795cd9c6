package plinth.renderer.jvm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.SourceVersion;
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
    private final String packageName;

    protected JavaTarget() {
        this(JavaText.PACKAGE);
    }

    protected JavaTarget(String packageName) {
        this.packageName = packageName;
    }

    /** Returns the types of {@code exported}, whose files are of the package {@code packageName}. */
    protected abstract T types(Exported exported, String packageName);

    /** Returns the client for files of the package {@code packageName}. */
    protected abstract JavaTarget<T> of(String packageName);

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
        T types = types(exported, packageName);
        out.addAll(own(exported, types, source));
        out.add(JavaText.file(
                packageName,
                "Constraints",
                source,
                "the constraints by their names",
                new ConstraintsFile(exported.schema(), packageName).text()));
        for (StubFile f : exported.files()) {
            out.add(JavaText.file(
                    packageName,
                    types.functions(f),
                    source,
                    "queries for " + f.title(),
                    functions(exported, types, f).text()));
        }
        return out;
    }

    @Override
    public final boolean packages() {
        return true;
    }

    @Override
    public final Optional<Target> packaged(String name) {
        return SourceVersion.isName(name) ? Optional.of(of(name)) : Optional.empty();
    }

    @Override
    public final Set<FilePlace> places() {
        return Set.of(new FilePlace(JavaText.folder(packageName), ".java"));
    }

    @Override
    public List<String> notes(Exported exported) {
        return FunctionsFile.leftOut(exported, types(exported, packageName));
    }
}
