package plinth.renderer.query;

import java.util.List;
import java.util.Locale;
import plinth.renderer.sql.SqlComment;

/**
 * A query with a name, as sqlc takes it.
 *
 * @param name a Go identifier, the only one of its kind in an export
 * @param doc what a caller should know, a line each
 * @param sql the statement without a semicolon, parameters in sqlc's notation
 */
public record Stub(String name, Command command, List<String> doc, String sql) {
    public Stub {
        doc = List.copyOf(doc);
    }

    /** What sqlc's function gives back. */
    public enum Command {
        ONE,
        MANY,
        EXEC,
        EXECROWS,
        COPYFROM;

        /** Returns the word in the query's first line: {@code :one}. */
        public String word() {
            return ":" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns the stub as text with its first line, its comments and the semicolon. */
    public String text() {
        StringBuilder out = new StringBuilder("-- name: " + name + " " + command.word() + "\n");
        doc.forEach(d -> out.append(SqlComment.line(d)).append('\n'));
        return out.append(sql).append(";\n").toString();
    }
}
