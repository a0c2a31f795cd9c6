package plinth.renderer.query;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import plinth.model.text.Dialect;
import plinth.model.text.Script;
import plinth.model.text.Statement;
import plinth.model.text.Tokens;

/** What an expression calls, by its tokens: an expression without a call is the same whenever it is worked out. */
final class Calls {
    /** Words of SQL that are calls without parentheses. */
    private static final Set<String> WORDS = Set.of(
            "current_catalog",
            "current_date",
            "current_role",
            "current_schema",
            "current_time",
            "current_timestamp",
            "current_user",
            "localtime",
            "localtimestamp",
            "session_user",
            "system_user",
            "user");

    /** Words before a parenthesis that call nothing. */
    private static final Set<String> GRAMMAR = Set.of(
            "all",
            "and",
            "any",
            "array",
            "as",
            "between",
            "case",
            "cast",
            "coalesce",
            "else",
            "from",
            "greatest",
            "in",
            "is",
            "least",
            "like",
            "not",
            "nullif",
            "or",
            "row",
            "select",
            "some",
            "then",
            "when",
            "where");

    private Calls() {}

    /** Returns the names of the functions that {@code expression} calls, in lower case and without a schema. */
    static Set<String> in(String expression) {
        Set<String> out = new LinkedHashSet<>();
        for (Statement s : Script.of(Dialect.POSTGRESQL, expression).statements()) {
            Tokens t = s.tokens();
            for (int i = 0; i < t.size(); i++) {
                String word = t.isIdentifier(i) ? t.identifier(i).toLowerCase(Locale.ROOT) : "";
                if (WORDS.contains(word) && t.text(i).equalsIgnoreCase(word) && !t.is(i - 1, '.')
                        || !word.isEmpty() && t.is(i + 1, '(') && !GRAMMAR.contains(word) && !type(t, i)) {
                    out.add(word);
                }
            }
        }
        return out;
    }

    /** Whether the word at {@code i} ends the name of a type that something is cast to: {@code 'x'::character varying(3)}. */
    private static boolean type(Tokens t, int i) {
        int at = i;
        if (t.is(at, "varying")) {
            at--;
        }
        while (t.is(at - 1, '.')) {
            at -= 2;
        }
        return t.is(at - 1, "::") || t.is(at - 1, "as");
    }
}
