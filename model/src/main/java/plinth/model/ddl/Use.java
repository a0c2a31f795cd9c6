package plinth.model.ddl;

import java.util.Optional;
import plinth.model.schema.ObjectName;

/**
 * A place where a table or one of its columns is named.
 *
 * @param table the table that is meant
 * @param column the column's name, or absent when the place names the table itself
 * @param ident the name as it is written
 * @param qualifier the schema's name as it is written before a table's
 */
public record Use(ObjectName table, boolean column, Ident ident, Optional<Ident> qualifier) {
    static Use ofColumn(ObjectName table, Ident ident) {
        return new Use(table, true, ident, Optional.empty());
    }

    static Use ofTable(ObjectName table, NameNode node) {
        return new Use(table, false, node.last(), node.qualifier());
    }
}
