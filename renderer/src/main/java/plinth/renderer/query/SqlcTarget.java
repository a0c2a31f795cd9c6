package plinth.renderer.query;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** sqlc: canonical DDL, a query file for each table or family, and sqlc.yaml; beside settings of somebody else's the query files alone. */
public final class SqlcTarget implements Target {
    private final Optional<SqlcBeside> beside;

    public SqlcTarget() {
        this.beside = Optional.empty();
    }

    public SqlcTarget(SqlcBeside beside) {
        this.beside = Optional.of(beside);
    }

    @Override
    public String name() {
        return "sqlc";
    }

    @Override
    public List<GeneratedFile> files(Exported exported, String source) {
        return beside.map(b -> b.files(exported, source))
                .orElseGet(() -> SqlcExport.files(exported, SqlcOptions.of(source)));
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
