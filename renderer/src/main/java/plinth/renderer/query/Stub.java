package plinth.renderer.query;

import java.util.List;
import java.util.Locale;
import plinth.model.query.Statement;
import plinth.model.query.Term;
import plinth.renderer.sql.SqlComment;

/**
 * A statement with a name: what a client calls.
 *
 * @param name an identifier, the only one of its kind in an export, in words with a capital each
 * @param doc what a caller should know, a line each
 */
public record Stub(String name, Command command, List<String> doc, Statement statement) {
    public Stub {
        doc = List.copyOf(doc);
    }

    /** What a call gives back. */
    public enum Command {
        /** One row, or none. */
        ONE,
        /** Any number of rows. */
        MANY,
        /** Nothing. */
        EXEC,
        /** How many rows were written. */
        EXECROWS,
        /** How many rows were written of the many that were given at once. */
        COPYFROM;

        /** Returns the word in the first line of sqlc's query: {@code :one}. */
        public String word() {
            return ":" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns its parameters, each once, in the order in which they first stand in the statement. */
    public List<Term.Parameter> parameters() {
        return QueryWriter.write(statement, QueryWriter.Flavour.PLAIN).parameters();
    }

    /** Returns the statement without a semicolon, parameters in sqlc's notation. */
    public String sql() {
        return SqlcText.of(statement);
    }

    /** Returns the stub as sqlc takes it, with its first line, its comments and the semicolon. */
    public String text() {
        StringBuilder out = new StringBuilder("-- name: " + name + " " + command.word() + "\n");
        doc.forEach(d -> out.append(SqlComment.line(d)).append('\n'));
        return out.append(sql()).append(";\n").toString();
    }
}
