package plinth.renderer.query;

import java.util.List;
import java.util.Set;

/** sqlc: canonical DDL, a query file for each table or family, and sqlc.yaml. */
public final class SqlcTarget implements Target {
    @Override
    public String name() {
        return "sqlc";
    }

    @Override
    public List<GeneratedFile> files(Exported exported, String source) {
        return SqlcExport.files(exported, SqlcOptions.of(source));
    }

    @Override
    public Set<FilePlace> places() {
        return SqlcOptions.of("").places();
    }

    @Override
    public List<String> notes(Exported exported) {
        return SqlcExport.notes(exported.schema());
    }
}
