package plinth.database.jdbc;

import java.util.List;
import plinth.database.NotCarried;
import plinth.model.schema.Schema;

/**
 * A database as it was read: names and types as PostgreSQL will have them, expressions and queries still in the database's own SQL, each as one
 * piece of text.
 */
record Source(Product product, Schema schema, List<NotCarried> notCarried) {
    Source {
        notCarried = List.copyOf(notCarried);
    }
}
