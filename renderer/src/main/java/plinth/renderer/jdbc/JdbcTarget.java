package plinth.renderer.jdbc;

import java.util.List;
import plinth.renderer.jvm.FunctionsFile;
import plinth.renderer.jvm.JavaTarget;
import plinth.renderer.query.Exported;
import plinth.renderer.query.GeneratedFile;
import plinth.renderer.query.StubFile;

/** Java over plain JDBC, with records for rows, and enums. */
public final class JdbcTarget extends JavaTarget<JdbcTypes> {
    @Override
    public String name() {
        return "jdbc";
    }

    public JdbcTarget() {}

    private JdbcTarget(String packageName) {
        super(packageName);
    }

    @Override
    protected JdbcTypes types(Exported exported, String packageName) {
        return new JdbcTypes(exported, packageName);
    }

    @Override
    protected JavaTarget<JdbcTypes> of(String packageName) {
        return new JdbcTarget(packageName);
    }

    @Override
    protected List<GeneratedFile> own(Exported exported, JdbcTypes types, String source) {
        return new ModelFiles(exported, types).files(source);
    }

    @Override
    protected FunctionsFile<JdbcTypes> functions(Exported exported, JdbcTypes types, StubFile file) {
        return new QueriesFile(exported, types, file);
    }
}
