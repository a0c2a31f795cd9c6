package plinth.renderer.query;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** sqlc: canonical DDL, a query file for each table or family, and sqlc.yaml; beside settings of somebody else's the query files alone. */
public final class SqlcTarget implements Target {
    private final String packageName;
    private final Optional<SqlcBeside> beside;

    private SqlcTarget(String packageName, Optional<SqlcBeside> beside) {
        this.packageName = packageName;
        this.beside = beside;
    }

    public SqlcTarget() {
        this(SqlcOptions.PACKAGE, Optional.empty());
    }

    public SqlcTarget(SqlcBeside beside) {
        this(SqlcOptions.PACKAGE, Optional.of(beside));
    }

    @Override
    public String name() {
        return "sqlc";
    }

    @Override
    public List<GeneratedFile> files(Exported exported, String source) {
        return beside.map(b -> b.files(exported, source))
                .orElseGet(() -> SqlcExport.files(exported, SqlcOptions.of(source, packageName)));
    }

    @Override
    public boolean packages() {
        return true;
    }

    @Override
    public Optional<Target> packaged(String name) {
        return Exported.goPackage(name) ? Optional.of(new SqlcTarget(name, beside)) : Optional.empty();
    }

    @Override
    public Set<FilePlace> places() {
        return beside.map(b -> Set.of(new FilePlace(b.queries(), ".sql")))
                .orElseGet(() -> SqlcOptions.of("").places());
    }

    @Override
    public List<String> notes(Exported exported) {
        return beside.map(b -> b.notes(exported)).orElseGet(() -> SqlcExport.notes(exported.schema()));
    }
}
