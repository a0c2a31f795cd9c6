package plinth.model.ddl;

import java.util.Set;
import plinth.model.schema.Name;

/** What PostgreSQL keeps of every row of a table beside its columns, and a query in FROM has not. */
final class SystemColumns {
    private static final Set<String> NAMES = Set.of("tableoid", "ctid", "xmin", "xmax", "cmin", "cmax");

    private SystemColumns() {}

    static boolean named(Name n) {
        return NAMES.contains(n.value());
    }
}
