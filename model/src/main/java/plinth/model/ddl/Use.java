package plinth.model.ddl;

import java.util.Optional;
import plinth.model.schema.ObjectName;

/**
 * A place where a table or one of its columns is named.
 *
 * @param table the table that is meant
 * @param column whether the place names one of its columns, and not the table itself
 * @param ident the name as it is written
 * @param qualifier the schema's name as it is written before a table's
 * @param prefix whether the table is named before one of its columns: there its name alone is enough, in whatever schema it is
 */
public record Use(ObjectName table, boolean column, Ident ident, Optional<Ident> qualifier, boolean prefix) {
    static Use ofColumn(ObjectName table, Ident ident) {
        return new Use(table, true, ident, Optional.empty(), false);
    }

    static Use ofTable(ObjectName table, NameNode node) {
        return new Use(table, false, node.last(), node.qualifier(), false);
    }

    /** Of a table before a column; {@code path} ends with the column's name. */
    static Use ofPrefix(ObjectName table, RefNode path, int at) {
        Optional<Ident> schema = at > 0 ? Optional.of(path.path().get(at - 1)) : Optional.empty();
        return new Use(table, false, path.path().get(at), schema, true);
    }
}
