package plinth.database;

import java.util.ArrayList;
import java.util.List;
import plinth.model.text.Dialect;
import plinth.model.text.Keyword;
import plinth.model.text.Patch;
import plinth.model.text.Script;
import plinth.model.text.Span;
import plinth.model.text.Statement;
import plinth.model.text.TokenKind;
import plinth.model.text.Tokens;

/**
 * Lists of values of a varchar. PostgreSQL shows {@code role IN ('a', 'b')} as {@code (role)::text = ANY ((ARRAY['a'::character varying, ...])::text[])},
 * which it reads back as something else; the list itself is what people write, and stays what it is.
 */
final class InLists {
    private InLists() {}

    /** Returns {@code sql}, a statement as the catalog gives it, with such lists written by IN and NOT IN. */
    static String written(String sql) {
        if (!sql.contains("(ARRAY[")) {
            return sql;
        }
        List<Statement> all = Script.of(Dialect.POSTGRESQL, sql).statements();
        if (all.size() != 1) {
            return sql;
        }
        Tokens t = all.getFirst().tokens();
        List<Patch> patches = new ArrayList<>();
        for (int i = 3; i < t.size(); i++) {
            boolean in = t.is(i, "=") && t.is(i + 1, Keyword.ANY);
            boolean notIn = t.is(i, "<>") && t.is(i + 1, Keyword.ALL);
            boolean text = t.is(i - 1, Keyword.TEXT) && t.is(i - 2, "::");
            if ((in || notIn) && text) {
                list(t, i, in ? "IN" : "NOT IN", patches);
            }
        }
        return patches.isEmpty() ? sql : Patch.applyAll(sql, patches);
    }

    /** Takes in the list behind the operator at {@code at}: {@code = ANY ((ARRAY['a'::character varying, ...])::text[])}. */
    private static void list(Tokens t, int at, String word, List<Patch> patches) {
        int i = at + 2;
        if (!t.is(i, '(') || !t.is(i + 1, '(') || !t.is(i + 2, Keyword.ARRAY) || !t.is(i + 3, '[')) {
            return;
        }
        i += 3;
        List<String> values = new ArrayList<>();
        do {
            i++;
            boolean value = i < t.size()
                    && t.kind(i) == TokenKind.STRING
                    && t.is(i + 1, "::")
                    && t.is(i + 2, Keyword.CHARACTER)
                    && t.is(i + 3, Keyword.VARYING);
            if (!value) {
                return;
            }
            values.add(t.text(i));
            i += 4;
        } while (t.is(i, ','));
        boolean closed = t.is(i, ']')
                && t.is(i + 1, ')')
                && t.is(i + 2, "::")
                && t.is(i + 3, Keyword.TEXT)
                && t.is(i + 4, '[')
                && t.is(i + 5, ']')
                && t.is(i + 6, ')');
        // A list of one would be read as a comparison.
        if (closed && values.size() > 1) {
            patches.add(new Patch(new Span(t.start(at - 2), t.end(at - 1)), ""));
            patches.add(new Patch(new Span(t.start(at), t.end(i + 6)), word + " (" + String.join(", ", values) + ")"));
        }
    }
}
