package plinth.model.query;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;
import plinth.model.schema.Expression;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.View;

/**
 * Reads SQL that asks into a {@link Query}. It takes at most {@value #SECONDS} seconds and refuses texts that are too long or too deep, since
 * the parser's time grows fast with the nesting. It keeps nothing: who reads a text often keeps what became of it.
 */
public final class QueryReader {
    static final int SECONDS = 3;

    /** Parentheses within parentheses; hand-written queries have a dozen at most. */
    private static final int DEEPEST = 40;

    private static final int LONGEST = 100_000;

    private QueryReader() {}

    /** Returns the query that {@code sql} asks of {@code schema}: one SELECT, or several with UNION ALL between them. */
    public static Reading read(String sql, Schema schema) {
        String text = sql.strip();
        while (text.endsWith(";")) {
            text = text.substring(0, text.length() - 1).stripTrailing();
        }
        if (text.length() > LONGEST) {
            return new Reading.NotRead("The query is longer than " + LONGEST + " characters.");
        }
        if (depth(text) > DEEPEST) {
            return new Reading.NotRead("The query has more than " + DEEPEST + " parentheses within one another.");
        }
        ExecutorService worker = worker();
        try {
            Statement s = CCJSqlParserUtil.parse(text, worker, p -> p.withTimeOut(SECONDS * 1000L));
            if (!(s instanceof Select select)) {
                return new Reading.NotRead("Only a SELECT can be read as a query.");
            }
            return new Reading.Read(new SelectReader(schema, List.of()).query(select));
        } catch (JSQLParserException e) {
            return new Reading.NotRead(reason(e));
        } catch (NotUnderstood e) {
            return new Reading.NotRead(e.sentence());
        } catch (StackOverflowError e) {
            return new Reading.NotRead("The query is too deep.");
        } finally {
            // Not waited for: a parser that has run out of its time ends by itself.
            worker.shutdownNow();
        }
    }

    /** Returns the query of a view. */
    public static Reading read(View view, Schema schema) {
        return read(sql(view.query()), schema);
    }

    /**
     * Returns the condition {@code expression} about the rows of {@code table}, as in a partial index or a check; its columns have the table's
     * name as alias. Nothing when it is not understood.
     */
    public static List<Condition> condition(Expression expression, Table table, Schema schema) {
        Query.Select asked =
                switch (read("SELECT 1 FROM " + quoted(table.name()) + " WHERE " + sql(expression), schema)) {
                    case Reading.Read(Query.Select s) -> s;
                    case Reading.Read(Query.Union u) -> null;
                    case Reading.NotRead n -> null;
                };
        return asked == null ? List.of() : asked.where();
    }

    /** Returns the text of {@code expression}, its names in quotes. */
    static String sql(Expression expression) {
        StringBuilder out = new StringBuilder();
        for (Expression.Piece p : expression.pieces()) {
            switch (p) {
                case Expression.Verbatim(String text) -> out.append(text);
                case Expression.Reference(List<Name> path) -> {
                    for (int i = 0; i < path.size(); i++) {
                        out.append(i > 0 ? "." : "").append(path.get(i).quoted());
                    }
                }
            }
        }
        return out.toString();
    }

    private static String quoted(ObjectName name) {
        return name.schema().isEmpty()
                ? name.name().quoted()
                : name.schema().quoted() + "." + name.name().quoted();
    }

    private static ExecutorService worker() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("query reader").factory());
    }

    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    private static String reason(JSQLParserException e) {
        String message = e.getMessage();
        String first = message == null ? "" : message.lines().findFirst().orElse("");
        int at = first.indexOf("Encountered");
        String said = at >= 0 ? first.substring(at) : first;
        return said.isBlank() ? "The query could not be read in time." : "The query could not be read: " + said;
    }

    /** Something in a query has no place in {@link Query}. */
    static final class NotUnderstood extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String sentence;

        NotUnderstood(String sentence) {
            super(sentence);
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }
    }
}
