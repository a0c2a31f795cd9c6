package plinth.database;

import java.util.List;
import plinth.model.schema.Schema;
import plinth.renderer.sql.DdlWriter;
import plinth.renderer.sql.SqlComment;

/**
 * A live database as a schema.
 *
 * @param product the database's name and version as it gives them
 * @param notCarried what it holds and the schema does not
 */
public record Inspected(String product, Schema schema, List<NotCarried> notCarried) {
    public Inspected {
        notCarried = List.copyOf(notCarried);
    }

    /** Returns the canonical DDL of the schema; above it, in comments, what is not carried over, with its own SQL. */
    public String ddl() {
        StringBuilder out = new StringBuilder();
        for (NotCarried n : notCarried) {
            out.append(SqlComment.line("not written: " + n)).append('\n');
            SqlComment.lines("  ", n.text().strip()).forEach(l -> out.append(l).append('\n'));
        }
        return out.append(out.isEmpty() ? "" : "\n")
                .append(DdlWriter.write(schema))
                .toString();
    }
}
