package plinth.database.jdbc;

import java.util.List;
import plinth.database.NotCarried;
import plinth.model.schema.Schema;

/**
 * A database as it was read: names and types as PostgreSQL will have them, expressions and queries still in the database's own SQL, each as one
 * piece of text.
 *
 * @param home what the database calls the schema that {@code public} stands for, empty when it has no name
 */
record Source(Product product, String home, Schema schema, List<NotCarried> notCarried) {
    Source {
        notCarried = List.copyOf(notCarried);
    }
}
